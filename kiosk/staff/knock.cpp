#include "kiosk/staff/knock.h"

#include <algorithm>
#include <cmath>

namespace kiosk::staff {
namespace {

using namespace std::chrono_literals;

constexpr auto press_time = 3s;
constexpr auto press_longest = 10s; ///< a thing that leans on the glass is no hand
constexpr auto next_within = 5s;
constexpr auto tap_longest = 1s;
constexpr double corner_mm = 20;
constexpr double still_mm = 6;

/// The logo or the Kita's name: what stands in the header's first half, from its start.
bool is_on_name(const ui::Touch& touch, const ui::LaidOut& laid_out) {
  if (touch.y < 0 || touch.y >= laid_out.content.y) return false;
  const int half = laid_out.display.width_px / 2;
  return laid_out.direction == Direction::LeftToRight ? touch.x < half : touch.x >= half;
}

} // namespace

void Knock::forget() {
  armed_.reset();
  first_ = Corner::None;
}

bool Knock::feed(const ui::Touch& touch, const ui::LaidOut& laid_out) {
  using Phase = ui::Touch::Phase;
  const double mm = laid_out.display.px_per_mm();
  switch (touch.phase) {
  case Phase::Down:
    // A panel that lost a release must not keep staff out.
    std::erase_if(fingers_, [&](const auto& one) { return touch.time - one.second > press_longest + next_within; });
    fingers_[touch.finger] = touch.time;
    if (fingers_.size() > 1) {
      is_spoilt_ = true;
      forget();
    } else {
      is_spoilt_ = false;
      down_ = touch;
    }
    return false;
  case Phase::Move:
    if (touch.finger == down_.finger && std::hypot(touch.x - down_.x, touch.y - down_.y) > still_mm * mm)
      is_spoilt_ = true;
    return false;
  case Phase::Cancel:
    fingers_.erase(touch.finger);
    forget();
    return false;
  case Phase::Up:
    fingers_.erase(touch.finger);
    if (!fingers_.empty() || touch.finger != down_.finger || is_spoilt_ ||
        std::hypot(touch.x - down_.x, touch.y - down_.y) > still_mm * mm) {
      forget();
      return false;
    }
    return release(touch, laid_out);
  }
  return false;
}

bool Knock::release(const ui::Touch& touch, const ui::LaidOut& laid_out) {
  const auto held = touch.time - down_.time;
  if (held >= press_time) {
    forget();
    if (held <= press_longest && is_on_name(touch, laid_out)) armed_ = touch.time;
    return false;
  }
  if (!armed_) return false;
  const double side = corner_mm * laid_out.display.px_per_mm();
  const bool is_left = touch.x < side, is_right = touch.x >= laid_out.display.width_px - side;
  const Corner corner = touch.y >= side ? Corner::None
                        : is_left       ? Corner::Left
                        : is_right      ? Corner::Right
                                        : Corner::None;
  const bool is_in_time = down_.time - *armed_ <= next_within && held <= tap_longest;
  if (corner == Corner::None || !is_in_time || corner == first_) {
    forget();
    return false;
  }
  if (first_ == Corner::None) {
    first_ = corner;
    armed_ = touch.time;
    return false;
  }
  forget();
  return true;
}

} // namespace kiosk::staff
