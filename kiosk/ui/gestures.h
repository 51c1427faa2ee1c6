// From touches to taps and drags, as a pure state machine with time as an argument.
//
// One finger is tracked. A finger that moves more than 6 mm drags and never taps; touches within 400 ms after a
// screen change and with more than two fingers are ignored (children); a flick goes on with momentum
// and settles on a page.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/ui/layout.h"

#include <optional>
#include <variant>

namespace kiosk::ui {

struct Touch {
  enum class Phase { Down, Move, Up, Cancel };
  Phase phase = Phase::Down;
  std::int64_t finger = 0;
  int x = 0, y = 0;
  SteadyTime time;
};

struct Tap {
  int control = -1; ///< item index
};
/// The content settled on another page.
struct Settled {
  int page = 0;
};
using Gesture = std::variant<std::monostate, Tap, Settled>;

class Gestures {
public:
  /// Feeds one touch; `laid_out` is what is on the screen.
  [[nodiscard]] Gesture feed(const Touch& touch, const LaidOut& laid_out);
  /// Moves a flick or settling on; call once a frame while is_moving().
  [[nodiscard]] Gesture tick(SteadyTime now, const LaidOut& laid_out);
  /// Another screen is shown: drops everything under way and starts the 400 ms.
  void screen_changed(SteadyTime now);

  [[nodiscard]] bool is_moving() const;     ///< a drag, flick or settling is under way: keep drawing
  [[nodiscard]] int pressed() const { return pressed_; }
  /// The content's scroll position, px; laid_out.rest_scroll() at rest.
  [[nodiscard]] int scroll_px(const LaidOut& laid_out) const;

private:
  int pressed_ = -1;
  // more members: gestures.cpp's own
};

} // namespace kiosk::ui
