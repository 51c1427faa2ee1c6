// Staff's journeys: sticks are folders, the installer is the real one, touches are touches.
#include "kiosk/base/files.h"
#include "kiosk/locale/formats.h"
#include "tests/app/staff_house.h"

#include <fstream>
#include <random>
#include <thread>

using namespace kiosk;
using namespace std::chrono_literals;
using staff::Screen;
using stage::Counter;
using workshop::Workshop;
namespace fs = std::filesystem;
using staff_house::give_pin;
using staff_house::House;
using staff_house::pin;

TEST_CASE("a newer pack is on the screen after two touches, and the stick may go before", "[staff-journeys]") {
  const House house("staff-good");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  REQUIRE(counter.seq() == 2026112301);
  counter.plug("stick", {house.second});
  REQUIRE(counter.until_notice());
  CHECK(counter.notice_key() == "staff/found");
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Proof));
  CHECK(counter.text().find("Sie können den Stick jetzt herausziehen.") != std::string::npos);
  counter.pull("stick");
  USE(counter, "do:staff/take");
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/done");
  CHECK(counter.touches <= 4);
  counter.wait(20s); // nobody touches anything
  CHECK_FALSE(counter.staff->is_shown());
  REQUIRE(counter.until([&] { return counter.seq() == 2026112401; }));
  CHECK(counter.visitor->visit() == visit::Visit{});
}

TEST_CASE("with a PIN for every pack it takes twelve touches at the most", "[staff-journeys]") {
  const House house("staff-pin");
  house.set_pin();
  Counter counter(house.shop, house.factory, true);
  counter.plug("stick", {house.second});
  REQUIRE(counter.until_notice());
  USE(counter, "do:staff/view");
  REQUIRE(counter.state().screen == Screen::Pin);
  give_pin(counter);
  REQUIRE(counter.until_screen(Screen::Proof));
  USE(counter, "do:staff/take");
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/done");
  CHECK(counter.touches <= 12);
}

TEST_CASE("each stick that holds nothing to take is answered with its sentence", "[staff-journeys]") {
  const House house("staff-refused");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  counter.turn();
  const Workshop stranger("staff-stranger");
  const fs::path foreign = stranger.make_pack("fremd.kitapack", {2026112501});
  const fs::path elsewhere =
      house.shop.make_pack("anderswo.kitapack", {2026112501, 1, "2026-11-22", "2027-06-30", "berlin"});
  const fs::path over = house.shop.make_pack("alt.kitapack", {2026112501, 1, "2026-01-01", "2026-06-30"});
  const fs::path cut = house.shop.folder / "halb.kitapack";
  std::ofstream(cut, std::ios::binary) << read_file(house.second).value().substr(0, 700);
  const fs::path letter = house.shop.folder / "brief.txt";
  std::ofstream(letter) << "Hallo";
  const struct {
    const char* name;
    std::vector<fs::path> files;
    const char* key;
  } sticks[] = {{"leer", {}, ""}, // an empty plain folder is no stick
                {"brief", {letter}, "staff/empty"},
                {"gleich", {house.first}, "staff/same"},
                {"fremd", {foreign}, "KP-SIG-TEST"}, // a test key that is not trusted here
                {"anderswo", {elsewhere}, "staff/other-house"},
                {"abgelaufen", {over}, "staff/expired"},
                {"halb", {cut}, "staff/damaged"},
                {"entwurf", {fs::path(KIOSK_BINARY_DIR) / "fixture.kitapack"}, "staff/draft"}};
  for (const auto& one : sticks) {
    if (std::string_view{one.key}.empty()) continue;
    INFO(one.name);
    counter.plug(one.name, one.files);
    REQUIRE(counter.until_notice());
    CHECK((counter.notice_key() == one.key || counter.state().notice->code == one.key));
    CHECK_FALSE(counter.staff->is_shown());
    counter.pull(one.name);
    REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
    counter.wait(10s);
    CHECK_FALSE(counter.state().notice);
  }
  CHECK(counter.seq() == 2026112301);
}

