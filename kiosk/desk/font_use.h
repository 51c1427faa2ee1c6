// Which font draws which character of a text, by the engine's own fallback. Pure but for the engine's cache;
// private to the desk.
#pragma once

#include "kiosk/text/engine.h"

#include <string>
#include <vector>

namespace kiosk::desk {

struct FontUse {
  std::string character; ///< UTF-8, alone
  std::string name;      ///< "U+00DF LATIN SMALL LETTER SHARP S"
  std::string font;      ///< file; empty: none can draw it
  int count = 0;
};

/// Each character once, in the order of the text, spaces left out; those that no font can draw first.
[[nodiscard]] std::vector<FontUse> font_uses(text::Engine& engine, const std::string& text, const Language& language);

/// `U+1F9CC` in a text becomes the character itself.
[[nodiscard]] std::string with_numbers_read(const std::string& text);

} // namespace kiosk::desk
