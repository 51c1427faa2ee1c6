// Draws a laid-out screen into Dear ImGui's background draw list.
//
// Items are painted in their order: shape, then picture, icon or text. The renderer clears the
// screen in the paper's colour first; nothing here covers the whole screen.
#include "kiosk/ui/paint.h"

#include "kiosk/ui/hex_box.h"
#include "kiosk/ui/shapes.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>

namespace kiosk::ui {

namespace {

// Logical px.
constexpr int focus_width = 6;
constexpr int focus_gap = 3;
constexpr int selected_width = 6;
constexpr int footer_line = 2;
constexpr double pressed_tint = 0.14; ///< towards ink; white on a strong colour gains, ink on white keeps 9:1

void glyph_quad(ImDrawList& list, const glyphs::AtlasGlyph& glyph, float x, float y, Rgb colour, bool mirrored) {
  if (glyph.width == 0) return;
  constexpr float side = glyphs::AtlasPage::side_px;
  ImVec2 from(static_cast<float>(glyph.x) / side, static_cast<float>(glyph.y) / side);
  ImVec2 to(static_cast<float>(glyph.x + glyph.width) / side, static_cast<float>(glyph.y + glyph.height) / side);
  if (mirrored) std::swap(from.x, to.x);
  list.PushTextureID(texture_id(first_atlas_texture + glyph.page));
  list.PrimReserve(6, 4);
  list.PrimRectUV(ImVec2(x, y), ImVec2(x + glyph.draw_width, y + glyph.draw_height), from, to,
                  glyph.colour ? IM_COL32_WHITE : colour_of(colour));
  list.PopTextureID();
}

void text_glyph(ImDrawList& list, const text::Layout& layout, const text::Glyph& glyph, int left, int top, Rgb colour,
                glyphs::Atlas& atlas) {
  const glyphs::PixelPlace place = glyphs::pixel_place(static_cast<float>(left) + glyph.x, layout.size_px);
  const glyphs::AtlasGlyph bitmap = atlas.glyph(glyph.font, glyph.id, layout.size_px, place.subpixel);
  const int baseline = top + static_cast<int>(std::lround(glyph.y));
  glyph_quad(list, bitmap, static_cast<float>(place.x) + bitmap.left, static_cast<float>(baseline) - bitmap.top, colour,
             false);
}

class Brush {
public:
  Brush(ImDrawList& list, const LaidOut& laid_out, const PaintState& state, text::Engine& engine, glyphs::Atlas& atlas,
        const PictureTextures& picture)
      : list_(list), laid_out_(laid_out), state_(state), engine_(engine), atlas_(atlas), picture_(picture),
        theme_(laid_out.display) {}

  void run() {
    for (std::size_t i = 0; i < laid_out_.items.size(); ++i) {
      const Item& item = laid_out_.items[i];
      const Rect box = laid_out_.on_screen(item, state_.scroll_px);
      const Rect view = view_of(item.band);
      if (!laid_out_.is_uncovered(item.band) || box.bottom() <= view.y || box.y >= view.bottom()) continue;
      clip_to(view);
      paint(item, box, static_cast<int>(i));
    }
    paint_focus();
    unclip();
  }

private:
  [[nodiscard]] Rect view_of(Band band) const {
    if (band == Band::Content) return laid_out_.content;
    return {0, 0, laid_out_.display.width_px, laid_out_.display.height_px};
  }

  void clip_to(const Rect& view) {
    if (is_clipped_ && view == view_) return;
    unclip();
    list_.PushClipRect(ImVec2(static_cast<float>(view.x), static_cast<float>(view.y)),
                       ImVec2(static_cast<float>(view.right()), static_cast<float>(view.bottom())));
    view_ = view;
    is_clipped_ = true;
  }

  void unclip() {
    if (is_clipped_) list_.PopClipRect();
    is_clipped_ = false;
  }

  void paint(const Item& item, const Rect& box, int index) {
    const bool is_pressed = state_.pressed >= 0 && state_.pressed == index;
    paint_look(item, box, is_pressed);
    if (item.node.role == Role::Progress) return paint_progress(item, box);
    if (item.text) return paint_text(item, box);
    if (!item.node.icon.empty()) return paint_icon(item, box);
    if (item.node.matrix) return paint_matrix(*item.node.matrix, box);
    if (!item.node.picture.empty()) paint_picture(item, box);
  }

