// What ICU knows of a language (weekdays, numbers, names, order), and dates as German letters write them.
#include "kiosk/locale/formats.h"

#include "kiosk/locale/icu_text.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <unicode/coll.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locdspnm.h>
#include <unicode/numberformatter.h>
#include <unicode/uchar.h>

namespace kiosk::locale {
namespace {

using Weekdays = std::array<std::string, 7>;

/// Sunday first. ICU reads much for them: asked once a language.
Weekdays read_weekdays(const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu_locale(language), status);
  ensure(U_SUCCESS(status), "ICU has no names of weekdays");
  int32_t count = 0;
  const icu::UnicodeString* names =
      symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
  Weekdays weekdays;
  ensure(count > static_cast<int32_t>(weekdays.size()), "ICU has fewer than seven weekdays");
  for (std::size_t day = 0; day < weekdays.size(); ++day) {
    icu::UnicodeString name = names[day + 1]; // Sunday is 1
    // Only the first letter, and without the language's break rules: names are one word.
    const UChar32 first = name.char32At(0);
    name.replace(0, U16_LENGTH(first), icu::UnicodeString(u_totitle(first)));
    weekdays[day] = to_utf8(name);
  }
  return weekdays;
}

/// What ICU takes long to make, kept for each of the kiosk's languages.
template <typename Made, typename Make> const Made& kept(const Language& language, Make make) {
  thread_local std::map<std::string, Made, std::less<>> all;
  const auto found = all.find(language.tag);
  return found != all.end() ? found->second : all.emplace(language.tag, make()).first->second;
}

struct Numbers {
  icu::number::LocalizedNumberFormatter whole, parts;
};

Numbers numbers_of(const Language& language) {
  const auto plain = icu::number::NumberFormatter::withLocale(icu_locale(language));
  return {plain.precision(icu::number::Precision::integer()),
          plain.precision(icu::number::Precision::fixedFraction(2))};
}

} // namespace

std::string weekday_name(Date date, const Language& language) {
  return kept<Weekdays>(language, [&] { return read_weekdays(language); })[weekday_of(date).c_encoding()];
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
  const Numbers& numbers = kept<Numbers>(language, [&] { return numbers_of(language); });
  const icu::UnicodeString written =
      (is_whole ? numbers.whole : numbers.parts).formatDouble(value, status).toString(status);
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
