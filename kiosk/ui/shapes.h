// Rounded boxes with smooth corners and crisp edges. Private to ui's painting.
#pragma once

#include "kiosk/ui/layout.h"
#include "kiosk/ui/paint.h"

#include <imgui.h>

namespace kiosk::ui {

[[nodiscard]] ImU32 colour_of(Rgb colour);
/// `share` of the way from one colour to the other.
[[nodiscard]] Rgb blend(Rgb from, Rgb to, double share);
[[nodiscard]] ImTextureID texture_id(TextureKey key);

/// A filled box; a radius over half its shorter side makes it round.
void fill_rect(ImDrawList& list, const Rect& box, int radius, Rgb colour);
/// An edge that lies within the box.
void stroke_rect(ImDrawList& list, const Rect& box, int radius, int width, Rgb colour);

} // namespace kiosk::ui
