// Dates, numbers, lists and order of the fourteen languages against CLDR's own files (Debian: unicode-cldr-core).
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/formats.h"

#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <sstream>

using namespace kiosk;
using namespace kiosk::locale;

namespace {

const std::vector<std::string> fourteen = {"de", "de-simple", "en", "ar", "uk", "ru", "ro",
                                           "fa", "pl",        "tr", "ku", "vi", "bg", "ti"};

std::string cldr_of(const std::string& tag) {
  std::ifstream file("/usr/share/unicode/cldr/common/main/" + tag.substr(0, tag.find('-')) + ".xml");
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

/// What stands between two marks, from `from` on; empty when there is none.
std::string between(const std::string& text, const std::string& open, const std::string& close, std::size_t from = 0) {
  const std::size_t begin = text.find(open, from);
  if (begin == std::string::npos) return {};
  const std::size_t end = text.find(close, begin);
  return end == std::string::npos ? std::string{} : text.substr(begin + open.size(), end - begin - open.size());
}

/// The Gregorian weekdays written out, Monday first: those that stand alone, else those of a date.
std::vector<std::string> weekdays_of(const std::string& xml) {
  const std::string calendar = between(xml, "<calendar type=\"gregorian\">", "</calendar>");
  const std::string days = between(calendar, "<days>", "</days>");
  for (const char* context : {"stand-alone", "format"}) {
    const std::string one = between(days, std::string("<dayContext type=\"") + context + "\">", "</dayContext>");
    const std::string wide = between(one, "<dayWidth type=\"wide\">", "</dayWidth>");
    std::vector<std::string> names;
    for (const char* day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
      names.push_back(between(wide, std::string("<day type=\"") + day + "\">", "</day>"));
    if (!names.front().empty() && names.front() != "↑↑↑") return names;
  }
  return {};
}

std::string without_first_letter(const std::string& word) {
  std::size_t at = 1;
  while (at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80)
    ++at;
  return word.substr(at);
}

/// The letters under which a language sorts its words, in its order.
std::vector<std::string> index_of(const std::string& xml) {
  std::string list = between(xml, "<exemplarCharacters type=\"index\">[", "]</exemplarCharacters>");
  std::vector<std::string> letters;
  std::istringstream words(list);
  for (std::string letter; words >> letter;)
    if (letter.find_first_of("{}\\-") == std::string::npos) letters.push_back(letter);
  return letters;
}

} // namespace

TEST_CASE("all seven weekdays are CLDR's, in the fourteen languages") {
  for (const std::string& tag : fourteen) {
    const std::vector<std::string> names = weekdays_of(cldr_of(tag));
    INFO(tag);
    REQUIRE(names.size() == 7);
    for (int day = 0; day < 7; ++day) {
      const std::string ours = weekday_name(plus_days(parse_date("2026-11-23").value(), day), {tag});
      const std::string& theirs = names[static_cast<std::size_t>(day)];
      CHECK(without_first_letter(ours) == without_first_letter(theirs)); // ours begins with a capital
    }
  }
}

TEST_CASE("lists are joined by CLDR's words, in the fourteen languages") {
  for (const std::string& tag : fourteen) {
    const std::string patterns = between(cldr_of(tag), "<listPattern>", "</listPattern>");
    const std::string two = between(patterns, "<listPatternPart type=\"2\">", "</listPatternPart>");
    INFO(tag << " " << two);
    if (two.empty()) continue; // inherited: languages_test.cpp holds what was decided
    const auto fill = [](std::string pattern) {
      pattern.replace(pattern.find("{0}"), 3, "a");
      return pattern.replace(pattern.find("{1}"), 3, "b");
    };
    CHECK(without_controls(join({"a", "b"}, {tag})) == without_controls(fill(two)));
  }
}

TEST_CASE("each language sorts its own alphabet as CLDR lists it") {
  int languages = 0;
  for (const std::string& tag : fourteen) {
    const std::vector<std::string> letters = index_of(cldr_of(tag));
    languages += letters.size() > 10 ? 1 : 0;
    for (std::size_t i = 1; i < letters.size(); ++i) {
      INFO(tag << " " << letters[i - 1] << " " << letters[i]);
      CHECK(collate(letters[i - 1], letters[i], {tag}) < 0);
    }
  }
  CHECK(languages >= 12);
  CHECK(collate("ț", "u", {"ro"}) < 0);
  CHECK(collate("ı", "i", {"tr"}) < 0);
  CHECK(collate("ł", "m", {"pl"}) < 0);
}

TEST_CASE("dates, times and money are isolated and never turn, in the fourteen languages") {
  const Date tuesday = parse_date("2026-11-24").value();
  const auto catalogue = Catalogue::open(std::string(KIOSK_SOURCE_DIR) + "/locales");
  REQUIRE(catalogue.has_value());
  for (const std::string& tag : fourteen) {
    INFO(tag);
    const std::string day = weekday_name(tuesday, {tag}) + " " + day_and_month(tuesday);
    CHECK(day.ends_with("\u206624.11.\u2069"));
    const Messages& messages = catalogue->in({tag});
    const std::string money = messages.say("amount/euro", {{"value", number(259, messages.language())}});
    CHECK(money.find("259") != std::string::npos);
    CHECK(money.find("€") == std::string::npos); // the word, for those who read aloud
  }
  CHECK(weekday_name(tuesday, {"ar"}) + " " + day_and_month(tuesday) == "الثلاثاء \u206624.11.\u2069");
}
