// Shapes runs with HarfBuzz: the whole paragraph once, and line edges again where they need it.
//
// Positions are font units, so a shaped paragraph serves every size and width.
#pragma once

#include "kiosk/text/itemise.h"

#include <cstdint>
#include <vector>

namespace kiosk::text {

/// One glyph in font units, as HarfBuzz gives it (y grows upwards).
struct ShapedGlyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0; ///< UTF-16 offset in the paragraph
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
  bool unsafe_to_break = false; ///< a line that begins at its cluster has to be shaped again
};

/// A run with its glyphs from left to right: a range of ShapedParagraph::glyphs.
struct ShapedRun {
  Run run;
  std::uint32_t first_glyph = 0;
  std::uint32_t last_glyph = 0;
};

/// A paragraph before its lines are known.
struct ShapedParagraph {
  UnicodeText text;
  std::vector<ShapedRun> runs; ///< logical order
  std::vector<ShapedGlyph> glyphs;
  std::vector<BreakPlace> breaks;
  Direction direction = Direction::LeftToRight;
  std::vector<MissingGlyph> missing; ///< in logical order
};

class Shaper {
public:
  Shaper() : buffer_(hb_buffer_create()) {}

  /// Appends the glyphs of [begin, end), a part of `run`, from left to right. The text around it is context.
  void shape(const UnicodeText& text, const Run& run, std::uint32_t begin, std::uint32_t end, hb_language_t language,
             const Fonts& fonts, std::vector<ShapedGlyph>& glyphs);

private:
  HarfBuzzBuffer buffer_;
};

/// Itemises, shapes and finds the places where lines may break.
[[nodiscard]] ShapedParagraph shape_paragraph(const std::vector<Span>& spans, Direction direction, LanguageStyle& style,
                                              const Fonts& fonts, BidiLevels& bidi, Shaper& shaper);

} // namespace kiosk::text
