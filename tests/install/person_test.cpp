// What people do at the kiosk, over the installer's pipes: stage and take, PIN, going back, the clock.
#include "kiosk/base/files.h"
#include "kiosk/install/pin.h"
#include "kiosk/install/start.h"
#include "kiosk/pack/pack.h"
#include "tests/install/talk.h"

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::install;
using workshop::must;
using workshop::Talk;
using workshop::Workshop;
namespace fs = std::filesystem;

namespace {

std::string name_of(const fs::path& file) { return folder_name(workshop::id_of(file)); }

/// A house where the second pack is confirmed and the first is the way back.
struct House {
  explicit House(const std::string& name)
      : shop(name), first(shop.make_pack("1.kitapack", {2026112301})),
        second(shop.make_pack("2.kitapack", {2026112401})), third(shop.make_pack("3.kitapack", {2026112501})) {
    Talk talk(shop);
    for (const fs::path& file : {first, second}) {
      CHECK(talk.ask<Done>(AskInstall{file}).pack == name_of(file));
      CHECK(talk.ask<Done>(TellRunningWell{name_of(file)}).request == "running-well");
    }
  }
  [[nodiscard]] std::string current() const { return folder_name(*shop.library().state().current); }
  Workshop shop;
  fs::path first, second, third;
};

/// A program that writes its word into a file, or does something else.
fs::path program(const House& house, const std::string& what) {
  const fs::path file = house.shop.folder / "clock.sh";
  std::ofstream(file) << "#!/bin/sh\n" << what << "\n";
  REQUIRE(::chmod(file.c_str(), 0755) == 0);
  return file;
}

LocalTime time_of(const char* text) { return must(parse_local_time(text)); }

} // namespace

TEST_CASE("staged, the stick pulled out, looked into, taken") {
  const House house("stage");
  Talk talk(house.shop);
  const Staged staged = talk.ask<Staged>(AskStage{house.third});
  CHECK(staged.pack == name_of(house.third));
  CHECK(staged.expires == must(parse_date("2027-06-30")));
  CHECK(staged.signer == house.shop.key.id.hex());
  CHECK_FALSE(staged.is_older);
  CHECK(house.current() == name_of(house.second)); // nothing has changed yet
  fs::remove(house.third);
  CHECK(must(pack::Pack::open(staged.database)).about().name == "Fixture");
  const auto facts = facts_of(talk.ask<StatusLine>(AskStatus{}));
  CHECK(facts.staged == staged.pack);
  CHECK(facts.current == name_of(house.second));
  // The kiosk may open its pack anew meanwhile: what waits stays.
  CHECK(talk.ask<Open>(AskOpen{}).pack == name_of(house.second));
  CHECK(talk.ask<Done>(TellRunningWell{name_of(house.second)}).request == "running-well");
  CHECK(fs::exists(staged.database));
  CHECK(talk.ask<Done>(AskTake{}).pack == staged.pack);
  CHECK(house.current() == staged.pack);
  CHECK_FALSE(fs::exists(house.shop.root / "staging"));
  CHECK(talk.ask<Refused>(AskTake{}).code == "KP-LIB-STAGED");
  CHECK(facts_of(talk.ask<StatusLine>(AskStatus{})).notes.back().event == "installed");
}

TEST_CASE("what is staged is forgotten by drop, by another one, and by the end of the pipe") {
  const House house("drop");
  const fs::path staging = house.shop.root / "staging";
  {
    Talk talk(house.shop);
    (void)talk.ask<Staged>(AskStage{house.third});
    CHECK(talk.ask<Done>(AskDrop{}).request == "drop");
    CHECK_FALSE(fs::exists(staging));
    CHECK(talk.ask<Done>(AskDrop{}).request == "drop");
    CHECK(talk.ask<Staged>(AskStage{house.third}).pack == name_of(house.third));
    CHECK(talk.ask<Refused>(AskStage{house.second}).code == "KP-POL-SAME");
    CHECK(talk.ask<Refused>(AskTake{}).code == "KP-LIB-STAGED");
    CHECK(talk.ask<Staged>(AskStage{house.third}).pack == name_of(house.third));
  }
  CHECK_FALSE(fs::exists(staging));
  CHECK(house.current() == name_of(house.second));
}

TEST_CASE("while a pack waits nobody else writes to the library; the one who waits may install another") {
  const House house("held");
  Talk talk(house.shop);
  (void)talk.ask<Staged>(AskStage{house.third});
  Library library = house.shop.library();
  CHECK(library.lock(std::chrono::milliseconds{100}).error().code == "KP-LIB-BUSY");
  CHECK(talk.ask<Done>(AskInstall{house.third}).pack == name_of(house.third));
  CHECK(library.lock(std::chrono::seconds{5}).has_value());
}

