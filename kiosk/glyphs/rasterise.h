// One glyph as a bitmap.
#pragma once

#include "kiosk/glyphs/fonts.h"

#include <cstdint>
#include <vector>

namespace kiosk::glyphs {

/// RGBA, not premultiplied. Placed from the glyph's origin: `left` px to the right, `top` px up.
struct GlyphBitmap {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
  float left = 0;
  float top = 0;
  float draw_width = 0;
  float draw_height = 0;
};

/// Rasterises `glyph` at a paragraph's em size, shifted right by quarters of a pixel. Empty when
/// there is nothing to see.
[[nodiscard]] GlyphBitmap rasterise(Font& font, FT_Library library, std::uint32_t glyph, int size_px, int quarters);

} // namespace kiosk::glyphs
