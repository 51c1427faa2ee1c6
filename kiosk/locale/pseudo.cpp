// Rewrites the words of a message, part by part.
#include "kiosk/locale/pseudo.h"

#include "kiosk/locale/icu_text.h"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/messagepattern.h>
#include <unicode/uchar.h>
#include <vector>

namespace kiosk::locale {
namespace {

constexpr char16_t left_to_right_isolate = 0x2066, end_of_isolate = 0x2069;

/// Letters that look like those of the alphabet and are none of it.
constexpr std::u16string_view small_letters = u"åƀçðéƒĝĥîĵķļɱñóþɋŕšţûṽŵẋýž";
constexpr std::u16string_view large_letters = u"ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÓÞɊŔŠŢÛṼŴẊÝŽ";

char16_t accented(char16_t letter) {
  if (letter >= u'a' && letter <= u'z') return small_letters[static_cast<std::size_t>(letter - u'a')];
  if (letter >= u'A' && letter <= u'Z') return large_letters[static_cast<std::size_t>(letter - u'A')];
  return letter;
}

bool is_letter(char16_t unit) { return u_isalpha(unit) != 0 || (U_GET_GC_MASK(unit) & U_GC_M_MASK) != 0; }

bool is_vowel(char16_t letter) {
  return std::u16string_view(u"aeiouäöüyAEIOUÄÖÜY").find(letter) != std::u16string_view::npos;
}

/// A word 40 % longer: its vowels twice, one after the other; what is still missing at its end.
icu::UnicodeString lengthened(const icu::UnicodeString& word) {
  const int32_t wanted = (word.length() * 4 + 9) / 10;
  int32_t added = 0;
  icu::UnicodeString longer;
  for (int32_t i = 0; i < word.length(); ++i) {
    longer.append(accented(word[i]));
    if (added >= wanted || !is_vowel(word[i])) continue;
    longer.append(accented(static_cast<char16_t>(u_tolower(word[i]))));
    ++added;
  }
  for (; added < wanted; ++added)
    longer.append(u'ẋ');
  return longer;
}

/// Each word its own island of left-to-right, letters turned round: read from right to left it is the word again.
icu::UnicodeString turned_round(const icu::UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> letters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  ensure(U_SUCCESS(status), "ICU's break rules cannot be opened; is libicu complete?");
  letters->setText(word);
  icu::UnicodeString turned(left_to_right_isolate);
  int32_t end = letters->last();
  for (int32_t start = letters->previous(); start != icu::BreakIterator::DONE; start = letters->previous()) {
    turned.append(word, start, end - start);
    end = start;
  }
  return turned.append(end_of_isolate);
}

/// Where a mark that must stay begins at `at`, how long it is; 0: no mark.
int32_t length_of_mark(const icu::UnicodeString& text, int32_t at, Marks marks) {
  if (marks == Marks::None) return 0;
  if (text.compare(at, 2, u"**") == 0) return 2;
  if (text.compare(at, 2, u"](") != 0) return 0;
  const int32_t end = text.indexOf(u')', at);
  return (end < 0 ? text.length() : end + 1) - at;
}

/// The words of a literal text rewritten, everything between them as it is. Words with a digit (years, phone
/// numbers, "116016") are data.
icu::UnicodeString rewritten(const icu::UnicodeString& text, Pseudo pseudo, Marks marks) {
  icu::UnicodeString result;
  for (int32_t at = 0; at < text.length();) {
    if (const int32_t mark = length_of_mark(text, at, marks); mark > 0) {
      result.append(text, at, mark);
      at += mark;
      continue;
    }
    int32_t end = at;
    bool has_digit = false;
    for (; end < text.length() && (is_letter(text[end]) || u_isdigit(text[end]) != 0); ++end)
      has_digit = has_digit || u_isdigit(text[end]) != 0;
    if (end == at) {
      result.append(text[at++]);
      continue;
    }
    const icu::UnicodeString word(text, at, end - at);
    if (has_digit)
      result.append(word);
    else
      result.append(pseudo == Pseudo::Accented ? lengthened(word) : turned_round(word));
    at = end;
  }
  return result;
}

} // namespace

Language language_of(Pseudo pseudo) { return Language{pseudo == Pseudo::Accented ? "en-XA" : "ar-XB"}; }

std::optional<Pseudo> pseudo_of(const Language& language) {
  for (const Pseudo pseudo : {Pseudo::Accented, Pseudo::Mirrored})
    if (language == language_of(pseudo)) return pseudo;
  return std::nullopt;
}

Result<std::string> pseudo_message(std::string_view message, Pseudo pseudo, Marks marks) {
  if (message.empty()) return std::string();
  const icu::UnicodeString text = to_utf16(message);
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  const icu::MessagePattern pattern(text, &place, status);
  if (U_FAILURE(status))
    return fail(ErrorKind::Undecodable, fmt::format("this is no ICU message from letter {} on", place.offset + 1));
  icu::UnicodeString result;
  std::vector<bool> in_words; // inside `{...}` but in none of its branches stand names and keywords
  int32_t from = 0;
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    const icu::MessagePattern::Part& part = pattern.getPart(i);
    const icu::UnicodeString between(text, from, part.getIndex() - from);
    result.append(!in_words.empty() && in_words.back() ? rewritten(between, pseudo, marks) : between);
    result.append(text, part.getIndex(), part.getLength());
    from = part.getLimit();
    const UMessagePatternPartType type = part.getType();
    if (type == UMSGPAT_PART_TYPE_MSG_START || type == UMSGPAT_PART_TYPE_ARG_START)
      in_words.push_back(type == UMSGPAT_PART_TYPE_MSG_START);
    else if ((type == UMSGPAT_PART_TYPE_MSG_LIMIT || type == UMSGPAT_PART_TYPE_ARG_LIMIT) && !in_words.empty())
      in_words.pop_back();
  }
  if (pseudo == Pseudo::Accented) return "[" + to_utf8(result) + "]";
  return to_utf8(result);
}

} // namespace kiosk::locale
