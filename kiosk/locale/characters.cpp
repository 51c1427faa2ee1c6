#include "kiosk/locale/characters.h"

#include "kiosk/locale/fingerprint.h"

#include <cstdint>
#include <fmt/format.h>
#include <optional>

namespace kiosk::locale {
namespace {

/// The character at `at`, moving it on; none for bytes that are not UTF-8.
std::optional<char32_t> next_character(std::string_view text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xf0 && first < 0xf5   ? 3
                   : first >= 0xe0 && first < 0xf0 ? 2
                   : first >= 0xc2 && first < 0xe0 ? 1
                                                   : 0;
  if (more == 0) return std::nullopt;
  char32_t character = first & (0x3fU >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U) return std::nullopt;
    character = character << 6 | (static_cast<unsigned char>(text[at++]) & 0x3fU);
  }
  const bool is_shortest = character >= (more == 1 ? 0x80U : more == 2 ? 0x800U : 0x10000U);
  const bool exists = character <= 0x10ffff && (character < 0xd800 || character > 0xdfff);
  return is_shortest && exists ? std::optional<char32_t>(character) : std::nullopt;
}

/// Bidi controls and control characters, by code point.
void find_forbidden(std::string_view text, std::vector<std::string>& faults) {
  int isolates = 0;
  for (std::size_t at = 0; at < text.size() && isolates >= 0;) {
    const std::optional<char32_t> character = next_character(text, at);
    if (!character) {
      faults.emplace_back("this is not UTF-8");
      return;
    }
    const char32_t c = *character;
    const auto number = static_cast<std::uint32_t>(c);
    if (c >= 0x202a && c <= 0x202e)
      faults.push_back(
          fmt::format("the bidi control U+{:04X} is not allowed; use isolates (U+2066 to U+2069)", number));
    else if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) || c == 0xfffd || c == 0xfeff)
      faults.push_back(fmt::format("the character U+{:04X} is not allowed", number));
    if (c >= 0x2066 && c <= 0x2068) ++isolates;
    if (c == 0x2069) --isolates;
  }
  if (isolates != 0) faults.emplace_back("each isolate (U+2066 to U+2068) needs its end U+2069");
}

} // namespace

std::vector<std::string> faults_of_characters(std::string_view text) {
  std::vector<std::string> faults;
  find_forbidden(text, faults);
  if (faults.empty() && !is_normal_form(text))
    faults.emplace_back("the text is not in Unicode normal form NFC (a letter and its accent are two characters)");
  return faults;
}

} // namespace kiosk::locale
