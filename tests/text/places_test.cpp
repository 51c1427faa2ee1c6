// Touching, highlighting and a caret, in both directions; letters, words and sentences as ranges.
#include "tests/text/samples.h"

#include "kiosk/text/places.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

std::vector<std::string> texts(const Segments& segments, const std::vector<Range>& ranges) {
  std::vector<std::string> found;
  for (const Range& range : ranges)
    found.push_back(segments.utf8(range));
  return found;
}

using Texts = std::vector<std::string>;

Range range_of(const Segments& segments, std::u16string_view part) {
  const std::size_t begin = segments.units().find(part);
  REQUIRE(begin != std::u16string::npos);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
}

float area(const std::vector<TextBox>& boxes) {
  float sum = 0;
  for (const TextBox& box : boxes)
    sum += box.width;
  return sum;
}

} // namespace

TEST_CASE("the middle of a letter's box is that letter, in every script and width", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text);
    const Segments segments(text);
    for (const int width : {1000, 300, 90}) {
      const auto layout = engine().lay_out(text, width);
      for (std::uint32_t offset = 0; offset < segments.size();) {
        const Range letter = segments.letter_at(offset);
        REQUIRE(letter.begin == offset);
        offset = letter.end;
        const auto boxes = boxes_of(*layout, segments, letter);
        INFO(sample.language << " at " << width << ", letter " << letter.begin);
        CHECK(boxes.size() <= 1);
        if (boxes.empty()) continue;
        const float x = boxes[0].x + boxes[0].width / 2, y = static_cast<float>(boxes[0].top + boxes[0].height / 2);
        CHECK(letter_at(*layout, segments, x, y) == letter);
        // A finger sets the caret at an edge of a letter, never inside one, and on its line.
        for (const float part : {0.1F, 0.4F, 0.6F, 0.9F}) {
          const std::uint32_t caret = caret_offset_at(*layout, segments, boxes[0].x + boxes[0].width * part, y);
          CHECK(segments.at_or_before(caret) == caret);
          const Caret shown = caret_at(*layout, segments, caret);
          CHECK(shown.top == boxes[0].top);
        }
      }
    }
  }
}

TEST_CASE("places beyond the text lead to the nearest letter", "[text]") {
  const Paragraph text = paragraph("de", "Hallo Welt\nzweite", 30);
  const Segments segments(text);
  const auto layout = engine().lay_out(text, 400);
  CHECK(letter_at(*layout, segments, -50, -50) == Range{0, 1});
  CHECK(letter_at(*layout, segments, 5000, 5) == Range{9, 10});
  CHECK(letter_at(*layout, segments, 5000, 5000) == Range{16, 17});
  CHECK(caret_offset_at(*layout, segments, 5000, 5) == 10); // before the line's end, not on the next line
  CHECK(caret_offset_at(*layout, segments, 5000, 5000) == 17);
  CHECK(caret_offset_at(*layout, segments, -5, 5000) == 11);

  const Paragraph nothing = paragraph("ar", "");
  const Segments none(nothing);
  const auto empty = engine().lay_out(nothing, 400);
  CHECK(letter_at(*empty, none, 10, 10).empty());
  CHECK(caret_offset_at(*empty, none, 10, 10) == 0);
  CHECK(caret_at(*empty, none, 7).x == Approx(400));
  CHECK(boxes_of(*empty, none, {0, 5}).empty());
}

TEST_CASE("a caret follows the letter before it", "[text]") {
  const Paragraph german = paragraph("de", "ab");
  const Segments segments(german);
  const auto layout = engine().lay_out(german, 400);
  CHECK(caret_at(*layout, segments, 0).x == Approx(0));
  CHECK(caret_at(*layout, segments, 1).x == Approx(layout->glyphs[1].x).margin(0.5));
  CHECK(caret_at(*layout, segments, 2).x == Approx(layout->lines[0].width));

  const Paragraph arabic = paragraph("ar", "اب");
  const Segments of_arabic(arabic);
  const auto right = engine().lay_out(arabic, 400);
  CHECK(caret_at(*right, of_arabic, 0).x == Approx(400));
  CHECK(caret_at(*right, of_arabic, 2).x == Approx(400 - right->lines[0].width).margin(0.1));

  // Where directions meet: at the end of what was typed last, which is the Latin word's right edge.
  const Paragraph mixed = paragraph("ar", "اب ABC");
  const Segments of_mixed(mixed);
  const auto both = engine().lay_out(mixed, 400);
  const auto latin = boxes_of(*both, of_mixed, range_of(of_mixed, u"ABC"));
  REQUIRE(latin.size() == 1);
  CHECK(caret_at(*both, of_mixed, 6).x == Approx(latin[0].x + latin[0].width).margin(0.1));
  CHECK(caret_at(*both, of_mixed, 4).x == Approx(latin[0].x + latin[0].width / 3).margin(4));
}

