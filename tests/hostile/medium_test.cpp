// Sticks that mean harm: links, pipes and folders named like packs, files that change under our eyes, and names.
#include "kiosk/install/log.h"
#include "tests/hostile/house.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <fcntl.h>
#include <fstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::tests;
using container::Refusal;
using install::Step;
using install::StepProgress;
namespace fs = std::filesystem;

namespace {

void check_refused(const House& house, const fs::path& file, Refusal refusal) {
  const Trial trial = try_to_install(house, file, "2026-11-26T08:00");
  REQUIRE_FALSE(trial.result.has_value());
  INFO(container::log_line(trial.result.error()));
  CHECK(trial.result.error().code == container::code_of(refusal));
  CHECK(house.disorder().empty());
}

/// Installs the good pack and does something to its file when the copying begins.
void check_meddling(const std::function<void(const fs::path&)>& meddle, Refusal refusal) {
  const House house;
  const fs::path file = house.put("good.kitapack", pack_of_database(good_database()));
  // As old as a file on a stick is: a clock ticks too slowly to tell two writes within a few milliseconds apart.
  fs::last_write_time(file, fs::last_write_time(file) - std::chrono::hours(1));
  bool is_done = false;
  const auto result = house.install(file, "2026-11-26T08:00", [&](const StepProgress& progress) {
    if (progress.step == Step::Copying && !is_done) {
      is_done = true;
      meddle(file);
    }
    return true;
  });
  CHECK(is_done);
  REQUIRE_FALSE(result.has_value());
  INFO(container::log_line(result.error()));
  CHECK(result.error().code == container::code_of(refusal));
  CHECK(house.disorder().empty());
}

/// Where the bytes of pack.db lie in a file.
std::size_t database_at(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  return container::read_heads(container::MemorySource(bytes)).value().database_offset;
}

void overwrite(const fs::path& file, std::size_t at, std::string_view bytes) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekp(static_cast<std::streamoff>(at));
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A stick that is pulled out after some bytes.
class Pulled final : public container::Source {
public:
  Pulled(std::string_view bytes, std::uint64_t until) : memory_(bytes), until_(until) {}
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, char* into, std::size_t size) const override {
    if (offset + size > until_) return container::refuse(Refusal::MediumPulled);
    return memory_.read_at(offset, into, size);
  }
  [[nodiscard]] std::uint64_t size() const override { return memory_.size(); }

private:
  container::MemorySource memory_;
  std::uint64_t until_;
};

} // namespace

