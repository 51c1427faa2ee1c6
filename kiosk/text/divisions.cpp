// Finds words around a place in the text and asks their dictionary.
#include "kiosk/text/divisions.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace kiosk::text {
namespace {

/// Letters, their marks, and the apostrophe within a word.
bool belongs_to_word(char16_t unit) {
  if (unit < 0x80) return (unit | 0x20) >= u'a' && (unit | 0x20) <= u'z';
  if (unit == soft_hyphen || unit == 0x2019) return true;
  return u_isalpha(unit) != 0 || (U_GET_GC_MASK(unit) & U_GC_M_MASK) != 0;
}

bool is_blank(char16_t unit) { return is_hanging_space(unit) || is_isolate(unit) || unit == 0xA0 || unit == 0x202F; }

/// What stands between blanks around [begin, end) is no word of a sentence: an address, a number.
bool is_part_of_datum(const std::u16string& text, std::uint32_t begin, std::uint32_t end) {
  while (begin > 0 && !is_blank(text[begin - 1]))
    --begin;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (end < size && !is_blank(text[end]))
    ++end;
  for (std::uint32_t i = begin; i < end; ++i) {
    const char16_t unit = text[i];
    if (unit == u'@' || unit == u'_' || unit == u'/' || u_isdigit(unit) != 0) return true;
    // A full stop between letters: "magdeburg.de".
    if (unit == u'.' && i > begin && i + 1 < end && belongs_to_word(text[i - 1]) && belongs_to_word(text[i + 1]))
      return true;
  }
  return false;
}

bool is_plain_word(std::u16string_view word) {
  return std::none_of(word.begin() + 1, word.end(),
                      [](char16_t unit) { return u_isupper(unit) != 0 || unit == soft_hyphen; });
}

bool is_in_isolate(const std::u16string& text, std::uint32_t offset) {
  int depth = 0;
  for (std::uint32_t i = 0; i < offset; ++i) {
    if (!is_isolate(text[i])) continue;
    depth = text[i] == 0x2069 ? std::max(0, depth - 1) : depth + 1;
  }
  return depth > 0;
}

UScriptCode script_at(const ShapedParagraph& paragraph, std::uint32_t offset) {
  const auto found = std::find_if(paragraph.runs.begin(), paragraph.runs.end(),
                                  [&](const ShapedRun& shaped) { return offset < shaped.run.end; });
  return found == paragraph.runs.end() ? USCRIPT_UNKNOWN : found->run.script;
}

} // namespace

void find_divisions(const ShapedParagraph& paragraph, LanguageStyle& style, std::uint32_t begin, std::uint32_t end,
                    std::size_t units_min, std::vector<std::uint32_t>& offsets) {
  const std::u16string& text = paragraph.text.units;
  std::uint32_t word_begin = begin;
  // A line may begin within a word; patterns want the whole one.
  while (word_begin > 0 && belongs_to_word(text[word_begin - 1]))
    --word_begin;
  while (word_begin < end) {
    if (!belongs_to_word(text[word_begin])) {
      ++word_begin;
      continue;
    }
    std::uint32_t word_end = word_begin + 1;
    while (word_end < paragraph.text.size() && belongs_to_word(text[word_end]))
      ++word_end;
    const std::u16string_view word(text.data() + word_begin, word_end - word_begin);
    Hyphenator* hyphenator = word.size() < units_min || !is_plain_word(word)
                                 ? nullptr
                                 : style.hyphenator(script_at(paragraph, word_begin), is_in_isolate(text, word_begin));
    if (hyphenator != nullptr && !is_part_of_datum(text, word_begin, word_end)) {
      const std::size_t first = offsets.size();
      hyphenator->divide(word, offsets);
      for (std::size_t i = first; i < offsets.size(); ++i)
        offsets[i] += word_begin;
      const auto outside = [&](std::uint32_t offset) { return offset <= begin || offset >= end; };
      offsets.erase(std::remove_if(offsets.begin() + static_cast<std::ptrdiff_t>(first), offsets.end(), outside),
                    offsets.end());
    }
    word_begin = word_end;
  }
}

void collect_words(const UnicodeText& text, std::set<std::u16string>& words) {
  for (std::size_t begin = 0; begin < text.units.size(); ++begin) {
    std::size_t end = begin;
    while (end < text.units.size() && belongs_to_word(text.units[end]))
      ++end;
    const std::u16string_view word(text.units.data() + begin, end - begin);
    if (word.size() >= 2 * std::size_t{Hyphenator::letters_min} && is_plain_word(word)) words.emplace(word);
    begin = end;
  }
}

} // namespace kiosk::text
