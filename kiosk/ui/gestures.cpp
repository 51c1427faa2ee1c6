// The finger's states: pressing, dragging, settling. Distances in millimetres, times in milliseconds.
#include "kiosk/ui/gestures.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

namespace {

using std::chrono::milliseconds;

constexpr double drag_mm = 6;
constexpr std::size_t fingers_max = 2;
constexpr milliseconds deaf_time{400};
constexpr std::chrono::seconds finger_lost_after{10};
constexpr milliseconds speed_window{100};
constexpr milliseconds settling_shortest{90};
constexpr milliseconds settling_longest{250};
constexpr double flick_mm_per_s = 80; ///< faster: at least one page on
constexpr double momentum_s = 0.32;   ///< how long the speed carries on
constexpr double turn_share = 0.22;   ///< of a page: dragged this far it turns
constexpr double rubber = 0.55;       ///< how much of the way beyond the ends is seen at first
constexpr int slack = 8;              ///< logical px around a control

int page_count(const LaidOut& laid_out) { return static_cast<int>(laid_out.pages.size()); }

double last_scroll(const LaidOut& laid_out) {
  return static_cast<double>(page_count(laid_out) - 1) * laid_out.content.height;
}

/// Beyond the ends the content follows ever less, never more than a page.
double rubber_banded(double scroll, const LaidOut& laid_out) {
  const double height = std::max(1, laid_out.content.height);
  const auto yielding = [&](double beyond) { return (1 - 1 / (beyond * rubber / height + 1)) * height; };
  const double last = last_scroll(laid_out);
  if (scroll < 0) return -yielding(-scroll);
  if (scroll > last) return last + yielding(scroll - last);
  return scroll;
}

bool is_on(const LaidOut& laid_out, int control, int x, int y) {
  if (control < 0 || control >= static_cast<int>(laid_out.items.size())) return false;
  const Item& item = laid_out.items[static_cast<std::size_t>(control)];
  Rect box = laid_out.on_screen(item, laid_out.rest_scroll());
  const int reach = Theme(laid_out.display).px(slack);
  box = {box.x - reach, box.y - reach, box.width + 2 * reach, box.height + 2 * reach};
  return box.contains(x, y);
}

} // namespace

Gesture Gestures::feed(const Touch& touch, const LaidOut& laid_out) {
  using Phase = Touch::Phase;
  if (touch.phase == Phase::Down) {
    forget_finger(touch.finger); // its release was lost
    // A panel that lost a release must not make the kiosk deaf for good.
    for (const Finger& finger : std::vector<Finger>(fingers_)) {
      if (touch.time - finger.heard > finger_lost_after) forget_finger(finger.id);
    }
    fingers_.push_back({touch.finger, touch.time});
    if (fingers_.size() > fingers_max) give_up(touch.time, laid_out);
    const bool is_deaf = deaf_until_ && touch.time < *deaf_until_;
    if (!is_deaf && fingers_.size() == 1) press(touch, laid_out);
    return {};
  }
  const bool counts = finger_ == touch.finger;
  if (touch.phase == Phase::Move) {
    for (Finger& finger : fingers_) {
      if (finger.id == touch.finger) finger.heard = touch.time;
    }
    if (counts) follow(touch, laid_out);
    return {};
  }
  Gesture gesture;
  if (counts && touch.phase == Phase::Up) gesture = release(touch, laid_out);
  if (counts && touch.phase == Phase::Cancel) give_up(touch.time, laid_out);
  forget_finger(touch.finger);
  return gesture;
}

void Gestures::press(const Touch& touch, const LaidOut& laid_out) {
  const bool catches = is_moving();
  finger_ = touch.finger;
  down_x_ = touch.x;
  down_y_ = touch.y;
  if (catches) {
    // The content is in motion: this finger holds it, and opens nothing.
    state_ = State::Dragging;
    scroll_from_ = scroll_;
    drag_from_y_ = touch.y;
    samples_ = {{touch.time, touch.y}};
    return;
  }
  state_ = State::Pressing;
  candidate_ = pressed_ = hit(laid_out, touch.x, touch.y);
}

void Gestures::follow(const Touch& touch, const LaidOut& laid_out) {
  if (state_ == State::Pressing) {
    const double way = std::hypot(touch.x - down_x_, touch.y - down_y_);
    if (way <= drag_mm * laid_out.display.px_per_mm()) {
      pressed_ = is_on(laid_out, candidate_, touch.x, touch.y) ? candidate_ : -1;
      return;
    }
    pressed_ = candidate_ = -1;
    const bool can_scroll =
        page_count(laid_out) > 1 && !laid_out.has_overlay && laid_out.content.contains(down_x_, down_y_);
    state_ = can_scroll ? State::Dragging : State::Spent;
    scroll_ = scroll_from_ = laid_out.rest_scroll();
    drag_from_y_ = touch.y;
    samples_ = {{touch.time, touch.y}};
    return;
  }
  if (state_ != State::Dragging) return;
  samples_.push_back({touch.time, touch.y});
  std::erase_if(samples_, [&](const Sample& sample) { return touch.time - sample.time > 2 * speed_window; });
  scroll_ = rubber_banded(scroll_from_ - (touch.y - drag_from_y_), laid_out);
}

