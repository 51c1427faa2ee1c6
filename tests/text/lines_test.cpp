// Line breaking: what fits, what hangs, what is broken, and that it always ends.
#include "tests/text/samples.h"

#include <catch2/catch.hpp>

#include <random>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

TEST_CASE("every sample is drawn completely and fits every width", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text);
    for (const int width : {1000, 640, 420, 300, 200, 90, 30, 1, 0}) {
      const auto layout = engine().lay_out(text, width);
      INFO(sample.language << " at " << width);
      CHECK(layout->missing_glyphs == 0);
      CHECK(broken_rule(*layout, text, width) == "");
    }
  }
}

TEST_CASE("a layout fits again into the width it was measured at", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text, 33);
    const auto measured = engine().lay_out(text, 100'000);
    INFO(sample.language);
    REQUIRE(measured->lines.size() == 1);
    CHECK(engine().lay_out(text, measured->width)->lines.size() == 1);
  }
}

TEST_CASE("an empty text is one empty line high", "[text]") {
  const auto layout = engine().lay_out(Paragraph{}, 300);
  CHECK(layout->lines.size() == 1);
  CHECK(layout->glyphs.empty());
  CHECK(layout->height == engine().line_height(Language{"de"}, 34));
  CHECK(engine().lay_out(paragraph("ar", ""), 0)->lines.size() == 1);
}

TEST_CASE("U+000A ends a line and adds none at the very end", "[text]") {
  CHECK(engine().lay_out(paragraph("de", "eins\nzwei"), 900)->lines.size() == 2);
  CHECK(engine().lay_out(paragraph("de", "eins\n"), 900)->lines.size() == 1);
  CHECK(engine().lay_out(paragraph("de", "\n"), 900)->lines.size() == 1);
  CHECK(engine().lay_out(paragraph("de", "eins\n\nzwei"), 900)->lines.size() == 3);
  CHECK(engine().lay_out(paragraph("de", "eins\r\nzwei"), 900)->lines.size() == 2);
  const Paragraph arabic = paragraph("ar", "واحد\nاثنان 12");
  const auto layout = engine().lay_out(arabic, 900);
  CHECK(layout->missing_glyphs == 0);
  CHECK(broken_rule(*layout, arabic, 900) == "");
}

TEST_CASE("spaces at a line's end hang and do not count", "[text]") {
  const int width = engine().lay_out(paragraph("de", "Hallo"), 900)->width;
  const Paragraph text = paragraph("de", "Hallo          Welt");
  const auto layout = engine().lay_out(text, width);
  REQUIRE(layout->lines.size() == 2);
  CHECK(layout->lines[0].end == 15);
  CHECK(broken_rule(*layout, text, width) == "");

  Paragraph to_the_right = paragraph("de", "Hallo   ");
  to_the_right.align = Align::End;
  const auto right = engine().lay_out(to_the_right, 500);
  CHECK(right->lines[0].x + right->lines[0].width == Approx(500));
  CHECK(right->glyphs[0].x == Approx(right->lines[0].x));

  // In a right-to-left line they hang over the left edge, also behind a left-to-right word.
  const Paragraph arabic = paragraph("ar", "مرحبا ABC   ");
  const auto left = engine().lay_out(arabic, 500);
  CHECK(left->lines[0].x + left->lines[0].width == Approx(500));
  CHECK(left->runs.front().x < left->lines[0].x);
  CHECK(seen(*left, 0, arabic).substr(0, 6) == u"   ABC");
}

