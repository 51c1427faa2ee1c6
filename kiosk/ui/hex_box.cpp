// Digits of three by five dots, so that no font is needed to say that there is none.
#include "kiosk/ui/hex_box.h"

#include "kiosk/ui/shapes.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace kiosk::ui {
namespace {

constexpr int digit_columns = 3;
constexpr int digit_rows = 5;

/// 0 to F, row by row from the top, the leftmost dot in the highest of three bits.
constexpr std::array<std::uint16_t, 16> digits = {
    0b111101101101111, 0b010110010010111, 0b111001111100111, 0b111001111001111, 0b101101111001001, 0b111100111001111,
    0b111100111101111, 0b111001010010010, 0b111101111101111, 0b111101111001111, 0b111101111101101, 0b110101110101110,
    0b111100100100111, 0b110101101101110, 0b111100111100111, 0b111100111100100};

void paint_digit(ImDrawList& list, int x, int y, int dot, std::uint32_t digit, Rgb colour) {
  for (int row = 0; row < digit_rows; ++row) {
    for (int column = 0; column < digit_columns; ++column) {
      const int bit = (digit_rows - 1 - row) * digit_columns + (digit_columns - 1 - column);
      if ((digits[digit] >> bit & 1) != 0) fill_rect(list, {x + column * dot, y + row * dot, dot, dot}, 0, colour);
    }
  }
}

} // namespace

void paint_hex_box(ImDrawList& list, const Rect& box, char32_t character, Rgb colour) {
  const int columns = character > 0xFFFF ? 3 : 2;
  const int frame = std::max(1, box.height / 24);
  stroke_rect(list, box, 0, frame, colour);
  // In dots: each digit with one beside it, and one more around all.
  const int dots_wide = columns * (digit_columns + 1) + 1, dots_high = 2 * (digit_rows + 1) + 1;
  const int dot = std::max(1, std::min((box.width - 2 * frame) / dots_wide, (box.height - 2 * frame) / dots_high));
  const int left = box.x + (box.width - (dots_wide - 2) * dot) / 2;
  const int top = box.y + (box.height - (dots_high - 2) * dot) / 2;
  for (int i = 0; i < 2 * columns; ++i) {
    const int shift = 4 * (2 * columns - 1 - i);
    const auto digit = static_cast<std::uint32_t>(character) >> shift & 0xFU;
    paint_digit(list, left + i % columns * (digit_columns + 1) * dot, top + i / columns * (digit_rows + 1) * dot, dot,
                digit, colour);
  }
}

} // namespace kiosk::ui
