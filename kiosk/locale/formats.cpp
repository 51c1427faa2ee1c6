// What ICU knows of a language (weekdays, numbers, names, order), and dates as German letters write them.
#include "kiosk/locale/formats.h"

#include "kiosk/locale/icu_text.h"

#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <unicode/coll.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/numberformatter.h>
#include <unicode/uchar.h>

namespace kiosk::locale {

std::string weekday_name(Date date, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu_locale(language), status);
  ensure(U_SUCCESS(status), "ICU has no names of weekdays");
  int32_t count = 0;
  const icu::UnicodeString* names =
      symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
  const auto sunday_is_one = static_cast<int32_t>(weekday_of(date).c_encoding()) + 1;
  ensure(sunday_is_one < count, "ICU has fewer than seven weekdays");
  icu::UnicodeString name = names[sunday_is_one];
  // Only the first letter, and without the language's break rules: names are one word.
  const UChar32 first = name.char32At(0);
  name.replace(0, U16_LENGTH(first), icu::UnicodeString(u_totitle(first)));
  return to_utf8(name);
}

std::string day_and_month(Date date) {
  return isolate_left_to_right(
      fmt::format("{:02}.{:02}.", static_cast<unsigned>(date.day()), static_cast<unsigned>(date.month())));
}

std::string day_month_year(Date date) {
  return isolate_left_to_right(fmt::format("{:02}.{:02}.{:04}", static_cast<unsigned>(date.day()),
                                           static_cast<unsigned>(date.month()), static_cast<int>(date.year())));
}

std::string clock_time(std::chrono::minutes since_midnight) {
  const auto minutes = since_midnight.count();
  return isolate_left_to_right(fmt::format("{}:{:02}", minutes / 60, minutes % 60));
}

std::string number(double value, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const bool is_whole = std::nearbyint(value) == value;
  const auto precision = is_whole ? icu::number::Precision::integer() : icu::number::Precision::fixedFraction(2);
  const icu::UnicodeString written = icu::number::NumberFormatter::withLocale(icu_locale(language))
                                         .precision(precision)
                                         .formatDouble(value, status)
                                         .toString(status);
  ensure(U_SUCCESS(status), "ICU cannot write a number");
  return to_utf8(written);
}

std::string language_name(const Language& named, const Language& reader) {
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu_locale(reader), ULDN_DIALECT_NAMES));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(named.tag == "prs" ? "fa-AF" : named.tag.c_str(), status);
  if (U_FAILURE(status) || !names) return named.tag;
  icu::UnicodeString name;
  return to_utf8(names->localeDisplayName(locale, name));
}

int collate(std::string_view left, std::string_view right, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(icu_locale(language), status));
  ensure(U_SUCCESS(status), "ICU cannot compare texts");
  return collator->compareUTF8(icu::StringPiece(left.data(), static_cast<int32_t>(left.size())),
                               icu::StringPiece(right.data(), static_cast<int32_t>(right.size())), status);
}

} // namespace kiosk::locale
