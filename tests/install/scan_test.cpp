// What a stick's files are, from their heads alone: fast, and whatever they are.
#include "kiosk/install/scan.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/requests.h"
#include "kiosk/install/start.h"
#include "tests/install/workshop.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sys/stat.h>

using namespace kiosk;
using namespace kiosk::install;
using container::Refusal;
using workshop::must;
using workshop::Workshop;
namespace fs = std::filesystem;

namespace {

FoundPack look(const Workshop& shop, const fs::path& file) { return scan({file}, shop.library()).packs.at(0); }

void check(const Workshop& shop, const fs::path& file, Verdict verdict, std::string_view code) {
  const FoundPack found = look(shop, file);
  INFO(file.filename().string() << ": " << found.code << " " << found.detail);
  CHECK(found.file == file);
  CHECK(found.verdict == verdict);
  CHECK(found.code == code);
  CHECK(found.german.empty() == code.empty());
  CHECK(found.english.empty() == code.empty());
}

void confirm_current(const Workshop& shop) {
  Library library = shop.library();
  const Lock lock = must(library.lock(std::chrono::seconds{1}));
  REQUIRE(confirm(library, *library.state().current, lock).has_value());
}

} // namespace

TEST_CASE("newer, same, older: as they will be treated") {
  const Workshop shop("scan");
  const auto first = shop.make_pack("1.kitapack", {2026112301}), second = shop.make_pack("2.kitapack", {2026112401}),
             third = shop.make_pack("3.kitapack", {2026112501, 1, "2026-11-25"});
  check(shop, first, Verdict::Newer, ""); // over the factory pack
  REQUIRE(shop.install(second).has_value());
  check(shop, second, Verdict::Same, "KP-POL-SAME");
  check(shop, first, Verdict::Older, "KP-POL-OLDER"); // also while the second is on trial
  check(shop, third, Verdict::Newer, "");
  confirm_current(shop);
  check(shop, first, Verdict::Older, "KP-POL-OLDER");
  const FoundPack older = look(shop, first);
  CHECK(older.german.find("(22. November 2026)") != std::string::npos);
  const FoundPack newer = look(shop, third);
  REQUIRE(newer.words.has_value());
  CHECK(newer.words->pack == folder_name(workshop::id_of(third)));
  CHECK(newer.words->number == container::PackNumber{1, 2026112501});
  CHECK(newer.words->created == must(parse_date("2026-11-25")));
  CHECK(newer.words->expires == must(parse_date("2027-06-30")));
  CHECK(newer.words->scope == "magdeburg");
  CHECK(newer.words->signer == shop.key.id.hex());
  CHECK(newer.words->is_test);
  CHECK(newer.words->size_bytes > 0);
}

TEST_CASE("packs that this house does not take are refused with what they say of themselves") {
  const Workshop shop("scan-refused");
  check(shop, shop.make_pack("expired.kitapack", {2026112301, 1, "2026-01-01", "2026-02-01"}), Verdict::Refused,
        "KP-POL-EXPIRED");
  check(shop, shop.make_pack("future.kitapack", {2027112301, 1, "2027-01-01"}), Verdict::Refused, "KP-POL-FUTURE");
  const auto other = shop.make_pack("other.kitapack", {2026112301, 1, "2026-11-22", "2027-06-30", "halle"});
  const Library library =
      must(Library::open({shop.root, shop.trust, "magdeburg/kinderland", must(parse_local_time("2026-11-26T08:00"))}));
  const FoundPack found = scan({other}, library).packs.at(0);
  CHECK(found.code == "KP-POL-SCOPE");
  REQUIRE(found.words.has_value());
  CHECK(found.words->scope == "halle");
}

