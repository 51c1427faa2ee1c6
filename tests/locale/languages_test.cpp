// Dates, times, numbers, lists and quotation marks in every language that has a sample paragraph.
#include "kiosk/base/files.h"
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/formats.h"
#include "kiosk/locale/language_names.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <unicode/locid.h>

using namespace kiosk;
using namespace kiosk::locale;

namespace {

const std::filesystem::path root = KIOSK_SOURCE_DIR;

/// What CLDR 42 says (Debian 12's ICU 72); where it lacks something (ckb, fr), what we decided.
struct Expected {
  const char* tag;
  const char* quoted;
  const char* two;
  const char* three;
  const char* tuesday;
  const char* number; ///< of 12345.5
};

const std::vector<Expected> expected = {
    {"de", "„x“", "1 und 2", "1, 2 und 3", "Dienstag", "12.345,50"},
    {"de-simple", "„x“", "1 und 2", "1, 2 und 3", "Dienstag", "12.345,50"},
    {"en", "“x”", "1 and 2", "1, 2, and 3", "Tuesday", "12,345.50"},
    {"ar", "”x“", "1 و2", "1 و2 و3", "الثلاثاء", "12,345.50"},
    {"uk", "«x»", "1 і 2", "1, 2 і 3", "Вівторок", "12\u00A0345,50"},
    {"ru", "«x»", "1 и 2", "1, 2 и 3", "Вторник", "12\u00A0345,50"},
    {"ro", "„x”", "1 și 2", "1, 2 și 3", "Marți", "12.345,50"},
    {"fa", "«x»", "1 و 2", "1،\u200F 2، و 3", "سه‌شنبه", "12,345.50"},
    {"prs", "«x»", "1 و 2", "1،\u200F 2، و 3", "سه‌شنبه", "12,345.50"},
    {"pl", "„x”", "1 i 2", "1, 2 i 3", "Wtorek", "12\u00A0345,50"},
    {"tr", "“x”", "1 ve 2", "1, 2 ve 3", "Salı", "12.345,50"},
    {"ku", "“x”", "1 û 2", "1, 2 û 3", "Sêşem", "12.345,50"},
    {"ckb", "«x»", "1 و 2", "1، 2 و 3", "سێشەممە", "12,345.50"},
    {"vi", "“x”", "1 và 2", "1, 2 và 3", "Thứ Ba", "12.345,50"},
    {"bg", "„x“", "1 и 2", "1, 2 и 3", "Вторник", "12\u00A0345,50"},
    {"ti", "«x»", "1ን 2ን", "1፣ 2ን 3ን", "ሰሉስ", "12,345.50"},
    {"ps", "“x”", "1 او 2", "1، 2، او 3", "درېنۍ", "12.345,50"},
    {"so", "“x”", "1 iyo 2", "1, 2 iyo 3", "Talaado", "12,345.50"},
    {"sq", "«x»", "1 dhe 2", "1, 2 dhe 3", "E martë", "12\u00A0345,50"},
    {"sr", "„x“", "1 и 2", "1, 2 и 3", "Уторак", "12.345,50"},
    {"sr-Latn", "„x“", "1 i 2", "1, 2 i 3", "Utorak", "12.345,50"},
    {"fr", "«\u202Fx\u202F»", "1 et 2", "1, 2 et 3", "Mardi", "12\u202F345,50"},
    {"es", "«x»", "1 y 2", "1, 2 y 3", "Martes", "12.345,50"},
    {"hi", "“x”", "1 और 2", "1, 2, और 3", "मंगलवार", "12,345.50"},
    {"hy", "«x»", "1 և 2", "1, 2 և 3", "Երեքշաբթի", "12\u00A0345,50"},
    {"ka", "„x“", "1 და 2", "1, 2 და 3", "სამშაბათი", "12\u00A0345,50"},
    {"am", "«x»", "1 እና 2", "1፣ 2, እና 3", "ማክሰኞ", "12,345.50"},
    {"zh", "“x”", "1和2", "1、2和3", "星期二", "12,345.50"},
    {"th", "“x”", "1และ2", "1 2 และ3", "วันอังคาร", "12,345.50"},
};

/// The samples' tags, from the files.
std::vector<std::string> sampled() {
  std::vector<std::string> tags;
  for (const auto& entry : std::filesystem::directory_iterator(root / "fonts" / "samples"))
    if (entry.path().extension() == ".txt") tags.push_back(entry.path().stem().string());
  std::sort(tags.begin(), tags.end());
  return tags;
}

bool has_only_latin_digits(const std::string& text) {
  // The lead bytes of Arabic, Persian, Devanagari, Thai and Ethiopic digits are never those of ASCII.
  static const char* const others[] = {"٠", "١", "٢", "٣", "٤", "٥", "۰", "۱", "۲", "۳", "۴", "۵", "०",
                                       "१", "२", "३", "४", "५", "๐", "๑", "๒", "๓", "๔", "๕", "፩", "፪"};
  return std::none_of(std::begin(others), std::end(others),
                      [&](const char* digit) { return text.find(digit) != std::string::npos; });
}

} // namespace

