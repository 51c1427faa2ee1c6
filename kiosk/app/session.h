// One visitor after another at one screen: input and time in, the screen to be drawn out.
//
// Knows the visit, the layout, gestures, the keyboard's focus and idle times, but no window: the kiosk
// and the tests drive the same code.
#pragma once

#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"

#include <chrono>

namespace kiosk::app {

class Session {
public:
  /// `house` and `words` must outlive the session.
  Session(const House& house, Words& words, const visit::IdleTimes& idle, double diagonal_inch, int width_px,
          int height_px, Moment now);

  /// A touch or key. Touches carry their own time.
  void take(const device::Input& input, Moment now);
  /// What time alone brings about: momentum, the clock, idling.
  void tick(Moment now);
  /// Nobody is there: the first screen as it always is, and no finger on it.
  [[nodiscard]] bool is_nobody_there() const;
  /// From now on shows another pack. Only when nobody is there; `house` must outlive the session.
  void change_house(const House& house, Moment now);
  /// The house's words are others now: the same place, drawn anew. Nothing made from the old ones is used after it.
  void words_changed(Moment now);
  /// Lays a strip over the header, or takes it away. Page, place, fingers and idle time stay as they are.
  /// With a strip that is the mark of a preview the page has no other, and is laid out as it will be.
  void cover_header(std::optional<ui::Node> strip, Moment now, bool is_mark = false);
  /// Begins with a visit under way.
  void begin(visit::Visit visit, Moment now);
  /// Does what a control would do.
  void act(const visit::Action& action, Moment now);

  [[nodiscard]] const visit::Visit& visit() const { return visit_; }
  [[nodiscard]] const Shown& shown() const { return shown_; }
  [[nodiscard]] ui::PaintState paint_state() const;
  [[nodiscard]] int focus() const { return focus_; }
  /// Something visible changed since the last drawn().
  [[nodiscard]] bool needs_draw() const { return needs_draw_; }
  void drawn() { needs_draw_ = false; }
  void draw_again() { needs_draw_ = true; }
  /// How long nothing will change without input.
  [[nodiscard]] std::chrono::milliseconds time_to_wait(Moment now) const;

private:
  void show(Moment now);
  void take_touch(const device::TouchInput& touch, Moment now);
  void take_key(device::KeyInput key, Moment now);
  void follow(const ui::Gesture& gesture, Moment now);
  [[nodiscard]] bool hits_emergency(int x, int y) const;
  [[nodiscard]] int seconds_left(SteadyTime now) const;

  const House* house_;
  Words& words_;
  visit::IdleTimes idle_;
  ui::Display display_;
  visit::Visit visit_;
  std::optional<ui::Node> strip_;
  bool strip_is_mark_ = false;
  Shown shown_;
  ui::Gestures gestures_;
  SteadyTime touched_;
  std::chrono::seconds warn_after_{0}; ///< of the page without its warning; zero: never
  LocalTime shown_minute_{};
  int shown_seconds_left_ = 0;
  int focus_ = -1;
  bool needs_draw_ = true;
};

} // namespace kiosk::app
