// FreeType's outlines as coverage, and its colour bitmaps scaled down.
//
// Light hinting moves outlines up and down only, so that stems and tops are sharp and the
// advances stay those of shaping.
#include "kiosk/glyphs/rasterise.h"

#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>

namespace kiosk::glyphs {
namespace {

/// Coverage as the alpha of white.
GlyphBitmap from_coverage(const FT_GlyphSlot slot) {
  const FT_Bitmap& source = slot->bitmap;
  GlyphBitmap bitmap;
  bitmap.width = static_cast<int>(source.width);
  bitmap.height = static_cast<int>(source.rows);
  bitmap.left = static_cast<float>(slot->bitmap_left);
  bitmap.top = static_cast<float>(slot->bitmap_top);
  bitmap.draw_width = static_cast<float>(bitmap.width);
  bitmap.draw_height = static_cast<float>(bitmap.height);
  bitmap.rgba.assign(static_cast<std::size_t>(source.width) * source.rows * 4, 0xFF);
  for (unsigned y = 0; y < source.rows; ++y) {
    const unsigned char* row = source.buffer + static_cast<std::ptrdiff_t>(y) * source.pitch;
    for (unsigned x = 0; x < source.width; ++x)
      bitmap.rgba[(static_cast<std::size_t>(y) * source.width + x) * 4 + 3] = row[x];
  }
  return bitmap;
}

/// Where source pixel `from` and target pixel `to` overlap, on a grid of source x target steps.
std::uint64_t overlap(unsigned from, unsigned to, unsigned source_side, unsigned target_side) {
  const std::uint64_t begin = std::max(std::uint64_t{from} * target_side, std::uint64_t{to} * source_side);
  const std::uint64_t end = std::min((std::uint64_t{from} + 1) * target_side, (std::uint64_t{to} + 1) * source_side);
  return end > begin ? end - begin : 0;
}

/// Averages premultiplied BGRA over areas, in whole numbers: the same bytes on every machine.
std::vector<std::uint8_t> shrink(const FT_Bitmap& source, unsigned width, unsigned height) {
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * height * 4);
  const std::uint64_t whole = std::uint64_t{source.width} * source.rows;
  for (unsigned y = 0; y < height; ++y) {
    for (unsigned x = 0; x < width; ++x) {
      std::array<std::uint64_t, 4> sum{};
      for (unsigned sy = y * source.rows / height; sy < source.rows && sy * height < (y + 1) * source.rows; ++sy) {
        const unsigned char* row = source.buffer + static_cast<std::ptrdiff_t>(sy) * source.pitch;
        const std::uint64_t share_y = overlap(sy, y, source.rows, height);
        for (unsigned sx = x * source.width / width; sx < source.width && sx * width < (x + 1) * source.width; ++sx) {
          const std::uint64_t share = share_y * overlap(sx, x, source.width, width);
          for (unsigned channel = 0; channel < 4; ++channel)
            sum[channel] += share * row[sx * 4 + channel];
        }
      }
      std::uint8_t* pixel = &rgba[(static_cast<std::size_t>(y) * width + x) * 4];
      const std::uint64_t alpha = sum[3];
      for (unsigned channel = 0; channel < 3 && alpha > 0; ++channel) // BGR -> RGB, un-premultiplied
        pixel[2 - channel] =
            static_cast<std::uint8_t>(std::min<std::uint64_t>(255, (sum[channel] * 255 + alpha / 2) / alpha));
      pixel[3] = static_cast<std::uint8_t>((alpha + whole / 2) / whole);
    }
  }
  return rgba;
}

GlyphBitmap from_colours(const FT_Face face, float scale, int size_px) {
  const FT_GlyphSlot slot = face->glyph;
  const FT_Bitmap& source = slot->bitmap;
  GlyphBitmap bitmap;
  if (source.pixel_mode != FT_PIXEL_MODE_BGRA || source.width == 0 || source.rows == 0) return bitmap;
  const double strike_px = static_cast<double>(face->available_sizes[0].y_ppem) / 64;
  const double factor = size_px * static_cast<double>(scale) / strike_px;
  // Shrunk here, since a renderer's own filter flickers at a quarter of the size; grown by the renderer.
  const double shrinks = std::min(1.0, factor);
  const auto width = static_cast<unsigned>(std::max(1L, std::lround(source.width * shrinks)));
  const auto height = static_cast<unsigned>(std::max(1L, std::lround(source.rows * shrinks)));
  const double grows = std::max(1.0, factor);
  bitmap.width = static_cast<int>(width);
  bitmap.height = static_cast<int>(height);
  bitmap.rgba = shrink(source, width, height);
  bitmap.left = static_cast<float>(std::round(slot->bitmap_left * factor));
  bitmap.top = static_cast<float>(std::round(slot->bitmap_top * factor));
  bitmap.draw_width = static_cast<float>(width * grows);
  bitmap.draw_height = static_cast<float>(height * grows);
  return bitmap;
}

} // namespace

GlyphBitmap rasterise(Font& font, FT_Library library, std::uint32_t glyph, int size_px, int quarters) {
  const FT_Face face = font.rasteriser(library, size_px);
  if (face == nullptr) return {};
  if (font.face().colour) {
    if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR) != 0) return {};
    return from_colours(face, font.face().scale, size_px);
  }
  if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT) != 0) return {};
  if (face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return {};
  FT_Outline_Translate(&face->glyph->outline, FT_Pos{quarters} * 16, 0);
  if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return {};
  return from_coverage(face->glyph);
}

} // namespace kiosk::glyphs