TEST_CASE("nothing of a file that nobody vouches for is told") {
  const Workshop shop("scan-hostile");
  const auto good = shop.make_pack("good.kitapack");
  std::string bytes = must(read_file(good));
  const auto put = [&](const std::string& name, std::string_view text) {
    REQUIRE(write_file(shop.folder / name, text).has_value());
    return shop.folder / name;
  };
  check(shop, put("empty.kitapack", ""), Verdict::Refused, "KP-ARC-EMPTY");
  check(shop, put("text.kitapack", "not a pack"), Verdict::Refused, "KP-ARC-CUT");
  check(shop, put("cut.kitapack", bytes.substr(0, bytes.size() / 2)), Verdict::Refused, "KP-ARC-CUT");
  bytes[bytes.find("\"magdeburg\"") + 1] = 'M';
  check(shop, put("changed.kitapack", bytes), Verdict::Refused, "KP-SIG-WRONG");
  CHECK_FALSE(look(shop, shop.folder / "changed.kitapack").words.has_value());
  fs::create_directories(shop.folder / "folder.kitapack");
  check(shop, shop.folder / "folder.kitapack", Verdict::Refused, "KP-MED-NOFILE");
  fs::create_symlink(good, shop.folder / "link.kitapack");
  check(shop, shop.folder / "link.kitapack", Verdict::Refused, "KP-MED-LINK");
  REQUIRE(::mkfifo((shop.folder / "pipe.kitapack").c_str(), 0600) == 0);
  check(shop, shop.folder / "pipe.kitapack", Verdict::Refused, "KP-MED-NOFILE");
  check(shop, "/dev/zero", Verdict::Refused, "KP-MED-NOFILE");
  // It lay there a moment ago: the stick was pulled out.
  check(shop, shop.folder / "gone.kitapack", Verdict::Refused, "KP-MED-PULLED");
}

TEST_CASE("a pack that gave way here before may come in again, and who holds the stick is told") {
  const Workshop shop("scan-failed");
  const auto first = shop.make_pack("1.kitapack", {2026112301}), second = shop.make_pack("2.kitapack", {2026112401});
  REQUIRE(shop.install(first).has_value());
  confirm_current(shop);
  REQUIRE(shop.install(second).has_value());
  Library library = shop.library();
  {
    const Lock lock = must(library.lock(std::chrono::seconds{1}));
    give_way(library, workshop::id_of(second), Folder::Kept, container::refuse(Refusal::LibraryCrashed).value(), lock);
  }
  check(shop, second, Verdict::Newer, "KP-LIB-CRASHED");
}

TEST_CASE("the newest that may come in stands on top") {
  const Workshop shop("scan-order");
  std::vector<fs::path> files;
  for (const long long seq : {2026112301, 2026112501, 2026112401})
    files.push_back(shop.make_pack(std::to_string(seq) + ".kitapack", {seq}));
  REQUIRE(shop.install(files[2]).has_value());
  const auto last = shop.make_pack("last.kitapack", {2026112502});
  files.push_back("/nowhere.kitapack");
  files.push_back(last);
  const Found found = scan(files, shop.library());
  std::vector<std::string> names;
  for (const FoundPack& pack : found.packs)
    names.push_back(pack.file.filename().string());
  CHECK(names == std::vector<std::string>{"last.kitapack", "2026112501.kitapack", "2026112401.kitapack",
                                          "2026112301.kitapack", "nowhere.kitapack"});
}

TEST_CASE("a scan ends in time: what is left is told as too much") {
  const Workshop shop("scan-time");
  const std::vector<fs::path> files(scan_files_max, shop.make_pack("a.kitapack"));
  CHECK(scan(files, shop.library()).packs.size() == scan_files_max);
  const Found found = scan(files, shop.library(), std::chrono::milliseconds{0});
  REQUIRE(found.packs.size() == scan_files_max);
  CHECK(found.packs.front().code == "KP-MED-MANY");
}

TEST_CASE("a stick that was pulled out is told apart from one that cannot be read") {
  const Workshop shop("scan-apart");
  const auto file = shop.make_pack("a.kitapack");
  const Error unreadable = container::refuse(Refusal::MediumUnreadable).value(),
              pulled = container::refuse(Refusal::MediumPulled).value(),
              other = container::refuse(Refusal::ArchiveCut).value();
  const auto open = must(File::open(file));
  struct stat about = {};
  REQUIRE(::fstat(open.descriptor(), &about) == 0);
  CHECK(told_apart(unreadable, file, -1).code == "KP-MED-UNREADABLE");
  CHECK(told_apart(other, shop.folder / "gone", -1).code == "KP-ARC-CUT");
  CHECK(told_apart(unreadable, shop.folder / "gone", -1).code == "KP-MED-PULLED");
  CHECK(told_apart(container::refuse(Refusal::MediumNothing).value(), shop.folder / "gone", -1).code ==
        "KP-MED-PULLED");
  // A block that cannot be read on a disk that is still there; on none (a file system in memory) it stays open.
  const bool is_disk = fs::exists("/sys/dev/block/" + std::to_string(about.st_dev >> 8 & 0xfff) + ":" +
                                  std::to_string(about.st_dev & 0xff));
  CHECK(told_apart(pulled, file, open.descriptor()).code == (is_disk ? "KP-MED-UNREADABLE" : "KP-MED-PULLED"));
}