TEST_CASE("a word wider than the line is broken between graphemes", "[text]") {
  // Turkish has no patterns that would divide it.
  const Paragraph word = paragraph("tr", "Danışmanlıklarımızdandırlar");
  const auto broken = engine().lay_out(word, 150);
  CHECK(broken->word_broken);
  CHECK(broken->lines.size() > 2);
  CHECK(broken_rule(*broken, word, 150) == "");
  CHECK_FALSE(engine().lay_out(word, 900)->word_broken);
  CHECK_FALSE(engine().lay_out(paragraph("de", "a b c"), 1)->word_broken);

  // Not inside a letter with its marks, a flag, or a family.
  const std::vector<std::pair<std::string, std::size_t>> indivisible = {
      {"e\u0301\u0302e\u0301\u0302", 2},
      {"\U0001F1E9\U0001F1EA\U0001F1FA\U0001F1E6", 2},
      {"\U0001F468\u200D\U0001F469\u200D\U0001F467", 1},
      {"क्षि", 1},
      {"ปู่น้ำ", 2}};
  for (const auto& [text, lines_max] : indivisible) {
    INFO(text);
    CHECK(engine().lay_out(paragraph("de", text), 1)->lines.size() <= lines_max);
  }
}

TEST_CASE("no line ends inside data that must not break", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text, 24);
    const std::u16string characters = units(text);
    const std::size_t number = characters.find(u"+49\u00A0391\u00A0123\u201145");
    const std::size_t range = characters.find(u"08:00–12:30");
    for (int width = 220; width < 700; width += 13) {
      const auto layout = engine().lay_out(text, width);
      INFO(sample.language << " at " << width);
      if (number != std::u16string::npos)
        CHECK(line_of(*layout, static_cast<std::uint32_t>(number)) ==
              line_of(*layout, static_cast<std::uint32_t>(number) + 13));
      if (range != std::u16string::npos)
        CHECK(line_of(*layout, static_cast<std::uint32_t>(range)) ==
              line_of(*layout, static_cast<std::uint32_t>(range) + 10));
    }
  }
}

TEST_CASE("data too wide for any line is torn at its seams", "[text]") {
  for (const auto& [text, first_line] :
       {std::pair{"+49\u00A0391\u00A012345", 4U}, {"08:00–12:30", 6U}, {"0391/123456", 5U}}) {
    const Paragraph datum = paragraph("de", text, 30);
    const auto layout = engine().lay_out(datum, 130);
    INFO(text);
    REQUIRE(layout->lines.size() > 1);
    CHECK(layout->word_broken);
    CHECK(layout->lines[0].end >= first_line);
    const char16_t last = units(datum)[layout->lines[0].end - 1];
    CHECK((last == 0xA0 || last == 0x2013 || last == u'/'));
  }
}

TEST_CASE("a soft hyphen shows at a line's end only", "[text]") {
  const Paragraph text = paragraph("de", "Unter\u00ADkunfts\u00ADver\u00ADzeichnis");
  const auto count_hyphens = [](const Layout& layout) {
    int hyphens = 0;
    for (const GlyphRun& run : layout.runs)
      hyphens += run.hyphen ? 1 : 0;
    return hyphens;
  };
  const auto wide = engine().lay_out(text, 900);
  CHECK(count_hyphens(*wide) == 0);
  CHECK(wide->width == engine().lay_out(paragraph("de", "Unterkunftsverzeichnis"), 900)->width);
  for (int width = 1; width < 330; width += 3) {
    const auto layout = engine().lay_out(text, width);
    INFO(width);
    CHECK(broken_rule(*layout, text, width) == "");
    for (const GlyphRun& run : layout->runs) {
      if (!run.hyphen) continue;
      const Line& line = layout->lines[line_of(*layout, run.begin)];
      CHECK(run.end == line.end);
      CHECK(line.end - line.begin > 1);
    }
  }
  CHECK(count_hyphens(*engine().lay_out(text, 150)) >= 2);
  CHECK_FALSE(engine().lay_out(text, 150)->word_broken);
}

TEST_CASE("lines begin where the direction begins, unless aligned otherwise", "[text]") {
  Paragraph text = paragraph("de", "Hallo");
  CHECK(engine().lay_out(text, 400)->lines[0].x == Approx(0));
  text.align = Align::Center;
  const auto centred = engine().lay_out(text, 400);
  CHECK(centred->lines[0].x == Approx((400 - centred->lines[0].width) / 2).margin(0.51));
  text.align = Align::Start;
  text.direction = Direction::RightToLeft;
  const auto right = engine().lay_out(text, 400);
  CHECK(right->lines[0].x + right->lines[0].width == Approx(400));
  text.align = Align::End;
  CHECK(engine().lay_out(text, 400)->lines[0].x == Approx(0));
}

