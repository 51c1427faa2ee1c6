// Glyph bitmaps on texture pages, rasterised once and evicted when full.
//
// Pages live in memory here; the device uploads what changed. All bitmaps are RGBA, not
// premultiplied: white with coverage as alpha for ordinary glyphs, their own colours for emoji.
#pragma once

#include "kiosk/glyphs/face.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace kiosk::glyphs {

/// Where a glyph's bitmap stands on its page, and how it is placed.
struct AtlasGlyph {
  std::uint16_t page = 0;
  std::uint16_t x = 0, y = 0, width = 0, height = 0; ///< px on the page; width 0: nothing to draw
  float left = 0;                                    ///< px from the glyph's origin to the quad's left edge
  float top = 0;                                     ///< px from the baseline up to the quad's top edge
  float draw_width = 0, draw_height = 0;             ///< px on the screen (differs from width for emoji)
  bool colour = false;                               ///< draw in white, not in the text's colour
};

class Fonts;

/// One texture page. `dirty` is the band of rows that changed since it was last taken, half open;
/// who takes it sets both to 0. A new page is dirty all over.
struct AtlasPage {
  static constexpr int side_px = 1024;
  std::vector<std::uint8_t> rgba; ///< side_px * side_px * 4
  int dirty_top = 0, dirty_bottom = 0;
};

/// A place on the screen split into a whole pixel and quarters of one.
struct PixelPlace {
  int x = 0;
  int subpixel = 0; ///< 0 to 3, for Atlas::glyph
};

/// Where to draw a glyph whose origin is at `x`: exact to a quarter in small text, to a pixel in
/// large text, where nobody sees the difference and the atlas stays small. Round its y to a pixel.
[[nodiscard]] PixelPlace pixel_place(float x, int size_px);

/// Keeps the bitmaps of the fonts' glyphs. The fonts have to outlive it and stay where they are.
class Atlas {
public:
  explicit Atlas(Fonts& fonts) : fonts_(fonts) {}

  /// The bitmap of `glyph` at `size_px` (the paragraph's em size; the font's own scale is applied
  /// here), shifted right by `subpixel` quarters of a pixel (0 to 3, as pixel_place gives it).
  /// Rasterises when it is new. Valid until the next begin_frame().
  [[nodiscard]] AtlasGlyph glyph(FontIndex font, std::uint32_t glyph, int size_px, int subpixel = 0);

  /// Call between frames: drops every page when more than `pages_max` are in use. A single frame may need more;
  /// it gets them, and keeps them as long as it is drawn again.
  void begin_frame();

  [[nodiscard]] std::span<AtlasPage> pages() { return pages_; }
  /// Grows by one each time the pages were dropped, so that textures can be uploaded anew.
  [[nodiscard]] int generation() const { return generation_; }

  /// 8 MB each: here and as the renderer's texture. Two hold any screen of the kiosk.
  static constexpr int pages_max = 2;

private:
  struct Shelf {
    std::uint16_t page = 0;
    int y = 0;
    int height = 0;
    int x = 0; ///< free from here on
  };
  [[nodiscard]] Shelf& shelf_for(int width, int height);
  void add_page();

  Fonts& fonts_;
  std::vector<AtlasPage> pages_;
  std::vector<Shelf> shelves_;
  std::unordered_map<std::uint64_t, AtlasGlyph> glyphs_; ///< by font, glyph, size and subpixel
  int generation_ = 0;
  bool is_first_frame_ = true;     ///< since the pages were dropped
  std::size_t pages_of_frame_ = 0; ///< what that frame needed
};

} // namespace kiosk::glyphs