  void paint_look(const Item& item, const Rect& box, bool is_pressed) {
    Look look = item.node.look;
    const bool is_footer = item.band == Band::Footer && item.parent < 0;
    if (is_footer) {
      const int line = theme_.px(footer_line);
      fill_rect(list_, {box.x, box.y, box.width, box.height}, 0,
                rgb(look.fill == Colour::None ? Colour::Card : look.fill));
      fill_rect(list_, {box.x, box.y, box.width, line}, 0, rgb(Colour::Line));
      return;
    }
    if (item.node.selected) {
      look.edge = look.edge == Colour::None ? Colour::None : Colour::Ink;
      look.edge_width = std::max(look.edge_width, selected_width);
    }
    const int radius = theme_.px(look.radius);
    if (look.fill != Colour::None || is_pressed) {
      const Rgb plain = rgb(look.fill == Colour::None ? item.background : look.fill);
      const int corner = look.fill == Colour::None && radius == 0 ? theme_.px(24) : radius;
      fill_rect(list_, box, corner, is_pressed ? blend(plain, rgb(Colour::Ink), pressed_tint) : plain);
    }
    if (look.edge == Colour::None || look.edge_width <= 0) return;
    const int width = theme_.px(look.edge_width);
    stroke_rect(list_, box, radius, is_pressed ? width * 2 : width, rgb(look.edge));
  }

  void paint_progress(const Item& item, const Rect& box) {
    const int radius = box.height / 2;
    const Colour track = item.node.look.fill == Colour::None ? Colour::Line : item.node.look.fill;
    fill_rect(list_, box, radius, rgb(track));
    const double share = std::clamp(item.node.progress, 0.0, 1.0);
    Rect done = box;
    done.width = static_cast<int>(std::lround(box.width * share));
    if (share > 0) done.width = std::min(box.width, std::max(done.width, box.height));
    if (item.direction == Direction::RightToLeft) done.x = box.right() - done.width;
    if (done.width > 0) fill_rect(list_, done, radius, rgb(item.node.colour));
  }

  void paint_text(const Item& item, const Rect& box) {
    const text::Layout& layout = *item.text;
    if (item.first_line >= item.last_line) return;
    const int left = item.text_box.x;
    const int shift = box.y - item.box.y - layout.lines[static_cast<std::size_t>(item.first_line)].top;
    const int top = item.text_box.y + shift;
    const Rgb colour = rgb(item.node.colour);
    for (int i = item.first_line; i < item.last_line; ++i) {
      const text::Line& line = layout.lines[static_cast<std::size_t>(i)];
      for (std::uint32_t g = line.first_glyph; g < line.last_glyph; ++g) {
        const text::Glyph& glyph = layout.glyphs[g];
        if (shows_hex_boxes && glyph.id == 0 && paint_missing(layout, glyph, left, top, colour)) continue;
        text_glyph(list_, layout, glyph, left, top, colour, atlas_);
      }
    }
  }

  /// As wide as the glyph that stands for the missing one; false when the text does not know of it.
  bool paint_missing(const text::Layout& layout, const text::Glyph& glyph, int left, int top, Rgb colour) {
    const auto missing = std::find_if(layout.missing.begin(), layout.missing.end(),
                                      [&](const text::MissingGlyph& m) { return m.cluster == glyph.cluster; });
    if (missing == layout.missing.end()) return false;
    const int height = layout.size_px * 4 / 5;
    const int x = left + static_cast<int>(std::lround(glyph.x));
    const int baseline = top + static_cast<int>(std::lround(glyph.y));
    const Rect box{x + 1, baseline - height, std::max(4, static_cast<int>(glyph.advance) - 2), height};
    paint_hex_box(list_, box, missing->character, colour);
    return true;
  }

  void paint_icon(const Item& item, const Rect& box) {
    const std::optional<text::Icon> icon = engine_.icon(item.node.icon);
    if (!icon) return;
    const glyphs::AtlasGlyph bitmap = atlas_.glyph(icon->font, icon->glyph, item.icon_px);
    // Centred by its ink: icon fonts differ in where they put their baseline.
    const float x = std::round(static_cast<float>(box.x) + (static_cast<float>(box.width) - bitmap.draw_width) / 2);
    const float y = std::round(static_cast<float>(box.y) + (static_cast<float>(box.height) - bitmap.draw_height) / 2);
    glyph_quad(list_, bitmap, x, y, rgb(item.node.colour), item.mirrored);
  }

  void paint_picture(const Item& item, const Rect& box) {
    const std::optional<PictureTexture> texture = picture_ ? picture_(wanted_picture(item, theme_)) : std::nullopt;
    if (!texture) return fill_rect(list_, box, theme_.px(item.node.look.radius), rgb(Colour::AboutTint));
    list_.AddImage(texture_id(texture->key), ImVec2(static_cast<float>(box.x), static_cast<float>(box.y)),
                   ImVec2(static_cast<float>(box.right()), static_cast<float>(box.bottom())));
  }

