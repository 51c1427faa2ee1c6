// The state machine: every change is a value, and survives being written and read.
#include "kiosk/install/state.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::install;

namespace {

PackId pack(long long seq, char digit = 'a') { return {{1, seq}, std::string(64, digit)}; }
const Date day = parse_date("2026-11-22").value();

State confirmed(long long seq) { return with_confirmed(with_installed({}, pack(seq), day)); }

} // namespace

TEST_CASE("a state survives being written and read") {
  State state = with_installed(confirmed(1), pack(2), day);
  state.failed = pack(3);
  state.tries = 2;
  state.is_previous_unproven = true;
  CHECK(parse_state(to_text(state)).value() == state);
  CHECK(parse_state(to_text(State{})).value() == State{});
}

TEST_CASE("a damaged state is never half believed") {
  const std::string text = to_text(with_installed(confirmed(1), pack(2), day));
  for (std::size_t size = 0; size < text.size(); ++size)
    REQUIRE_FALSE(parse_state(text.substr(0, size)).has_value());
  for (std::size_t at = 0; at < text.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = text;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      REQUIRE_FALSE(parse_state(flipped).has_value());
    }
}

TEST_CASE("a new pack is on trial until it ran well, then the floor rises") {
  State state = with_installed(confirmed(1), pack(2), day);
  CHECK(state.current == pack(2));
  CHECK(state.previous == pack(1));
  CHECK(state.is_on_trial);
  CHECK(state.floor == pack(1));
  state = with_confirmed(with_try(state));
  CHECK_FALSE(state.is_on_trial);
  CHECK(state.tries == 0);
  CHECK(state.floor == pack(2));
}

TEST_CASE("after two tries a new pack gives way to the one before") {
  State state = with_installed(confirmed(1), pack(2), day);
  CHECK_FALSE(is_out_of_tries(state));
  state = with_try(state);
  CHECK_FALSE(is_out_of_tries(state));
  state = with_try(state);
  REQUIRE(is_out_of_tries(state));
  state = with_fallen_back(state, pack(1));
  CHECK(state.current == pack(1));
  CHECK(state.failed == pack(2));
  CHECK_FALSE(state.previous.has_value());
  CHECK_FALSE(state.is_on_trial); // it once ran well
  CHECK(state.floor == pack(1));
}

TEST_CASE("a pack that ran well has more tries, and no pack has none") {
  State state = confirmed(1);
  for (int i = 0; i < tries_max_confirmed; ++i) {
    CHECK_FALSE(is_out_of_tries(state));
    state = with_try(state);
  }
  CHECK(is_out_of_tries(state));
  State nothing;
  nothing.tries = 100;
  CHECK_FALSE(is_out_of_tries(nothing));
}

TEST_CASE("over a pack on trial the way back leads to the one that ran well") {
  State state = with_installed(with_installed(confirmed(1), pack(2), day), pack(3), day);
  CHECK(state.previous == pack(1));
  CHECK_FALSE(state.is_previous_unproven);
  // The very first pack has nothing before it: then an unproven one is better than none.
  state = with_installed(with_installed({}, pack(1), day), pack(2), day);
  CHECK(state.previous == pack(1));
  CHECK(state.is_previous_unproven);
  CHECK(with_fallen_back(state, pack(1)).is_on_trial);
}

TEST_CASE("going back lets the floor sink, and forward again keeps the trial") {
  State state = with_installed(confirmed(1), pack(2), day);
  state = with_rolled_back(state);
  CHECK(state.current == pack(1));
  CHECK(state.previous == pack(2));
  CHECK_FALSE(state.is_on_trial);
  CHECK(state.floor == pack(1));
  state = with_rolled_back(state);
  CHECK(state.current == pack(2));
  CHECK(state.is_on_trial); // it never ran well
}

TEST_CASE("an older pack that a person asked for lets the floor sink at once") {
  const State state = with_installed(confirmed(5), pack(3), day);
  CHECK(state.floor == pack(3));
  CHECK(with_confirmed(state).floor == pack(3));
}

TEST_CASE("a floor that a technician set stays above a pack that is confirmed below it") {
  State state = with_installed(confirmed(1), pack(2), day);
  state.floor = PackId{{2, 0}, {}};
  CHECK(with_confirmed(state).floor == PackId{{2, 0}, {}});
}

TEST_CASE("the newest day ever seen does not turn back") {
  State state = with_installed({}, pack(1), day);
  state = with_installed(state, pack(2), parse_date("2025-01-01").value());
  CHECK(state.newest_created == day);
}

TEST_CASE("a pack that gave way and is installed again gets a new chance") {
  State state = with_fallen_back(with_installed(confirmed(1), pack(2), day), pack(1));
  state = with_installed(state, pack(2), day);
  CHECK_FALSE(state.failed.has_value());
  CHECK(state.previous == pack(1));
}
