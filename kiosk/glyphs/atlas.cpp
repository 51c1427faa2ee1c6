// Shelf packing of glyph bitmaps.
#include "kiosk/glyphs/atlas.h"

#include "kiosk/glyphs/fonts.h"
#include "kiosk/glyphs/rasterise.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kiosk::glyphs {
namespace {

constexpr int side = AtlasPage::side_px;
constexpr int gap_px = 1; // keeps a renderer's filter away from the neighbours
constexpr int subpixel_below_px = 40;

std::uint64_t key_of(FontIndex font, std::uint32_t glyph, int size_px, int subpixel) {
  return std::uint64_t{font} << 48 | std::uint64_t{glyph & 0xFFFFFF} << 24 |
         (static_cast<std::uint64_t>(size_px) & 0x3FFFFF) << 2 | static_cast<std::uint64_t>(subpixel);
}

} // namespace

PixelPlace pixel_place(float x, int size_px) {
  if (size_px >= subpixel_below_px) return {static_cast<int>(std::lround(x)), 0};
  const long quarters = std::lround(x * 4);
  return {static_cast<int>(quarters >> 2), static_cast<int>(quarters & 3)};
}

AtlasGlyph Atlas::glyph(FontIndex font, std::uint32_t glyph, int size_px, int subpixel) {
  const std::uint64_t key = key_of(font, glyph, size_px, subpixel & 3);
  const auto known = glyphs_.find(key);
  if (known != glyphs_.end()) return known->second;

  AtlasGlyph placed;
  placed.colour = fonts_[font].face().colour;
  const GlyphBitmap bitmap = rasterise(fonts_[font], fonts_.freetype(), glyph, size_px, subpixel & 3);
  const bool fits = bitmap.width + gap_px <= side && bitmap.height + gap_px <= side;
  if (bitmap.width > 0 && bitmap.height > 0 && fits) {
    Shelf& shelf = shelf_for(bitmap.width + gap_px, bitmap.height + gap_px);
    placed.page = shelf.page;
    placed.x = static_cast<std::uint16_t>(shelf.x);
    placed.y = static_cast<std::uint16_t>(shelf.y);
    placed.width = static_cast<std::uint16_t>(bitmap.width);
    placed.height = static_cast<std::uint16_t>(bitmap.height);
    placed.left = bitmap.left;
    placed.top = bitmap.top;
    placed.draw_width = bitmap.draw_width;
    placed.draw_height = bitmap.draw_height;
    shelf.x += bitmap.width + gap_px;

    AtlasPage& page = pages_[placed.page];
    const auto row_bytes = static_cast<std::size_t>(bitmap.width) * 4;
    for (int y = 0; y < bitmap.height; ++y) {
      const auto target = (static_cast<std::size_t>(placed.y + y) * side + placed.x) * 4;
      std::memcpy(&page.rgba[target], &bitmap.rgba[static_cast<std::size_t>(y) * row_bytes], row_bytes);
    }
    const bool was_clean = page.dirty_top >= page.dirty_bottom;
    page.dirty_top = was_clean ? placed.y : std::min<int>(page.dirty_top, placed.y);
    page.dirty_bottom = std::max<int>(was_clean ? 0 : page.dirty_bottom, placed.y + placed.height);
  }
  glyphs_.emplace(key, placed);
  return placed;
}

void Atlas::begin_frame() {
  if (is_first_frame_) pages_of_frame_ = pages_.size();
  is_first_frame_ = pages_.empty();
  // Dropping what a single frame needs would rasterise it anew each time it is drawn.
  if (pages_.size() <= std::max(std::size_t{pages_max}, pages_of_frame_)) return;
  is_first_frame_ = true;
  pages_.clear();
  shelves_.clear();
  glyphs_.clear();
  ++generation_;
}

Atlas::Shelf& Atlas::shelf_for(int width, int height) {
  // A shelf may be a little higher than needed, not much: else low glyphs fill the high ones.
  Shelf* best = nullptr;
  for (Shelf& shelf : shelves_) {
    const bool fits = shelf.height >= height && shelf.height <= height + height / 4 + 2 && shelf.x + width <= side;
    if (fits && (best == nullptr || shelf.height < best->height)) best = &shelf;
  }
  if (best != nullptr) return *best;

  if (pages_.empty()) add_page();
  int y = gap_px;
  for (const Shelf& shelf : shelves_) {
    if (shelf.page + 1U == pages_.size()) y = std::max(y, shelf.y + shelf.height);
  }
  if (y + height > side) {
    add_page();
    y = gap_px;
  }
  return shelves_.emplace_back(Shelf{static_cast<std::uint16_t>(pages_.size() - 1), y, height, gap_px});
}

void Atlas::add_page() {
  AtlasPage& page = pages_.emplace_back();
  // White without coverage: at a glyph's edge a filter mixes white with white.
  page.rgba.assign(static_cast<std::size_t>(side) * side * 4, 0xFF);
  for (std::size_t i = 3; i < page.rgba.size(); i += 4)
    page.rgba[i] = 0;
  page.dirty_bottom = side;
}

} // namespace kiosk::glyphs
