// From places to a draw list: filled shapes, glyph quads, pictures. The door to Dear ImGui's draw lists.
#pragma once

#include "kiosk/glyphs/atlas.h"
#include "kiosk/picture/picture.h"
#include "kiosk/ui/layout.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

struct ImDrawData;
struct ImDrawList;

namespace kiosk::ui {

/// Names a texture across rooms: ImTextureID holds it as a number (static_cast from intptr_t).
using TextureKey = std::uint32_t;
/// A wholly white texture of any size: shapes take their colour from their vertices.
inline constexpr TextureKey white_texture = 1;
inline constexpr TextureKey first_atlas_texture = 16;     ///< + page index
inline constexpr TextureKey first_picture_texture = 4096; ///< + what picture_texture() answers

struct PaintState {
  int scroll_px = 0; ///< of the content; laid_out.rest_scroll() at rest
  int pressed = -1;  ///< control item under the finger
  int focus = -1;    ///< control item with the keyboard's focus
};

/// A picture at the size of its box, px.
struct WantedPicture {
  std::string id;
  int width_px = 0;
  int height_px = 0;
  int radius_px = 0; ///< of its rounded corners, which are in the picture: drawn as triangles, texels would jump

  auto operator<=>(const WantedPicture&) const = default;
};
/// A picture's texture, as large in px as its box; none while it is not decoded yet (a calm tint is drawn instead).
struct PictureTexture {
  TextureKey key = 0;
};
using PictureTextures = std::function<std::optional<PictureTexture>(const WantedPicture&)>;

/// What an item wants to be shown; only of items with a picture.
[[nodiscard]] WantedPicture wanted_picture(const Item& item, const Theme& theme);

/// Draws a text's glyphs into a list of any context, its upper left corner at `x`, `y`. Glyphs are rasterised into
/// `atlas`: upload its dirty pages before the list is rendered.
void draw_text(ImDrawList& list, const text::Layout& layout, int x, int y, Rgb colour, glyphs::Atlas& atlas);

/// Owns one ImGui context with vertex offsets (pages over 65,536 vertices).
class Painter {
public:
  Painter();
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  /// Draws into the context's draw data, valid until the next call. Glyphs are rasterised into
  /// `atlas` first; upload its dirty pages before the draw data is rendered.
  [[nodiscard]] ImDrawData* paint(const LaidOut& laid_out, const PaintState& state, text::Engine& engine,
                                  glyphs::Atlas& atlas, const PictureTextures& picture);

private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::ui
