// Words that did not come with the program: which of two is newer, what does not fit, what is broken.
#include "kiosk/base/files.h"
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/locale/po_revision.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::locale;

namespace {

const std::filesystem::path folder = std::filesystem::path(KIOSK_SOURCE_DIR) / "locales";

std::string header(const std::string& date) {
  return "msgid \"\"\nmsgstr \"\"\n\"PO-Revision-Date: " + date + "\\n\"\n\nmsgctxt \"a\"\n";
}

PoUnit unit(const std::string& key, const std::string& german, const std::string& translation) {
  PoUnit made;
  made.key = key;
  made.source = german;
  made.translation = translation;
  return made;
}

Catalogue opened(const std::filesystem::path& where = folder) {
  auto catalogue = Catalogue::open(where);
  REQUIRE(catalogue.has_value());
  return std::move(*catalogue);
}

} // namespace

TEST_CASE("when a file was last worked on is read in UTC") {
  CHECK(revision_in(header("2026-11-22 13:00+0100")) == "2026-11-22T12:00");
  CHECK(revision_in(header("2026-11-22 12:00+0000")) == "2026-11-22T12:00");
  CHECK(revision_in(header("2026-11-22 00:30+0100")) == "2026-11-21T23:30");
  CHECK(revision_in(header("2026-12-31 23:30-0100")) == "2027-01-01T00:30");
  CHECK(revision_in(header("2026-11-22 12:00")) == "2026-11-22T12:00");
  for (const char* wrong : {"", "YEAR-MO-DA HO:MI+ZONE", "2026-02-30 12:00+0000", "2026-11-22 12:00+01", "2026-11-22",
                            "2026-11-22 12:00+0x00"})
    CHECK(revision_in(header(wrong)).empty());
  CHECK(revision_in("").empty());
  CHECK(revision_in("\nmsgctxt \"PO-Revision-Date: 2026-11-22 12:00+0000\\n\"").empty());
  CHECK(opened().in({"uk"}).revised() >= "2026-11-22T12:00"); // every file of ours says when
}

TEST_CASE("newer words win, older and equally old ones do not") {
  const std::string ours = opened().in({"uk"}).revised();
  for (const auto& [revised, wins] : {std::pair{"2999-01-01T00:00", true}, std::pair{"2020-01-01T00:00", false},
                                      std::pair{ours.c_str(), false}, std::pair{"", false}}) {
    Catalogue catalogue = opened();
    const std::string before = catalogue.in({"uk"}).say("foot/home");
    const Laid laid =
        catalogue.lay_over_if_newer({catalogue.name_of({"uk"}), revised, {unit("foot/home", "Start", "Нове")}});
    INFO(revised);
    CHECK(laid.used == (wins ? 1 : 0));
    CHECK(catalogue.in({"uk"}).say("foot/home") == (wins ? "Нове" : before));
    CHECK(catalogue.in({"uk"}).has("foot/back")); // what was not brought stays
  }
}

TEST_CASE("a word that does not fit is left out with its reason") {
  Catalogue catalogue = opened();
  const std::string home = catalogue.in({"uk"}).say("foot/home");
  const Laid laid = catalogue.lay_over(
      {catalogue.name_of({"uk"}),
       "2999-01-01T00:00",
       {unit("foot/home", "Anfang", "Нове"), unit("no/such", "x", "y"), unit("foot/back", "Zurück", "Назад {"),
        unit("foot/language", "Sprache", "{n}"), unit("foot/text-size", "Schrift", "\u202EШрифт"),
        unit("done", "Fertig", std::string(200, '{'))}});
  CHECK(laid.used == 0);
  REQUIRE(laid.left_out.size() == 6);
  for (const char* why : {"other German", "no such text", "no ICU message", "{arguments}", "U+202E", "braces"})
    CHECK(std::any_of(laid.left_out.begin(), laid.left_out.end(),
                      [&](const std::string& line) { return line.find(why) != std::string::npos; }));
  CHECK(catalogue.in({"uk"}).say("foot/home") == home);
}

TEST_CASE("German is never brought, and a copy of a catalogue does not see what is laid over the other") {
  Catalogue catalogue = opened();
  CHECK(catalogue.lay_over_if_newer({catalogue.name_of({"de"}), "2999-01-01T00:00", {unit("foot/home", "Start", "x")}})
            .used == 0);
  const Catalogue copy = catalogue;
  (void)catalogue.lay_over({{{"hr"}, "Hrvatski", "Kroatisch"}, "", {unit("foot/home", "Start", "Početak")}});
  CHECK(catalogue.has({"hr"}));
  CHECK(catalogue.languages().back().own == "Hrvatski");
  CHECK(catalogue.in({"hr"}).say("foot/back") == "Zurück");
  CHECK_FALSE(copy.has({"hr"}));
}

TEST_CASE("who wrote a brought word is told as of any other") {
  Catalogue catalogue = opened();
  PoUnit machine = unit("foot/home", "Start", "Нове");
  machine.origin.origin = "machine";
  machine.origin.hash = fingerprint("Нове", origin_hash_digits);
  PoUnit changed = unit("foot/back", "Zurück", "Вернутись");
  changed.origin = machine.origin;
  (void)catalogue.lay_over({catalogue.name_of({"uk"}), "", {machine, changed}});
  CHECK(catalogue.in({"uk"}).origin_of("foot/home")->origin == "machine");
  CHECK(catalogue.in({"uk"}).origin_of("foot/back")->origin == "human");
}

TEST_CASE("reading again keeps the last good state of what is broken, file by file") {
  const std::filesystem::path copy = std::filesystem::path(KIOSK_BINARY_DIR) / "brought-words";
  std::filesystem::remove_all(copy);
  std::filesystem::copy(folder, copy);
  const Catalogue first = opened(copy);
  const std::string home = first.in({"uk"}).say("foot/home");
  REQUIRE(write_file(copy / "uk.po", "msgid \"\nmsgctxt").has_value());
  std::string english = read_file(copy / "en.po").value();
  english.replace(english.find("msgstr \"Home\""), 13, "msgstr \"Main\"");
  REQUIRE(write_file(copy / "en.po", english).has_value());
  std::vector<Error> broken;
  const Catalogue second = Catalogue::open_again(copy, first, broken);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].where.find("uk.po:1") != std::string::npos);
  CHECK(second.in({"uk"}).say("foot/home") == home);
  CHECK(second.in({"en"}).say("foot/home") == "Main");

  REQUIRE(write_file(copy / "languages.toml", "[[").has_value());
  REQUIRE(write_file(copy / "elternkiosk.pot", "[[").has_value());
  broken.clear();
  const Catalogue third = Catalogue::open_again(copy, second, broken);
  CHECK(broken.size() == 3);
  CHECK(third.languages().size() == first.languages().size());
  CHECK(third.in({"en"}).say("foot/home") == "Main");
  std::filesystem::remove(copy / "en.po");
  CHECK_FALSE(Catalogue::open_again(copy, third, broken).has({"en"}));
}
