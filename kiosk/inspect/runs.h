// What the text engine makes of a text, written down for others to compare: as hb-shape does, and as JSON.
#pragma once

#include "kiosk/text/engine.h"
#include "kiosk/text/steps.h"

#include <string>
#include <string_view>

namespace kiosk::inspect {

struct ShapeOptions {
  int size_px = 0; ///< 0: font units
  bool glyph_names = true;
};

/// A line of glyph runs for each line of `utf8`, in hb-shape's format. Fails with Undecodable for bytes that are
/// no UTF-8.
[[nodiscard]] Result<std::string> shape_lines(text::Steps& steps, std::string_view utf8, const ShapeOptions& options);

struct LayOutOptions {
  Language language;
  int width_px = 0;
  int size_px = 0;
  text::Weight weight = text::Weight::Regular;
};

/// `utf8` as one paragraph: its lines, runs and glyphs as JSON. Offsets count code points. Fails with Undecodable.
[[nodiscard]] Result<std::string> lay_out_json(text::Engine& engine, std::string_view utf8,
                                               const LayOutOptions& options);

} // namespace kiosk::inspect
