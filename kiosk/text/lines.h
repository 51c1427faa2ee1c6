// From a shaped paragraph to a layout: where lines end, what of them is shaped again, where all stands.
#pragma once

#include "kiosk/text/shape.h"

namespace kiosk::text {

/// What a layout is besides its shaped text.
struct LineForm {
  int width_px = 0;
  int size_px = 0;
  Align align = Align::Start;
  Dividing dividing = Dividing::WideWords;
  int lines_max = 0; ///< 0: no limit
};

/// Breaks `paragraph` into lines and places its glyphs.
[[nodiscard]] Layout lay_out_lines(const ShapedParagraph& paragraph, const LineForm& form, LanguageStyle& style,
                                   const Fonts& fonts, Shaper& shaper);

} // namespace kiosk::text
