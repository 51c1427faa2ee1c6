// Isolates around what is written left to right: after Arabic letters the groups of a phone number
// would stand in reverse order, correctly by the bidi algorithm.
#include "kiosk/locale/formats.h"
#include "kiosk/locale/icu_text.h"

#include <memory>
#include <unicode/regex.h>
#include <unicode/uchar.h>

namespace kiosk::locale {
namespace {

constexpr char16_t first_isolate = 0x2066, last_isolate = 0x2068, end_of_isolate = 0x2069;
constexpr char16_t no_break_space = 0x00A0, no_break_hyphen = 0x2011;

/// Phone numbers first: what they take, no date can take from them.
constexpr const char* data_pattern = "(?<![\\p{L}\\p{N}.,:])(?:"
                                     // 0391 540-3670 · 0361 730 730 · 0800 111 0 550 · +49 391 540 6106 · 03928/4899447
                                     "(?:\\+\\d{1,3}|0\\d{2,4})(?:[ \\u00A0/\\u2011-]\\d{1,9})+"
                                     // 116 016
                                     "|11[0-9][ \\u00A0]\\d{3}"
                                     // 14:30 · 14:30-16:00 (spans stand in words, but a dash must not turn either)
                                     "|\\d{1,2}:\\d{2}(?:[ \\u00A0]?[-\\u2011\\u2013][ \\u00A0]?\\d{1,2}:\\d{2})?"
                                     // 24.11. · 24.11.2026
                                     "|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?"
                                     // 259 Euro · 1.800,50 Euro
                                     "|\\d+(?:\\.\\d{3})*(?:,\\d{1,2})?[ \\u00A0](?:Euro|EUR|\\u20AC)"
                                     ")(?![\\p{L}\\p{N}])";

/// German in a right-to-left sentence whose outer marks would stand on the wrong side: „Bescheid“, e.V., § 24; with the
/// German words beside it, of which it would be torn away. Words alone and in brackets are right by themselves.
constexpr const char* german_pattern =
    "(?:\\p{Latin}[\\p{Latin}\\p{M}\\u2019\\u2011&-]*[ \\u00A0](?:[|&][ \\u00A0])?)*"
    "(?:\\u201E[^\\u201C\\u2066-\\u2069]*\\u201C"
    "|(?<![\\p{L}.])e\\.[ \\u00A0]?V\\."
    "|\\u00A7{1,2}[ \\u00A0]?\\d+\\p{Latin}?(?![\\p{L}\\p{N}]))"
    "(?:[ \\u00A0](?:[|&][ \\u00A0])?\\p{Latin}[\\p{Latin}\\p{M}\\u2019\\u2011&-]*(?![.\\p{L}]))*";

icu::UnicodeString unbroken(icu::UnicodeString text) {
  text.findAndReplace(icu::UnicodeString(u' '), icu::UnicodeString(no_break_space));
  text.findAndReplace(icu::UnicodeString(u'-'), icu::UnicodeString(no_break_hyphen));
  return text;
}

std::unique_ptr<const icu::RegexPattern> compiled(const char* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<const icu::RegexPattern> made(
      icu::RegexPattern::compile(icu::UnicodeString(pattern, -1, US_INV), 0, status));
  ensure(U_SUCCESS(status), "the pattern of phone numbers and dates is broken");
  return made;
}

/// The text with each match that stands outside of isolates wrapped into one.
icu::UnicodeString wrapped_where(const icu::RegexPattern& pattern, const icu::UnicodeString& text, Breaking breaking) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(text, status));
  icu::UnicodeString wrapped;
  int32_t copied = 0, depth = 0;
  while (U_SUCCESS(status) && matcher->find(status)) {
    const int32_t start = matcher->start(status), end = matcher->end(status);
    for (int32_t i = copied; i < start; ++i) {
      const char16_t c = text.charAt(i);
      if (c >= first_isolate && c <= last_isolate) ++depth;
      if (c == end_of_isolate && depth > 0) --depth;
    }
    wrapped.append(text, copied, start - copied);
    const icu::UnicodeString datum(text, start, end - start);
    if (depth > 0)
      wrapped.append(datum);
    else
      wrapped.append(first_isolate)
          .append(breaking == Breaking::Never ? unbroken(datum) : datum)
          .append(end_of_isolate);
    copied = end;
  }
  return wrapped.append(text, copied, text.length() - copied);
}

} // namespace

std::string isolate_left_to_right(std::string_view text, Breaking breaking) {
  icu::UnicodeString inner = to_utf16(text);
  // What is one isolate already gets no second one.
  const bool is_one = inner.length() >= 2 && inner.charAt(0) >= first_isolate && inner.charAt(0) <= last_isolate &&
                      inner.indexOf(end_of_isolate) == inner.length() - 1;
  if (is_one) inner = icu::UnicodeString(inner, 1, inner.length() - 2);
  if (breaking == Breaking::Never) inner = unbroken(inner);
  return to_utf8(icu::UnicodeString(first_isolate).append(inner).append(end_of_isolate));
}

std::string phone(std::string_view number) { return isolate_left_to_right(number, Breaking::Never); }

std::string protect(std::string_view text, const Language& language) {
  const bool has_data = text.find_first_of("0123456789") != std::string_view::npos;
  const bool has_german = is_right_to_left(language) && text.find_first_of("\u201E\u00A7V") != std::string_view::npos;
  if (!has_data && !has_german) return std::string(text);
  icu::UnicodeString safe = to_utf16(text);
  if (has_german) {
    static const auto german = compiled(german_pattern);
    safe = wrapped_where(*german, safe, Breaking::Allowed);
  }
  if (has_data) {
    static const auto data = compiled(data_pattern);
    safe = wrapped_where(*data, safe, Breaking::Never);
  }
  return to_utf8(safe);
}

bool is_foreign_line(std::string_view text, const Language& language) {
  if (!is_right_to_left(language)) return false;
  bool has_letters = false;
  const icu::UnicodeString letters = to_utf16(text);
  for (int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const UChar32 letter = letters.char32At(at);
    const UCharDirection direction = u_charDirection(letter);
    if (letter == u'\n' || direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return false;
    has_letters = has_letters || direction == U_LEFT_TO_RIGHT;
  }
  return has_letters;
}

std::string without_controls(std::string_view text) {
  const icu::UnicodeString from = to_utf16(text);
  icu::UnicodeString plain;
  for (int32_t i = 0; i < from.length(); ++i) {
    const char16_t c = from.charAt(i);
    const bool is_bidi =
        (c >= 0x2066 && c <= 0x2069) || (c >= 0x202A && c <= 0x202E) || c == 0x200E || c == 0x200F || c == 0x061C;
    const bool is_soft = c == 0x00AD || c == 0x200B || c == 0x2060;
    if (is_bidi || is_soft) continue;
    if (c == no_break_space || c == 0x202F)
      plain.append(u' ');
    else
      plain.append(c == no_break_hyphen ? u'-' : c);
  }
  return to_utf8(plain);
}

} // namespace kiosk::locale
