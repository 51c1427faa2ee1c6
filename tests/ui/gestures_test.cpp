// Scripts of touches: no clock, no waiting.
#include "kiosk/ui/gestures.h"

#include "samples.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::ui;
using std::chrono::milliseconds;
using Phase = Touch::Phase;

namespace {

/// A finger that acts on a list of nine cards (two pages).
struct Script {
  LaidOut screen = lay_out(samples::list_page(9), Theme(samples::display(true)), samples::engine());
  Gestures gestures;
  SteadyTime now{std::chrono::hours(1)};

  Gesture touch(Phase phase, int x, int y, int after_ms = 0, std::int64_t finger = 1) {
    now += milliseconds(after_ms);
    return gestures.feed({phase, finger, x, y, now}, screen);
  }
  /// Ticks as the screen is drawn until nothing moves; the last thing that happened.
  Gesture settle(int ms_max = 400) {
    for (int ms = 0; ms < ms_max && gestures.is_moving(); ms += 16) {
      now += milliseconds(16);
      const Gesture gesture = gestures.tick(now, screen);
      if (!std::holds_alternative<std::monostate>(gesture)) return gesture;
    }
    return {};
  }
  void show(PageStart start) {
    screen = lay_out(samples::list_page(9), Theme(samples::display(true)), samples::engine(), start);
  }
  [[nodiscard]] int card() const { return hit(screen, 500, 500); }
};

bool is_nothing(const Gesture& gesture) { return std::holds_alternative<std::monostate>(gesture); }
int settled_on(const Gesture& gesture) {
  return std::holds_alternative<Settled>(gesture) ? std::get<Settled>(gesture).page : -1;
}
int tapped(const Gesture& gesture) {
  return std::holds_alternative<Tap>(gesture) ? std::get<Tap>(gesture).control : -1;
}

} // namespace

TEST_CASE("a tap presses at once and opens on release") {
  Script script;
  REQUIRE(script.card() >= 0);
  CHECK(is_nothing(script.touch(Phase::Down, 500, 500)));
  CHECK(script.gestures.pressed() == script.card());
  CHECK(is_nothing(script.touch(Phase::Move, 505, 510, 50)));
  CHECK(script.gestures.pressed() == script.card());
  CHECK(tapped(script.touch(Phase::Up, 505, 510, 50)) == script.card());
  CHECK(script.gestures.pressed() == -1);
  CHECK_FALSE(script.gestures.is_moving());
}

TEST_CASE("a release beside the control, or far away without a movement, opens nothing") {
  Script script;
  const Rect box = script.screen.items[static_cast<std::size_t>(script.card())].box;
  (void)script.touch(Phase::Down, 500, box.y + 1);
  (void)script.touch(Phase::Move, 500, box.y - 12, 30);
  CHECK(script.gestures.pressed() == -1);
  CHECK(is_nothing(script.touch(Phase::Up, 500, box.y - 12, 30)));
  (void)script.touch(Phase::Down, 500, 500, 100);
  CHECK(is_nothing(script.touch(Phase::Up, 900, 500, 30)));
  (void)script.touch(Phase::Down, 500, 500, 100);
  CHECK(is_nothing(script.touch(Phase::Cancel, 500, 500, 30)));
  CHECK(script.gestures.pressed() == -1);
}

TEST_CASE("a drag follows the finger and never taps") {
  Script script;
  (void)script.touch(Phase::Down, 500, 900);
  (void)script.touch(Phase::Move, 500, 870, 20); // 8 mm
  CHECK(script.gestures.pressed() == -1);
  CHECK(script.gestures.is_moving());
  CHECK(script.gestures.scroll_px(script.screen) == 0);
  (void)script.touch(Phase::Move, 500, 770, 200);
  CHECK(script.gestures.scroll_px(script.screen) == 100);
  (void)script.touch(Phase::Move, 500, 870, 200);
  CHECK(script.gestures.scroll_px(script.screen) == 0);
  CHECK(is_nothing(script.touch(Phase::Up, 500, 870, 200)));
  CHECK(is_nothing(script.settle()));
  CHECK_FALSE(script.gestures.is_moving());
  CHECK(script.gestures.scroll_px(script.screen) == 0);
}

TEST_CASE("beyond the ends the content follows ever less") {
  Script script;
  (void)script.touch(Phase::Down, 500, 400);
  (void)script.touch(Phase::Move, 500, 430, 20);
  (void)script.touch(Phase::Move, 500, 530, 20);
  const int first = script.gestures.scroll_px(script.screen);
  (void)script.touch(Phase::Move, 500, 630, 20);
  const int second = script.gestures.scroll_px(script.screen);
  CHECK(first < 0);
  CHECK(first > -100);
  CHECK(second < first);
  CHECK(first - second < -first);
  (void)script.touch(Phase::Up, 500, 630, 300);
  CHECK(is_nothing(script.settle()));
  CHECK(script.gestures.scroll_px(script.screen) == 0);
}

TEST_CASE("a flick settles on the next page within a quarter of a second") {
  Script script;
  (void)script.touch(Phase::Down, 500, 1200);
  for (int i = 1; i <= 5; ++i)
    (void)script.touch(Phase::Move, 500, 1200 - i * 40, 16);
  CHECK(is_nothing(script.touch(Phase::Up, 500, 1000, 8)));
  CHECK(script.gestures.is_moving());
  const SteadyTime lifted = script.now;
  CHECK(settled_on(script.settle()) == 1);
  CHECK(script.now - lifted <= milliseconds(250 + 16));
  script.show(script.screen.pages[1].start);
  CHECK(script.gestures.scroll_px(script.screen) == script.screen.content.height);
  // And back.
  (void)script.touch(Phase::Down, 500, 600, 500);
  for (int i = 1; i <= 5; ++i)
    (void)script.touch(Phase::Move, 500, 600 + i * 40, 16);
  (void)script.touch(Phase::Up, 500, 800, 8);
  CHECK(settled_on(script.settle()) == 0);
}

