// From SDL's events to the kiosk's input: which fingers are down, where, since when.
#pragma once

#include "kiosk/device/display.h"
#include "kiosk/device/handles.h"

#include <map>
#include <vector>

namespace kiosk::device {

/// What SDL counts positions in (`window`), and what is drawn in (`px`); they differ on dense displays.
struct Surface {
  int window_width = 0, window_height = 0;
  int width_px = 0, height_px = 0;
};

/// Waits for SDL's next event until `deadline`, asleep; false when none came.
[[nodiscard]] bool wait_for_event(SDL_Event& event, SteadyTime deadline);

class InputReader {
public:
  /// Appends what `event` means, if anything.
  ///
  /// Each finger's inputs are Down, Move ..., then one Up or Cancel, whatever SDL leaves out. The
  /// mouse is finger 0, touches begin at 1. Losing the focus cancels all fingers.
  void read(const SDL_Event& event, const Surface& surface, std::vector<Input>& inputs);
  /// Letters, deleting and pasting become Typed.
  void listen_to_typing(bool on) { is_typing_ = on; }

private:
  struct Place {
    int x = 0, y = 0;
  };
  void read_finger(const SDL_TouchFingerEvent& event, const Surface& surface, std::vector<Input>& inputs);
  void read_mouse(const SDL_Event& event, const Surface& surface, std::vector<Input>& inputs);
  void read_window(const SDL_WindowEvent& event, const Surface& surface, std::vector<Input>& inputs);
  void touch(TouchInput::Phase phase, std::int64_t finger, Place place, SteadyTime time, std::vector<Input>& inputs);
  void cancel_all(SteadyTime time, std::vector<Input>& inputs);

  void read_key(const SDL_KeyboardEvent& event, std::vector<Input>& inputs) const;

  bool is_typing_ = false;
  std::map<std::int64_t, Place> down_; ///< the fingers on the glass, and where they were last
};

} // namespace kiosk::device
