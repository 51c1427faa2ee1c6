#include "kiosk/app/session.h"

#include <algorithm>

namespace kiosk::app {

using std::chrono::milliseconds;

Session::Session(const House& house, Words& words, const visit::IdleTimes& idle, double diagonal_inch, int width_px,
                 int height_px, Moment now)
    : house_(&house), words_(words),
      idle_(idle), display_{width_px, height_px, diagonal_inch, ui::TextScale::Percent100}, touched_(now.steady) {
  show(now);
}

void Session::show(Moment now) {
  shown_minute_ = std::chrono::floor<std::chrono::minutes>(now.local);
  screens::Settings settings = house_->settings;
  if (strip_is_mark_) settings.preview.clear();
  if (visit_.idle_warning) settings.idle_warning_seconds = seconds_left(now.steady);
  shown_seconds_left_ = settings.idle_warning_seconds;
  display_.scale = static_cast<ui::TextScale>(visit_.text_size);
  shown_ = make_shown({visit_, house_->pack, house_->catalogue, settings, now.local, display_}, words_.engine, strip_);
  if (!visit_.idle_warning) warn_after_ = visit::time_until_warning(visit_, idle_, shown_.laid_out.visible_words());
  if (focus_ >= static_cast<int>(shown_.laid_out.items.size())) focus_ = -1;
  needs_draw_ = true;
}

bool Session::is_nobody_there() const {
  return visit_ == visit::Visit{} && gestures_.pressed() < 0 && !gestures_.is_moving();
}

void Session::change_house(const House& house, Moment now) {
  ensure(is_nobody_there(), "a pack was to be changed under a visitor's hands");
  house_ = &house;
  focus_ = -1;
  gestures_.screen_changed(now.steady); // no touch meant for the old screen presses on the new one
  show(now);
}

void Session::words_changed(Moment now) { show(now); }
void Session::cover_header(std::optional<ui::Node> strip, Moment now, bool is_mark) {
  if (!strip && !strip_) return;
  strip_is_mark_ = strip && is_mark;
  strip_ = std::move(strip);
  show(now);
}

void Session::begin(visit::Visit visit, Moment now) {
  visit_ = std::move(visit);
  touched_ = now.steady;
  focus_ = -1;
  gestures_.screen_changed(now.steady);
  show(now);
}

ui::PaintState Session::paint_state() const {
  return {gestures_.scroll_px(shown_.laid_out), gestures_.pressed(), focus_};
}

void Session::act(const visit::Action& action, Moment now) {
  visit::Visit next = visit::advance(visit_, action, house_->pack);
  if (next == visit_) return;
  const bool is_other_place = next.here() != visit_.here();
  const bool is_turned_page = next.here().address == visit_.here().address && next.language == visit_.language;
  visit_ = std::move(next);
  if (is_other_place) focus_ = -1;
  if (visit_ == visit::Visit{}) words_.engine.trim_cache();
  show(now);
  // Turning pages quickly is what one wants; what appears on another screen is guarded, and so is the last page,
  // where "Fertig" stands in the place of "read on".
  const bool is_last_page = shown_.laid_out.page + 1 == static_cast<int>(shown_.laid_out.pages.size());
  if (!is_turned_page || is_last_page) gestures_.screen_changed(now.steady);
}

void Session::take(const device::Input& input, Moment now) {
  if (const auto* touch = std::get_if<device::TouchInput>(&input)) return take_touch(*touch, now);
  if (const auto* key = std::get_if<device::KeyInput>(&input)) return take_key(*key, now);
  if (const auto* resized = std::get_if<device::Resized>(&input)) {
    display_.width_px = resized->width_px;
    display_.height_px = resized->height_px;
    show(now);
  }
  needs_draw_ = true;
}

void Session::take_touch(const device::TouchInput& touch, Moment now) {
  touched_ = touch.time;
  if (visit_.idle_warning && !hits_emergency(touch.x, touch.y)) {
    // Wherever it lands, the touch means "I am here" and nothing else; its lifting does it, so
    // that it cannot press what appears beneath.
    if (touch.phase == device::TouchInput::Phase::Up) act(visit::Stay{}, now);
    return;
  }
  if (focus_ >= 0) needs_draw_ = true;
  focus_ = -1;
  const int pressed_before = gestures_.pressed();
  const ui::Touch fed{static_cast<ui::Touch::Phase>(touch.phase), touch.finger, touch.x, touch.y, touch.time};
  follow(gestures_.feed(fed, shown_.laid_out), now);
  if (gestures_.pressed() != pressed_before || gestures_.is_moving()) needs_draw_ = true;
}

bool Session::hits_emergency(int x, int y) const {
  const auto action = shown_.action_of(ui::hit(shown_.laid_out, x, y));
  const auto* opened = action ? std::get_if<visit::Open>(&*action) : nullptr;
  return opened != nullptr && opened->address.kind == visit::ScreenKind::Emergency;
}

void Session::follow(const ui::Gesture& gesture, Moment now) {
  if (const auto* tap = std::get_if<ui::Tap>(&gesture)) {
    needs_draw_ = true;
    if (const auto action = shown_.action_of(tap->control)) act(*action, now);
  } else if (const auto* settled = std::get_if<ui::Settled>(&gesture)) {
    needs_draw_ = true;
    if (settled->page == shown_.laid_out.page) return;
    const ui::PageStart start = shown_.laid_out.pages[static_cast<std::size_t>(settled->page)].start;
    act(visit::TurnTo{{start.block, start.piece}}, now);
  }
}

void Session::take_key(device::KeyInput key, Moment now) {
  touched_ = now.steady;
  if (visit_.idle_warning) return act(visit::Stay{}, now);
  switch (key) {
  case device::KeyInput::Escape:
    return act(visit::GoBack{}, now);
  case device::KeyInput::Enter:
    if (const auto action = shown_.action_of(focus_)) act(*action, now);
    return;
  case device::KeyInput::Up:
    focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Up);
    break;
  case device::KeyInput::Down:
    focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Down);
    break;
  case device::KeyInput::Left:
    focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Left);
    break;
  case device::KeyInput::Right:
    focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Right);
    break;
  }
  needs_draw_ = true;
}

