// A text as letters, words and sentences: ranges that reading aloud, search and editing can name.
//
// A letter is what a reader takes for one (a grapheme cluster): a vowel with its marks, a family of
// emoji, a flag. No range that this room gives begins or ends inside one.
#pragma once

#include "kiosk/text/layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kiosk::text {

/// UTF-16 units of a paragraph, half open.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool contains(std::uint32_t offset) const { return offset >= begin && offset < end; }
  bool operator==(const Range&) const = default;
};

class Segments {
public:
  /// Of the text as the engine lays it out: the offsets are those of its Layout.
  explicit Segments(const Paragraph& paragraph);
  Segments(std::u16string units, Language language);

  [[nodiscard]] const std::u16string& units() const { return units_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(units_.size()); }

  /// The letter that `offset` is in; empty and at the text's end from there on.
  [[nodiscard]] Range letter_at(std::uint32_t offset) const;
  /// Where the letter before `offset` begins; 0 at the start.
  [[nodiscard]] std::uint32_t letter_before(std::uint32_t offset) const;
  /// `offset` itself where a letter begins, else where its letter begins.
  [[nodiscard]] std::uint32_t at_or_before(std::uint32_t offset) const;

  /// Words and numbers by the language's rules, without the spaces and signs between them. Thai, Chinese and
  /// other scripts without spaces by ICU's dictionaries.
  [[nodiscard]] std::vector<Range> words() const;
  /// Sentences, without the spaces between them. A full stop behind a usual abbreviation ends none.
  [[nodiscard]] std::vector<Range> sentences() const;

  /// Where words, and what stands between them, end; words() leaves out the latter.
  struct WordEnd {
    std::uint32_t offset = 0;
    bool is_word = false;
  };
  [[nodiscard]] std::vector<WordEnd> word_ends() const;
  /// Where sentences end, with the spaces behind them.
  [[nodiscard]] std::vector<std::uint32_t> sentence_ends() const;

  /// The characters of a range as UTF-8.
  [[nodiscard]] std::string utf8(Range range) const;

private:
  std::u16string units_;
  Language language_;
  std::vector<std::uint32_t> letters_; ///< where each begins, and the text's end
};

} // namespace kiosk::text
