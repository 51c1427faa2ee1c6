// The proof of content, and the kiosk's state as squares.
#include "kiosk/staff/board.h"
#include "kiosk/staff/proof.h"
#include "tests/install/workshop.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sqlite3.h>

using namespace kiosk;
namespace fs = std::filesystem;

namespace {

pack::Pack opened(const fs::path& database, const std::string& sql) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(database.c_str(), &connection) == SQLITE_OK);
  char* problem = nullptr;
  (void)sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, &problem);
  INFO((problem == nullptr ? "" : problem));
  REQUIRE(problem == nullptr);
  sqlite3_close(connection);
  return workshop::must(pack::Pack::open(database));
}

bool has(const std::vector<std::string>& list, const std::string& part) {
  return std::any_of(list.begin(), list.end(),
                     [&](const std::string& one) { return one.find(part) != std::string::npos; });
}

const staff::ProofKind* kind_of(const staff::Proof& proof, const std::string& name) {
  const auto found = std::find_if(proof.kinds.begin(), proof.kinds.end(),
                                  [&](const staff::ProofKind& kind) { return kind.kind == name; });
  return found == proof.kinds.end() ? nullptr : &*found;
}

const Date today = parse_date("2026-11-26").value();

} // namespace

TEST_CASE("two packs that say the same prove nothing new") {
  const workshop::Workshop shop("proof-same");
  const pack::Pack one = opened(shop.make_database("one.db"), "");
  const pack::Pack other = opened(shop.make_database("other.db", {2026112401}), "");
  const auto proof = staff::prove(one, other, "kinderland", today);
  REQUIRE(proof);
  CHECK(proof->kinds.empty());
  CHECK(proof->added() + proof->changed() + proof->gone() == 0);
  CHECK(proof->expires == other.about().expires);
}

TEST_CASE("what is gone and what is another is told by its title, for this Kita") {
  const workshop::Workshop shop("proof-changed");
  const pack::Pack before = opened(shop.make_database("before.db"), "");
  const pack::Offer& offer = before.offers().front();
  const pack::Pack after =
      opened(shop.make_database("after.db", {2026112401}),
             fmt::format("UPDATE offer SET german_name = 'Ganz neuer Name' WHERE id = '{}';", offer.id));
  const auto proof = staff::prove(before, after, "kinderland", today);
  REQUIRE(proof);
  const staff::ProofKind* offers = kind_of(*proof, "offer");
  REQUIRE(offers != nullptr);
  CHECK(has(offers->changed, "Ganz neuer Name"));
  CHECK(proof->changed() == 1);
  CHECK(proof->languages.size() == after.about().languages.size() - 1);
}

TEST_CASE("a note for the coordinator is no change for parents") {
  const workshop::Workshop shop("proof-note");
  const pack::Pack before = opened(shop.make_database("before.db"), "");
  const pack::Pack after = opened(shop.make_database("after.db", {2026112401}),
                                  "UPDATE provenance SET to_check = 'noch anrufen' WHERE owner LIKE 'offer/%';");
  const auto proof = staff::prove(before, after, "kinderland", today);
  REQUIRE(proof);
  CHECK(proof->changed() == 0);
}

TEST_CASE("squares hold text, and too much of it makes none") {
  const auto squares = staff::squares_of("Elternkiosk\nKita: kinderland\n");
  REQUIRE(squares);
  CHECK(squares->dark.size() == static_cast<std::size_t>(squares->side * squares->side));
  // The three corners that a camera looks for.
  CHECK((squares->dark.front() && squares->dark[static_cast<std::size_t>(squares->side) - 1]));
  CHECK_FALSE(staff::squares_of(std::string(4000, 'x')));
}
