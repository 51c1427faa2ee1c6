// Staff's state alone: no window, no installer, no clock but the one that is given.
#include "tests/staff/person.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::staff;
using namespace person;
using namespace std::chrono_literals;

namespace {

/// Up to the proof of content.
void look_at_newer(Person& person) {
  person.plug("a", {"/a/new.kitapack"});
  person.answer(install::Found{{found_pack("/a/new.kitapack", install::Verdict::Newer)}});
  person.touch(Verb::View);
  person.answer(staged());
  person.happen(Compared{Proof{}});
}

} // namespace

TEST_CASE("a newer pack comes in with two touches and no PIN") {
  Person person;
  look_at_newer(person);
  CHECK(person.asked<install::AskStage>() == 1);
  REQUIRE(person.state.screen == Screen::Proof);
  CHECK(person.state.candidate->proof->signer == "Redaktion");
  person.touch(Verb::Take);
  CHECK(person.state.screen == Screen::Busy);
  person.answer(install::Done{"take", "1-2026112501-00000000"});
  REQUIRE(person.state.screen == Screen::Result);
  CHECK(person.state.outcome->sentence.key == "staff/done");
  CHECK(person.state.outcome->may_pull);
  person.wait(15s);
  CHECK(person.state.screen == Screen::None); // by itself
  CHECK(person.visits_ended() == 1);
  CHECK(person.asked<install::AskDrop>() == 0); // what was taken is not thrown away
}

TEST_CASE("every stick gets an answer, for ten seconds and no longer") {
  Person person;
  person.plug("empty", {});
  CHECK(person.notice() == "staff/empty");
  CHECK(person.state.screen == Screen::None);
  person.wait(9s);
  CHECK(person.notice() == "staff/empty");
  person.wait(1s);
  CHECK(person.notice().empty());
  stick::StickIn stick;
  stick.id = "b";
  stick.is_unreadable = true;
  person.happen(StickCame{stick});
  CHECK(person.notice() == "staff/unreadable");
  stick.is_unreadable = false;
  stick.has_too_many = true;
  person.happen(StickCame{stick});
  CHECK(person.notice() == "staff/too-many");
  person.plug("c", {"/c/x.kitapack"});
  person.happen(Ticked{});
  const struct {
    const char* code;
    install::Verdict verdict;
    const char* key;
  } cases[] = {{"", install::Verdict::Newer, "staff/found"},
               {"KP-POL-OLDER", install::Verdict::Older, "staff/older"},
               {"KP-POL-SAME", install::Verdict::Same, "staff/same"},
               {"KP-POL-SCOPE", install::Verdict::Refused, "staff/other-house"},
               {"KP-SIG-FOREIGN", install::Verdict::Refused, "staff/untrusted"},
               {"KP-SIG-NONE", install::Verdict::Refused, "staff/draft"},
               {"KP-ARC-CUT", install::Verdict::Refused, "staff/damaged"},
               {"KP-POL-EXPIRED", install::Verdict::Refused, "staff/expired"},
               {"KP-MED-UNREADABLE", install::Verdict::Refused, "staff/unreadable"},
               {"KP-MAN-FIELD", install::Verdict::Refused, ""}}; // in the installer's own words
  for (const auto& one : cases) {
    person.plug("d", {"/d/x.kitapack"});
    person.state.scanning = {"d"};
    person.answer(install::Found{{found_pack("/d/x.kitapack", one.verdict, one.code)}});
    INFO(one.code);
    REQUIRE(person.state.notice);
    CHECK(person.notice() == one.key);
    if (std::string_view{one.key}.empty()) CHECK(person.state.notice->sentence.german == "Ein Satz.");
    if (one.verdict == install::Verdict::Refused) CHECK(person.state.notice->code == one.code);
  }
}

