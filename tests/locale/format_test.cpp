// Isolates around data, and dates, numbers and names per language.
#include "kiosk/locale/formats.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::locale;
using std::chrono::minutes;

namespace {

const std::string lri = "\u2066", fsi = "\u2068", pdi = "\u2069", nbsp = "\u00A0", hyphen = "\u2011";

std::string datum(const std::string& text) { return lri + text + pdi; }

Date day(const char* text) { return *parse_date(text); }

} // namespace

TEST_CASE("phone numbers as the facts write them are isolated and never break") {
  CHECK(phone("0361 730 730") == datum("0361" + nbsp + "730" + nbsp + "730"));
  CHECK(phone(datum("116 016")) == datum("116" + nbsp + "016"));
  const std::pair<const char*, std::string> numbers[] = {
      {"0391 540-3670", "0391" + nbsp + "540" + hyphen + "3670"},
      {"0361 730 730", "0361" + nbsp + "730" + nbsp + "730"},
      {"0361 730730", "0361" + nbsp + "730730"},
      {"0800 111 0 550", "0800" + nbsp + "111" + nbsp + "0" + nbsp + "550"},
      {"0800 4 5555 30", "0800" + nbsp + "4" + nbsp + "5555" + nbsp + "30"},
      {"0800 40 40 020", "0800" + nbsp + "40" + nbsp + "40" + nbsp + "020"},
      {"0391 72726-222", "0391" + nbsp + "72726" + hyphen + "222"},
      {"030 577130040", "030" + nbsp + "577130040"},
      {"0391/5403670", "0391/5403670"},
      {"+49 391 540 6106", "+49" + nbsp + "391" + nbsp + "540" + nbsp + "6106"},
      {"116 016", "116" + nbsp + "016"},
      {"116 117", "116" + nbsp + "117"},
  };
  for (const auto& [written, expected] : numbers) {
    INFO(written);
    CHECK(protect(std::string("رقم ") + written + "، ليلًا.") == "رقم " + datum(expected) + "، ليلًا.");
    CHECK(protect(std::string("Rufen Sie an: ") + written + ".") == "Rufen Sie an: " + datum(expected) + ".");
    CHECK(protect(written) == datum(expected));
  }
}

TEST_CASE("German in a right-to-left sentence keeps the marks at its ends", "[locale]") {
  const Language arabic{"ar"};
  const auto isolated = [](const std::string& text) { return "\u2066" + text + "\u2069"; };
  const std::string word = "\u201EBescheid\u201C"; // in German quotation marks
  CHECK(protect("اقرأوا " + word + ".", arabic) == "اقرأوا " + isolated(word) + ".");
  CHECK(protect("جمعية Spielwagen e.V.", arabic) == "جمعية " + isolated("Spielwagen e.V."));
  // What stands beside it in German goes with it, or the line would be torn in two.
  const std::string line = "Jugendamt | Netzwerkstelle „Soziale Arbeit“ Magdeburg";
  CHECK(protect("في " + line + "، هنا", arabic) == "في " + isolated(line) + "، هنا");
  CHECK(protect("في Kita. „Bescheid“ هنا", arabic) == "في Kita. " + isolated("„Bescheid“") + " هنا");
  CHECK(is_foreign_line("39116 Magdeburg", arabic));
  CHECK_FALSE(is_foreign_line("39116 Magdeburg", Language{"uk"}));
  CHECK_FALSE(is_foreign_line("في Magdeburg", arabic));
  CHECK_FALSE(is_foreign_line("0391 540-3670", arabic));
  CHECK(protect("حسب § 24 في", arabic) == "حسب " + isolated("§ 24") + " في");
  CHECK(protect(isolated(word), arabic) == isolated(word));
  CHECK(protect(word + " und § 24", Language{"uk"}) == word + " und § 24");
}

TEST_CASE("times, dates and amounts are isolated, spans in words around them stay free") {
  CHECK(protect("14:30 bis 16:00 Uhr") == datum("14:30") + " bis " + datum("16:00") + " Uhr");
  CHECK(protect("من 14:30 إلى 16:00") == "من " + datum("14:30") + " إلى " + datum("16:00"));
  CHECK(protect("8:00-12:00") == datum("8:00" + hyphen + "12:00"));
  CHECK(protect("am 24.11. und am 24.11.2026.") == "am " + datum("24.11.") + " und am " + datum("24.11.2026") + ".");
  CHECK(protect("Dienstag, 3.5.") == "Dienstag, " + datum("3.5."));
  CHECK(protect("259 Euro") == datum("259" + nbsp + "Euro"));
  CHECK(protect("bis 1.800,50 Euro im Monat") == "bis " + datum("1.800,50" + nbsp + "Euro") + " im Monat");
}

