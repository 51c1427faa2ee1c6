// Texts and their layouts as values: what goes into the engine and what comes out.
//
// Text is UTF-8 outside and UTF-16 inside; offsets are UTF-16 units.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/glyphs/face.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::text {

using glyphs::FontFace;
using glyphs::FontIndex;
using glyphs::Weight;
enum class Align { Start, Center, End };

/// When a word is divided by its language's patterns, with a hyphen that shows at the line's end.
enum class Dividing {
  WideWords,  ///< only a word that is wider than the line
  ShortLines, ///< also where the line would be filled to less than two thirds
};

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
  Dividing dividing = Dividing::WideWords;
  int lines_max = 0; ///< 0: as many as it needs; else the text is shortened by '…' to so many lines

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
  /// A hyphen that shows since its line ends there: that of a soft hyphen, or, with an empty range, one
  /// that divides a word.
  bool hyphen = false;
  bool ellipsis = false; ///< the '…' of a shortened text; its range is empty
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
  bool shortened = false;                       ///< characters behind the last line are not drawn, but '…'
};

/// An icon of the icon font: one glyph on a square of one em.
struct Icon {
  FontIndex font = 0;
  std::uint32_t glyph = 0;
  float baseline = 1; ///< em sizes from the square's top edge down to the glyph's origin
};

} // namespace kiosk::text
