// How staff comes in: three gestures that belong together, and nothing that a child does by chance.
#include "kiosk/staff/knock.h"

#include <catch2/catch.hpp>
#include <random>

using namespace kiosk;
using namespace kiosk::staff;
using namespace std::chrono_literals;
using Phase = ui::Touch::Phase;

namespace {

ui::LaidOut screen() {
  ui::LaidOut laid_out;
  laid_out.display = {1080, 1920, 23.8, ui::TextScale::Percent100};
  laid_out.content = {0, 150, 1080, 1600};
  return laid_out;
}

struct Hand {
  bool tap(int x, int y, std::chrono::milliseconds held) {
    time += 600ms;
    bool is_in = knock.feed({Phase::Down, 1, x, y, time}, laid_out);
    time += held;
    return knock.feed({Phase::Up, 1, x, y, time}, laid_out) || is_in;
  }
  Knock knock;
  ui::LaidOut laid_out = screen();
  SteadyTime time{1h};
};

} // namespace

TEST_CASE("a long press on the name and both corners let staff in") {
  Hand hand;
  CHECK_FALSE(hand.tap(200, 70, 3100ms));
  CHECK_FALSE(hand.tap(10, 10, 100ms));
  CHECK(hand.tap(1070, 10, 100ms));
}

TEST_CASE("whatever is missing or wrong does not") {
  Hand hand;
  const auto corners = [&] { return hand.tap(10, 10, 100ms) || hand.tap(1070, 10, 100ms); };
  CHECK_FALSE(corners()); // no long press
  (void)hand.tap(200, 70, 2000ms);
  CHECK_FALSE(corners()); // too short
  (void)hand.tap(200, 800, 3100ms);
  CHECK_FALSE(corners()); // not in the header
  (void)hand.tap(200, 70, 30s);
  CHECK_FALSE(corners()); // something leans on the glass
  (void)hand.tap(200, 70, 3100ms);
  CHECK_FALSE(hand.tap(10, 10, 100ms));
  CHECK_FALSE(hand.tap(10, 10, 100ms)); // the same corner twice
  (void)hand.tap(200, 70, 3100ms);
  hand.time += 10s;
  CHECK_FALSE(corners()); // too late
  (void)hand.tap(200, 70, 3100ms);
  (void)hand.tap(500, 900, 100ms);
  CHECK_FALSE(corners()); // something else between
  (void)hand.tap(200, 70, 3100ms);
  (void)hand.knock.feed({Phase::Down, 1, 10, 10, hand.time += 600ms}, hand.laid_out);
  (void)hand.knock.feed({Phase::Down, 2, 1070, 10, hand.time += 10ms}, hand.laid_out);
  (void)hand.knock.feed({Phase::Up, 1, 10, 10, hand.time += 50ms}, hand.laid_out);
  CHECK_FALSE(hand.knock.feed({Phase::Up, 2, 1070, 10, hand.time += 50ms}, hand.laid_out)); // both at once
}

TEST_CASE("a hundred thousand touches of children let nobody in") {
  std::mt19937 chance(20261126);
  std::uniform_int_distribution<int> x(0, 1079), y(0, 1919), held(30, 5000), finger(0, 9), top(0, 3);
  Hand hand;
  int came_in = 0;
  for (int touch = 0; touch < 100'000; ++touch) {
    const int at_y = top(chance) == 0 ? y(chance) % 200 : y(chance);
    if (finger(chance) == 0)
      (void)hand.knock.feed({Phase::Down, 7, x(chance), y(chance), hand.time += 50ms}, hand.laid_out);
    came_in += hand.tap(x(chance), at_y, std::chrono::milliseconds{held(chance)}) ? 1 : 0;
    if (finger(chance) == 0) (void)hand.knock.feed({Phase::Up, 7, 5, 5, hand.time += 50ms}, hand.laid_out);
  }
  CHECK(came_in == 0);
}

TEST_CASE("a finger whose release was lost does not lock staff out for ever") {
  Hand hand;
  (void)hand.knock.feed({Phase::Down, 9, 500, 500, hand.time}, hand.laid_out);
  hand.time += 60s;
  (void)hand.tap(200, 70, 3100ms);
  (void)hand.tap(10, 10, 100ms);
  CHECK(hand.tap(1070, 10, 100ms));
}