void Session::tick(Moment now) {
  if (gestures_.is_moving()) {
    follow(gestures_.tick(now.steady, shown_.laid_out), now);
    needs_draw_ = true;
  }
  if (warn_after_.count() > 0) {
    const auto idle = now.steady - touched_;
    if (idle >= warn_after_ + idle_.warning)
      act(visit::IdleTimeout{}, now);
    else if (idle >= warn_after_ && !visit_.idle_warning)
      act(visit::WarnIdle{}, now);
  }
  const bool clock_moved = std::chrono::floor<std::chrono::minutes>(now.local) != shown_minute_;
  const bool counted_down = visit_.idle_warning && seconds_left(now.steady) != shown_seconds_left_;
  if (clock_moved || counted_down) show(now);
}

int Session::seconds_left(SteadyTime now) const {
  const auto left = touched_ + warn_after_ + idle_.warning - now;
  return static_cast<int>(std::max<long>(0, std::chrono::ceil<std::chrono::seconds>(left).count()));
}

milliseconds Session::time_to_wait(Moment now) const {
  if (gestures_.is_moving()) return milliseconds{16};
  if (needs_draw_) return milliseconds{0};
  auto wait = std::chrono::ceil<milliseconds>(shown_minute_ + std::chrono::minutes{1} - now.local);
  if (warn_after_.count() > 0) {
    const SteadyTime due =
        visit_.idle_warning ? now.steady + std::chrono::seconds{1} : touched_ + std::chrono::seconds{warn_after_};
    wait = std::min(wait, std::chrono::ceil<milliseconds>(due - now.steady));
  }
  // A clock that was set back must not leave the kiosk asleep for hours.
  return std::clamp(wait, milliseconds{1}, milliseconds{60'000});
}

} // namespace kiosk::app
