// Paths of rounded boxes on a draw list.
#include "kiosk/ui/shapes.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {

namespace {

constexpr float half_turn = 3.14159265F;

/// Clockwise from the upper left corner, as smooth filling wants it.
void rounded_path(ImDrawList& list, float left, float top, float right, float bottom, float radius) {
  radius = std::max(0.0F, std::min({radius, (right - left) / 2, (bottom - top) / 2}));
  if (radius < 0.5F) {
    list.PathRect(ImVec2(left, top), ImVec2(right, bottom));
    return;
  }
  list.PathArcTo(ImVec2(left + radius, top + radius), radius, half_turn, half_turn * 1.5F);
  list.PathArcTo(ImVec2(right - radius, top + radius), radius, half_turn * 1.5F, half_turn * 2);
  list.PathArcTo(ImVec2(right - radius, bottom - radius), radius, 0, half_turn * 0.5F);
  list.PathArcTo(ImVec2(left + radius, bottom - radius), radius, half_turn * 0.5F, half_turn);
}

void add_rect(ImDrawList& list, ImVec2 from, ImVec2 to, ImU32 colour) {
  if (to.x > from.x && to.y > from.y) list.AddRectFilled(from, to, colour);
}

/// Fills the path of rounded_path() in an opaque colour.
///
/// Dear ImGui fans triangles from the first point across the whole box, and a software renderer walks over the
/// box once for each. Its smooth edge stays; inside, triangles fill the corners and three rectangles the rest.
void fill_rounded_path(ImDrawList& list, ImU32 colour) {
  const int count = list._Path.Size, arc = count / 4;
  const int vertices = list.VtxBuffer.Size, indices = list.IdxBuffer.Size;
  list.PathFillConvex(colour);
  const bool is_as_expected = count % 4 == 0 && arc >= 2 && list.VtxBuffer.Size - vertices == count * 2 &&
                              list.IdxBuffer.Size - indices == (count - 2) * 3 + count * 6;
  if (!is_as_expected) return; // a box of plain corners, or another version of the library: right, but slow

  ImDrawIdx* fan = list.IdxBuffer.Data + indices;
  const ImDrawIdx first = *fan;
  const auto inner = [&](int point) { return list.VtxBuffer[vertices + point * 2].pos; };
  const auto index_of = [first](int point) { return static_cast<ImDrawIdx>(first + point * 2); };
  std::fill_n(fan, (count - 2) * 3, first);
  for (int begin = 0; begin < count; begin += arc) {
    for (int point = begin + 1; point + 1 < begin + arc; ++point) {
      *fan++ = index_of(begin);
      *fan++ = index_of(point);
      *fan++ = index_of(point + 1);
    }
  }
  // Clockwise from the upper left corner: each arc's two ends.
  const ImVec2 left_top = inner(0), top_left = inner(arc - 1), top_right = inner(arc), right_top = inner(2 * arc - 1);
  const ImVec2 right_bottom = inner(2 * arc), bottom_right = inner(3 * arc - 1), bottom_left = inner(3 * arc),
               left_bottom = inner(4 * arc - 1);
  const ImVec2 white = list.VtxBuffer[vertices].uv;
  const auto add_triangle = [&](ImVec2 one, ImVec2 other, ImVec2 centre) {
    list.PrimReserve(3, 3);
    for (const ImVec2& corner : {one, other, centre})
      list.PrimVtx(corner, white, colour);
  };
  add_triangle(left_top, top_left, ImVec2(top_left.x, left_top.y));
  add_triangle(top_right, right_top, ImVec2(top_right.x, right_top.y));
  add_triangle(right_bottom, bottom_right, ImVec2(bottom_right.x, right_bottom.y));
  add_triangle(bottom_left, left_bottom, ImVec2(bottom_left.x, left_bottom.y));
  // Inside on whole pixels, outside on exact halves: a renderer that cuts off fractions must not lose a row. What
  // overlaps does not show in an opaque colour.
  const auto half = [](float value) { return std::round(value * 2) / 2; };
  const float top = std::floor(left_top.y), bottom = std::floor(left_bottom.y);
  add_rect(list, ImVec2(std::floor(top_left.x), half(top_left.y)), ImVec2(std::floor(top_right.x), top + 0.5F), colour);
  add_rect(list, ImVec2(half(left_top.x), top), ImVec2(half(right_top.x), bottom), colour);
  add_rect(list, ImVec2(std::floor(bottom_left.x), bottom), ImVec2(std::floor(bottom_right.x), half(bottom_right.y)),
           colour);
}

} // namespace

ImU32 colour_of(Rgb colour) { return IM_COL32(colour.red, colour.green, colour.blue, 0xFF); }

Rgb blend(Rgb from, Rgb to, double share) {
  const auto mix = [share](std::uint8_t one, std::uint8_t other) {
    return static_cast<std::uint8_t>(std::lround(one + (other - one) * share));
  };
  return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

ImTextureID texture_id(TextureKey key) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): a key, never an address
  return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(key));
}

void fill_rect(ImDrawList& list, const Rect& box, int radius, Rgb colour) {
  if (box.width <= 0 || box.height <= 0) return;
  const ImVec2 from(static_cast<float>(box.x), static_cast<float>(box.y));
  const ImVec2 to(static_cast<float>(box.right()), static_cast<float>(box.bottom()));
  if (radius <= 0) {
    list.AddRectFilled(from, to, colour_of(colour));
    return;
  }
  rounded_path(list, from.x, from.y, to.x, to.y, static_cast<float>(radius));
  fill_rounded_path(list, colour_of(colour));
}

void stroke_rect(ImDrawList& list, const Rect& box, int radius, int width, Rgb colour) {
  if (box.width <= 0 || box.height <= 0 || width <= 0) return;
  const float inset = static_cast<float>(width) / 2;
  rounded_path(list, static_cast<float>(box.x) + inset, static_cast<float>(box.y) + inset,
               static_cast<float>(box.right()) - inset, static_cast<float>(box.bottom()) - inset,
               static_cast<float>(radius) - inset);
  list.PathStroke(colour_of(colour), ImDrawFlags_Closed, static_cast<float>(width));
}

} // namespace kiosk::ui
