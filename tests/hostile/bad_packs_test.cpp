// Every bad pack goes the kiosk's own way in, and is refused with its code: the process lives, the old pack stays,
// memory stays small. The names of the rows are what the kiosk was tried with.
#include "kiosk/install/scan.h"
#include "kiosk/pack/pack.h"
#include "tests/hostile/house.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

using namespace kiosk;
using namespace kiosk::tests;
using container::Refusal;

namespace {

constexpr long memory_kib_max = 256L * 1024;
// For telling a hang from a slow machine, ten times what is wanted. How long each took is printed.
constexpr std::chrono::seconds hang{20};

void check_words(const Error& error) {
  CHECK_FALSE(container::staff_sentence(error, container::StaffLanguage::German).empty());
  CHECK_FALSE(container::staff_sentence(error, container::StaffLanguage::English).empty());
  const std::string line = container::log_line(error);
  CHECK(line.rfind(error.code, 0) == 0);
  CHECK(line.find('\n') == std::string::npos);
}

void try_all(const std::vector<BadPack>& packs, const char* group) {
  auto house = std::make_unique<House>();
  std::chrono::milliseconds slowest{0};
  long memory_kib = 0;
  std::string slowest_name;
  for (const BadPack& bad : packs) {
    // The sanitizers need more address space than any limit leaves.
    if (is_sanitized() && bad.refusal == Refusal::ValidatorMemory) continue;
    INFO(group << ": " << bad.name);
    const auto file = house->put("bad.kitapack", bad.bytes());
    const Trial trial = try_to_install(*house, file, bad.now);
    CHECK_FALSE(trial.result.has_value());
    if (!trial.result) {
      INFO(container::log_line(trial.result.error()));
      CHECK(trial.result.error().code == container::code_of(bad.refusal));
      check_words(trial.result.error());
    }
    const std::string disorder = house->disorder();
    CHECK(disorder.empty());
    if (!disorder.empty()) house = std::make_unique<House>(); // the next one shall be judged for itself
    CHECK(trial.took < hang);
    if (!is_sanitized()) CHECK(trial.memory_kib < memory_kib_max);
    if (trial.took > slowest) slowest_name = bad.name;
    slowest = std::max(slowest, trial.took);
    memory_kib = std::max(memory_kib, trial.memory_kib);
  }
  std::printf("%s: %zu bad packs refused; slowest: %s, %lld ms; most memory: %ld MiB\n", group, packs.size(),
              slowest_name.c_str(), static_cast<long long>(slowest.count()), memory_kib / 1024);
}

std::vector<BadPack> all_bad_packs() {
  std::vector<BadPack> all;
  for (const auto& group :
       {bad_archives(), bad_signatures(), bad_manifests(), bad_policies(), bad_databases(), bad_contents()})
    all.insert(all.end(), group.begin(), group.end());
  return all;
}

} // namespace

TEST_CASE("the good pack that all bad ones are made of is taken, and then it is already there", "[archives]") {
  const House house;
  const auto file = house.put("good.kitapack", pack_of_database(good_database()));
  const auto installed = house.install(file);
  INFO((installed ? std::string() : container::log_line(installed.error())));
  REQUIRE(installed.has_value());
  CHECK(house.library().state().current == installed->id);
  CHECK(pack::Pack::open(installed->database()).has_value());
  const auto again = house.install(file);
  REQUIRE_FALSE(again.has_value());
  CHECK(container::is(again.error(), Refusal::PolicySame));
}

TEST_CASE("a clock that says 1970 does not keep a good pack out", "[archives]") {
  const House house;
  const auto file = house.put("good.kitapack", pack_of_database(good_database()));
  const auto installed = house.install(file, "1970-01-01T00:00");
  INFO((installed ? std::string() : container::log_line(installed.error())));
  CHECK(installed.has_value());
}

TEST_CASE("bad archives", "[archives]") { try_all(bad_archives(), "archives"); }
TEST_CASE("bad signatures and keys", "[signatures]") { try_all(bad_signatures(), "signatures"); }
TEST_CASE("bad manifests", "[signatures]") { try_all(bad_manifests(), "manifests"); }
TEST_CASE("packs that this house does not want", "[signatures]") { try_all(bad_policies(), "policies"); }
TEST_CASE("bad databases", "[databases]") { try_all(bad_databases(), "databases"); }
TEST_CASE("bad pictures and texts", "[contents]") { try_all(bad_contents(), "contents"); }

