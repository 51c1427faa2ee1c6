#include "kiosk/desk/font_use.h"

#include "kiosk/text/character_name.h"
#include "kiosk/text/steps.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace kiosk::desk {
namespace {

constexpr int wide_px = 100'000; ///< one line: no hyphen, no ellipsis

std::string utf8_of(char32_t c) {
  std::string bytes;
  if (c < 0x80) return {static_cast<char>(c)};
  const int parts = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  const unsigned lead = parts == 1 ? 0xC0U : parts == 2 ? 0xE0U : 0xF0U;
  bytes += static_cast<char>(lead | c >> (6 * parts));
  for (int part = parts - 1; part >= 0; --part)
    bytes += static_cast<char>(0x80U | (c >> (6 * part) & 0x3FU));
  return bytes;
}

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F);
}

} // namespace

std::vector<FontUse> font_uses(text::Engine& engine, const std::string& text, const Language& language) {
  std::vector<FontUse> uses;
  const auto characters = text::decode_utf8(text);
  if (!characters) return uses;
  text::Paragraph paragraph;
  paragraph.spans = {{text, text::Weight::Regular}};
  paragraph.language = language;
  const auto layout = engine.lay_out(paragraph, wide_px);
  const auto font_at = [&](std::uint32_t offset) -> std::string {
    for (const text::GlyphRun& run : layout->runs)
      if (offset >= run.begin && offset < run.end) return engine.fonts()[run.font].file;
    return {};
  };
  std::map<char32_t, std::size_t> known;
  std::uint32_t offset = 0; // UTF-16
  for (const char32_t c : *characters) {
    const std::uint32_t here = offset;
    offset += c >= 0x10000 ? 2 : 1;
    if (is_blank(c)) continue;
    const auto [entry, is_new] = known.emplace(c, uses.size());
    if (!is_new) {
      ++uses[entry->second].count;
      continue;
    }
    const bool is_missing =
        std::ranges::any_of(layout->missing, [c](const text::MissingGlyph& missing) { return missing.character == c; });
    uses.push_back({utf8_of(c), text::character_name(c), is_missing ? std::string{} : font_at(here), 1});
  }
  std::ranges::stable_sort(
      uses, [](const FontUse& one, const FontUse& other) { return one.font.empty() > other.font.empty(); });
  return uses;
}

std::string with_numbers_read(const std::string& text) {
  std::string read;
  for (std::size_t at = 0; at < text.size();) {
    unsigned value = 0;
    const bool begins = (text[at] == 'U' || text[at] == 'u') && at + 2 < text.size() && text[at + 1] == '+';
    const char* first = text.data() + at + 2;
    const char* last = text.data() + std::min(text.size(), at + 8);
    const auto result = begins ? std::from_chars(first, last, value, 16) : std::from_chars_result{};
    const bool is_character = begins && result.ec == std::errc{} && result.ptr - first >= 2 && value >= 0x20 &&
                              value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    if (!is_character) {
      read += text[at++];
      continue;
    }
    read += utf8_of(value);
    at = static_cast<std::size_t>(result.ptr - text.data());
  }
  return read;
}

} // namespace kiosk::desk