TEST_CASE("an installer that has no time does not leave a stick without an answer") {
  Person person;
  person.plug("a", {"/a/x.kitapack"});
  person.wait(3s);
  CHECK_FALSE(person.state.notice);
  person.wait(1s);
  CHECK(person.notice() == "staff/looking");
  person.answer(install::Found{{found_pack("/a/x.kitapack", install::Verdict::Newer)}});
  CHECK(person.notice() == "staff/found");
}

TEST_CASE("a stick that is pulled takes its notice along; pulled while it is copied it gets the installer's sentence") {
  Person person;
  person.plug("a", {"/a/x.kitapack"});
  person.answer(install::Found{{found_pack("/a/x.kitapack", install::Verdict::Newer)}});
  person.happen(StickWent{"a"});
  CHECK_FALSE(person.state.notice);
  for (const double share : {0.0, 0.5, 0.99}) {
    Person other;
    other.plug("a", {"/a/x.kitapack"});
    other.answer(install::Found{{found_pack("/a/x.kitapack", install::Verdict::Newer)}});
    other.touch(Verb::View);
    const auto done = static_cast<std::uint64_t>(share * 1000);
    other.answer(install::Working{{install::Step::Copying, done, 1000}});
    other.happen(StickWent{"a"});
    CHECK(other.state.screen == Screen::Busy);
    other.answer(install::Refused{"stage", "KP-MED-PULLED", "", "Zu früh.", "Too early."});
    REQUIRE(other.state.screen == Screen::Result);
    CHECK(other.state.outcome->sentence.key == "staff/pulled");
    CHECK(other.state.outcome->code == "KP-MED-PULLED");
    // Put in again, it works.
    other.touch(Verb::Leave);
    look_at_newer(other);
    CHECK(other.state.screen == Screen::Proof);
  }
}

TEST_CASE("with our own copy verified the stick may go, and the way goes on") {
  Person person;
  look_at_newer(person);
  person.happen(StickWent{"a"});
  CHECK(person.state.screen == Screen::Proof);
  person.touch(Verb::Take);
  person.answer(install::Done{"take", ""});
  CHECK(person.state.outcome->is_good);
  CHECK_FALSE(person.state.outcome->may_pull);
}

TEST_CASE("of two sticks the second is told of, and viewing is about the one that the notice names") {
  Person person;
  person.plug("a", {"/a/x.kitapack"});
  person.plug("b", {"/b/y.kitapack"});
  person.answer(install::Found{{found_pack("/a/x.kitapack", install::Verdict::Newer)}});
  CHECK(person.state.notice->stick == "a");
  person.answer(install::Found{{found_pack("/b/y.kitapack", install::Verdict::Newer)}});
  CHECK(person.state.notice->stick == "b");
  person.touch(Verb::View);
  CHECK(person.state.candidate->found.file == "/b/y.kitapack");
}

TEST_CASE("a stick with translations does not end what is being done with another") {
  Person person;
  look_at_newer(person);
  person.touch(Verb::Take);
  stick::StickIn words;
  words.id = "b";
  words.po_files = {"/b/uk.po"};
  person.happen(StickCame{words});
  CHECK(person.notice() == "staff/translation");
  person.touch(Verb::View);
  CHECK(person.state.screen == Screen::Busy);
  CHECK(person.asked<install::AskCancel>() == 0);
  CHECK(person.visits_ended() == 0);
  person.answer(install::Done{"take", "1-2026112501-00000000"});
  CHECK(person.state.screen == Screen::Result);
}

TEST_CASE("an older pack needs the PIN, and so does a newer one where the house wants it") {
  for (const bool is_older : {true, false}) {
    Person person({!is_older, false});
    person.plug("a", {"/a/x.kitapack"});
    person.answer(
        install::Found{{found_pack("/a/x.kitapack", is_older ? install::Verdict::Older : install::Verdict::Newer)}});
    person.touch(Verb::View);
    REQUIRE(person.state.screen == Screen::Pin);
    CHECK(person.asked<install::AskStage>() == 0);
    person.answer(install::PinState{true, false, 5, 0s});
    person.type("482715");
    CHECK(person.asked<install::AskCheckPin>() == 1);
    CHECK(person.state.pad.digits.empty()); // the kiosk keeps no PIN
    person.answer(install::PinState{true, true, 5, 0s});
    CHECK(person.asked<install::AskStage>() == 1);
    CHECK(person.state.screen == Screen::Busy);
  }
}

