// How long a screen of staff stays, a wait lasts, and nothing changes by time alone.
#include "kiosk/staff/advance.h"

#include <algorithm>

namespace kiosk::staff {

using std::chrono::milliseconds;
using std::chrono::seconds;

seconds time_of(const State& state) {
  switch (state.screen) {
  case Screen::None:
    return seconds{0};
  case Screen::Busy: // without any progress: whatever hangs, the screen belongs to the parents again
    return seconds{600};
  case Screen::Pin:
    return seconds{20};
  case Screen::Result:
    return seconds{15};
  case Screen::Menu:
  case Screen::NewPin:
  case Screen::Languages:
    return seconds{60};
  case Screen::Packs:
  case Screen::Proof:
  case Screen::Details:
  case Screen::Clock:
  case Screen::Translations:
    return seconds{180};
  case Screen::Rehearsal:
  case Screen::Status:
    return seconds{300};
  }
  return seconds{60};
}

int wait_left(const Pad& pad, SteadyTime now) {
  if (!pad.wait_until) return 0;
  const auto left = std::chrono::ceil<seconds>(*pad.wait_until - now);
  return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

std::optional<seconds> time_left(const Progress& progress, SteadyTime now) {
  const std::chrono::duration<double> passed = now - progress.since;
  if (progress.share < 0.03 || passed.count() < 1) return std::nullopt;
  return seconds{static_cast<std::int64_t>(passed.count() * (1 - progress.share) / progress.share) + 1};
}

milliseconds time_to_wait(const State& state, SteadyTime now) {
  milliseconds wait{60'000};
  const auto until = [&](SteadyTime due) {
    wait = std::clamp(std::chrono::ceil<milliseconds>(due - now), milliseconds{1}, wait);
  };
  if (state.notice) until(state.notice->until);
  for (const StickSeen& seen : state.sticks)
    if (!seen.is_answered) until(now + milliseconds{250});
  if (state.screen == Screen::Busy || state.pad.wait_until) until(now + seconds{1});
  if (const seconds time = time_of(state); is_shown(state) && time.count() > 0) until(state.touched + time);
  return wait;
}

} // namespace kiosk::staff