TEST_CASE("weekdays, numbers, lists and quotation marks in every language") {
  for (const Expected& one : expected) {
    const Language language{one.tag};
    INFO(one.tag);
    CHECK(quote("x", language) == one.quoted);
    CHECK(without_controls(join({"1", "2"}, language)) == without_controls(one.two));
    CHECK(join({"1", "2", "3"}, language) == one.three);
    CHECK(weekday_name(*parse_date("2026-11-24"), language) == one.tuesday);
    CHECK(number(12345.5, language) == one.number);
  }
}

TEST_CASE("each sample paragraph's language has formats, a name and a place in the order") {
  const auto names = read_language_names(root / "locales" / "languages.toml");
  REQUIRE(names);
  CHECK(sampled().size() >= 28);
  for (const std::string& tag : sampled()) {
    INFO(tag);
    // A language may be added by its files alone; what is decided for it may follow in the table above.
    CHECK_FALSE(quote("x", {tag}).empty());
    CHECK_FALSE(join({"1", "2", "3"}, {tag}).empty());
    CHECK_FALSE(weekday_name(*parse_date("2026-11-24"), {tag}).empty());
    CHECK(has_only_latin_digits(number(1234567890, {tag})));
    CHECK(std::any_of(names->begin(), names->end(),
                      [&](const LanguageName& name) { return name.language.tag == tag && !name.german.empty(); }));
  }
}

TEST_CASE("dates, times and money have Latin digits and the Gregorian year in every language") {
  for (const Expected& one : expected) {
    const Language language{one.tag};
    INFO(one.tag);
    const std::string all = day_month_year(*parse_date("2026-11-24")) + clock_time(std::chrono::minutes{870}) +
                            number(1234567890, language) + number(259.5, language);
    CHECK(has_only_latin_digits(all));
    CHECK(all.find("24.11.2026") != std::string::npos);
    CHECK(all.find("14:30") != std::string::npos);
    // A message's own number, date and plural.
    const auto message = format_message("{n, number} {n, plural, other {#}}", language, {{"n", std::int64_t{259}}});
    REQUIRE(message);
    CHECK(without_controls(*message) == "259 259");
  }
}

TEST_CASE("the machine's language decides nothing") {
  UErrorCode status = U_ZERO_ERROR;
  const std::string list = join({"1", "2", "3"}, {"ckb"}), marks = quote("x", {"xx"}),
                    several = join({"1", "2"}, {"xx"});
  icu::Locale::setDefault(icu::Locale("de_DE"), status);
  (void)number(1, {"de"}); // what every format does first
  CHECK(join({"1", "2", "3"}, {"ckb"}) == list);
  icu::Locale::setDefault(icu::Locale::getRoot(), status);
  CHECK(quote("x", {"xx"}) == marks);
  CHECK(several == "1, 2");
}

TEST_CASE("a list keeps its order where its items are written in the other direction") {
  const std::string arabic = "العربية";
  CHECK(join({arabic, "Deutsch"}, {"de"}) == "\u2068" + arabic + "\u2069 und Deutsch");
  CHECK(join({arabic, "Deutsch"}, {"ar"}) == arabic + " و\u2068Deutsch\u2069");
  CHECK(join({"\u2066Deutsch\u2069", "1"}, {"ckb"}) == "\u2066Deutsch\u2069 و 1");
  CHECK(join({"a", "\u2067" + arabic + "\u2069"}, {"en"}) == "a and \u2067" + arabic + "\u2069");
}

TEST_CASE("the first sentence ends where the language ends sentences") {
  CHECK(first_sentence("Bis zum 24.11., ja? Ja.", {"de"}) == "Bis zum 24.11., ja?");
  CHECK(first_sentence("یک؟ دو.", {"fa"}) == "یک؟");
  CHECK(first_sentence("ሓደ። ክልተ።", {"ti"}) == "ሓደ።");
  CHECK(first_sentence("एक है। दो है।", {"hi"}) == "एक है।");
  CHECK(first_sentence("一吗？二。", {"zh"}) == "一吗？");
  CHECK(first_sentence("Մեկ։ Երկու։", {"hy"}) == "Մեկ։");
  CHECK(first_sentence("", {"de"}).empty());
  CHECK(first_sentence("kein Ende", {"de"}) == "kein Ende");
}

TEST_CASE("the sample paragraphs are isolated and unbreakable as the kiosk writes them") {
  for (const std::string& tag : sampled()) {
    const auto bytes = read_file(root / "fonts" / "samples" / (tag + ".txt"));
    REQUIRE(bytes);
    const std::string paragraph = bytes->substr(0, bytes->find('\n'));
    INFO(tag);
    CHECK(bytes->size() == paragraph.size() + 1); // one line
    CHECK(protect(paragraph) == paragraph);
    // Nothing in it is protected that the kiosk would not protect: only the German word is isolated by hand.
    std::string plain = paragraph;
    for (const std::string control : {"\u2066", "\u2069", "\u2068"})
      for (std::size_t at; (at = plain.find(control)) != std::string::npos;)
        plain.erase(at, control.size());
    const std::string again = protect(plain);
    const auto count = [](const std::string& text, const std::string& what) {
      int found = 0;
      for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
        ++found;
      return found;
    };
    CHECK(count(again, "\u2066") == 5); // amount, date, two times, phone number
    CHECK(count(paragraph, "\u2066") == 5);
    const std::string first = first_sentence(paragraph, {tag});
    CHECK(first.size() > 20);
    CHECK(first.size() * 2 < paragraph.size());
  }
}