TEST_CASE("staging stops when it is told to, and works again") {
  const House house("stage-stop");
  Talk talk(house.shop);
  talk.say(AskStage{house.third});
  talk.say(AskCancel{});
  CHECK(talk.hear<Cancelled>().request == "stage");
  CHECK_FALSE(fs::exists(house.shop.root / "staging"));
  CHECK(talk.ask<Staged>(AskStage{house.third}).pack == name_of(house.third));
}

TEST_CASE("a file that is gone was pulled out, says the sentence") {
  const House house("stage-gone");
  Talk talk(house.shop);
  for (const Request& request : {Request{AskStage{house.shop.folder / "gone.kitapack"}},
                                 Request{AskInstall{house.shop.folder / "gone.kitapack"}}}) {
    const Refused refused = talk.ask<Refused>(request);
    CHECK(refused.code == "KP-MED-PULLED");
    CHECK(refused.german.find("zu früh herausgezogen") != std::string::npos);
  }
  const Found found = talk.ask<Found>(AskScan{{house.shop.folder / "gone.kitapack", house.third}});
  CHECK(found.packs.at(0).verdict == Verdict::Newer);
  CHECK(found.packs.at(1).code == "KP-MED-PULLED");
}

TEST_CASE("a file whose name is no UTF-8 is found, staged and taken; its name is harmless in the log") {
  const House house("stage-name");
  const fs::path file = house.shop.folder / "\xff\xfe; reboot\n\xe2\x80\xae.kitapack";
  fs::rename(house.third, file);
  Talk talk(house.shop);
  CHECK(talk.ask<Found>(AskScan{{file}}).packs.at(0).file == file);
  CHECK(talk.ask<Staged>(AskStage{file}).pack == name_of(file));
  CHECK(talk.ask<Done>(AskTake{}).request == "take");
  CHECK(talk.ask<Refused>(AskStage{file}).code == "KP-POL-SAME");
  CHECK(facts_of(talk.ask<StatusLine>(AskStatus{})).notes.back().what == "??; reboot??.kitapack");
}

TEST_CASE("an older pack comes in with the PIN only; the kiosk's word for it counts for nothing") {
  const House house("older");
  Talk talk(house.shop);
  CHECK(talk.ask<Found>(AskScan{{house.first}}).packs.at(0).verdict == Verdict::Older);
  const Refused refused = talk.ask<Refused>(AskStage{house.first});
  CHECK(refused.code == "KP-POL-OLDER");
  CHECK(refused.german.find("(22. November 2026)") != std::string::npos);
  CHECK(talk.ask<Refused>(AskInstall{house.first}).code == "KP-POL-OLDER");
  CHECK(must(parse_request(R"({"do":"install","file":"/a","older":true})")).index() == Request{AskInstall{}}.index());
  CHECK(to_line(AskInstall{"/a"}).find("older") == std::string::npos);
  talk.give_pin();
  CHECK(talk.ask<Staged>(AskStage{house.first}).is_older);
  // The person has gone: what waits does not come in without the PIN.
  CHECK(talk.ask<Done>(AskLeave{}).request == "leave");
  CHECK(talk.ask<Refused>(AskTake{}).code == "KP-PIN-NEEDED");
  CHECK(house.current() == name_of(house.second));
  talk.give_pin();
  CHECK(talk.ask<Done>(AskTake{}).pack == name_of(house.first));
  CHECK(house.current() == name_of(house.first));
}

TEST_CASE("going back needs the PIN, and says so when there is nothing to go back to") {
  const House house("back");
  {
    Talk talk(house.shop);
    CHECK(talk.ask<Refused>(AskRollBack{}).code == "KP-PIN-NONE");
    talk.give_pin();
    CHECK(talk.ask<Done>(AskRollBack{}).pack == name_of(house.first));
    CHECK(talk.ask<Done>(AskLeave{}).request == "leave");
    CHECK(talk.ask<Refused>(AskRollBack{}).code == "KP-PIN-NEEDED");
    CHECK(talk.ask<Refused>(AskSetFloor{{1, 2026112301}}).code == "KP-PIN-NEEDED");
    CHECK(talk.ask<Refused>(AskSetPin{"314159"}).code == "KP-PIN-NEEDED");
  }
  CHECK(house.current() == name_of(house.first));
  {
    Talk talk(house.shop); // another pipe: the PIN again
    CHECK(talk.ask<Refused>(AskRollBack{}).code == "KP-PIN-NEEDED");
  }
  const Workshop empty("back-empty");
  Talk talk(empty);
  talk.give_pin();
  const Refused refused = talk.ask<Refused>(AskRollBack{});
  CHECK(refused.code == "KP-LIB-NOTHING");
  CHECK(refused.german == "Es gibt keinen früheren Inhalt. Es bleibt alles, wie es ist.");
}

