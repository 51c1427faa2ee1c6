// The words for a font that all speak, without a library behind them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace kiosk::glyphs {

enum class Weight { Regular, Bold };

/// An index into the open fonts.
using FontIndex = std::uint16_t;

/// How glyph bitmaps of one font are scaled at a paragraph's size (script scale of the font table).
struct FontFace {
  std::string file; ///< name without folder
  float scale = 1;
  bool colour = false; ///< bitmap colour font (emoji)
  unsigned face = 0;   ///< within a collection file
  std::filesystem::path path;
};

} // namespace kiosk::glyphs
