// Window, renderer, textures and input of one touchscreen. The door to SDL2 and to Dear ImGui's draw data.
//
// Draws on SDL's renderer through SDL_RenderGeometryRaw: the same binary with software, OpenGL and
// OpenGL ES. Knows no screen of ours: a texture is a number, input is touches and keys.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/base/result.h"
#include "kiosk/device/activity.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

struct ImDrawData;

namespace kiosk::device {

using TextureKey = std::uint32_t;

/// A finger, or the mouse's left button as finger 0.
struct TouchInput {
  enum class Phase { Down, Move, Up, Cancel };
  Phase phase = Phase::Down;
  std::int64_t finger = 0;
  int x = 0, y = 0; ///< px of the drawing surface
  SteadyTime time;
};
enum class KeyInput { Up, Down, Left, Right, Enter, Escape };
struct Resized {
  int width_px = 0, height_px = 0;
};
struct Exposed {};      ///< the window's content must be drawn again
struct TexturesLost {}; ///< every texture is gone already: upload each anew
struct Quit {};
struct Woken {}; ///< another thread called wake()
/// A letter of a keyboard, or a pasted one, while the display listens to typing; U+0008 takes the last one away.
struct Typed {
  char32_t character = 0;
};
using Input = std::variant<TouchInput, KeyInput, Resized, Exposed, TexturesLost, Quit, Woken, Typed>;

/// Ends a window's wait() early, from any thread; needs an open window.
void wake();

struct WindowOptions {
  std::string title;
  int width_px = 1080, height_px = 1920; ///< of a window; full-screen takes the display's
  bool fullscreen = true;
  bool keep_pixels = false; ///< lets read_pixels() answer for a window too; costs a copy of each frame
};

/// True when a window can be opened here (a display server or a KMS device answers).
[[nodiscard]] bool has_display();

class Display {
public:
  /// A window on the screen. Fails with NoDisplay.
  [[nodiscard]] static Result<Display> open_window(const WindowOptions& options);
  /// Draws into memory with the software renderer; the same input gives the same bytes everywhere.
  [[nodiscard]] static Result<Display> open_offscreen(int width_px, int height_px);
  Display(Display&&) noexcept;
  Display& operator=(Display&&) noexcept;
  ~Display();

  [[nodiscard]] int width_px() const;
  [[nodiscard]] int height_px() const;

  /// Creates or replaces a texture. `rgba` is not premultiplied, `width_px * height_px * 4` bytes.
  /// Sampled linearly, so quads that keep the size and stand on whole pixels come out exactly.
  /// The keys 0 and 1 are plain white from the start. Fails with WrongUsage, TooLarge or Internal.
  [[nodiscard]] Result<void> set_texture(TextureKey key, int width_px, int height_px,
                                         std::span<const std::uint8_t> rgba);
  /// Replaces the rows `top` to `bottom` (half open) of a texture; does nothing when there is none.
  void update_rows(TextureKey key, int top, int bottom, std::span<const std::uint8_t> rgba_of_whole_texture);
  [[nodiscard]] bool has_texture(TextureKey key) const;
  void drop_textures();

  /// Clears in `background` (0xRRGGBB), draws and shows.
  void present(const ImDrawData& draw_data, std::uint32_t background);
  /// How many draw commands the last present() could not draw: their texture is missing, or SDL refused.
  [[nodiscard]] int missed_draws() const;
  /// The pixels last presented, RGBA, rows from the top. A window must have been asked to keep_pixels.
  [[nodiscard]] Result<std::vector<std::uint8_t>> read_pixels();

  /// Waits until there is input or `timeout` is over, then gives all input that has come.
  /// Offscreen there is never any: sleeps for all of `timeout`.
  [[nodiscard]] std::vector<Input> wait(std::chrono::milliseconds timeout);

  /// Whether letters come as Typed; the space bar is Enter otherwise. Off at first.
  void listen_to_typing(bool on);
  [[nodiscard]] const Activity& activity() const;
  [[nodiscard]] Hardware hardware() const;

private:
  struct Parts;
  explicit Display(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::device
