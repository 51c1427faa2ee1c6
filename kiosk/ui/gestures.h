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
/// The content settled on another page: show that page's layout before the next drawing.
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
  /// Another screen is shown (not: another page of it): drops everything under way and starts the 400 ms.
  void screen_changed(SteadyTime now);

  [[nodiscard]] bool is_moving() const; ///< a drag, flick or settling is under way: keep drawing
  [[nodiscard]] int pressed() const { return pressed_; }
  /// The content's scroll position, px; laid_out.rest_scroll() at rest.
  [[nodiscard]] int scroll_px(const LaidOut& laid_out) const;

private:
  enum class State {
    Idle,     ///< nothing under way
    Pressing, ///< the finger is down and has hardly moved
    Dragging, ///< the content follows the finger
    Spent,    ///< the finger is down but has no effect any more
    Settling, ///< no finger; the content glides to a page
  };
  struct Finger {
    std::int64_t id = 0;
    SteadyTime heard; ///< last
  };
  struct Sample {
    SteadyTime time;
    int y = 0;
  };

  void press(const Touch& touch, const LaidOut& laid_out);
  void follow(const Touch& touch, const LaidOut& laid_out);
  [[nodiscard]] Gesture release(const Touch& touch, const LaidOut& laid_out);
  void let_go(SteadyTime now, const LaidOut& laid_out, double speed);
  void give_up(SteadyTime now, const LaidOut& laid_out);
  [[nodiscard]] double speed_px_per_s(SteadyTime now) const;
  void forget_finger(std::int64_t finger);

  State state_ = State::Idle;
  int pressed_ = -1;
  int candidate_ = -1;                 ///< the control that the finger went down on
  std::optional<std::int64_t> finger_; ///< the one that counts
  std::vector<Finger> fingers_;        ///< all that are down
  int down_x_ = 0, down_y_ = 0;
  int drag_from_y_ = 0;    ///< where the finger was when the drag began
  double scroll_ = 0;      ///< while dragging or settling
  double scroll_from_ = 0; ///< when the drag or the settling began
  int target_page_ = 0;
  SteadyTime settling_since_;
  std::chrono::milliseconds settling_time_{0};
  std::optional<SteadyTime> deaf_until_;
  std::vector<Sample> samples_; ///< of the drag, the newest last
};

} // namespace kiosk::ui