TEST_CASE("the line height is the language's, whatever stands in the line", "[text]") {
  CHECK(engine().line_height(Language{"de"}, 100) == 135);
  CHECK(engine().line_height(Language{"uk"}, 100) == 135);
  CHECK(engine().line_height(Language{"ar"}, 100) == 150);
  CHECK(engine().line_height(Language{"prs"}, 100) == 150);
  CHECK(engine().line_height(Language{"ti"}, 100) == 150);
  CHECK(engine().line_height(Language{"sr-Latn"}, 100) == 135);
  CHECK(engine().line_height(Language{"zh-Hant"}, 100) == 150);
  CHECK(engine().lay_out(paragraph("de", "abc"), 900)->line_height ==
        engine().lay_out(paragraph("de", "abc عربي ภาษา 中文 🎉"), 900)->line_height);
}

TEST_CASE("a baseline stays in its line at every size", "[text]") {
  for (const Sample& sample : samples()) {
    for (const int size : {-5, 0, 1, 2, 3, 7, 2000, 100'000}) {
      const Paragraph text = paragraph(sample.language, "Aa", size);
      INFO(sample.language << " at " << size);
      CHECK(broken_rule(*engine().lay_out(text, 5000), text, 5000) == "");
    }
  }
}

TEST_CASE("an ellipsis that stands alone belongs to its own line", "[text]") {
  Paragraph text = paragraph("hi", "s\n\n\n\n\n\n", 278);
  text.lines_max = 4;
  CHECK(broken_rule(*engine().lay_out(text, 101), text, 101) == "");
  text.lines_max = 1;
  CHECK(broken_rule(*engine().lay_out(text, 1), text, 1) == "");
}

TEST_CASE("any text at any width comes to an end", "[text]") {
  std::mt19937 random(20261122);
  const std::u32string alphabet =
      U"aÄ \n\u00AD\u00A0-–12(„“)\u200B\u200D\u200F\u2066\u2067\u2068\u2069\u202E\u202C\u0301\u0651"
      U"لاعربيשก้ำ中。क्षि한\u1100\u1161🎉👩\uFE0F\u20E3🇩🇪\t\r\u2028\uFFFF\U0001F3FB\u0600ፍ";
  for (int round = 0; round < 1500; ++round) {
    std::string bytes;
    for (std::size_t length = random() % 60; length > 0; --length)
      bytes += utf8(alphabet[random() % alphabet.size()]);
    if (round % 3 == 0 && !bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random() & 0xFF);
    Paragraph text =
        paragraph(samples()[random() % samples().size()].language, bytes, 8 + static_cast<int>(random() % 40));
    const std::size_t half = bytes.size() / 2;
    if (round % 2 == 0)
      text.spans = {Span{bytes.substr(0, half), Weight::Bold}, Span{bytes.substr(half), Weight::Regular}};
    const int width = static_cast<int>(random() % 400);
    INFO("round " << round);
    REQUIRE(broken_rule(*engine().lay_out(text, width), text, width) == "");
  }
  engine().trim_cache();
}

TEST_CASE("bytes that are no UTF-8 become visible replacement characters", "[text]") {
  const auto layout = engine().lay_out(paragraph("de", "a\xFF\xC3 b\xE2\x82"), 900);
  CHECK(units(paragraph("de", "a\xFF")) == u"a\uFFFD");
  CHECK(units(paragraph("de", "a\x01"
                              "b\tc\x7F")) == u"a\uFFFDb c\uFFFD");
  CHECK(layout->lines.size() == 1);
  CHECK(layout->missing_glyphs == 0);
}