  /// Whole px a square and four squares of white around: what a camera needs.
  void paint_matrix(const Matrix& matrix, const Rect& box) {
    constexpr int quiet = 4;
    fill_rect(list_, box, 0, rgb(Colour::White));
    const int square = box.width / (matrix.side + 2 * quiet);
    const int left = box.x + (box.width - square * matrix.side) / 2;
    const int top = box.y + (box.height - square * matrix.side) / 2;
    for (int row = 0; row < matrix.side; ++row)
      for (int from = 0; from < matrix.side; ++from) {
        const auto is_dark = [&](int column) {
          return matrix.dark[static_cast<std::size_t>(row * matrix.side + column)];
        };
        if (!is_dark(from)) continue;
        int to = from;
        while (to < matrix.side && is_dark(to))
          ++to;
        fill_rect(list_, {left + from * square, top + row * square, (to - from) * square, square}, 0, rgb(Colour::Ink));
        from = to;
      }
  }

  /// A ring of ink with a light line beside it: seen on every fill. Inside where outside is no room.
  void paint_focus() {
    if (state_.focus < 0 || state_.focus >= static_cast<int>(laid_out_.items.size())) return;
    const Item& item = laid_out_.items[static_cast<std::size_t>(state_.focus)];
    if (!laid_out_.is_uncovered(item.band)) return;
    const Rect view = view_of(item.band);
    const int ring = theme_.px(focus_width);
    const int light = theme_.px(focus_gap);
    const int reach = ring + light;
    Rect outer = laid_out_.on_screen(item, state_.scroll_px);
    int radius = theme_.px(std::max(item.node.look.radius, 8));
    const bool has_room = outer.x - reach >= view.x && outer.y - reach >= view.y &&
                          outer.right() + reach <= view.right() && outer.bottom() + reach <= view.bottom();
    if (has_room) {
      outer = {outer.x - reach, outer.y - reach, outer.width + 2 * reach, outer.height + 2 * reach};
      radius += reach;
    }
    clip_to(view);
    stroke_rect(list_, outer, radius, ring, rgb(Colour::Ink));
    const Rect inner{outer.x + ring, outer.y + ring, outer.width - 2 * ring, outer.height - 2 * ring};
    stroke_rect(list_, inner, std::max(0, radius - ring), light, rgb(Colour::White));
  }

  ImDrawList& list_;
  const LaidOut& laid_out_;
  const PaintState& state_;
  text::Engine& engine_;
  glyphs::Atlas& atlas_;
  const PictureTextures& picture_;
  Theme theme_;
  Rect view_;
  bool is_clipped_ = false;
};

} // namespace

WantedPicture wanted_picture(const Item& item, const Theme& theme) {
  return {item.node.picture, item.box.width, item.box.height, theme.px(item.node.look.radius)};
}

struct Painter::Parts {
  ImGuiContext* context = nullptr;
};

Painter::Painter() : parts_(std::make_unique<Parts>()) {
  ImGuiContext* before = ImGui::GetCurrentContext();
  parts_->context = ImGui::CreateContext();
  ImGui::SetCurrentContext(parts_->context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  // Without it, indices of 16 bits wrap silently on a page of more than 65,536 vertices.
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  // Dear ImGui wants a font before a frame; ours never shows. Lines are drawn as shapes, since the
  // white texture holds no baked ones.
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  io.Fonts->AddFontDefault();
  io.Fonts->Build();
  io.Fonts->ClearTexData();
  io.Fonts->SetTexID(texture_id(white_texture));
  ImGui::GetStyle().AntiAliasedLinesUseTex = false;
  ImGui::SetCurrentContext(before);
}

void draw_text(ImDrawList& list, const text::Layout& layout, int x, int y, Rgb colour, glyphs::Atlas& atlas) {
  for (const text::Glyph& glyph : layout.glyphs)
    text_glyph(list, layout, glyph, x, y, colour, atlas);
}

Painter::~Painter() { ImGui::DestroyContext(parts_->context); }

ImDrawData* Painter::paint(const LaidOut& laid_out, const PaintState& state, text::Engine& engine, glyphs::Atlas& atlas,
                           const PictureTextures& picture) {
  ImGui::SetCurrentContext(parts_->context);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize =
      ImVec2(static_cast<float>(laid_out.display.width_px), static_cast<float>(laid_out.display.height_px));
  io.DeltaTime = 1.0F / 60.0F;
  atlas.begin_frame();
  ImGui::NewFrame();
  Brush(*ImGui::GetBackgroundDrawList(), laid_out, state, engine, atlas, picture).run();
  ImGui::Render();
  return ImGui::GetDrawData();
}

} // namespace kiosk::ui
