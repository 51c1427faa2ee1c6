// Dear ImGui's draw data on SDL's renderer.
#pragma once

#include "kiosk/device/textures.h"

struct ImDrawData;

namespace kiosk::device {

/// Draws all commands over what is there, one unit a pixel. Answers how many could not be drawn.
[[nodiscard]] int draw(SDL_Renderer& renderer, const ImDrawData& draw_data, const Textures& textures);

} // namespace kiosk::device
