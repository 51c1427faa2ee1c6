// Texts shortened to a number of lines.
#include "tests/text/samples.h"

#include "kiosk/text/segments.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

Paragraph shortened(std::string_view language, std::string_view text, int lines) {
  Paragraph made = paragraph(language, text);
  made.lines_max = lines;
  return made;
}

const GlyphRun* ellipsis_of(const Layout& layout) {
  const auto found = std::find_if(layout.runs.begin(), layout.runs.end(), [](const GlyphRun& r) { return r.ellipsis; });
  return found == layout.runs.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("a text is shortened only when it needs more lines than it may have", "[text]") {
  for (const Sample& sample : samples()) {
    for (const int lines : {1, 2, 3}) {
      for (const int width : {1500, 700, 300, 120, 40, 5, 0}) {
        const Paragraph text = shortened(sample.language, sample.text, lines);
        const auto layout = engine().lay_out(text, width);
        const auto whole = engine().lay_out(paragraph(sample.language, sample.text), width);
        INFO(sample.language << ": " << lines << " lines at " << width);
        CHECK(broken_rule(*layout, text, width) == "");
        CHECK(static_cast<int>(layout->lines.size()) <= lines);
        CHECK(layout->shortened == (static_cast<int>(whole->lines.size()) > lines));
        CHECK((ellipsis_of(*layout) != nullptr) == layout->shortened);
        // Cut at a letter.
        const Segments segments(text);
        if (layout->shortened) CHECK(segments.at_or_before(layout->lines.back().end) == layout->lines.back().end);
      }
    }
  }
}

TEST_CASE("the ellipsis stands at the line's end in the script's own font", "[text]") {
  const auto german = engine().lay_out(shortened("de", "Kindertagesstätte Sonnenschein am Park", 1), 300);
  const GlyphRun* dots = ellipsis_of(*german);
  REQUIRE(dots != nullptr);
  CHECK(dots->x + dots->width == Approx(german->lines[0].x + german->lines[0].width).margin(0.1));
  CHECK(german->lines[0].width <= 300.02F);
  CHECK(engine().fonts()[dots->font].file == "NotoSans-Regular.ttf");

  // In Arabic that is the left edge, also behind a German word.
  for (const char* text : {"روضة الأطفال في المدينة القديمة", "روضة \u2068Kindertagesstätte Sonnenschein\u2069"}) {
    const auto arabic = engine().lay_out(shortened("ar", text, 1), 200);
    const GlyphRun* left = ellipsis_of(*arabic);
    INFO(text);
    REQUIRE(left != nullptr);
    CHECK(left->x == Approx(arabic->lines[0].x).margin(0.1));
    for (std::uint32_t i = 0; i < arabic->runs.size(); ++i)
      CHECK(arabic->runs[i].x >= left->x);
  }
  const auto chinese = engine().lay_out(shortened("zh", "我们免费提供帮助请打电话", 1), 200);
  REQUIRE(ellipsis_of(*chinese) != nullptr);
  CHECK(engine().fonts()[ellipsis_of(*chinese)->font].file == "NotoSansCJK-Regular.ttc");
}

TEST_CASE("no space stands before the ellipsis, and a line end of the text counts", "[text]") {
  const Paragraph text = shortened("de", "eins\nzwei", 1);
  const auto layout = engine().lay_out(text, 500);
  CHECK(layout->shortened);
  CHECK(layout->lines[0].end == 4);
  for (int width = 60; width < 400; width += 3) {
    const Paragraph words = shortened("de", "ein kurzer Satz mit Wörtern", 1);
    const auto cut = engine().lay_out(words, width);
    if (!cut->shortened) continue;
    const std::u16string characters = units(words);
    INFO(width);
    CHECK(characters[cut->lines[0].end - 1] != u' ');
  }
}
