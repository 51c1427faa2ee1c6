#include "kiosk/translating/letters.h"

#include <algorithm>

namespace kiosk::translating {

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    if (length == 0 || at + length > text.size()) break;
    char32_t code = length == 1 ? first : first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i)
      code = code << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
    letters.push_back({code, at});
    at += length;
  }
  return letters;
}

Script script_of(char32_t code) {
  const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
  if (within('a', 'z') || within('A', 'Z')) return Script::Latin;
  if (code < 0xaa || code == 0xd7 || code == 0xf7) return Script::None;
  if (code == 0xaa || code == 0xba || within(0xc0, 0x24f) || within(0x1e00, 0x1eff)) return Script::Latin;
  if (within(0x400, 0x52f)) return Script::Cyrillic;
  if (within(0x620, 0x65f) || within(0x66e, 0x6d3) || within(0x6d5, 0x6dc) || within(0x6ee, 0x6ef) ||
      within(0x6fa, 0x6ff) || within(0x750, 0x77f) || within(0x8a0, 0x8ff) || within(0xfb50, 0xfdff) ||
      within(0xfe70, 0xfefc))
    return Script::Arabic;
  if (within(0x1200, 0x135f) || within(0x1380, 0x138f) || within(0x2d80, 0x2ddf)) return Script::Ethiopic;
  if (within(0x370, 0x3ff) || within(0x530, 0x61b) || within(0x900, 0x11ff) || within(0x3040, 0x9fff))
    return Script::Other;
  return Script::None;
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  bool is_inside = false;
  const std::vector<Letter> letters = letters_of(text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool is_letter = script_of(letters[i].code) != Script::None;
    const bool joins = is_inside && (letters[i].code == 0x2019 || letters[i].code == 0x200c || letters[i].code == '\'');
    if (is_letter && !is_inside) words.push_back({{}, letters[i].offset});
    is_inside = is_letter || joins;
    if (is_inside) words.back().text += utf8(letters[i].code);
  }
  return words;
}

std::string utf8(char32_t code) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xc0 | code >> 6), byte(0x80 | (code & 0x3f))};
  if (code < 0x10000) return {byte(0xe0 | code >> 12), byte(0x80 | (code >> 6 & 0x3f)), byte(0x80 | (code & 0x3f))};
  return {byte(0xf0 | code >> 18), byte(0x80 | (code >> 12 & 0x3f)), byte(0x80 | (code >> 6 & 0x3f)),
          byte(0x80 | (code & 0x3f))};
}

std::string without_quoted(std::string_view text) {
  std::string rest;
  std::vector<char32_t> ends;
  const auto end_of = [](char32_t opening) -> char32_t {
    switch (opening) {
    case 0x201e:
    case 0x201c:
      return 0x201d; // or U+201C after a low one
    case 0xab:
      return 0xbb;
    case '(':
      return ')';
    case 0x2066:
    case 0x2067:
    case 0x2068:
      return 0x2069;
    default:
      return 0;
    }
  };
  bool is_german_quote = false;
  for (const Letter& letter : letters_of(text)) {
    const bool closes = !ends.empty() && (letter.code == ends.back() ||
                                          (is_german_quote && letter.code == 0x201c && ends.back() == 0x201d));
    if (closes) {
      ends.pop_back();
      rest += ' ';
    } else if (const char32_t end = end_of(letter.code); end != 0) {
      is_german_quote = letter.code == 0x201e;
      ends.push_back(end);
    } else if (ends.empty()) {
      rest += utf8(letter.code);
    }
  }
  return rest;
}

} // namespace kiosk::translating