TEST_CASE("a stick that is there at the start is answered, too; of several packs the newest is offered",
          "[staff-journeys]") {
  const House house("staff-start");
  house.set_pin();
  const fs::path newest = house.shop.make_pack("3.kitapack", {2026112501});
  Counter counter(house.shop, house.factory);
  counter.plug("stick", {house.first, house.second, newest});
  counter.start();
  REQUIRE(counter.until_notice());
  CHECK(counter.notice_key() == "staff/found");
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Proof));
  CHECK(counter.state().candidate->found.file.filename() == "3.kitapack");
  std::string all = counter.text();
  while (all.find("1.kitapack") == std::string::npos && counter.use("do:staff/turn").size() > 0 &&
         counter.on_screen().page + 1 < static_cast<int>(counter.on_screen().pages.size()))
    all += counter.text();
  all += counter.text();
  CHECK(all.find("1.kitapack") != std::string::npos); // listed with its reason
  CHECK(all.find("Dieser Inhalt ist schon da.") != std::string::npos);
}

TEST_CASE("pulled before it was copied, cut while it was copied: a sentence, nothing lost, works again",
          "[staff-journeys]") {
  const House house("staff-pulled");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  const auto whole = fs::file_size(house.second);
  for (const double share : {0.0, 0.5, 0.99}) {
    INFO(share);
    counter.plug("stick", {house.second});
    REQUIRE(counter.until_notice());
    // What is read after the scan is gone: all of it, half, the last hundredth.
    if (share == 0.0)
      fs::remove(counter.stick("stick") / "2.kitapack");
    else
      fs::resize_file(counter.stick("stick") / "2.kitapack",
                      static_cast<std::uintmax_t>(static_cast<double>(whole) * share));
    if (counter.state().notice) (void)counter.use("do:staff/view");
    REQUIRE(counter.until_screen(Screen::Result));
    CHECK((counter.outcome_key() == "staff/pulled" || counter.outcome_key() == "staff/damaged"));
    counter.pull("stick");
    counter.wait(20s);
    REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
    CHECK(counter.seq() == 2026112301);
  }
  counter.plug("stick", {house.second});
  REQUIRE(counter.until_notice());
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Proof));
}

TEST_CASE("two sticks: the second is offered, and taken", "[staff-journeys]") {
  const House house("staff-two");
  house.set_pin();
  const fs::path newest = house.shop.make_pack("3.kitapack", {2026112501});
  Counter counter(house.shop, house.factory);
  counter.plug("eins", {house.second});
  REQUIRE(counter.until_notice());
  counter.plug("zwei", {newest});
  REQUIRE(counter.until([&] {
    return counter.state().notice && counter.state().sticks.size() == 2 &&
           counter.state().notice->stick == counter.state().sticks.back().stick.id;
  }));
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Proof));
  CHECK(counter.state().candidate->found.file.filename() == "3.kitapack");
}

TEST_CASE("five wrong PINs, a power cut, waiting, then the right one", "[staff-journeys]") {
  const House house("staff-wrong");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  counter.knock();
  REQUIRE(counter.state().screen == Screen::Pin);
  REQUIRE(counter.until([&] { return counter.state().pad.is_known; }));
  for (int tries = 5; tries > 0; --tries) {
    counter.type("111222");
    REQUIRE(counter.until([&] { return !counter.state().pad.is_asking; }));
  }
  CHECK(staff::wait_left(counter.state().pad, counter.now().steady) > 50);
  CHECK(counter.text().find("Bitte warten Sie") != std::string::npos);
  counter.start(); // the plug was pulled
  counter.knock();
  REQUIRE(counter.until([&] { return counter.state().pad.wait_until.has_value(); }));
  CHECK(counter.use("do:staff/digit/4") != ""); // the keys are closed
  counter.wait(20s);
  REQUIRE(counter.state().screen == Screen::None);
  // Nobody waits a minute here: the wait on the disk is made a second.
  auto record = workshop::must(install::parse_pin(read_file(house.shop.root / "pin").value()));
  CHECK(record.tries >= 5);
  record.wait = 1s;
  counter.staff.reset();
  counter.visitor.reset();
  counter.shelf.reset();
  REQUIRE(write_file(house.shop.root / "pin", install::to_text(record)).has_value());
  counter.start();
  std::this_thread::sleep_for(1500ms);
  counter.knock();
  REQUIRE(counter.until([&] { return counter.state().pad.is_known; }));
  counter.wait(3s);
  counter.type(pin);
  REQUIRE(counter.until_screen(Screen::Menu));
}

