// From a file to the current pack, and every way in which that is refused: nothing half, nothing lost.
#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/log.h"
#include "kiosk/install/start.h"
#include "kiosk/install/steps.h"
#include "kiosk/pack/pack.h"
#include "tests/install/workshop.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <sys/stat.h>
#include <thread>

using namespace kiosk;
using namespace kiosk::install;
using container::Refusal;
using workshop::must;
using workshop::Workshop;
namespace fs = std::filesystem;

namespace {

/// The pack of today is confirmed; what comes next is measured with it.
void confirm_current(const Workshop& shop) {
  Library library = shop.library();
  const Lock lock = workshop::must(library.lock(std::chrono::seconds{1}));
  REQUIRE(confirm(library, *library.state().current, lock).has_value());
}

/// Refuses `file` with `refusal` and leaves everything as it was.
void check_refused(const Workshop& shop, const fs::path& file, Refusal refusal) {
  const State before = shop.library().state();
  const auto result = shop.install(file);
  REQUIRE_FALSE(result.has_value());
  INFO(result.error().code << " " << result.error().sentence());
  CHECK(container::is(result.error(), refusal));
  CHECK(shop.library().state() == before);
  CHECK_FALSE(fs::exists(shop.root / "staging"));
}

} // namespace

TEST_CASE("a pack is installed, is current and on trial, and lies there as it came") {
  const Workshop shop("good");
  const fs::path file = shop.make_pack("a.kitapack");
  std::vector<Step> steps;
  Library library = shop.library();
  const auto installed = install::install(file, library, shop.options(), [&](const StepProgress& progress) {
    if (steps.empty() || steps.back() != progress.step) steps.push_back(progress.step);
    return true;
  });
  INFO((installed ? std::string{} : installed.error().sentence()));
  REQUIRE(installed.has_value());
  CHECK(steps == std::vector{Step::Reading, Step::Copying, Step::Hashing, Step::Validating, Step::Storing});
  const State state = shop.library().state();
  CHECK(state.current == workshop::id_of(file));
  CHECK(state.is_on_trial);
  CHECK_FALSE(state.floor.has_value());
  CHECK(shop.library().check_bytes(*installed).has_value());
  CHECK(kiosk::pack::Pack::open(installed->database()).has_value());
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(installed->folder))
    names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"manifest.json", "manifest.minisig", "pack.db"});
  CHECK_FALSE(fs::exists(shop.root / "staging"));
  const auto notes = read_notes(shop.library());
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].event == Event::Installed);
}

TEST_CASE("older packs, used numbers and the same pack are refused; with the PIN an older one comes in") {
  const Workshop shop("order");
  const fs::path first = shop.make_pack("1.kitapack", {2026112301});
  const fs::path second = shop.make_pack("2.kitapack", {2026112401});
  const fs::path other =
      shop.make_pack("3.kitapack", {2026112401, 1, "2026-11-22", "2027-06-30", "magdeburg", "Other"});
  REQUIRE(shop.install(second).has_value());
  check_refused(shop, second, Refusal::PolicySame); // on trial, not confirmed: known all the same
  check_refused(shop, other, Refusal::PolicySameNumber);
  confirm_current(shop);
  check_refused(shop, second, Refusal::PolicySame);
  check_refused(shop, other, Refusal::PolicySameNumber);
  check_refused(shop, first, Refusal::PolicyOlder);
  REQUIRE(shop.install(first, Older::Allowed).has_value());
  CHECK(shop.library().state().current == workshop::id_of(first));
  CHECK(shop.library().state().previous == workshop::id_of(second));
  confirm_current(shop);
  // The newer one is the way back, and comes in again as if it were new.
  REQUIRE(shop.install(second).has_value());
  CHECK(shop.library().state().current == workshop::id_of(second));
}

TEST_CASE("a newer epoch beats any number") {
  const Workshop shop("epoch");
  REQUIRE(shop.install(shop.make_pack("1.kitapack", {2026112401, 1})).has_value());
  confirm_current(shop);
  REQUIRE(shop.install(shop.make_pack("2.kitapack", {2026010101, 2})).has_value());
  confirm_current(shop);
  check_refused(shop, shop.make_pack("3.kitapack", {2026112501, 1}), Refusal::PolicyOlder);
}

TEST_CASE("a technician's floor lets that number in and nothing older") {
  const Workshop shop("floor");
  {
    Library library = shop.library();
    const Lock lock = workshop::must(library.lock(std::chrono::seconds{1}));
    REQUIRE(set_floor(library, {1, 2026112401}, lock).has_value());
  }
  check_refused(shop, shop.make_pack("1.kitapack", {2026112399}), Refusal::PolicyOlder);
  REQUIRE(shop.install(shop.make_pack("2.kitapack", {2026112401})).has_value());
}

