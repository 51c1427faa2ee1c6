// Names from sticks, made fit for a line that people read.
#include "kiosk/container/refusals.h"

namespace kiosk::container {
namespace {

/// The bytes of the character at `at`, and what it is; 0 for bytes that are not UTF-8.
struct Character {
  std::size_t size = 1;
  char32_t value = 0;
};
Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {1, first};
  const std::size_t size = first >= 0xf0 && first < 0xf5   ? 4
                           : first >= 0xe0 && first < 0xf0 ? 3
                           : first >= 0xc2 && first < 0xe0 ? 2
                                                           : 0;
  if (size == 0 || at + size > text.size()) return {};
  char32_t value = first & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xc0U) != 0x80U) return {};
    value = value << 6 | (next & 0x3fU);
  }
  const bool exists = value >= (size == 2   ? 0x80U
                                : size == 3 ? 0x800U
                                            : 0x10000U) &&
                      value <= 0x10ffff && (value < 0xd800 || value > 0xdfff);
  return exists ? Character{size, value} : Character{};
}

bool is_harmless(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7f && c < 0xa0);
  const bool is_line_end = c == 0x2028 || c == 0x2029;
  const bool turns_direction =
      c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return !is_control && !is_line_end && !turns_direction && c != 0xfeff;
}

} // namespace

std::string harmless(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (is_harmless(character.value))
      shown += text.substr(at, character.size);
    else
      shown += '?';
    at += character.size;
  }
  return shown;
}

std::string harmless(std::string_view text, std::size_t characters_max) {
  const std::string whole = harmless(text);
  std::size_t cut = 0, characters = 0;
  for (std::size_t at = 0; at < whole.size(); at += character_at(whole, at).size) {
    if (++characters == characters_max) cut = at;
    if (characters > characters_max) return whole.substr(0, cut) + "…";
  }
  return whole;
}

} // namespace kiosk::container
