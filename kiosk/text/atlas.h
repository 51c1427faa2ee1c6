// Glyph bitmaps on texture pages, rasterised once and evicted when full.
//
// Pages live in memory here; the device uploads what changed. All bitmaps are RGBA, not
// premultiplied: white with coverage as alpha for ordinary glyphs, their own colours for emoji.
#pragma once

#include "kiosk/text/engine.h"

#include <cstdint>
#include <span>
#include <vector>

namespace kiosk::text {

/// Where a glyph's bitmap stands on its page, and how it is placed.
struct AtlasGlyph {
  std::uint16_t page = 0;
  std::uint16_t x = 0, y = 0, width = 0, height = 0; ///< px on the page; width 0: nothing to draw
  float left = 0;  ///< px from the glyph's origin to the quad's left edge
  float top = 0;   ///< px from the baseline up to the quad's top edge
  float draw_width = 0, draw_height = 0; ///< px on the screen (differs from width for emoji)
  bool colour = false; ///< draw in white, not in the text's colour
};

/// One texture page. `dirty` is the band of rows that changed since it was last taken.
struct AtlasPage {
  static constexpr int side_px = 1024;
  std::vector<std::uint8_t> rgba; ///< side_px * side_px * 4
  int dirty_top = 0, dirty_bottom = 0;
};

class Atlas {
public:
  explicit Atlas(Engine& engine) : engine_(engine) {}

  /// The bitmap of `glyph` at `size_px` (the paragraph's em size; the font's own scale is applied
  /// here), shifted right by `subpixel` quarters of a pixel (0 to 3, used at small sizes only).
  /// Rasterises when it is new. Valid until the next begin_frame().
  [[nodiscard]] AtlasGlyph glyph(FontIndex font, std::uint32_t glyph, int size_px, int subpixel = 0);

  /// Call between frames: drops every page when more than `pages_max` are in use.
  void begin_frame();

  [[nodiscard]] std::span<AtlasPage> pages() { return pages_; }
  /// Grows by one each time the pages were dropped, so that textures can be uploaded anew.
  [[nodiscard]] int generation() const { return generation_; }

  static constexpr int pages_max = 6;

private:
  struct Key;
  Engine& engine_;
  std::vector<AtlasPage> pages_;
  int generation_ = 0;
  // shelves and the map from key to AtlasGlyph: atlas.cpp's own; add members as needed
};

} // namespace kiosk::text
