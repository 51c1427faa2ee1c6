// The twelve tasks and more, as touches in and screens out: tests/journeys/*.journey.
#include "kiosk/app/picture_command.h"
#include "tests/app/driver.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

using namespace kiosk;
using stage::Driver;
using stage::Hands;
using stage::Way;

namespace {

const std::vector<Way> ways = {
    {"touch, portrait", 1080, 1920, visit::TextSize::Percent100, Hands::Touch, 0},
    {"touch, landscape", 1920, 1080, visit::TextSize::Percent100, Hands::Touch, 2},
    {"touch, 200 %", 1080, 1920, visit::TextSize::Percent200, Hands::Touch, 2},
    {"keys, portrait", 1080, 1920, visit::TextSize::Percent100, Hands::Keys, 0},
    {"keys, landscape", 1920, 1080, visit::TextSize::Percent100, Hands::Keys, 2},
    {"keys, 200 %", 1080, 1920, visit::TextSize::Percent200, Hands::Keys, 2},
};

std::vector<std::filesystem::path> journeys() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(KIOSK_SOURCE_DIR) / "tests/journeys"))
    if (entry.path().extension() == ".journey") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace

TEST_CASE("journeys reach their end within their touches", "[journeys]") {
  REQUIRE(journeys().size() >= 12);
  for (const auto& file : journeys())
    for (const Way& way : ways)
      for (const std::string& fault : stage::take_journey(file, way, stage::sample_house()))
        FAIL_CHECK(file.filename().string() << ", " << way.name << ": " << fault);
}

TEST_CASE("emergency is one touch away from every screen, and back leads to the same place", "[journeys]") {
  const app::House& house = stage::sample_house();
  for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
    if (address.kind == visit::ScreenKind::Emergency || address.kind == visit::ScreenKind::IdleWarning ||
        address.kind == visit::ScreenKind::Card)
      continue;
    for (const Language& language : house.settings.languages) {
      Driver driver(house, ways[0], "2026-11-23T08:12");
      if (address.kind != visit::ScreenKind::Welcome) driver.start(address, language);
      const visit::Visit before = driver.session().visit();
      INFO(visit::to_string(address));
      CHECK(driver.use("emergency").empty());
      CHECK(driver.visible_text().find("Lumumbastraße 26") != std::string::npos);
      CHECK(driver.visible_text().find("112") != std::string::npos);
      CHECK(driver.use("do:back").empty());
      CHECK(driver.touches() == 2);
      CHECK(driver.session().visit() == before);
    }
  }
}

TEST_CASE("thirty touches of a child and idling always end at welcome, German, 100 %", "[journeys]") {
  std::mt19937 chance(20261123); // the same children every time
  for (int child = 0; child < 25; ++child) {
    const Way& way = ways[static_cast<std::size_t>(child) % 3];
    Driver driver(stage::sample_house(), way, "2026-11-23T08:12");
    std::uniform_int_distribution<int> x(0, way.width - 1), y(0, way.height - 1), kind(0, 5);
    for (int touch = 0; touch < 30; ++touch) {
      if (kind(chance) == 0)
        driver.drag(x(chance), y(chance), y(chance));
      else
        driver.tap(x(chance), y(chance));
    }
    driver.wait(std::chrono::minutes{20});
    CHECK(driver.session().visit() == visit::Visit{});
  }
}

TEST_CASE("a touch on the warning stays and does nothing else", "[journeys]") {
  Driver driver(stage::sample_house(), ways[0], "2026-11-23T08:12");
  driver.start(visit::parse_address("letter").value(), Language{"uk"});
  driver.wait(std::chrono::seconds{65});
  REQUIRE(driver.session().visit().idle_warning);
  visit::Visit before = driver.session().visit();
  before.idle_warning = false;
  driver.tap(540, 700); // where a word's card lies beneath
  CHECK(driver.session().visit() == before);
  driver.wait(std::chrono::seconds{50});
  CHECK_FALSE(driver.session().visit().idle_warning);
}

TEST_CASE("who turns to the last page with a second touch too many does not end the visit", "[journeys]") {
  const app::House& house = stage::sample_house();
  app::Session session(house, stage::words(), {}, 23.8, 1080, 1920, stage::moment("2026-11-23T08:12"));
  session.begin(app::visit_at(visit::parse_address("word/ablehnung").value(), Language{"ar"}, visit::TextSize::Percent100),
                stage::moment("2026-11-23T08:12"));
  std::chrono::milliseconds time{5000};
  const auto tap = [&](const ui::Rect& box) {
    for (const auto phase : {device::TouchInput::Phase::Down, device::TouchInput::Phase::Up}) {
      const Moment now = stage::moment("2026-11-23T08:12", time);
      session.take(device::TouchInput{phase, 1, box.x + box.width / 2, box.y + box.height / 2, now.steady}, now);
      time += std::chrono::milliseconds{60};
    }
  };
  const auto in_bar = [&] {
    ui::Rect last;
    for (const ui::Item& item : session.shown().laid_out.items)
      if (item.band == ui::Band::Bar && item.is_control()) last = item.box;
    return last;
  };
  REQUIRE(session.shown().laid_out.pages.size() == 2);
  const ui::Rect next = in_bar();
  tap(next);
  REQUIRE(session.shown().laid_out.page == 1);
  CHECK(in_bar() == next); // "Fertig"
  tap(next);
  CHECK(session.visit().here().address.kind == visit::ScreenKind::Word);
  time += std::chrono::milliseconds{500};
  tap(next);
  CHECK(session.visit() == visit::Visit{});
}

TEST_CASE("a jump of the wall clock closes no page and keeps no page open", "[journeys]") {
  const app::House& house = stage::sample_house();
  app::Session session(house, stage::words(), {}, 23.8, 1080, 1920, stage::moment("2026-11-23T08:12"));
  session.act(visit::ChooseLanguage{Language{"ar"}}, stage::moment("2026-11-23T08:12"));
  session.tick(stage::moment("2031-01-01T00:00", std::chrono::seconds{5}));
  CHECK(session.visit().language.tag == "ar");
  CHECK_FALSE(session.visit().idle_warning);
  session.tick(stage::moment("1970-01-01T00:00", std::chrono::seconds{61}));
  CHECK(session.visit().idle_warning);
  session.tick(stage::moment("1970-01-01T00:00", std::chrono::seconds{91}));
  CHECK(session.visit() == visit::Visit{});
}

TEST_CASE("left alone it draws at most once a minute", "[journeys]") {
  const app::House& house = stage::sample_house();
  app::Session session(house, stage::words(), {}, 23.8, 1080, 1920, stage::moment("2026-11-23T08:12"));
  session.drawn();
  int draws = 0;
  std::chrono::milliseconds passed{0};
  while (passed < std::chrono::minutes{10}) {
    const Moment now = {stage::moment().steady + passed,
                        stage::moment().local + std::chrono::floor<std::chrono::seconds>(passed)};
    session.tick(now);
    if (session.needs_draw()) ++draws, session.drawn();
    passed += session.time_to_wait(now);
  }
  CHECK(draws <= 10);
  CHECK(draws >= 9);
}