Gesture Gestures::release(const Touch& touch, const LaidOut& laid_out) {
  if (state_ == State::Pressing) {
    // A panel that reports no movement on the way: the release counts as one.
    const double way = std::hypot(touch.x - down_x_, touch.y - down_y_);
    const bool is_tap = way <= drag_mm * laid_out.display.px_per_mm() && is_on(laid_out, candidate_, touch.x, touch.y);
    const int control = candidate_;
    state_ = State::Idle;
    pressed_ = candidate_ = -1;
    if (is_tap) return Tap{control};
    return {};
  }
  if (state_ == State::Dragging) let_go(touch.time, laid_out, speed_px_per_s(touch.time));
  if (state_ == State::Spent) state_ = State::Idle;
  return {};
}

double Gestures::speed_px_per_s(SteadyTime now) const {
  // Of the last tenth of a second; a finger that rested before it was lifted flicks nothing.
  const auto recent = std::find_if(samples_.begin(), samples_.end(),
                                   [&](const Sample& sample) { return now - sample.time <= speed_window; });
  if (recent == samples_.end() || recent + 1 == samples_.end()) return 0;
  const std::chrono::duration<double> time = samples_.back().time - recent->time;
  if (time.count() < 0.001) return 0;
  return -(samples_.back().y - recent->y) / time.count();
}

void Gestures::let_go(SteadyTime now, const LaidOut& laid_out, double speed) {
  const double height = std::max(1, laid_out.content.height);
  const double at = scroll_ / height;
  const double projected = (scroll_ + speed * momentum_s) / height;
  int page = static_cast<int>(std::lround(projected));
  const double dragged = at - laid_out.page;
  if (page == laid_out.page && std::abs(dragged) > turn_share) page += dragged > 0 ? 1 : -1;
  if (std::abs(speed) > flick_mm_per_s * laid_out.display.px_per_mm()) {
    // A flick goes the way the finger went, from where the content is.
    const int next = speed > 0 ? static_cast<int>(std::floor(at)) + 1 : static_cast<int>(std::ceil(at)) - 1;
    page = speed > 0 ? std::max(page, next) : std::min(page, next);
  }
  target_page_ = std::clamp(page, 0, page_count(laid_out) - 1);
  scroll_from_ = scroll_;
  settling_since_ = now;
  const double way = std::abs(target_page_ * height - scroll_) / height;
  settling_time_ = std::clamp(milliseconds(static_cast<int>(settling_longest.count() * std::sqrt(way))),
                              settling_shortest, settling_longest);
  state_ = State::Settling;
}

void Gestures::give_up(SteadyTime now, const LaidOut& laid_out) {
  finger_.reset();
  pressed_ = candidate_ = -1;
  if (state_ == State::Dragging) return let_go(now, laid_out, 0);
  if (state_ != State::Settling) state_ = State::Idle;
}

Gesture Gestures::tick(SteadyTime now, const LaidOut& laid_out) {
  if (state_ != State::Settling) return {};
  const std::chrono::duration<double> since = now - settling_since_;
  const double share = std::clamp(since / std::chrono::duration<double>(settling_time_), 0.0, 1.0);
  const double target = static_cast<double>(target_page_) * laid_out.content.height;
  scroll_ = target + (scroll_from_ - target) * std::pow(1 - share, 3);
  if (share < 1) return {};
  state_ = State::Idle;
  if (target_page_ == laid_out.page) return {};
  return Settled{target_page_};
}

void Gestures::screen_changed(SteadyTime now) {
  state_ = State::Idle;
  pressed_ = candidate_ = -1;
  finger_.reset(); // a finger that is still down has no effect on the new screen
  fingers_.clear();
  samples_.clear();
  deaf_until_ = now + deaf_time;
}

bool Gestures::is_moving() const { return state_ == State::Dragging || state_ == State::Settling; }

int Gestures::scroll_px(const LaidOut& laid_out) const {
  return is_moving() ? static_cast<int>(std::lround(scroll_)) : laid_out.rest_scroll();
}

void Gestures::forget_finger(std::int64_t finger) {
  std::erase_if(fingers_, [finger](const Finger& one) { return one.id == finger; });
  if (finger_ == finger) {
    finger_.reset();
    pressed_ = candidate_ = -1;
    if (state_ == State::Pressing || state_ == State::Spent) state_ = State::Idle;
  }
}

} // namespace kiosk::ui
