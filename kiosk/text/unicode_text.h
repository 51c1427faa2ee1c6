// A paragraph's text as UTF-16 with its weights, and what single characters are.
//
// Offsets are UTF-16 units everywhere in this folder; UTF-32 indexes do not exist.
#pragma once

#include "kiosk/text/engine.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kiosk::text {

/// The text from the end of the stretch before up to `end` has one weight.
struct WeightStretch {
  std::uint32_t end = 0;
  Weight weight = Weight::Regular;
};

struct UnicodeText {
  std::u16string units; ///< valid UTF-16; tabs are spaces, other control characters U+FFFD
  std::vector<WeightStretch> weights;
  bool is_plain_left_to_right = true; ///< no character could turn anything around

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(units.size()); }
  /// The character at `offset`; moves `offset` behind it.
  [[nodiscard]] char32_t next(std::uint32_t& offset) const {
    const char16_t unit = units[offset++];
    if (unit < 0xD800 || unit > 0xDBFF || offset >= units.size()) return unit;
    return 0x10000 + ((char32_t{unit} - 0xD800) << 10) + (char32_t{units[offset++]} - 0xDC00);
  }
};

[[nodiscard]] UnicodeText to_unicode(const std::vector<Span>& spans);

/// `units` as they stand, control characters too, in the regular weight: for comparing with other programs.
[[nodiscard]] UnicodeText raw_unicode(std::u16string units);

/// Ends a line always: U+000A and its relatives.
[[nodiscard]] constexpr bool is_line_end(char16_t unit) {
  return (unit >= 0x0A && unit <= 0x0D) || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
}

/// Hangs over the edge at a line's end: spaces that may break.
[[nodiscard]] constexpr bool is_hanging_space(char16_t unit) {
  return unit == ' ' || unit == 0x1680 || (unit >= 0x2000 && unit <= 0x200B && unit != 0x2007) || unit == 0x205F ||
         unit == 0x3000 || is_line_end(unit);
}

/// LRI, RLI, FSI and PDI.
[[nodiscard]] constexpr bool is_isolate(char16_t unit) { return unit >= 0x2066 && unit <= 0x2069; }

inline constexpr char16_t soft_hyphen = 0xAD;

} // namespace kiosk::text
