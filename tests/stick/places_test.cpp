// The mount table, the folders that are sticks, what is told of them: without any disk.
#include "kiosk/stick/places.h"

#include <catch2/catch.hpp>

using namespace kiosk::stick;
namespace fs = std::filesystem;

namespace {

std::string line(const std::string& folder, const std::string& kind = "vfat", int id = 36) {
  return std::to_string(id) + " 35 8:1 / " + folder + " ro,noatime shared:1 master:2 - " + kind + " /dev/sdb1 ro\n";
}

Listing with_pack(const char* fingerprint = "a") {
  Listing listing;
  listing.packs = {"/media/a/1.kitapack"};
  listing.fingerprint = fingerprint;
  return listing;
}

const StickIn& in_of(const std::vector<News>& news) {
  REQUIRE(news.size() == 1);
  REQUIRE(std::holds_alternative<StickIn>(news[0]));
  return std::get<StickIn>(news[0]);
}

} // namespace

TEST_CASE("the mount table is read with its escapes") {
  const auto mounts =
      parse_mountinfo("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + line("/media/KITA\\040STICK\\012x\\134"));
  REQUIRE(mounts.size() == 2);
  CHECK(mounts[0].folder == "/");
  CHECK(mounts[0].kind == "ext4");
  CHECK(mounts[1].id == 36);
  CHECK(mounts[1].folder == fs::path("/media/KITA STICK\nx\\"));
  CHECK(mounts[1].kind == "vfat");
}

TEST_CASE("lines of the mount table that mean nothing are left out, the others are read") {
  const std::string long_name(5000, 'x');
  for (const std::string& bad :
       {std::string{"\n"}, std::string{"x 35 8:1 / /media/a ro - vfat a b\n"}, std::string{"36 35 8:1 /\n"},
        line("media/relative"), line("/media/\\0"), line("/media/\\999"), line("/media/\\777"), line("/media/\\000a"),
        line("/media/" + long_name), std::string{"36 35 8:1 / /media/a ro vfat a b\n"},
        std::string{"36 35 8:1 / /media/a ro - \n"}, std::string{"99999999999999999999999 35 8:1 / /m ro - vfat a b\n"},
        std::string(100'000, ' ') + "\n"}) {
    INFO(bad.substr(0, 80));
    const auto mounts = parse_mountinfo(bad + line("/media/good"));
    REQUIRE(mounts.size() == 1);
    CHECK(mounts[0].folder == "/media/good");
  }
  CHECK(parse_mountinfo(line("/media/cut").substr(0, 20)).empty());
}

TEST_CASE("a stick is every mount below a root and every plain sub-folder that is not on the way to one") {
  const auto mounts =
      parse_mountinfo(line("/media/user/A") + line("/media/B", "exfat", 37) + line("/media", "tmpfs", 38) +
                      line("/mediathek/C", "vfat", 39) + line("/media/auto", "autofs", 40) +
                      line("/media/B", "vfat", 41) + line("/other/D", "vfat", 42));
  const auto places = places_of(mounts, {"/media/B", "/media/plain", "/media/user", "/media/auto"}, {"/media"});
  CHECK(places ==
        std::vector<Place>{{"/media/user/A", 36, false}, {"/media/B", 41, false}, {"/media/plain", 0, false}});
  CHECK(places_of(mounts, {}, {"/media/"}).size() == 2);
  CHECK(places_of(mounts, {}, {}).empty());
}

TEST_CASE("more sticks than there are sockets are not looked at") {
  std::string table;
  for (int i = 0; i < 1000; ++i)
    table += line("/media/" + std::to_string(i));
  CHECK(places_of(parse_mountinfo(table), {}, {"/media"}).size() == places_max);
}

TEST_CASE("a stick is told once, again when its files change, and when it goes") {
  Told told;
  const Place place{"/media/a", 36, false};
  const std::string id = in_of(told.look(place, with_pack())).id;
  CHECK(told.look(place, with_pack()).empty());
  CHECK(in_of(told.look(place, with_pack("b"))).id == id);
  CHECK(told.keep_only({place}).empty());
  const auto out = told.keep_only({});
  REQUIRE(out.size() == 1);
  CHECK(std::get<StickOut>(out[0]).id == id);
  CHECK(told.keep_only({}).empty());
  CHECK(in_of(told.look(place, with_pack("b"))).id != id); // put in again
}

TEST_CASE("a stick that vanishes while it is looked at is out") {
  Told told;
  const Place place{"/media/a", 36, false};
  Listing gone;
  gone.is_gone = true;
  CHECK(told.look(place, gone).empty());
  (void)told.look(place, with_pack());
  CHECK(std::holds_alternative<StickOut>(told.look(place, gone).at(0)));
}

TEST_CASE("an empty stick is told; an empty plain folder waits for a mount; an empty inbox is nobody's matter") {
  Told told;
  Listing bare;
  bare.is_bare = true;
  CHECK(in_of(told.look({"/media/a", 36, false}, bare)).packs.empty());
  CHECK(told.look({"/media/b", 0, false}, bare).empty());
  Listing full;
  CHECK_FALSE(in_of(told.look({"/media/b", 0, false}, full)).is_inbox);
  CHECK(told.look({"/inbox", 0, true}, full).empty());
  CHECK(in_of(told.look({"/inbox", 0, true}, with_pack())).is_inbox);
  CHECK(std::holds_alternative<StickOut>(told.look({"/inbox", 0, true}, full).at(0)));
  Listing unreadable = bare;
  unreadable.is_unreadable = true;
  CHECK(in_of(told.look({"/media/c", 37, false}, unreadable)).is_unreadable);
  CHECK(told.look({"/media/d", 0, false}, unreadable).empty()); // another user's
}

TEST_CASE("a volume's name is shown harmlessly") {
  CHECK(label_of("/media/KITA STICK") == "KITA STICK");
  CHECK(label_of("/media/a\nb") == "a?b");
  CHECK(label_of("/media/\xe2\x80\xaegnp.exe") == "?gnp.exe");
  CHECK(label_of("/media/\xff\xfe") == "??");
  CHECK(label_of("/media/; reboot") == "; reboot");
  const std::string label = label_of("/media/" + std::string(255, 'x'));
  CHECK(label == std::string(39, 'x') + "…");
  std::string umlauts;
  for (int i = 0; i < 127; ++i)
    umlauts += "ä";
  CHECK(label_of("/media/" + umlauts).size() == 39 * 2 + 3);
  CHECK(label_of("/media/" + std::string(40, 'x')) == std::string(40, 'x'));
}
