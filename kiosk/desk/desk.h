// The technician's desk: Dear ImGui's widgets in the kiosk's colours. The door to Dear ImGui's widgets.
//
// Its own labels are German and drawn by ImGui with Noto Sans; every text of a pack, a log or a language goes
// through the text engine, which shapes it. Owns an ImGui context of its own as long as it lives.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/desk/values.h"
#include "kiosk/glyphs/atlas.h"
#include "kiosk/text/engine.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

struct ImDrawData;

namespace kiosk::desk {

enum class PageKind { Health, Log, Inspector, Fonts, Content, Touch, Screen, Languages, Sound };
struct PageName {
  PageKind kind;
  std::string_view id;    ///< "health", for `--picture`
  std::string_view title; ///< German
};
/// All pages in their order.
[[nodiscard]] std::span<const PageName> page_names();

struct Touch {
  enum class Phase { Down, Move, Up, Cancel };
  Phase phase = Phase::Down;
  std::int64_t finger = 0;
  int x = 0, y = 0;
};
enum class Key { Up, Down, Left, Right, Enter, Escape };

/// The pixels of the desk's letters, for `font_texture`.
struct FontPixels {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgba;
};

class Desk {
public:
  /// `font` is a file with Latin letters. Fails with NotFound when it cannot be read.
  [[nodiscard]] static Result<Desk> open(const std::filesystem::path& font, const std::filesystem::path& bold,
                                         const ui::Display& display);
  Desk(Desk&&) noexcept;
  Desk& operator=(Desk&&) noexcept;
  ~Desk();

  void touch(const Touch& touch);
  void press(Key key);
  /// U+0008 takes the last letter away.
  void type(char32_t character);
  void resize(const ui::Display& display);
  void show(PageKind page);
  [[nodiscard]] PageKind page() const;

  /// Draws what is due. Valid until the next call; glyphs are rasterised into `atlas`, whose frame must have begun.
  [[nodiscard]] ImDrawData* draw(const Sources& sources, text::Engine& engine, glyphs::Atlas& atlas);
  /// Inputs are waiting, or widgets need another frame to settle.
  [[nodiscard]] bool needs_draw() const;
  [[nodiscard]] const Wishes& wishes() const;
  /// What was asked for once has been done.
  void forget_tone();

  [[nodiscard]] FontPixels font_pixels() const;

private:
  struct Parts;
  explicit Desk(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::desk