TEST_CASE("only a regular file is a pack: no link, pipe, folder, socket or device", "[medium]") {
  const House house;
  const fs::path good = house.put("good.bin", pack_of_database(good_database()));
  const auto named = [&house](const char* name) { return house.stick / (std::string(name) + ".kitapack"); };
  fs::create_symlink(good, named("link"));
  check_refused(house, named("link"), Refusal::MediumLink);
  fs::create_symlink("/etc/shadow", named("secret"));
  check_refused(house, named("secret"), Refusal::MediumLink);
  fs::create_symlink(named("circle"), named("circle"));
  check_refused(house, named("circle"), Refusal::MediumLink);
  REQUIRE(::mkfifo(named("pipe").c_str(), 0600) == 0);
  check_refused(house, named("pipe"), Refusal::MediumNoFile); // and nobody waits for a writer
  fs::create_directory(named("folder"));
  check_refused(house, named("folder"), Refusal::MediumNoFile);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string socket = named("s").string();
  REQUIRE(socket.size() < sizeof address.sun_path);
  socket.copy(address.sun_path, socket.size());
  REQUIRE(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  check_refused(house, named("s"), Refusal::MediumNoFile);
  ::close(listener);
  check_refused(house, "/dev/zero", Refusal::MediumNoFile);
  check_refused(house, "/dev/null", Refusal::MediumNoFile);
  check_refused(house, named("nothing"), Refusal::MediumNothing);
  check_refused(house, good / "good.kitapack", Refusal::MediumNothing);
  check_refused(house, house.stick / std::string(300, 'a'), Refusal::MediumUnreadable);
}

TEST_CASE("a pack whose bytes change between two reads is never taken", "[medium]") {
  check_meddling([](const fs::path& file) { overwrite(file, database_at(file) + 3000, "evil"); },
                 Refusal::MediumChanged);
  // The same with its time put back: the hash tells.
  check_meddling(
      [](const fs::path& file) {
        struct stat about {};
        REQUIRE(::stat(file.c_str(), &about) == 0);
        overwrite(file, database_at(file) + 3000, "evil");
        const timespec times[] = {about.st_atim, about.st_mtim};
        REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
      },
      Refusal::DatabaseHash);
}

TEST_CASE("a pack that grows or shrinks while it is read is never taken", "[medium]") {
  check_meddling([](const fs::path& file) { std::ofstream(file, std::ios::app) << std::string(100'000, 'g'); },
                 Refusal::MediumChanged);
  check_meddling([](const fs::path& file) { fs::resize_file(file, database_at(file) + 1000); }, Refusal::MediumPulled);
  check_meddling([](const fs::path& file) { fs::resize_file(file, 0); }, Refusal::MediumPulled);
}

TEST_CASE("a pack that another file takes the place of is read to its end, or not at all", "[medium]") {
  const House house;
  const fs::path file = house.put("good.kitapack", pack_of_database(good_database()));
  const auto result = house.install(file, "2026-11-26T08:00", [&](const StepProgress& progress) {
    if (progress.step == Step::Copying && progress.done == 0) {
      fs::remove(file);
      house.put("good.kitapack", "another file");
    }
    return true;
  });
  // What was opened is what is installed; the name is never looked at again.
  INFO((result ? std::string() : container::log_line(result.error())));
  CHECK(result.has_value());
}

TEST_CASE("a stick that is pulled out at any block says so", "[medium]") {
  const std::string pack = pack_of_database(good_database());
  const auto heads = container::read_heads(container::MemorySource(pack));
  REQUIRE(heads.has_value());
  for (std::uint64_t until = 0; until < heads->database_offset; until += 512) {
    const auto result = container::read_heads(Pulled(pack, until));
    REQUIRE_FALSE(result.has_value());
    CHECK(container::is(result.error(), Refusal::MediumPulled));
  }
  const auto hashed = container::verify_database(Pulled(pack, heads->database_offset + 2048), heads->database_offset,
                                                 heads->database_size, good_manifest().db_sha256);
  REQUIRE_FALSE(hashed.has_value());
  CHECK(container::is(hashed.error(), Refusal::MediumPulled));
}

TEST_CASE("a hostile name is shown harmlessly and never executed", "[medium]") {
  const House house;
  const fs::path before = fs::current_path();
  fs::current_path(house.folder);
  const std::string names[] = {"; touch executed.kitapack",
                               "$(touch executed).kitapack",
                               "`touch executed`.kitapack",
                               "| touch executed #.kitapack",
                               "; reboot",
                               "--help",
                               "-.kitapack",
                               "a\nKP-POL-SAME all is well.kitapack",
                               "a\rb\tc\x1b[2J\x7f.kitapack",
                               "a\u0085b\u009b31mc.kitapack",
                               "rechnung\u202Ekcapatik.exe",
                               "a\u2066b\u2067c\u2068d\u2069e\u200Ef\u200Fg\u061Ch.kitapack",
                               "a\u2028b\u2029c.kitapack",
                               "latin-\xFC\xDF.kitapack",
                               "half-\xE2\x82",
                               "%s%n%s%n.kitapack",
                               "{0}{1}{name}.kitapack",
                               "%2e%2e%2fx.kitapack?mode=rw",
                               std::string(255, 'a')};
  for (const std::string& name : names) {
    INFO(name);
    const auto result = house.install(house.put(name, "no pack at all"));
    REQUIRE_FALSE(result.has_value());
    // A link of that name, so that the error speaks of it.
    fs::remove(house.stick / name);
    fs::create_symlink("/etc/passwd", house.stick / name);
    const auto link = house.install(house.stick / name);
    REQUIRE_FALSE(link.has_value());
    const std::string line = container::log_line(link.error());
    CHECK(line == container::harmless(line));
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.find('\x1b') == std::string::npos);
    CHECK(line.find("\u202E") == std::string::npos);
    CHECK(line.find("\u009b") == std::string::npos);
    fs::remove(house.stick / name);
  }
  fs::current_path(before);
  CHECK_FALSE(fs::exists(house.folder / "executed"));
  CHECK_FALSE(fs::exists(house.folder / "executed.kitapack"));
  const install::Library library = house.library();
  for (const install::Note& note : install::read_notes(library))
    CHECK(note.what == container::harmless(note.what));
  CHECK(house.disorder().empty());
}

TEST_CASE("a name that climbs up leads to the file, and to nothing in the library", "[medium]") {
  const House house;
  house.put("../x.kitapack", pack_of_database(good_database()));
  check_refused(house, house.stick / "../../x.kitapack", Refusal::MediumNothing);
  const auto installed = house.install(house.stick / "../x.kitapack");
  REQUIRE(installed.has_value());
  // Where it lies follows from its number and hash alone.
  CHECK(installed->folder.parent_path() == house.root / "packs");
  CHECK(installed->folder.filename().string().rfind("1-2026112501-", 0) == 0);
}