TEST_CASE("the pad: short, wrong, waiting with the time left, closing by itself") {
  Person person;
  person.happen(Knocked{});
  REQUIRE(person.state.screen == Screen::Pin);
  person.answer(install::PinState{true, false, 5, 0s});
  person.type("123");
  CHECK(person.state.pad.message->key == "staff/pin-short");
  CHECK(person.asked<install::AskCheckPin>() == 0);
  person.type("456");
  CHECK(person.asked<install::AskCheckPin>() == 1);
  person.touch(Verb::Digit, 1); // while one is compared the keys are closed
  CHECK(person.state.pad.digits.empty());
  person.answer(install::PinState{true, false, 4, 0s});
  CHECK(person.state.pad.message->key == "staff/pin-wrong");
  person.type("1234567890123");
  person.answer(install::PinState{true, false, 0, 60s});
  CHECK(wait_left(person.state.pad, person.steady) == 60);
  person.type("482715");
  CHECK(person.asked<install::AskCheckPin>() == 2); // nothing is asked during a wait
  person.wait(10s);
  CHECK(wait_left(person.state.pad, person.steady) < 60);
  person.wait(10s);
  CHECK(person.state.screen == Screen::None);
  CHECK(person.asked<install::AskCheckPin>() == 2);
}

TEST_CASE("nothing of the menu is done without the PIN, however a touch comes about") {
  Person person;
  for (const Verb verb : {Verb::RollBack, Verb::OpenStatus, Verb::OpenClock, Verb::OpenNewPin, Verb::OpenDesk})
    person.touch(verb);
  CHECK(person.effects.empty());
  CHECK(person.state.screen == Screen::None);
}

TEST_CASE("going back, and going back when there is nothing to go back to") {
  for (const bool is_there : {true, false}) {
    Person person;
    person.happen(Knocked{});
    person.answer(install::PinState{true, false, 5, 0s});
    person.type("482715");
    person.answer(install::PinState{true, true, 5, 0s});
    REQUIRE(person.state.screen == Screen::Menu);
    person.touch(Verb::RollBack);
    if (is_there)
      person.answer(install::Done{"roll-back", "1-2026090101-00000000"});
    else
      person.answer(install::Refused{"roll-back", "KP-LIB-NOTHING", "", "", ""});
    CHECK(person.state.outcome->sentence.key == (is_there ? "staff/done-back" : "staff/nothing-before"));
    person.touch(Verb::Leave);
    CHECK(person.asked<install::AskLeave>() == 1); // the door behind the PIN is closed again
  }
}

TEST_CASE("cancelling, and a rehearsal that ends in no, leave everything as it was") {
  Person person;
  person.plug("a", {"/a/x.kitapack"});
  person.answer(install::Found{{found_pack("/a/x.kitapack", install::Verdict::Newer)}});
  person.touch(Verb::View);
  person.touch(Verb::Cancel);
  person.touch(Verb::Cancel);
  CHECK(person.asked<install::AskCancel>() == 1);
  person.answer(install::Cancelled{"stage"});
  CHECK(person.state.outcome->sentence.key == "staff/cancelled");
  person.touch(Verb::Leave);
  look_at_newer(person);
  person.touch(Verb::Rehearse);
  CHECK(person.state.screen == Screen::Rehearsal);
  person.touch(Verb::Back);
  CHECK(person.state.screen == Screen::Proof);
  person.touch(Verb::Refuse);
  CHECK(person.state.screen == Screen::None);
  CHECK(person.asked<install::AskDrop>() == 1);
  CHECK(person.asked<install::AskTake>() == 0);
}

