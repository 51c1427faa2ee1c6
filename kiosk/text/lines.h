// From a shaped paragraph to a layout: where lines end, what of them is shaped again, where all stands.
#pragma once

#include "kiosk/text/shape.h"

namespace kiosk::text {

/// Breaks `paragraph` into lines of at most `width_px` and places its glyphs.
[[nodiscard]] Layout lay_out_lines(const ShapedParagraph& paragraph, int width_px, int size_px, Align align,
                                   LanguageStyle& style, const Fonts& fonts, Shaper& shaper);

} // namespace kiosk::text
