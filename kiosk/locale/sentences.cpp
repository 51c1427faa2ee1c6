// How a language puts sentences together: lists, quotation marks, where a sentence ends.
#include "kiosk/locale/formats.h"
#include "kiosk/locale/icu_text.h"

#include <memory>
#include <unicode/brkiter.h>
#include <unicode/listformatter.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>

namespace kiosk::locale {
namespace {

/// What ICU lacks: of Sorani it knows neither, of French not the narrow spaces within its quotation marks.
struct OwnRules {
  std::string_view tag;
  const char* opening; ///< quotation marks
  const char* closing;
  const char* between; ///< items of a list; empty: ICU's list
  const char* last;    ///< between the last two
};

constexpr OwnRules own_rules[] = {{"ckb", "«", "»", "، ", " و "}, {"fr", "«\u202F", "\u202F»", "", ""}};

const OwnRules* own_rules_of(const Language& language) {
  for (const OwnRules& rules : own_rules)
    if (language.tag == rules.tag) return &rules;
  return nullptr;
}

/// Whether a reader of `direction` meets letters of the other direction in `text` outside of isolates.
bool turns(const icu::UnicodeString& text, Direction direction) {
  int depth = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    switch (u_charDirection(text.char32At(i))) {
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_FIRST_STRONG_ISOLATE:
      ++depth;
      break;
    case U_POP_DIRECTIONAL_ISOLATE:
      --depth;
      break;
    case U_LEFT_TO_RIGHT:
      if (depth <= 0 && direction == Direction::RightToLeft) return true;
      break;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      if (depth <= 0 && direction == Direction::LeftToRight) return true;
      break;
    default:
      break;
    }
  }
  return false;
}

constexpr char16_t first_strong_isolate = 0x2068, end_of_isolate = 0x2069;

icu::UnicodeString item_of_list(std::string_view item, Direction direction) {
  const icu::UnicodeString text = to_utf16(item);
  if (!turns(text, direction)) return text;
  icu::UnicodeString isolated(first_strong_isolate);
  return isolated.append(text).append(end_of_isolate);
}

icu::UnicodeString joined_by(const OwnRules& rules, const std::vector<icu::UnicodeString>& items) {
  icu::UnicodeString joined;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) joined.append(to_utf16(i + 1 == items.size() ? rules.last : rules.between));
    joined.append(items[i]);
  }
  return joined;
}

icu::UnicodeString delimiter(ULocaleData* data, ULocaleDataDelimiterType type) {
  char16_t units[8];
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length = ulocdata_getDelimiter(data, type, units, 8, &status);
  ensure(U_SUCCESS(status), "ICU has no quotation marks");
  return icu::UnicodeString(units, length);
}

} // namespace

std::string join(const std::vector<std::string>& items, const Language& language) {
  if (items.size() == 1) return items.front();
  std::vector<icu::UnicodeString> texts;
  texts.reserve(items.size());
  for (const std::string& item : items)
    texts.push_back(item_of_list(item, direction_of(language)));
  const OwnRules* rules = own_rules_of(language);
  if (rules != nullptr && *rules->between != 0) return to_utf8(joined_by(*rules, texts));

  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> list(icu::ListFormatter::createInstance(icu_locale(language), status));
  icu::UnicodeString joined;
  if (U_SUCCESS(status)) list->format(texts.data(), static_cast<int32_t>(texts.size()), joined, status);
  ensure(U_SUCCESS(status), "ICU cannot join a list");
  return to_utf8(joined);
}

std::string quote(std::string_view text, const Language& language) {
  if (const OwnRules* rules = own_rules_of(language))
    return std::string(rules->opening).append(text).append(rules->closing);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, decltype(&ulocdata_close)> data(
      ulocdata_open(icu_locale(language).getName(), &status), &ulocdata_close);
  ensure(U_SUCCESS(status), "ICU has no data of a language");
  icu::UnicodeString quoted = delimiter(data.get(), ULOCDATA_QUOTATION_START);
  quoted.append(to_utf16(text)).append(delimiter(data.get(), ULOCDATA_QUOTATION_END));
  return to_utf8(quoted);
}

std::string first_sentence(std::string_view text, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> sentences(
      icu::BreakIterator::createSentenceInstance(icu_locale(language), status));
  ensure(U_SUCCESS(status), "ICU's break rules cannot be opened; is libicu complete?");
  const icu::UnicodeString from = to_utf16(text);
  sentences->setText(from);
  const int32_t end = sentences->next();
  icu::UnicodeString sentence(from, 0, end == icu::BreakIterator::DONE ? from.length() : end);
  return to_utf8(sentence.trim());
}

} // namespace kiosk::locale