TEST_CASE("every screen of staff is left by itself, and what was staged is let go") {
  for (const Screen screen :
       {Screen::Packs, Screen::Pin, Screen::NewPin, Screen::Proof, Screen::Details, Screen::Rehearsal, Screen::Result,
        Screen::Menu, Screen::Status, Screen::Clock, Screen::Languages, Screen::Busy}) {
    Person person;
    look_at_newer(person);
    person.state.screen = screen;
    person.happen(Felt{});
    const auto time = time_of(person.state);
    CHECK(time > 0s);
    person.wait(time - 1s);
    CHECK(person.state.screen == screen);
    person.wait(1s);
    CHECK(person.state.screen == Screen::None);
    CHECK(person.asked<install::AskDrop>() == 1);
  }
}

TEST_CASE("a PIN is set at the first start, typed twice; the emergency page is over it and back") {
  Person person;
  person.happen(Started{});
  person.answer(install::PinState{false, false, 5, 0s});
  REQUIRE(person.state.screen == Screen::NewPin);
  person.touch(Verb::Emergency);
  CHECK(person.state.is_emergency);
  person.wait(600s);
  CHECK(person.state.screen == Screen::NewPin); // whoever reads the emergency page is not thrown out
  person.happen(Returned{});
  person.type("482715");
  person.type("482716");
  CHECK(person.state.pad.message->key == "staff/pin-differs");
  person.type("482715");
  person.type("482715");
  CHECK(person.asked<install::AskSetPin>() == 1);
  person.answer(install::Refused{"set-pin", "KP-PIN-SIMPLE", "", "Zu einfach.", "Too simple."});
  CHECK(person.state.pad.message->german == "Zu einfach.");
  person.type("482715");
  person.type("482715");
  person.answer(install::Done{"set-pin", ""});
  CHECK(person.state.outcome->sentence.key == "staff/done-pin");
}

TEST_CASE("with a PIN the first start shows the visitor's welcome") {
  Person person;
  person.happen(Started{});
  person.answer(install::PinState{true, false, 5, 0s});
  CHECK(person.state.screen == Screen::None);
}

TEST_CASE("an installer that ends is told, and nothing stays on the screen for ever") {
  Person person;
  look_at_newer(person);
  person.happen(InstallerGone{});
  REQUIRE(person.state.screen == Screen::Result);
  CHECK(person.state.outcome->sentence.key == "staff/gone");
  person.wait(15s);
  CHECK(person.state.screen == Screen::None);
}

TEST_CASE("the clock is stepped within the calendar and asked for with the PIN only") {
  Person person;
  person.happen(Knocked{});
  person.answer(install::PinState{true, false, 5, 0s});
  person.type("482715");
  person.answer(install::PinState{true, true, 5, 0s});
  person.local = parse_local_time("2027-01-31T23:59").value();
  person.touch(Verb::OpenClock);
  person.touch(Verb::StepClock, 2); // the month after January has no 31st
  CHECK(kiosk::to_string(person.state.clock) == "2027-02-28T23:59:00");
  person.touch(Verb::StepClock, 8);
  CHECK(kiosk::to_string(person.state.clock) == "2027-03-01T00:00:00");
  for (int i = 0; i < 200; ++i)
    person.touch(Verb::StepClock, 5);
  CHECK(kiosk::to_string(person.state.clock) == "2020-01-01T00:00:00");
  person.touch(Verb::SetClock);
  CHECK(person.asked<install::AskSetClock>() == 1);
  person.answer(install::Done{"set-clock", ""});
  CHECK(person.state.outcome->sentence.key == "staff/done-clock");
}

TEST_CASE("time left is told when it can be known, and is none at first") {
  Progress progress{Task::Stage, 0, SteadyTime{1h}, false};
  CHECK_FALSE(time_left(progress, SteadyTime{1h} + 10s));
  progress.share = 0.25;
  CHECK(time_left(progress, SteadyTime{1h} + 10s) == 31s);
}
