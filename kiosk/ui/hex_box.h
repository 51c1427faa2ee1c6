// A box with a character's number in it, in place of a letter that no font has. Private to ui's painting.
#pragma once

#include "kiosk/ui/layout.h"

#include <imgui.h>

namespace kiosk::ui {

/// Builds for testing show boxes; a release shows the font's own sign for a missing letter (an empty box),
/// which tells a parent as much, and the pack's builder has refused such a text before.
inline constexpr bool shows_hex_boxes = KIOSK_HEX_BOXES != 0;

/// The character's code point in hexadecimal digits, two rows of them within a frame.
void paint_hex_box(ImDrawList& list, const Rect& box, char32_t character, Rgb colour);

} // namespace kiosk::ui