TEST_CASE("the PIN over the pipe: five wrong ones, then a wait that outlives the installer") {
  const House house("pin-pipe");
  {
    Talk talk(house.shop);
    CHECK_FALSE(talk.ask<PinState>(AskPinState{}).is_set);
    CHECK(talk.ask<Refused>(AskCheckPin{Talk::pin}).code == "KP-PIN-NONE");
    CHECK(talk.ask<Refused>(AskSetPin{"123456"}).code == "KP-PIN-SIMPLE");
    CHECK(talk.ask<Refused>(AskSetPin{"12345"}).code == "KP-PIN-FORM");
    CHECK_FALSE(talk.ask<PinState>(AskPinState{}).is_set);
    talk.give_pin();
    CHECK(talk.ask<PinState>(AskPinState{}).is_right);
    CHECK(talk.ask<Done>(AskSetPin{"9027145"}).request == "set-pin");
    CHECK(talk.ask<Done>(AskLeave{}).request == "leave");
    CHECK_FALSE(talk.ask<PinState>(AskPinState{}).is_right);
    for (int left = 4; left > 0; --left)
      CHECK(talk.ask<PinState>(AskCheckPin{Talk::pin}).tries_left == left); // the old one
    CHECK(talk.ask<PinState>(AskCheckPin{"nonsense"}).wait == pin_wait_first);
    CHECK_FALSE(talk.ask<PinState>(AskCheckPin{"9027145"}).is_right);
    const auto facts = facts_of(talk.ask<StatusLine>(AskStatus{}));
    CHECK(facts.pin.is_set);
    CHECK(facts.pin.wait > std::chrono::seconds{0});
    CHECK(facts.notes.back().event == "pin-locked");
  }
  Talk talk(house.shop);
  const PinState after = talk.ask<PinState>(AskCheckPin{"9027145"});
  CHECK_FALSE(after.is_right);
  CHECK(after.wait > std::chrono::seconds{50}); // anew
  CHECK(talk.ask<Refused>(AskRollBack{}).code == "KP-PIN-NEEDED");
}

TEST_CASE("the clock is set by the program that was named, for who gave the PIN") {
  const House house("clock");
  const fs::path word = house.shop.folder / "word";
  {
    Talk talk(house.shop);
    CHECK_FALSE(facts_of(talk.ask<StatusLine>(AskStatus{})).can_set_clock);
    talk.give_pin();
    CHECK(talk.ask<Refused>(AskSetClock{time_of("2026-11-26T10:05:00")}).code == "KP-CLK-NONE");
  }
  {
    Talk talk(house.shop, program(house, "echo \"$# $1\" | tee " + word.string()));
    CHECK(facts_of(talk.ask<StatusLine>(AskStatus{})).can_set_clock);
    CHECK(talk.ask<Refused>(AskSetClock{time_of("2026-11-26T10:05:00")}).code == "KP-PIN-NEEDED");
    CHECK_FALSE(fs::exists(word));
    talk.give_pin();
    CHECK(talk.ask<Refused>(AskSetClock{time_of("1970-01-01T00:00:00")}).code == "KP-CLK-DAY");
    CHECK(talk.ask<Refused>(AskSetClock{time_of("2100-01-01T00:00:00")}).code == "KP-CLK-DAY");
    CHECK_FALSE(fs::exists(word));
    CHECK(talk.ask<Done>(AskSetClock{time_of("2026-11-26T10:05:00")}).request == "set-clock");
    CHECK(must(read_file(word)) == "1 2026-11-26T10:05:00\n");
    CHECK(facts_of(talk.ask<StatusLine>(AskStatus{})).notes.back().what == "2026-11-26T10:05:00");
  }
  for (const fs::path& bad : {program(house, "exit 3"), fs::path{"/nowhere/set-clock"}}) {
    Talk talk(house.shop, bad);
    talk.give_pin();
    CHECK(talk.ask<Refused>(AskSetClock{time_of("2026-11-26T10:05:00")}).code == "KP-CLK-FAILED");
  }
}
