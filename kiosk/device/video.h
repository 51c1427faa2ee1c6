// SDL's video part, switched on as long as a value lives.
#pragma once

#include "kiosk/base/result.h"

#include <utility>

namespace kiosk::device {

/// SDL's video and events; counted by SDL, so that several may live at once.
class Video {
public:
  /// Fails with NoDisplay when no driver answers, or only one without a screen that nobody asked for.
  [[nodiscard]] static Result<Video> start();

  /// True when what is drawn can be seen: not SDL's `dummy` or `offscreen`.
  [[nodiscard]] static bool has_screen();
  /// True when SDL_WaitEventTimeout sleeps in the driver; elsewhere it polls each millisecond.
  [[nodiscard]] static bool sleeps_while_waiting();

  Video(Video&& other) noexcept : runs_(std::exchange(other.runs_, false)) {}
  Video& operator=(Video&& other) noexcept {
    std::swap(runs_, other.runs_);
    return *this;
  }
  ~Video();

private:
  Video() = default;
  bool runs_ = true;
};

} // namespace kiosk::device