TEST_CASE("cancelled, rehearsed and refused: the old content goes on", "[staff-journeys]") {
  const House house("staff-no");
  house.set_pin();
  const fs::path large =
      house.shop.make_pack("gross.kitapack", {2026112501, 1, "2026-11-22", "2027-06-30", "magdeburg", "Fixture", 40});
  Counter counter(house.shop, house.factory);
  counter.plug("gross", {large});
  REQUIRE(counter.until_notice());
  USE(counter, "do:staff/view");
  REQUIRE(counter.state().screen == Screen::Busy);
  USE(counter, "do:staff/cancel");
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/cancelled");
  USE(counter, "do:staff/leave");
  counter.pull("gross");
  counter.plug("stick", {house.second});
  REQUIRE(counter.until([&] { return counter.notice_key() == "staff/found"; }));
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Proof));
  USE(counter, "do:staff/rehearse");
  REQUIRE(counter.staff->excursion() != nullptr);
  CHECK(counter.text().find("Vorschau") != std::string::npos);
  USE(counter, "do:language/de");
  USE(counter, "people");
  CHECK(counter.text().find("Vorschau") != std::string::npos); // on every page
  USE(counter, "emergency");
  CHECK(counter.text().find("112") != std::string::npos);
  USE(counter, "do:staff/back");
  REQUIRE(counter.state().screen == Screen::Proof);
  USE(counter, "do:staff/refuse");
  CHECK_FALSE(counter.staff->is_shown());
  CHECK(counter.until([&] {
    std::error_code problem;
    return !fs::exists(house.shop.root / "staging", problem) || fs::is_empty(house.shop.root / "staging", problem);
  }));
  CHECK(counter.seq() == 2026112301);
}

TEST_CASE("an older pack and the way back want the PIN; with nothing before there is no way back", "[staff-journeys]") {
  const House house("staff-back");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  counter.knock();
  give_pin(counter);
  REQUIRE(counter.until([&] { return counter.state().facts.has_value(); }));
  CHECK(counter.use("do:staff/roll-back") != ""); // said, not offered
  CHECK(counter.text().find("Es gibt keinen früheren Inhalt.") != std::string::npos);
  counter.wait(61s);
  House::must(house.shop.install(house.second));
  REQUIRE(counter.until([&] { return counter.seq() == 2026112401; }));
  counter.knock();
  give_pin(counter);
  REQUIRE(counter.until([&] { return counter.state().facts.has_value(); }));
  const int before = counter.touches;
  USE(counter, "do:staff/roll-back");
  CHECK(counter.touches == before + 1);
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/done-back");
  USE(counter, "do:staff/leave");
  REQUIRE(counter.until([&] { return counter.seq() == 2026112301; }));
}

TEST_CASE("names that mean harm are shown harmlessly, and go where they should", "[staff-journeys]") {
  const House house("staff-names");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  const std::string names[] = {"; reboot", "Zeile\neins", "\u202Etxt.exe", "x.. ..", std::string(245, 'a')};
  for (const std::string& name : names) {
    INFO(name);
    counter.plug(name.substr(0, 200), {});
    fs::copy_file(house.second, counter.stick(name.substr(0, 200)) / (name + ".kitapack"));
    fs::copy_file(house.first, counter.stick(name.substr(0, 200)) / ("b" + name + ".kitapack"));
    REQUIRE(counter.until([&] { return counter.state().notice && counter.state().notice->can_view; }));
    USE(counter, "do:staff/view");
    REQUIRE(counter.until_screen(Screen::Proof));
    for (const ui::Item& item : counter.on_screen().items) {
      for (const text::Span& span : item.node.spans)
        CHECK(span.text.find("\u202E") == std::string::npos);
      if (counter.on_screen().is_visible(item)) CHECK_FALSE(item.clipped);
    }
    USE(counter, "do:staff/refuse");
    counter.pull(name.substr(0, 200));
    REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
    counter.wait(10s);
  }
}

