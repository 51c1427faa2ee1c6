// What a display is and what it did so far, for who looks after the kiosk. Counts only; knows nothing of a visitor.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <vector>

namespace kiosk::device {

struct Activity {
  static constexpr int minutes_kept = 30;

  long frames = 0;
  int draw_commands = 0;                   ///< of the last frame
  int vertices = 0;                        ///< of the last frame
  std::chrono::microseconds last_frame{0}; ///< from draw data to shown
  std::chrono::microseconds slowest_frame{0};
  long wakes = 0; ///< how often wait() came back
  /// Wakes of whole minutes since the start, the newest last; the one under way is not among them.
  std::array<int, minutes_kept> wakes_of_minutes{};
  int minutes = 0; ///< how many of them are over, at most `minutes_kept`
};

struct Hardware {
  std::string video_driver; ///< "x11", "kmsdrm"; empty offscreen
  std::string renderer;     ///< "opengles2", "software"
  bool is_accelerated = false;
  int refresh_hz = 0; ///< 0: unknown
  int window_width = 0, window_height = 0;
  std::vector<std::string> touch_devices;
  std::string library; ///< "SDL 2.26.5"
};

} // namespace kiosk::device
