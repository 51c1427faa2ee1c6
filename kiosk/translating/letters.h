// A text letter by letter, with the bytes where each begins, and which script it is of. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::translating {

struct Letter {
  char32_t code = 0;
  std::size_t offset = 0; ///< bytes
};

/// Of valid UTF-8; the rest of a damaged text is left out.
[[nodiscard]] std::vector<Letter> letters_of(std::string_view text);

enum class Script { None, Latin, Cyrillic, Arabic, Ethiopic, Other };
/// Of a letter; None for digits, marks and spaces.
[[nodiscard]] Script script_of(char32_t code);

/// A stretch of letters of any script, with the digits and apostrophes between them.
struct Word {
  std::string text;
  std::size_t offset = 0;
};
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

[[nodiscard]] std::string utf8(char32_t code);

/// `text` with everything between quotation marks, in brackets and in isolates taken out: there stand German names.
[[nodiscard]] std::string without_quoted(std::string_view text);

} // namespace kiosk::translating
