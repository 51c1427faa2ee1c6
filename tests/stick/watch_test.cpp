// Real folders as sticks: what is found on them, and when it is told.
#include "kiosk/stick/listing.h"
#include "tests/stick/folder.h"

#include <fcntl.h>
#include <sys/stat.h>

using sticks::Ear;
using sticks::Scratch;
using namespace kiosk::stick;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names_of(const std::vector<fs::path>& files, const fs::path& above) {
  std::vector<std::string> names;
  for (const fs::path& file : files)
    names.push_back(file.lexically_relative(above).string());
  return names;
}
using Names = std::vector<std::string>;

} // namespace

TEST_CASE("packs are found at the top and in kiosk/, and nowhere deeper; nothing but regular files counts") {
  const Scratch scratch("listing");
  for (const char* file :
       {"b.kitapack", "A.KITAPACK", "kiosk/c.kitapack", "kiosk/deep/d.kitapack", "other/e.kitapack", "f.kitapack.part",
        ".g.kitapack", "._b.kitapack", ".kitapack", "ar.po", "kiosk/uk.PO", "photo.jpg"})
    scratch.put(file);
  fs::create_directories(scratch.path / "folder.kitapack");
  fs::create_symlink("/etc/passwd", scratch.path / "link.kitapack");
  fs::create_symlink("b.kitapack", scratch.path / "near.kitapack");
  REQUIRE(::mkfifo((scratch.path / "pipe.kitapack").c_str(), 0600) == 0);
  const Listing listing = list_stick(scratch.path);
  CHECK(names_of(listing.packs, scratch.path) == Names{"A.KITAPACK", "b.kitapack", "kiosk/c.kitapack"});
  CHECK(names_of(listing.po_files, scratch.path) == Names{"ar.po", "kiosk/uk.PO"});
  CHECK_FALSE(listing.is_gone);
  CHECK_FALSE(listing.is_unreadable);
  CHECK_FALSE(listing.has_too_many);
  CHECK_FALSE(listing.is_bare);
}

TEST_CASE("a stick is no link, and its kiosk/ neither") {
  const Scratch scratch("links");
  scratch.put("real/a.kitapack");
  fs::create_directory_symlink("real", scratch.path / "link");
  CHECK(list_stick(scratch.path / "link").is_gone);
  fs::create_directories(scratch.path / "stick");
  fs::create_directory_symlink("../real", scratch.path / "stick" / "kiosk");
  CHECK(list_stick(scratch.path / "stick").packs.empty());
  CHECK(list_stick(scratch.path / "none").is_gone);
  CHECK(list_stick(scratch.put("file")).is_gone);
}

TEST_CASE("of a stick with too many files the first ones are looked at, those of kiosk/ before all") {
  const Scratch scratch("many");
  for (int i = 0; i < 400; ++i)
    scratch.put("photo" + std::to_string(i) + ".jpg");
  scratch.put("kiosk/a.kitapack");
  const Listing listing = list_stick(scratch.path);
  CHECK(listing.has_too_many);
  CHECK(names_of(listing.packs, scratch.path) == Names{"kiosk/a.kitapack"});
}

TEST_CASE("hostile names of files are listed as they are, and are harmless when shown") {
  const Scratch scratch("hostile");
  const std::string longest = std::string(255 - 9, 'x').append(".kitapack");
  const Names names = {"..kitapack.kitapack",      "; reboot.kitapack",  "a\nb.kitapack",
                       "\xe2\x80\xaegnp.kitapack", "\xff\xfe.kitapack",  longest,
                       "x\\..\\..\\y.kitapack",       "$(reboot).kitapack", "%s%n.kitapack"};
  for (const std::string& name : names)
    scratch.put("stick/" + name);
  const Listing listing = list_stick(scratch.path / "stick");
  CHECK(listing.packs.size() == names.size() - 1); // the one that begins with a dot is hidden
  for (const fs::path& pack : listing.packs) {
    CHECK(fs::exists(pack));
    CHECK(pack.parent_path() == scratch.path / "stick");
    const std::string label = label_of(pack);
    CHECK(label.find('\n') == std::string::npos);
    CHECK(label.find("\xe2\x80\xae") == std::string::npos);
    CHECK(label.find('\xff') == std::string::npos);
    CHECK(label.size() <= 40 * 4);
  }
}

TEST_CASE("a look leaves the times of a stick alone") {
  const Scratch scratch("times");
  scratch.put("stick/a.kitapack");
  const fs::path stick = scratch.path / "stick";
  const timespec old[2] = {{1'000'000, 0}, {1'000'000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, stick.c_str(), old, 0) == 0);
  (void)list_stick(stick);
  struct stat about = {};
  REQUIRE(::stat(stick.c_str(), &about) == 0);
  CHECK(about.st_atim.tv_sec == 1'000'000);
}

TEST_CASE("what is in at the start is told, and so is what comes, changes and goes") {
  const Scratch scratch("watch");
  scratch.put("first/a.kitapack");
  fs::create_directories(scratch.path / "waits"); // an empty mount point
  Ear ear({scratch.path});
  const StickIn first = ear.hear_in();
  CHECK(first.label == "first");
  CHECK(first.packs == std::vector<fs::path>{scratch.path / "first" / "a.kitapack"});
  scratch.put("second/readme.txt");
  const StickIn second = ear.hear_in();
  CHECK(second.label == "second");
  CHECK(second.packs.empty());
  CHECK(second.id != first.id);
  scratch.put("second/kiosk/b.kitapack");
  const StickIn again = ear.hear_in();
  CHECK(again.id == second.id);
  CHECK(again.packs.size() == 1);
  fs::remove_all(scratch.path / "first");
  // Its files go one by one: it may be told as changed before.
  News news = ear.hear();
  while (std::holds_alternative<StickIn>(news))
    news = ear.hear();
  CHECK(std::get<StickOut>(news).id == first.id);
  scratch.put("first/a.kitapack");
  CHECK(ear.hear_in().id != first.id);
}

TEST_CASE("two sticks at once are both told") {
  const Scratch scratch("two");
  Ear ear({scratch.path});
  scratch.put("a/1.kitapack");
  scratch.put("b/2.kitapack");
  CHECK(ear.hear_in().label == "a");
  CHECK(ear.hear_in().label == "b");
}

TEST_CASE("an inbox is told only with packs in it") {
  const Scratch scratch("inbox");
  fs::create_directories(scratch.path / "inbox");
  Ear ear({}, scratch.path / "inbox");
  scratch.put("inbox/readme.txt");
  CHECK(ear.is_silent());
  scratch.put("inbox/1.kitapack");
  const StickIn in = ear.hear_in();
  CHECK(in.is_inbox);
  CHECK(in.packs.size() == 1);
}

TEST_CASE("nothing to watch, nothing done; a folder that is not there is no trouble") {
  Watch none({});
  CHECK(none.take().empty());
  const Watch missing({{"/nowhere/at/all"}, "/nowhere/inbox", {}});
}
