// Which pack is opened: tries, falling back by itself, going back by hand, a lost state, damaged bytes.
#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/log.h"
#include "kiosk/install/start.h"
#include "tests/install/workshop.h"

#include <catch2/catch.hpp>
#include <fstream>

using namespace kiosk;
using namespace kiosk::install;
using container::Refusal;
using workshop::must;
using workshop::Workshop;
namespace fs = std::filesystem;

namespace {

/// A library of two packs: the first confirmed, the second on trial.
struct Two {
  explicit Two(const std::string& name) : shop(name) {
    const fs::path a = shop.make_pack("1.kitapack", {2026112301}), b = shop.make_pack("2.kitapack", {2026112401});
    first = workshop::id_of(a);
    second = workshop::id_of(b);
    REQUIRE(shop.install(a).has_value());
    change([&](Library& library, const Lock& lock) { REQUIRE(confirm(library, first, lock).has_value()); });
    REQUIRE(shop.install(b).has_value());
  }
  template <typename F> void change(F f) const {
    Library library = shop.library();
    const Lock lock = must(library.lock(std::chrono::seconds{1}));
    f(library, lock);
  }
  [[nodiscard]] Choice start() const {
    Library library = shop.library();
    const Lock lock = must(library.lock(std::chrono::seconds{1}));
    return choose(library, lock);
  }
  [[nodiscard]] fs::path folder(const PackId& id) const { return shop.root / "packs" / folder_name(id); }
  [[nodiscard]] State state() const { return shop.library().state(); }
  /// Changes one byte in the middle of a pack's database.
  void damage(const PackId& id) const {
    std::fstream file(folder(id) / "pack.db", std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(100'000);
    file.put('!');
  }

  Workshop shop;
  PackId first, second;
};

} // namespace

TEST_CASE("an empty library chooses no pack and writes nothing") {
  const Workshop shop("empty");
  Library library = shop.library();
  const Lock lock = must(library.lock(std::chrono::seconds{1}));
  CHECK_FALSE(choose(library, lock).pack.has_value());
  CHECK_FALSE(fs::exists(shop.root / "state"));
}

TEST_CASE("each start is counted before the pack is opened; after two the one before comes back") {
  const Two two("tries");
  for (int tries = 1; tries <= 2; ++tries) {
    const Choice choice = two.start();
    REQUIRE(choice.pack.has_value());
    CHECK(choice.pack->id == two.second);
    CHECK(choice.is_on_trial);
    CHECK(two.state().tries == tries);
  }
  const Choice choice = two.start();
  REQUIRE(choice.pack.has_value());
  CHECK(choice.pack->id == two.first);
  REQUIRE(choice.passed_over.size() == 1);
  CHECK(container::is(choice.passed_over[0].why, Refusal::LibraryCrashed));
  CHECK(two.state().current == two.first);
  CHECK(two.state().failed == two.second);
  CHECK(read_notes(two.shop.library()).back().event == Event::FellBack);
  // And it does not come back by itself.
  CHECK(two.start().pack->id == two.first);
}

TEST_CASE("running well ends the trial, lets the floor rise and old packs go") {
  const Two two("well");
  const fs::path third = two.shop.make_pack("3.kitapack", {2026112501});
  (void)two.start();
  two.change([&](Library& library, const Lock& lock) { REQUIRE(confirm(library, two.second, lock).has_value()); });
  CHECK_FALSE(two.state().is_on_trial);
  CHECK(two.state().floor == two.second);
  CHECK(fs::exists(two.folder(two.first))); // the way back
  REQUIRE(two.shop.install(third).has_value());
  CHECK(fs::exists(two.folder(two.first)));
  two.change([&](Library& library, const Lock& lock) {
    REQUIRE(confirm(library, two.second, lock).has_value()); // no longer current: means nothing
    CHECK(library.state().is_on_trial);
    REQUIRE(confirm(library, workshop::id_of(third), lock).has_value());
  });
  CHECK_FALSE(fs::exists(two.folder(two.first)));
  CHECK(fs::exists(two.folder(two.second)));
}

TEST_CASE("going back changes current and previous; with nothing before it is refused") {
  const Two two("back");
  two.change([&](Library& library, const Lock& lock) { CHECK(must(roll_back(library, lock)).id == two.first); });
  CHECK(two.state().current == two.first);
  CHECK(two.state().previous == two.second);
  two.damage(two.second);
  two.change([&](Library& library, const Lock& lock) {
    const auto damaged = roll_back(library, lock);
    REQUIRE_FALSE(damaged.has_value());
    CHECK(container::is(damaged.error(), Refusal::LibraryDamaged));
  });
  CHECK(two.state().current == two.first);
  const Workshop one("back-one");
  REQUIRE(one.install(one.make_pack("1.kitapack")).has_value());
  Library library = one.library();
  const Lock lock = must(library.lock(std::chrono::seconds{1}));
  CHECK(container::is(roll_back(library, lock).error(), Refusal::LibraryNothing));
}

TEST_CASE("a pack whose folder, manifest or signature is gone is passed over at once") {
  const auto starts_with_first = [](const std::string& name, const auto& change) {
    const Two two(name);
    change(two);
    const Choice choice = two.start();
    REQUIRE(choice.pack.has_value());
    CHECK(choice.pack->id == two.first);
    CHECK(two.state().current == two.first);
  };
  starts_with_first("gone-1", [](const Two& two) { fs::remove_all(two.folder(two.second)); });
  starts_with_first("gone-2", [](const Two& two) { fs::remove(two.folder(two.second) / "manifest.minisig"); });
  starts_with_first("gone-3", [](const Two& two) { fs::resize_file(two.folder(two.second) / "pack.db", 5000); });
  starts_with_first(
      "gone-4", [](const Two& two) { std::ofstream(two.folder(two.second) / "manifest.json", std::ios::app) << " "; });
}

TEST_CASE("when neither current nor previous do, any pack does, and at the end none") {
  const Two two("chain");
  const fs::path third = two.shop.make_pack("3.kitapack", {2026112501});
  two.change([&](Library& library, const Lock& lock) { REQUIRE(confirm(library, two.second, lock).has_value()); });
  REQUIRE(two.shop.install(third).has_value()); // first is left over, second is previous
  fs::remove(two.folder(workshop::id_of(third)) / "pack.db");
  fs::remove(two.folder(two.second) / "pack.db");
  CHECK(two.start().pack->id == two.first);
  fs::remove(two.folder(two.first) / "pack.db");
  CHECK_FALSE(two.start().pack.has_value());
  CHECK_FALSE(two.state().current.has_value());
  // A good one from a stick is welcome again.
  CHECK(two.shop.install(third).has_value());
}

TEST_CASE("rotten bytes make a pack give way, and its folder goes") {
  const Two two("rot");
  two.damage(two.second);
  two.change([&](Library& library, const Lock& lock) {
    const auto pack = must(library.pack(two.second));
    const auto checked = library.check_bytes(pack);
    REQUIRE_FALSE(checked.has_value());
    CHECK(container::is(checked.error(), Refusal::LibraryDamaged));
    give_way(library, two.second, Folder::Removed, checked.error(), lock);
    CHECK(choose(library, lock).pack->id == two.first);
  });
  CHECK_FALSE(fs::exists(two.folder(two.second)));
}

TEST_CASE("a lost or damaged state is made again from the packs") {
  const Two two("lost");
  for (const bool is_damaged : {false, true}) {
    fs::remove(two.shop.root / "state");
    if (is_damaged) std::ofstream(two.shop.root / "state") << "{\"current\": \"nonsense\"}";
    const State state = two.state();
    CHECK(state.current == two.second);
    CHECK(state.previous == two.first);
    CHECK(state.is_on_trial);
    CHECK(state.floor == two.first);
    CHECK(state.newest_created == parse_date("2026-11-22").value());
    CHECK(two.start().pack->id == two.second);
    REQUIRE(two.shop.library().read_state().has_value());
    CHECK(two.shop.library().read_state()->has_value());
  }
}

TEST_CASE("what a cut installation left in staging goes at the start") {
  const Two two("staging");
  fs::create_directories(two.shop.root / "staging");
  std::ofstream(two.shop.root / "staging" / "pack.db") << "half";
  (void)two.start();
  CHECK_FALSE(fs::exists(two.shop.root / "staging"));
}

TEST_CASE("who cannot write never opens a pack on trial") {
  const Two two("reading");
  const Choice choice = choose_reading_only(two.shop.library());
  REQUIRE(choice.pack.has_value());
  CHECK(choice.pack->id == two.first);
  CHECK(two.state().tries == 0);
  two.change([&](Library& library, const Lock& lock) { REQUIRE(confirm(library, two.second, lock).has_value()); });
  CHECK(choose_reading_only(two.shop.library()).pack->id == two.second);
}

TEST_CASE("a key that was called back makes its packs void") {
  const Two two("revoked");
  std::ofstream(two.shop.trust / "trust.toml") << "[[key]]\nid = \"" << two.shop.key.id.hex() << "\"\nrevoked = true\n";
  const auto library = Library::open({two.shop.root, two.shop.trust, {}, parse_local_time("2026-11-26T08:00").value()});
  if (library) CHECK(library->packs().empty()); // or no key is left: then nothing can be opened at all
}

TEST_CASE("a row of bad sticks does not push out what was installed") {
  std::vector<Note> notes;
  for (int i = 0; i < 30; ++i)
    notes.push_back({Event::Installed, std::to_string(i), {}, {}});
  for (int i = 0; i < 1000; ++i) {
    notes.push_back({Event::Refused, std::to_string(i), "KP-X", {}});
    notes = kept_of(std::move(notes));
  }
  REQUIRE(notes.size() == notes_max);
  CHECK(notes[0].what == "5");
  CHECK(notes[24].event == Event::Installed);
  CHECK(notes[25].event == Event::Refused);
  CHECK(notes.back().what == "999");
}

TEST_CASE("the log stays small and survives nonsense in it") {
  const Two two("log");
  std::ofstream(two.shop.root / "log", std::ios::app) << "nonsense\n{\"event\":\"installed\"}\n";
  two.change([&](Library& library, const Lock& lock) {
    for (int i = 0; i < 120; ++i)
      note(library, lock, {Event::Refused, "a\nb\xff" + std::to_string(i), "KP-ARC-KIND", {}});
  });
  const auto notes = read_notes(two.shop.library());
  CHECK(notes.size() == notes_max);
  CHECK(notes.back().what.find("119") != std::string::npos);
}