TEST_CASE("a highlighted range has a box on each line and for each direction", "[text]") {
  const Paragraph text = paragraph("de", "eins zwei drei vier", 30);
  const Segments segments(text);
  const auto layout = engine().lay_out(text, 160);
  REQUIRE(layout->lines.size() == 2);
  const auto all = boxes_of(*layout, segments, {0, segments.size()});
  REQUIRE(all.size() == 2);
  CHECK(all[0].width == Approx(layout->lines[0].width).margin(0.1)); // the space at the line's end hangs
  CHECK(all[1].top == layout->line_height);

  // "AB اب" in Arabic: part of the Latin and part of the Arabic word stand apart.
  const Paragraph mixed = paragraph("ar", "ابجد ABCD");
  const Segments of_mixed(mixed);
  const auto line = engine().lay_out(mixed, 600);
  const Range across{range_of(of_mixed, u"جد").begin, range_of(of_mixed, u"AB").end};
  CHECK(boxes_of(*line, of_mixed, across).size() == 2);
  CHECK(boxes_of(*line, of_mixed, {0, of_mixed.size()}).size() == 1);
}

TEST_CASE("the words of a line together are as wide as the line without its gaps", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text);
    const Segments segments(text);
    const auto layout = engine().lay_out(text, 5000);
    const auto whole = boxes_of(*layout, segments, {0, segments.size()});
    float words = 0;
    for (const Range& word : segments.words())
      words += area(boxes_of(*layout, segments, word));
    INFO(sample.language);
    CHECK(area(whole) == Approx(layout->lines[0].width).margin(0.5));
    CHECK(words < area(whole));
    CHECK(words > area(whole) * 0.7F);
  }
}

TEST_CASE("a ligature of two letters is shared between them", "[text]") {
  // As a font gives it that draws both with one glyph.
  const Segments segments(paragraph("ar", "لا"));
  Layout layout;
  layout.direction = Direction::RightToLeft;
  layout.line_height = 40;
  layout.glyphs = {Glyph{0, 7, 100, 30, 20, 0}};
  layout.runs.resize(1);
  layout.runs[0].end = 2;
  layout.runs[0].direction = Direction::RightToLeft;
  layout.runs[0].x = 100;
  layout.runs[0].last_glyph = 1;
  layout.lines.resize(1);
  layout.lines[0].end = 2;
  layout.lines[0].last_run = 1;
  const auto first = boxes_of(layout, segments, {0, 1}), second = boxes_of(layout, segments, {1, 2});
  CHECK(letter_at(layout, segments, 118, 5) == Range{0, 1});
  CHECK(letter_at(layout, segments, 102, 5) == Range{1, 2});
  CHECK(caret_at(layout, segments, 1).x == Approx(110));
  REQUIRE(first.size() == 1);
  REQUIRE(second.size() == 1);
  CHECK(first[0].x == Approx(second[0].x + second[0].width));
  CHECK(first[0].width == Approx(second[0].width));
}

TEST_CASE("no range begins inside a letter with its marks", "[text]") {
  for (const auto& [text, letters] :
       {std::pair{"e\u0301a", 2}, {"👨‍👩‍👧x", 2}, {"🇩🇪🇺🇦", 2}, {"क्षि", 1}, {"น้ำ", 1}}) {
    const Segments segments(paragraph("de", text));
    int count = 0;
    for (std::uint32_t offset = 0; offset < segments.size(); offset = segments.letter_at(offset).end)
      ++count;
    INFO(text);
    CHECK(count <= letters);
    for (std::uint32_t offset = 0; offset <= segments.size(); ++offset) {
      CHECK(segments.letter_before(segments.letter_at(offset).end) <= offset);
      CHECK(segments.at_or_before(offset) <= offset);
    }
  }
}

TEST_CASE("words and sentences are found by their language", "[text]") {
  const Segments german(paragraph("de", "Rufen Sie an, z. B. unter Nr. 116 117. Wir helfen! Kostet das? Nein."));
  CHECK(texts(german, german.sentences()) ==
        Texts{"Rufen Sie an, z. B. unter Nr. 116 117.", "Wir helfen!", "Kostet das?", "Nein."});
  CHECK(texts(german, german.words()).front() == "Rufen");
  CHECK(texts(german, german.words()).size() == 14);
  const Segments arabic(paragraph("ar", "مرحبا بكم. هل تحتاجون المساعدة؟ نعم."));
  CHECK(texts(arabic, arabic.sentences()) == Texts{"مرحبا بكم.", "هل تحتاجون المساعدة؟", "نعم."});
  const Segments thai(paragraph("th", "ศูนย์ให้คำปรึกษา"));
  CHECK(thai.words().size() >= 3);
  const Segments chinese(paragraph("zh", "我们免费提供帮助。请打电话。"));
  CHECK(chinese.sentences().size() == 2);
  CHECK(chinese.words().size() >= 5);
  const Segments hindi(paragraph("hi", "यह मुफ़्त है। आइए।"));
  CHECK(hindi.sentences().size() == 2);
  const Segments tigrinya(paragraph("ti", "ሰላም ይኹን። ንዑ።"));
  CHECK(tigrinya.sentences().size() == 2);
  CHECK(Segments(paragraph("de", "")).sentences().empty());
  CHECK(Segments(paragraph("de", "  \n ")).sentences().empty());
}