TEST_CASE("a reader is disturbed by nothing but the notice", "[staff-journeys]") {
  const House house("staff-reader");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  counter.visitor->act(visit::ChooseLanguage{Language{"ar"}}, counter.now());
  counter.visitor->act(visit::Open{visit::parse_address("people").value()}, counter.now());
  const visit::Visit before = counter.visitor->visit();
  const ui::LaidOut page = counter.visitor->shown().laid_out;
  counter.plug("stick", {house.second});
  REQUIRE(counter.until_notice());
  const ui::LaidOut& with = counter.visitor->shown().laid_out;
  CHECK(counter.visitor->visit() == before);
  CHECK(with.content == page.content);
  CHECK(with.strip.bottom() <= with.content.y); // covers the header alone
  REQUIRE(with.items.size() > page.items.size());
  for (std::size_t i = 0; i < page.items.size(); ++i)
    CHECK(with.items[i].box == page.items[i].box);
  // Whoever goes on reading touches what she touched before.
  USE(counter, "do:text-size");
  CHECK(counter.visitor->visit().text_size == visit::TextSize::Percent150);
  USE(counter, "do:staff/later");
  CHECK_FALSE(counter.state().notice);
  CHECK(counter.visitor->shown().laid_out.strip.height == 0);
  CHECK(counter.visitor->visit().here() == before.here());
  // Her idle time is hers: the notice and its touches gave her none.
  counter.wait(200s);
  CHECK((counter.visitor->visit() == visit::Visit{}));
}

TEST_CASE("the emergency page is one touch away from every screen of staff, and back leads to it", "[staff-journeys]") {
  const House house("staff-emergency");
  Counter counter(house.shop, house.factory);
  REQUIRE(counter.until_screen(Screen::NewPin)); // there is none yet
  USE(counter, "emergency");
  CHECK(counter.text().find("110") != std::string::npos);
  USE(counter, "do:back");
  CHECK(counter.state().screen == Screen::NewPin);
  CHECK(counter.text().find("Neue PIN") != std::string::npos);
  counter.type(pin);
  counter.type(pin);
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/done-pin");
}

TEST_CASE("the state for the telephone is there, and the clock is refused without a program for it",
          "[staff-journeys]") {
  const House house("staff-status");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  counter.knock();
  give_pin(counter);
  REQUIRE(counter.until([&] { return counter.state().facts.has_value(); }));
  USE(counter, "do:staff/open-status");
  REQUIRE(counter.until([&] { return counter.text().find("1-2026112301") != std::string::npos; }));
  USE(counter, "do:staff/back");
  USE(counter, "do:staff/open-clock");
  USE(counter, "do:staff/step-clock/0");
  USE(counter, "do:staff/set-clock");
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK_FALSE(counter.state().outcome->is_good);
  CHECK(counter.text().find("KP-CLK-NONE") != std::string::npos);
}

TEST_CASE("a stick is answered over a screen of staff, too", "[staff-journeys]") {
  const House house("staff-over");
  Counter counter(house.shop, house.factory);
  REQUIRE(counter.until_screen(Screen::NewPin));
  counter.plug("stick", {house.second});
  REQUIRE(counter.until_notice());
  CHECK(counter.text().find("USB-Stick erkannt.") != std::string::npos);
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Proof));
}

TEST_CASE("three hundred touches of children bring up no pad", "[staff-journeys]") {
  const House house("staff-children");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  std::mt19937 chance(20261126);
  std::uniform_int_distribution<int> x(0, 1079), y(0, 1919);
  for (int touch = 0; touch < 300; ++touch) {
    counter.tap(x(chance), y(chance), std::chrono::milliseconds{30 + chance() % 4000});
    CHECK_FALSE(counter.staff->is_shown());
  }
}