TEST_CASE("an expired pack, one from the future and one of another house are refused") {
  const Workshop shop("dates");
  check_refused(shop, shop.make_pack("1.kitapack", {2026112301, 1, "2026-01-01", "2026-11-25"}),
                Refusal::PolicyExpired);
  check_refused(shop, shop.make_pack("2.kitapack", {2099010101, 1, "2099-01-01", "2099-12-31"}), Refusal::PolicyFuture);
  Library library = workshop::must(
      Library::open({shop.root, shop.trust, "halle/sonnenschein", parse_local_time("2026-11-26T08:00").value()}));
  const auto other = install::install(shop.make_pack("3.kitapack"), library, shop.options(), {});
  REQUIRE_FALSE(other.has_value());
  CHECK(container::is(other.error(), Refusal::PolicyScope));
}

TEST_CASE("a clock in 1970 stops no installation: the newest day that is certain counts") {
  const Workshop shop("clock");
  Library library = shop.library("1970-01-01T00:00");
  CHECK(install::install(shop.make_pack("1.kitapack"), library, shop.options(), {}).has_value());
  // The day of the newest pack holds: what had expired before it is refused although the clock lies.
  REQUIRE(shop.install(shop.make_pack("2.kitapack", {2026112401, 1, "2026-11-24", "2027-06-30"})).has_value());
  const auto expired = install::install(shop.make_pack("3.kitapack", {2026112501, 1, "2026-11-22", "2026-11-23"}),
                                        library, shop.options(), {});
  REQUIRE_FALSE(expired.has_value());
  CHECK(container::is(expired.error(), Refusal::PolicyExpired));
}

TEST_CASE("a database that is not the signed one, or not what its manifest says, is refused") {
  const Workshop shop("bytes");
  const fs::path file = shop.make_pack("1.kitapack");
  std::string bytes = read_file(file).value();
  bytes[bytes.size() - 9000] = static_cast<char>(bytes[bytes.size() - 9000] ^ 1);
  REQUIRE(write_file(shop.folder / "2.kitapack", bytes).has_value());
  check_refused(shop, shop.folder / "2.kitapack", Refusal::DatabaseHash);
  workshop::Recipe recipe;
  recipe.manifest_seq = 2026112302;
  check_refused(shop, shop.make_pack("3.kitapack", recipe), Refusal::DatabaseManifest);
}

TEST_CASE("what is no file is refused without being read") {
  const Workshop shop("medium");
  const fs::path good = shop.make_pack("good.kitapack");
  fs::create_symlink(good, shop.folder / "link.kitapack");
  fs::create_directory(shop.folder / "folder.kitapack");
  REQUIRE(::mkfifo((shop.folder / "pipe.kitapack").c_str(), 0600) == 0);
  check_refused(shop, shop.folder / "link.kitapack", Refusal::MediumLink);
  check_refused(shop, shop.folder / "folder.kitapack", Refusal::MediumNoFile);
  check_refused(shop, shop.folder / "pipe.kitapack", Refusal::MediumNoFile);
  check_refused(shop, shop.folder / "none.kitapack", Refusal::MediumNothing);
}

TEST_CASE("a file that changes, grows or ends while it is copied is refused") {
  const Workshop shop("changing");
  const fs::path file = shop.make_pack("1.kitapack");
  const auto while_copying = [&](const auto& change) {
    Library library = shop.library();
    bool has_changed = false;
    const auto result = install::install(file, library, shop.options(), [&](const StepProgress& progress) {
      if (progress.step == Step::Copying && !std::exchange(has_changed, true)) change();
      return true;
    });
    REQUIRE_FALSE(result.has_value());
    CHECK_FALSE(fs::exists(shop.root / "staging"));
    CHECK_FALSE(shop.library().state().current.has_value());
    return result.error();
  };
  const std::string bytes = read_file(file).value();
  CHECK(container::is(while_copying([&] { fs::resize_file(file, bytes.size() / 2); }), Refusal::MediumPulled));
  REQUIRE(write_file(file, bytes).has_value());
  CHECK(container::is(while_copying([&] { std::ofstream(file, std::ios::app) << "more"; }), Refusal::MediumChanged));
  REQUIRE(write_file(file, bytes).has_value());
  CHECK(shop.install(file).has_value());
}

TEST_CASE("a stick that is pulled out at 0, 50 and 99 % loses nothing, and works again when it is put back") {
  const Workshop shop("pulled");
  REQUIRE(shop.install(shop.make_pack("1.kitapack", {2026112301})).has_value());
  const State before = shop.library().state();
  workshop::Recipe recipe;
  recipe.seq = 2026112401;
  recipe.megabytes = 12;
  const fs::path file = shop.make_pack("2.kitapack", recipe);
  const std::string bytes = read_file(file).value();
  Library library = shop.library();
  const Lock lock = must(library.lock(std::chrono::seconds{1}));
  for (const std::uint64_t percent : {0U, 50U, 99U}) {
    bool is_pulled = false;
    const auto prepared = prepare(file, library, lock, shop.options(), [&](const StepProgress& progress) {
      // Between the first blocks and the last: copying tells of each megabyte.
      const bool is_time = progress.step == Step::Copying && progress.done < progress.of &&
                           (progress.done + 1'100'000) * 100 >= percent * progress.of;
      if (is_time && !std::exchange(is_pulled, true)) fs::resize_file(file, progress.done / 2);
      return true;
    });
    INFO(percent << " %");
    CHECK(is_pulled);
    REQUIRE_FALSE(prepared.has_value());
    CHECK(container::is(prepared.error(), Refusal::MediumPulled));
    CHECK_FALSE(fs::exists(shop.root / "staging"));
    CHECK(shop.library().state() == before);
    REQUIRE(write_file(file, bytes).has_value());
  }
  const auto prepared = prepare(file, library, lock, shop.options(), {});
  REQUIRE(prepared.has_value());
  CHECK(must(take_over(*prepared, library, lock)).id == workshop::id_of(file));
}

