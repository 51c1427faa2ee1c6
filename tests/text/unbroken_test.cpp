// Phone numbers, times, dates and amounts stay on one line, written with plain spaces and hyphens.
#include "tests/text/samples.h"

#include "kiosk/text/unbroken.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

/// Whether no line ever ends inside `datum` when it stands in a sentence and fits a line.
bool stays_whole(std::string_view language, const std::string& datum, const std::string& before,
                 const std::string& after) {
  const Paragraph text = paragraph(language, before + datum + after, 20);
  const auto begin = static_cast<std::uint32_t>(units(paragraph(language, before)).size());
  const auto end = begin + static_cast<std::uint32_t>(units(paragraph(language, datum)).size());
  const int least = engine().lay_out(paragraph(language, datum, 20), 9000)->width;
  for (int width = least + 1; width < 3 * least; width += 3) {
    const auto layout = engine().lay_out(text, width);
    if (line_of(*layout, begin) != line_of(*layout, end - 1)) return false;
  }
  return true;
}

} // namespace

TEST_CASE("a phone number, a time, a date and an amount never break", "[text]") {
  for (const char* datum : {"0391 540-3670",
                            "+49 391 540 36 70",
                            "0391 / 540 36 70",
                            "(0391) 540 3670",
                            "0800 111 0 550",
                            "116 117",
                            "08:00 - 12:30",
                            "08:00–12:30",
                            "8 - 12 Uhr",
                            "8–12",
                            "8 bis 12 Uhr",
                            "8 Uhr bis 12 Uhr",
                            "8:00 Uhr bis 12:30 Uhr",
                            "14:30 bis 16:00",
                            "259 Euro",
                            "1.800,50 Euro",
                            "12,50 €",
                            "€ 12,50",
                            "EUR 100",
                            "20 Cent",
                            "5 %",
                            "24. 12. 2026",
                            "24. 12.",
                            "9 Uhr"}) {
    INFO(datum);
    CHECK(stays_whole("de", datum, "Bitte melden Sie sich unter ", " oder bei uns im Haus."));
  }
  CHECK(stays_whole("en", "08:00 to 12:30", "Open from ", " every day"));
  CHECK(stays_whole("uk", "08:00 до 12:30", "Відчинено з ", " щодня"));
  CHECK(stays_whole("ro", "14:30 până la 16:00", "Marți de la ", " la cafea"));
  CHECK(stays_whole("sq", "14:30 deri në 16:00", "Të martën nga ora ", " në dhomë"));
  CHECK(stays_whole("ps", "14:30 څخه تر 16:00", "د سې شنبې په ورځ له ", " پورې"));
  CHECK(stays_whole("ka", "14:30-დან 16:00", "სამშაბათს ", " ოთახში"));
  CHECK(stays_whole("hy", "14:30-ից մինչև 16:00", "Երեքշաբթի ", " սենյակում"));
  CHECK(stays_whole("uk", "100 євро", "Це коштує ", " на місяць"));
  CHECK(stays_whole("pl", "100 euro", "To kosztuje ", " miesięcznie"));
  CHECK(stays_whole("tr", "100 avro", "Bu ayda ", " tutar"));
  CHECK(stays_whole("ar", "100 يورو", "التكلفة هي ", " في الشهر"));
  CHECK(stays_whole("fa", "100 یورو", "هزینه آن ", " در ماه است"));
  CHECK(stays_whole("ar", "\u2066100\u2069 يورو", "التكلفة هي ", " في الشهر"));
  CHECK(stays_whole("th", "100 ยูโร", "ราคา ", " ต่อเดือน"));
}

TEST_CASE("what is no datum breaks as ever", "[text]") {
  const auto may_break = [](const std::u16string& text, std::u16string_view before) {
    return !is_inside_datum(text, static_cast<std::uint32_t>(text.find(before) + before.size()));
  };
  CHECK(may_break(u"2 Kinder", u"2 "));
  CHECK(may_break(u"bis 12 Uhr", u"bis "));
  CHECK(may_break(u"von 8 Uhr", u"von "));
  CHECK(may_break(u"Raum 5. 12 Kinder", u"5. "));
  CHECK(may_break(u"am 5. Mai", u"5. "));
  CHECK(may_break(u"01.07.2021 bis 30.06.2022", u"2021 "));
  CHECK(may_break(u"01.07.2021 bis 30.06.2022", u"bis "));
  CHECK(may_break(u"Gruppe 3 und 12 Kinder", u"3 "));
  CHECK(may_break(u"Gruppe 3 und 12 Kinder", u"und "));
  CHECK(may_break(u"8, 9 und 10", u"8, "));
  CHECK(may_break(u"Eltern-Kind", u"Eltern-"));
  CHECK(may_break(u"Telefon: 0391", u": "));
  CHECK(may_break(u"12\n13", u"12\n"));
  CHECK_FALSE(is_inside_datum(u"", 0));
  CHECK_FALSE(is_inside_datum(u"12", 2));
  CHECK_FALSE(is_inside_datum(u"12", 0));
}

TEST_CASE("a datum that fits no line is torn at its spaces", "[text]") {
  const Paragraph datum = paragraph("de", "0391 540 36 70", 30);
  const auto layout = engine().lay_out(datum, 130);
  REQUIRE(layout->lines.size() > 1);
  CHECK(layout->lines[0].end == 5);
  CHECK(layout->word_broken);
}
