// ICU's boundaries of letters, words and sentences.
#include "kiosk/text/segments.h"

#include "kiosk/text/language_style.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include <algorithm>

namespace kiosk::text {
namespace {

/// "z. | B." and "A. | Müller": ICU's lists of abbreviations know single words only.
bool ends_in_initial(const std::u16string& text, std::uint32_t end) {
  if (end < 2 || text[end - 1] != u'.' || u_isalpha(text[end - 2]) == 0) return false;
  return end == 2 || text[end - 3] == u'.' || text[end - 3] == 0xA0 || is_hanging_space(text[end - 3]);
}

} // namespace

Segments::Segments(const Paragraph& paragraph) : Segments(to_unicode(paragraph.spans).units, paragraph.language) {}

Segments::Segments(std::u16string units, Language language) : units_(std::move(units)), language_(std::move(language)) {
  letters_.push_back(0);
  if (units_.empty()) return;
  Breaks letters(UBRK_CHARACTER, icu_locale(language_.tag));
  letters.start(units_);
  while (const std::optional<std::uint32_t> offset = letters.next())
    letters_.push_back(*offset);
}

std::uint32_t Segments::at_or_before(std::uint32_t offset) const {
  return *(std::upper_bound(letters_.begin(), letters_.end(), offset) - 1);
}

Range Segments::letter_at(std::uint32_t offset) const {
  const auto next = std::upper_bound(letters_.begin(), letters_.end(), offset);
  if (next == letters_.end()) return {size(), size()};
  return {*(next - 1), *next};
}

std::uint32_t Segments::letter_before(std::uint32_t offset) const {
  const auto found = std::lower_bound(letters_.begin(), letters_.end(), offset);
  return found == letters_.begin() ? 0 : *(found - 1);
}

std::vector<Segments::WordEnd> Segments::word_ends() const {
  std::vector<WordEnd> ends;
  if (units_.empty()) return ends;
  Breaks breaks(UBRK_WORD, icu_locale(language_.tag));
  breaks.start(units_);
  while (const std::optional<std::uint32_t> end = breaks.next())
    ends.push_back({*end, breaks.ended_word()});
  return ends;
}

std::vector<Range> Segments::words() const {
  std::vector<Range> words;
  std::uint32_t begin = 0;
  for (const WordEnd& end : word_ends()) {
    if (end.is_word) words.push_back({begin, end.offset});
    begin = end.offset;
  }
  return words;
}

std::vector<std::uint32_t> Segments::sentence_ends() const {
  std::vector<std::uint32_t> ends;
  if (units_.empty()) return ends;
  // The keyword turns on the language's list of abbreviations ("z. B.", "Nr.").
  Breaks breaks(UBRK_SENTENCE, icu_locale(language_.tag) + "@ss=standard");
  breaks.start(units_);
  while (const std::optional<std::uint32_t> end = breaks.next()) {
    std::uint32_t last = *end;
    while (last > 0 && is_hanging_space(units_[last - 1]))
      --last;
    if (*end == size() || !ends_in_initial(units_, last)) ends.push_back(*end);
  }
  return ends;
}

std::vector<Range> Segments::sentences() const {
  std::vector<Range> sentences;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : sentence_ends()) {
    Range sentence{begin, end};
    while (!sentence.empty() && is_hanging_space(units_[sentence.end - 1]))
      --sentence.end;
    while (!sentence.empty() && is_hanging_space(units_[sentence.begin]))
      ++sentence.begin;
    if (!sentence.empty()) sentences.push_back(sentence);
    begin = end;
  }
  return sentences;
}

std::string Segments::utf8(Range range) const {
  const std::uint32_t begin = std::min(range.begin, size()), end = std::min(range.end, size());
  if (begin >= end) return {};
  std::string bytes(std::size_t{end - begin} * 3, '\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(bytes.data(), static_cast<std::int32_t>(bytes.size()), &length, units_.data() + begin,
              static_cast<std::int32_t>(end - begin), &status);
  bytes.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
  return bytes;
}

} // namespace kiosk::text