TEST_CASE("stopped at any step, the old pack stays and staging is empty") {
  const Workshop shop("cancel");
  REQUIRE(shop.install(shop.make_pack("1.kitapack", {2026112301})).has_value());
  const State before = shop.library().state();
  const fs::path file = shop.make_pack("2.kitapack", {2026112401});
  for (const Step step : {Step::Reading, Step::Copying, Step::Hashing, Step::Validating}) {
    Library library = shop.library();
    const auto result = install::install(file, library, shop.options(),
                                         [&](const StepProgress& progress) { return progress.step != step; });
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().kind == ErrorKind::Cancelled);
    CHECK(shop.library().state() == before);
    CHECK_FALSE(fs::exists(shop.root / "staging"));
  }
}

TEST_CASE("of two installers the second waits, and says so when it takes too long") {
  const Workshop shop("two");
  const fs::path file = shop.make_pack("1.kitapack");
  {
    Library first = shop.library(), second = shop.library();
    const Lock lock = workshop::must(first.lock(std::chrono::seconds{1}));
    bool has_waited = false;
    const auto busy = install::install(file, second, shop.options(), [&](const StepProgress& progress) {
      has_waited = has_waited || progress.step == Step::Waiting;
      return true;
    });
    CHECK(has_waited);
    REQUIRE_FALSE(busy.has_value());
    CHECK(container::is(busy.error(), Refusal::LibraryBusy));
  }
  Library first = shop.library();
  std::optional<Lock> lock(workshop::must(first.lock(std::chrono::seconds{1})));
  std::thread later([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds{150});
    lock.reset();
  });
  InstallOptions options = shop.options();
  options.patience = std::chrono::seconds{20};
  Library second = shop.library();
  CHECK(install::install(file, second, options, {}).has_value());
  later.join();
}

TEST_CASE("a pack folder that was left half or whole by a cut installation is no obstacle") {
  const Workshop shop("left");
  const fs::path file = shop.make_pack("1.kitapack");
  const PackId id = workshop::id_of(file);
  fs::create_directories(shop.root / "packs" / folder_name(id));
  REQUIRE(write_file(shop.root / "packs" / folder_name(id) / "pack.db", "half").has_value());
  REQUIRE(shop.install(file).has_value());
  CHECK(shop.library().check_bytes(shop.library().pack(id).value()).has_value());
  // Whole, but not current: as after a cut between renaming and the state.
  REQUIRE(shop.install(shop.make_pack("2.kitapack", {2026112401})).has_value());
  REQUIRE(shop.install(file).has_value());
  CHECK(shop.library().state().current == id);
}

TEST_CASE("without a validator nothing comes in") {
  const Workshop shop("validator");
  const fs::path file = shop.make_pack("1.kitapack");
  const auto with = [&](const std::string& script) {
    const fs::path program = shop.folder / "validator";
    std::ofstream(program) << script;
    fs::permissions(program, fs::perms::owner_all);
    Library library = shop.library();
    InstallOptions options = shop.options();
    options.validator = program;
    auto result = install::install(file, library, options, {});
    REQUIRE_FALSE(result.has_value());
    CHECK_FALSE(fs::exists(shop.root / "staging"));
    return result.error();
  };
  CHECK(container::is(with("#!/bin/sh\nkill -SEGV $$\n"), Refusal::ValidatorDied));
  CHECK(container::is(with("#!/bin/sh\nkill -XCPU $$\n"), Refusal::ValidatorSlow));
  CHECK(container::is(with("#!/bin/sh\nexit 0\n"), Refusal::ValidatorDied));
  CHECK(container::is(with("#!/bin/sh\necho nonsense\n"), Refusal::ValidatorDied));
  CHECK(container::is(with("#!/bin/sh\nwhile :; do echo '{\"valid\":true}'; done\n"), Refusal::ValidatorDied));
  CHECK(container::is(with("#!/bin/sh\necho '{\"valid\":false,\"code\":\"KP-DB-WAL\",\"detail\":\"x\"}'\n"),
                      Refusal::DatabaseWal));
  CHECK(container::is(with("#!/bin/sh\necho '{\"valid\":false,\"code\":\"KP-NONE\"}'\n"), Refusal::ValidatorDied));
  CHECK(container::is(with("not a program"), Refusal::Internal));
}
