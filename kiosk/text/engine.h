// From Unicode text to placed glyphs: bidi, breaks, fallback, shaping, lines.
//
// Knows no screen, no colour and no renderer. The door to ICU's bidi and break iterators
// and to HarfBuzz's shaping. Text is UTF-8 outside and UTF-16 inside; offsets are UTF-16 units.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/result.h"
#include "kiosk/glyphs/face.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::glyphs {
class Fonts;
struct FontTable;
} // namespace kiosk::glyphs

namespace kiosk::text {

using glyphs::FontFace;
using glyphs::FontIndex;
using glyphs::Weight;
enum class Align { Start, Center, End };

/// A stretch of a paragraph in one weight. UTF-8.
struct Span {
  std::string text;
  Weight weight = Weight::Regular;

  bool operator==(const Span&) const = default;
};

/// What is to be laid out. `U+000A` ends a line; at the very end of the text it adds no empty one.
/// A soft hyphen (U+00AD) shows where a line ends at it. Spans take their spaces with them.
struct Paragraph {
  std::vector<Span> spans;
  Language language;
  std::optional<Direction> direction; ///< of the paragraph; default: the language's
  int size_px = 34;                   ///< em size; scripts that need more are scaled by the font table
  Align align = Align::Start;

  bool operator==(const Paragraph&) const = default;
};

/// One glyph at its place, px from the layout's top left corner; y grows downwards, to the baseline.
struct Glyph {
  FontIndex font = 0;
  std::uint32_t id = 0;
  float x = 0;
  float y = 0;
  float advance = 0;         ///< px to the right that the pen moved on
  std::uint32_t cluster = 0; ///< UTF-16 offset in the paragraph of the cluster it belongs to
};

/// A stretch of one line in one font, script and direction, as HarfBuzz shaped it.
struct GlyphRun {
  std::uint32_t begin = 0; ///< UTF-16 range of the paragraph, half open
  std::uint32_t end = 0;
  FontIndex font = 0;
  Direction direction = Direction::LeftToRight;
  std::uint32_t script = 0; ///< ISO 15924 as four letters, the first in the highest byte
  float x = 0;              ///< px, of its left edge
  float width = 0;
  std::uint32_t first_glyph = 0; ///< range in Layout::glyphs
  std::uint32_t last_glyph = 0;  ///< half open
  bool hyphen = false;           ///< a soft hyphen that shows, since its line ends there
};

/// One line in visual order.
struct Line {
  std::uint32_t begin = 0; ///< UTF-16 range of the paragraph, half open
  std::uint32_t end = 0;
  float x = 0; ///< of its leftmost ink position
  float width = 0;
  int top = 0; ///< px; every line of a paragraph is equally high
  int baseline = 0;
  std::uint32_t first_glyph = 0; ///< range in Layout::glyphs
  std::uint32_t last_glyph = 0;  ///< half open
  std::uint32_t first_run = 0;   ///< range in Layout::runs, from left to right
  std::uint32_t last_run = 0;    ///< half open
};

/// A paragraph laid out into a width. Immutable and shared: the engine caches it.
///
/// Lines stand in a box as wide as was asked for: the start of a right-to-left line is at its right edge.
struct Layout {
  std::vector<Glyph> glyphs;
  std::vector<GlyphRun> runs;
  std::vector<Line> lines;
  Direction direction = Direction::LeftToRight; ///< of the paragraph
  int width = 0;                                ///< px, of the widest line, rounded up
  int height = 0;                               ///< px, lines x line height
  int line_height = 0;                          ///< px
  int size_px = 0;                              ///< the paragraph's em size
  int missing_glyphs = 0;                       ///< grapheme clusters for which no font has a glyph
  bool word_broken = false;                     ///< a word wider than the width was broken at a grapheme
};

/// An icon of the icon font: one glyph on a square of one em.
struct Icon {
  FontIndex font = 0;
  std::uint32_t glyph = 0;
  float baseline = 1; ///< em sizes from the square's top edge down to the glyph's origin
};

/// Owns the fonts and the layout cache. One thread.
class Engine {
public:
  /// Opens the fallback table (`fonts/fonts.toml`) and looks for its font files below
  /// `font_folders`. Fails with NotFound and the Debian package's name when a file is missing.
  [[nodiscard]] static Result<Engine> open(const std::filesystem::path& table,
                                           const std::vector<std::filesystem::path>& font_folders = {
                                               "/usr/share/fonts", "/usr/local/share/fonts"});
  /// The same with a table that was read, and perhaps narrowed, before.
  [[nodiscard]] static Result<Engine> open(glyphs::FontTable table,
                                           const std::vector<std::filesystem::path>& font_folders);
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// Lays out at most `width_px` wide (a single grapheme may be wider). Cached by content.
  ///
  /// Spaces at a line's end hang over its edge and do not count. Bytes that are no UTF-8 become U+FFFD.
  [[nodiscard]] std::shared_ptr<const Layout> lay_out(const Paragraph& paragraph, int width_px);

  /// The fixed line height, px, of a language at an em size.
  [[nodiscard]] int line_height(const Language& language, int size_px) const;

  /// An icon by its name (`expand_more`); none when the icon font lacks it.
  [[nodiscard]] std::optional<Icon> icon(std::string_view name) const;

  [[nodiscard]] const std::vector<FontFace>& fonts() const;

  /// Forgets cached layouts that were not used since the last call.
  void trim_cache();

  /// The open fonts, for an Atlas.
  [[nodiscard]] glyphs::Fonts& open_fonts();

private:
  struct Parts;
  explicit Engine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::text
