// What touches and keys mean to StaffSession: which are staff's, and what they do.
#include "kiosk/app/staff_session.h"

#include <utility>

namespace kiosk::app {

using Phase = device::TouchInput::Phase;

namespace {

ui::Touch fed(const device::TouchInput& touch) {
  return {static_cast<ui::Touch::Phase>(touch.phase), touch.finger, touch.x, touch.y, touch.time};
}

} // namespace

std::optional<staff::Touch> StaffSession::touch_of(int item) const {
  if (item < 0 || item >= static_cast<int>(laid_out_.items.size())) return std::nullopt;
  const ui::Item& found = laid_out_.items[static_cast<std::size_t>(item)];
  const ui::Command& command = found.command;
  const std::vector<staff::Touch>& touches = found.band == ui::Band::Strip ? notice_touches_ : drawn_.touches;
  if (command.kind == ui::Command::Kind::Action) return touches.at(static_cast<std::size_t>(command.action));
  if (command.kind == ui::Command::Kind::Turn)
    return staff::Touch{staff::Verb::TurnTo, 0, {}, {command.turn_to.block, command.turn_to.piece}};
  return std::nullopt;
}

bool StaffSession::take(const device::Input& input, Moment now) {
  if (const auto* resized = std::get_if<device::Resized>(&input)) {
    display_.width_px = resized->width_px;
    display_.height_px = resized->height_px;
    if (Session* session = excursion_now()) session->take(input, now);
    happen(staff::Ticked{}, now);
    return false;
  }
  if (const auto* touch = std::get_if<device::TouchInput>(&input)) {
    if (is_shown()) {
      take_touch(*touch, now);
      return true;
    }
    if (take_strip_touch(*touch, visitor_.shown(), notice_touches_, now)) return true;
    if (shelf_.link() != nullptr && knock_.feed(fed(*touch), visitor_.shown().laid_out)) happen(staff::Knocked{}, now);
    return false; // it is the visitor's as well
  }
  if (!is_shown()) return false;
  needs_draw_ = true; // exposed, or textures are lost
  if (const auto* key = std::get_if<device::KeyInput>(&input)) {
    take_key(*key, now);
    return true;
  }
  return false;
}

bool StaffSession::take_strip_touch(const device::TouchInput& touch, const Shown& shown,
                                    const std::vector<staff::Touch>& touches, Moment now) {
  if (touch.phase == Phase::Down) {
    if (!shown.laid_out.strip.contains(touch.x, touch.y)) return false;
    strip_finger_ = touch.finger;
    strip_control_ = ui::hit(shown.laid_out, touch.x, touch.y);
    return true;
  }
  if (strip_finger_ != touch.finger) return false;
  if (touch.phase == Phase::Move) return true;
  strip_finger_.reset();
  const int control = std::exchange(strip_control_, -1);
  if (touch.phase != Phase::Up || control != ui::hit(shown.laid_out, touch.x, touch.y)) return true;
  const auto action = shown.strip_action_of(control);
  if (action && *action < static_cast<int>(touches.size()))
    happen(staff::Touched{touches[static_cast<std::size_t>(*action)]}, now);
  return true;
}

void StaffSession::take_touch(const device::TouchInput& touch, Moment now) {
  if (touch.phase == Phase::Down) happen(staff::Felt{}, now);
  if (Session* session = excursion_now()) {
    if (!emergency_ && take_strip_touch(touch, session->shown(), preview_touches_, now)) return;
    session->take(touch, now);
    if (emergency_ && emergency_->visit().trail.size() == 1) happen(staff::Returned{}, now);
    return;
  }
  focus_ = -1;
  const int pressed_before = gestures_.pressed();
  follow(gestures_.feed(fed(touch), laid_out_), now);
  if (gestures_.pressed() != pressed_before || gestures_.is_moving()) needs_draw_ = true;
}

void StaffSession::follow(const ui::Gesture& gesture, Moment now) {
  if (const auto* tap = std::get_if<ui::Tap>(&gesture)) {
    needs_draw_ = true;
    if (const auto touch = touch_of(tap->control)) happen(staff::Touched{*touch}, now);
  } else if (const auto* settled = std::get_if<ui::Settled>(&gesture)) {
    needs_draw_ = true;
    const ui::PageStart start = laid_out_.pages[static_cast<std::size_t>(settled->page)].start;
    happen(staff::Touched{{staff::Verb::TurnTo, 0, {}, {start.block, start.piece}}}, now);
  }
}

void StaffSession::take_key(device::KeyInput key, Moment now) {
  happen(staff::Felt{}, now);
  if (Session* session = excursion_now()) {
    const bool leaves = key == device::KeyInput::Escape && !emergency_ && session->visit() == visit::Visit{};
    if (leaves) return happen(staff::Touched{{staff::Verb::Back, 0, {}, {}}}, now);
    session->take(key, now);
    if (emergency_ && emergency_->visit().trail.size() == 1) happen(staff::Returned{}, now);
    return;
  }
  const auto move = [&](ui::Key direction) { focus_ = ui::move_focus(laid_out_, focus_, direction); };
  switch (key) {
  case device::KeyInput::Escape:
    return happen(staff::Touched{{staff::Verb::Back, 0, {}, {}}}, now);
  case device::KeyInput::Enter:
    if (const auto touch = touch_of(focus_)) happen(staff::Touched{*touch}, now);
    return;
  case device::KeyInput::Up:
    return move(ui::Key::Up);
  case device::KeyInput::Down:
    return move(ui::Key::Down);
  case device::KeyInput::Left:
    return move(ui::Key::Left);
  case device::KeyInput::Right:
    return move(ui::Key::Right);
  }
}

} // namespace kiosk::app