TEST_CASE("what is no such datum stays as it is") {
  for (const std::string text : {"", "Kita", "Raum 3", "39116 Magdeburg", "112", "18 Kitas seit 2020", "§ 90 SGB VIII",
                                 "5 bis 7 Jahre", "1.800", "Euro", "www.magdeburg.de", "2026-11-24", "3,5 Stunden"})
    CHECK(protect(text) == text);
}

TEST_CASE("text inside an isolate is left alone, and protecting twice changes nothing") {
  const std::string inside = "Tel. " + fsi + "0391 540-3670" + pdi + " ab 8:00";
  CHECK(protect(inside) == "Tel. " + fsi + "0391 540-3670" + pdi + " ab " + datum("8:00"));
  for (const std::string& text : {inside, std::string("116 016, 24.11. um 14:30, 259 Euro")})
    CHECK(protect(protect(text)) == protect(text));
}

TEST_CASE("labels carry no controls") {
  CHECK(without_controls(protect("0391 540-3670 am 24.11.")) == "0391 540-3670 am 24.11.");
  CHECK(without_controls("Kinder\u00ADgeld\u200F \u202Aa\u202C") == "Kindergeld a");
}

TEST_CASE("weekdays, dates and times in the languages of the kiosk") {
  const Date tuesday = day("2026-11-24");
  CHECK(weekday_name(tuesday, {"de"}) == "Dienstag");
  CHECK(weekday_name(tuesday, {"en"}) == "Tuesday");
  CHECK(weekday_name(tuesday, {"ar"}) == "الثلاثاء");
  CHECK(weekday_name(tuesday, {"uk"}) == "Вівторок");
  CHECK(weekday_name(tuesday, {"fa"}) == "سه‌شنبه");
  CHECK(weekday_name(tuesday, {"tr"}) == "Salı");
  CHECK(weekday_name(day("2026-11-22"), {"de"}) == "Sonntag");
  CHECK(day_and_month(tuesday) == datum("24.11."));
  CHECK(day_month_year(day("2027-01-02")) == datum("02.01.2027"));
  CHECK(clock_time(minutes{14 * 60 + 30}) == datum("14:30"));
  CHECK(clock_time(minutes{8 * 60}) == datum("8:00"));
  CHECK(clock_time(minutes{24 * 60}) == datum("24:00"));
}

TEST_CASE("numbers have Latin digits everywhere") {
  CHECK(number(1800, {"de"}) == "1.800");
  CHECK(number(259.5, {"de"}) == "259,50");
  CHECK(number(259, {"en"}) == "259");
  CHECK(number(1800, {"ar"}) == "1,800");
  CHECK(number(1800, {"uk"}) == "1" + nbsp + "800");
  for (const char* tag : {"ar", "fa", "ckb", "ps", "prs", "bn", "mr", "my"}) {
    INFO(tag);
    for (const char c : number(1234567890, {tag}))
      CHECK(((c >= '0' && c <= '9') || c == ',' || c == '.' || static_cast<unsigned char>(c) > 0x7F));
    CHECK(number(7, {tag}) == "7");
  }
}

TEST_CASE("names of languages, lists and order follow the reader") {
  CHECK(language_name({"ar"}, {"de"}) == "Arabisch");
  CHECK(language_name({"ar"}, {"uk"}) == "арабська");
  CHECK(language_name({"de"}, {"ar"}) == "الألمانية");
  CHECK(language_name({"prs"}, {"de"}) == "Dari");
  CHECK(language_name({"not a tag"}, {"de"}) == "not a tag");
  CHECK(join({"a", "b", "c"}, {"de"}) == "a, b und c");
  CHECK(join({"a", "b"}, {"uk"}) == "a і b");
  CHECK(join({}, {"de"}).empty());
  CHECK(join({"a"}, {"ar"}) == "a");
  CHECK(collate("Änderungsbescheid", "Antrag", {"de"}) < 0);
  CHECK(collate("Zahlung", "Ärger", {"de"}) > 0);
  CHECK(collate("є", "е", {"uk"}) > 0);
  CHECK(collate("Frist", fsi + "Frist" + pdi, {"de"}) == 0);
}