TEST_CASE("a slow drag turns the page only when it went far enough") {
  for (const auto& [way, page] : {std::pair{150, -1}, std::pair{500, 1}}) {
    Script script;
    (void)script.touch(Phase::Down, 500, 1300);
    (void)script.touch(Phase::Move, 500, 1270, 20);
    (void)script.touch(Phase::Move, 500, 1270 - way, 400);
    (void)script.touch(Phase::Up, 500, 1270 - way, 400);
    CHECK(settled_on(script.settle()) == page);
  }
}

TEST_CASE("a finger on gliding content holds it and opens nothing") {
  Script script;
  (void)script.touch(Phase::Down, 500, 1200);
  for (int i = 1; i <= 5; ++i)
    (void)script.touch(Phase::Move, 500, 1200 - i * 40, 16);
  (void)script.touch(Phase::Up, 500, 1000, 8);
  (void)script.gestures.tick(script.now + milliseconds(50), script.screen);
  const int held = script.gestures.scroll_px(script.screen);
  (void)script.touch(Phase::Down, 500, 700, 50);
  CHECK(script.gestures.pressed() == -1);
  CHECK(script.gestures.scroll_px(script.screen) == held);
  CHECK(is_nothing(script.touch(Phase::Up, 500, 700, 100)));
  CHECK(script.gestures.is_moving());
}

TEST_CASE("sideways drags and drags of a single page move nothing") {
  Script script;
  script.screen = lay_out(samples::list_page(2), Theme(samples::display(true)), samples::engine());
  (void)script.touch(Phase::Down, 500, 500);
  (void)script.touch(Phase::Move, 500, 300, 20);
  CHECK_FALSE(script.gestures.is_moving());
  CHECK(is_nothing(script.touch(Phase::Up, 500, 500, 20)));
  // The next tap works.
  (void)script.touch(Phase::Down, 500, 500, 20);
  CHECK(tapped(script.touch(Phase::Up, 500, 500, 20)) >= 0);
}

TEST_CASE("touches just after a screen change are ignored") {
  Script script;
  script.gestures.screen_changed(script.now);
  CHECK(is_nothing(script.touch(Phase::Down, 500, 500, 399)));
  CHECK(script.gestures.pressed() == -1);
  CHECK(is_nothing(script.touch(Phase::Up, 500, 500, 50)));
  (void)script.touch(Phase::Down, 500, 500, 1);
  CHECK(tapped(script.touch(Phase::Up, 500, 500, 50)) == script.card());
}

TEST_CASE("a finger that was down when the screen changed has no effect on the new one") {
  Script script;
  (void)script.touch(Phase::Down, 500, 500);
  script.gestures.screen_changed(script.now);
  CHECK(script.gestures.pressed() == -1);
  CHECK(is_nothing(script.touch(Phase::Up, 500, 500, 1000)));
}

TEST_CASE("a second finger is ignored, a third ends everything") {
  Script script;
  (void)script.touch(Phase::Down, 500, 500, 0, 1);
  (void)script.touch(Phase::Down, 500, 1200, 10, 2);
  CHECK(script.gestures.pressed() == script.card());
  CHECK(is_nothing(script.touch(Phase::Up, 500, 1200, 10, 2)));
  CHECK(tapped(script.touch(Phase::Up, 500, 500, 10, 1)) == script.card());

  (void)script.touch(Phase::Down, 500, 500, 0, 3);
  (void)script.touch(Phase::Down, 500, 900, 0, 4);
  (void)script.touch(Phase::Down, 500, 1200, 0, 5);
  CHECK(script.gestures.pressed() == -1);
  for (const std::int64_t finger : {3, 4, 5})
    CHECK(is_nothing(script.touch(Phase::Up, 500, 500, 10, finger)));
  (void)script.touch(Phase::Down, 500, 500, 10, 6);
  CHECK(tapped(script.touch(Phase::Up, 500, 500, 10, 6)) == script.card());
}

TEST_CASE("a lost release does not make the kiosk deaf") {
  Script script;
  (void)script.touch(Phase::Down, 500, 500, 0, 1);
  (void)script.touch(Phase::Down, 500, 500, 11'000, 2);
  CHECK(tapped(script.touch(Phase::Up, 500, 500, 50, 2)) == script.card());
}

TEST_CASE("random touches never open what was not under the finger, and always come to rest") {
  std::mt19937 random(77);
  Script script;
  for (int i = 0; i < 20'000; ++i) {
    const auto phase = static_cast<Phase>(random() % 4);
    const int x = static_cast<int>(random() % 1080);
    const int y = static_cast<int>(random() % 1920);
    const Gesture gesture =
        script.touch(phase, x, y, static_cast<int>(random() % 300), static_cast<std::int64_t>(random() % 4));
    const int control = tapped(gesture);
    if (control >= 0) {
      const Rect box = script.screen.items[static_cast<std::size_t>(control)].box;
      CHECK(Rect{box.x - 8, box.y - 8, box.width + 16, box.height + 16}.contains(x, y));
    }
    (void)script.gestures.tick(script.now, script.screen);
  }
  for (std::int64_t finger = 0; finger < 4; ++finger)
    (void)script.touch(Phase::Cancel, 0, 0, 10, finger);
  (void)script.settle();
  CHECK_FALSE(script.gestures.is_moving());
  CHECK(script.gestures.scroll_px(script.screen) == script.screen.rest_scroll());
}