TEST_CASE("a scan refuses whatever the heads show, and never takes longer than its time", "[signatures]") {
  const House house;
  std::vector<std::filesystem::path> files;
  std::map<std::filesystem::path, Refusal> refusals;
  for (const auto& group : {bad_archives(), bad_signatures(), bad_manifests()})
    for (const BadPack& bad : group) {
      files.push_back(house.put(std::to_string(files.size()) + ".kitapack", bad.bytes()));
      refusals[files.back()] = bad.refusal;
    }
  const auto begin = std::chrono::steady_clock::now();
  const install::Found found = install::scan(files, house.library());
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(took < hang);
  REQUIRE(found.packs.size() == files.size());
  for (const install::FoundPack& pack : found.packs) {
    const std::string_view code = container::code_of(refusals.at(pack.file));
    INFO(pack.file << " " << pack.code << " " << code);
    // What only a look into the database shows is for staging.
    const bool is_of_database = code.rfind("KP-DB-", 0) == 0;
    CHECK((pack.verdict == install::Verdict::Refused || is_of_database));
    if (!is_of_database) CHECK(pack.code == code);
    CHECK((pack.verdict != install::Verdict::Refused || !pack.german.empty()));
  }
  std::printf("a scan of %zu bad packs: %lld ms\n", files.size(),
              static_cast<long long>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
}

TEST_CASE("texts that are hard to read are read in time, or refused", "[contents]") {
  const House house;
  for (const std::string_view piece :
       {"[", "*", "**_", "`", "<", "&", "![](", "[a](b", "[[]", "\\", "'", "'{'", "*a_", "|", "\u0301"}) {
    std::string text = "a";
    while (text.size() + piece.size() < 60'000)
      text += piece;
    INFO("60,000 bytes of " << piece);
    const auto file = house.put("slow.kitapack", pack_of_database(database_with_text(text)));
    const House fresh;
    const Trial trial = try_to_install(fresh, file, "2026-11-26T08:00");
    CHECK(trial.took < hang);
    if (!trial.result) CHECK(container::refusal_of(trial.result.error()) != Refusal::ValidatorDied);
    std::printf("60,000 bytes of %s: %lld ms, %s\n", std::string(piece).c_str(),
                static_cast<long long>(trial.took.count()), trial.result ? "taken" : trial.result.error().code.c_str());
  }
}

TEST_CASE("a pack that is larger than any may be is refused unread", "[archives]") {
  const House house;
  const auto file = house.put("large.kitapack", "");
  std::filesystem::resize_file(file, container::file_bytes_max + 1); // a hole, no bytes
  const Trial trial = try_to_install(house, file, "2026-11-26T08:00");
  REQUIRE_FALSE(trial.result.has_value());
  CHECK(container::is(trial.result.error(), Refusal::ArchiveSize));
  CHECK(house.disorder().empty());
}

TEST_CASE("there are more than a hundred bad packs, and each refusal that a pack can cause has one", "[table]") {
  // What no bytes of a pack can cause, and why.
  const std::map<Refusal, const char*> elsewhere = {
      {Refusal::KeyFile, "is the house's own trust directory"},
      {Refusal::PolicySame, "is the good pack a second time, above"},
      {Refusal::ValidatorDied, "no bytes are known that end the child; tests/install has a child that dies"},
      {Refusal::ValidatorSlow, "SQLite's questions end with DatabaseLimit before; tests/install has a slow child"},
      {Refusal::MediumNothing, "is a medium: medium_test.cpp"},
      {Refusal::MediumPulled, "is a medium: medium_test.cpp"},
      {Refusal::MediumChanged, "is a medium: medium_test.cpp"},
      {Refusal::MediumNoFile, "is a medium: medium_test.cpp"},
      {Refusal::MediumLink, "is a medium: medium_test.cpp"},
      {Refusal::MediumUnreadable, "is a medium: medium_test.cpp"},
      {Refusal::MediumMany, "is a medium: tests/install/scan_test.cpp"},
      {Refusal::StorageFull, "is our own disk"},
      {Refusal::StorageBroken, "is our own disk"},
      {Refusal::LibraryBusy, "is our own library"},
      {Refusal::LibraryNothing, "is our own library"},
      {Refusal::LibraryDamaged, "is our own library"},
      {Refusal::LibraryCrashed, "is our own library"},
      {Refusal::LibraryNotStaged, "is our own library"},
      {Refusal::PinWrong, "is a person's PIN"},
      {Refusal::PinWait, "is a person's PIN"},
      {Refusal::PinNone, "is a person's PIN"},
      {Refusal::PinNeeded, "is a person's PIN"},
      {Refusal::PinForm, "is a person's PIN"},
      {Refusal::PinSimple, "is a person's PIN"},
      {Refusal::ClockNone, "is our own clock"},
      {Refusal::ClockFailed, "is our own clock"},
      {Refusal::ClockDay, "is our own clock"},
      {Refusal::Internal, "is a mistake of ours"},
  };
  std::set<std::string> names;
  std::set<Refusal> caused;
  const std::vector<BadPack> packs = all_bad_packs();
  for (const BadPack& bad : packs) {
    INFO(bad.name);
    CHECK(names.insert(bad.name).second);
    CHECK_FALSE(elsewhere.contains(bad.refusal));
    caused.insert(bad.refusal);
  }
  CHECK(packs.size() > 100);
  for (const container::RefusalWords& words : container::all_refusals()) {
    INFO(words.code);
    CHECK(caused.contains(words.refusal) != elsewhere.contains(words.refusal));
  }
  std::printf("%zu bad packs cause %zu of %zu refusals\n", packs.size(), caused.size(),
              container::all_refusals().size());
}
