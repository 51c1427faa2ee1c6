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
  list.PathFillConvex(colour_of(colour));
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
