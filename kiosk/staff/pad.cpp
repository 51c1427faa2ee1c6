// The PIN pad: digits go in and are never shown; only the installer knows whether they are right.
#include "kiosk/staff/steps.h"

namespace kiosk::staff {

void Step::open_pad(Behind behind) {
  state_.pad = {};
  state_.pad.behind = behind;
  ask(install::AskPinState{});
  go(Screen::Pin);
}

void Step::open_new_pin() {
  const Behind behind = state_.pad.behind;
  state_.pad = {};
  state_.pad.behind = behind;
  state_.pad.is_known = true;
  go(Screen::NewPin);
}

void Step::digit(int digit) {
  Pad& pad = state_.pad;
  const bool is_closed = pad.is_asking || pad.wait_until || pad.digits.size() >= pin_digits_max;
  if (is_closed || digit < 0 || digit > 9) return;
  pad.digits += static_cast<char>('0' + digit);
  pad.message.reset();
}

void Step::erase() {
  if (!state_.pad.digits.empty()) state_.pad.digits.pop_back();
}

void Step::enter() {
  Pad& pad = state_.pad;
  if (pad.is_asking || pad.wait_until) return;
  if (pad.digits.size() < pin_digits_min) {
    pad.message = Sentence{"staff/pin-short", {}, {}, {}};
    return;
  }
  const std::string typed = std::exchange(pad.digits, {});
  if (state_.screen == Screen::Pin) {
    pad.is_asking = true;
    return ask(install::AskCheckPin{typed});
  }
  if (state_.screen != Screen::NewPin) return;
  if (!pad.is_repeating) {
    pad.first = typed;
    pad.is_repeating = true;
    return;
  }
  pad.is_repeating = false;
  if (std::exchange(pad.first, {}) != typed) {
    pad.message = Sentence{"staff/pin-differs", {}, {}, {}};
    return;
  }
  pad.is_asking = true;
  ask(install::AskSetPin{typed});
}

void Step::pin_answered(const install::PinState& pin) {
  if (state_.asks_first_pin) {
    state_.asks_first_pin = false;
    if (!pin.is_set && !is_shown(state_)) open_new_pin();
    return;
  }
  if (state_.screen != Screen::Pin) return;
  Pad& pad = state_.pad;
  const bool was_compared = std::exchange(pad.is_asking, false);
  pad.is_known = true;
  if (!pin.is_set) return open_new_pin();
  if (was_compared && pin.is_right) {
    state_.is_open = true;
    const Behind behind = pad.behind;
    pad = {};
    if (behind == Behind::Candidate && state_.candidate) return stage();
    ask(install::AskStatus{});
    return go(Screen::Menu);
  }
  pad.wait_until.reset();
  if (pin.wait.count() > 0) {
    pad.wait_until = now_.steady + pin.wait;
    pad.message.reset();
  } else if (was_compared) {
    pad.message = Sentence{"staff/pin-wrong", {{"n", std::int64_t{pin.tries_left}}}, {}, {}};
  }
}

void Step::pin_set() {
  if (state_.screen != Screen::NewPin) return;
  state_.pad = {};
  end({true, {"staff/done-pin", {}, {}, {}}, {}, false});
}

void Step::pin_refused(const install::Refused& refused) {
  Pad& pad = state_.pad;
  pad.is_asking = false;
  pad.is_repeating = false;
  pad.first.clear();
  pad.message = sentence_of(refused.code, refused.german, refused.english);
}

} // namespace kiosk::staff
