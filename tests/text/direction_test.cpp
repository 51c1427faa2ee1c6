// What stands where: bidi order, isolates, brackets, fonts by script and weight.
#include "tests/text/samples.h"

#include "kiosk/text/segments.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

/// The font files of the runs that draw [begin, end) of the paragraph.
std::set<std::string> files_of(const Layout& layout, std::size_t begin, std::size_t end) {
  std::set<std::string> files;
  for (const GlyphRun& run : layout.runs) {
    if (run.begin < end && run.end > begin) files.insert(engine().fonts()[run.font].file);
  }
  return files;
}

std::set<std::string> files_of(const Paragraph& text, std::u16string_view part) {
  const std::size_t begin = units(text).find(part);
  REQUIRE(begin != std::u16string::npos);
  return files_of(*engine().lay_out(text, 3000), begin, begin + part.size());
}

using Files = std::set<std::string>;

} // namespace

TEST_CASE("a telephone number in isolates reads from left to right inside Arabic", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text);
    const std::u16string number = u"+49\u00A0391\u00A0123";
    if (units(text).find(number) == std::u16string::npos) continue;
    const auto layout = engine().lay_out(text, 3000);
    INFO(sample.language);
    CHECK(seen(*layout, 0, text).find(number) != std::u16string::npos);
  }
  const Paragraph bare = paragraph("ar", "الرقم \u2068+49 391 123\u2069 هنا");
  CHECK(seen(*engine().lay_out(bare, 3000), 0, bare).find(u"+49 391 123") != std::u16string::npos);
}

TEST_CASE("Arabic stands from right to left and German inside it does not", "[text]") {
  const Paragraph text = paragraph("ar", "اب \u2068Kita Eins\u2069 ج");
  const auto layout = engine().lay_out(text, 3000);
  CHECK(layout->direction == Direction::RightToLeft);
  CHECK(seen(*layout, 0, text) == u"ج Kita Eins با");
}

TEST_CASE("brackets are mirrored in right-to-left text", "[text]") {
  const Paragraph arabic = paragraph("ar", "(اب)");
  const Paragraph german = paragraph("de", "(ab)");
  const auto mirrored = engine().lay_out(arabic, 900);
  const auto plain = engine().lay_out(german, 900);
  // Left to right: the glyph that opens, whichever character it comes from.
  CHECK(seen(*mirrored, 0, arabic) == u")با(");
  CHECK(mirrored->glyphs.front().id == plain->glyphs.front().id);
  CHECK(mirrored->glyphs.back().id == plain->glyphs.back().id);
  CHECK(mirrored->glyphs.front().font == plain->glyphs.front().font);
}

TEST_CASE("a closing bracket takes the font of the opening one", "[text]") {
  const Paragraph text = paragraph("hi", "केंद्र (Jugendamt) है");
  CHECK(files_of(text, u"(") == Files{"NotoSansDevanagari-Regular.ttf"});
  CHECK(files_of(text, u")") == Files{"NotoSansDevanagari-Regular.ttf"});
  CHECK(files_of(text, u"Jugendamt") == Files{"NotoSans-Regular.ttf"});
}

TEST_CASE("each script has its font, in each weight", "[text]") {
  CHECK(files_of(paragraph("de", "Füße"), u"Füße") == Files{"NotoSans-Regular.ttf"});
  CHECK(files_of(paragraph("de", "x عربي"), u"عربي") == Files{"NotoNaskhArabic-Regular.ttf"});
  CHECK(files_of(paragraph("ti", "ምኽሪ"), u"ምኽሪ") == Files{"NotoSansEthiopic-Regular.ttf"});
  CHECK(files_of(paragraph("zh", "“免费”"), u"“免费”") == Files{"NotoSansCJK-Regular.ttc"});
  CHECK(files_of(paragraph("de", "„nein“ 免费"), u"„nein“") == Files{"NotoSans-Regular.ttf"});

  Paragraph mixed = paragraph("ar", "");
  mixed.spans = {Span{"نص ", Weight::Regular}, Span{"مهم", Weight::Bold}, Span{" Kita", Weight::Bold}};
  CHECK(files_of(mixed, u"نص") == Files{"NotoNaskhArabic-Regular.ttf"});
  CHECK(files_of(mixed, u"مهم") == Files{"NotoNaskhArabic-Bold.ttf"});
  CHECK(files_of(mixed, u"Kita") == Files{"NotoSans-Bold.ttf"});
}

TEST_CASE("Chinese and Japanese differ by the collection's face", "[text]") {
  const auto face = [](const char* language) {
    const auto layout = engine().lay_out(paragraph(language, "骨"), 900);
    return engine().fonts()[layout->glyphs.at(0).font].face;
  };
  CHECK(face("zh") == 2);
  CHECK(face("zh-Hant") == 3);
  CHECK(face("zh-TW") == 3);
  CHECK(face("ja") == 0);
  CHECK(face("ko") == 1);
}

TEST_CASE("a number comes from one font with all that is glued to it", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text);
    const std::u16string characters = units(text);
    for (const std::u16string_view number :
         {std::u16string_view(u"+49\u00A0391\u00A0123\u201145"), std::u16string_view(u"08:00–12:30")}) {
      if (characters.find(number) == std::u16string::npos) continue;
      INFO(sample.language);
      CHECK(files_of(text, number).size() == 1);
    }
  }
}

TEST_CASE("emoji come from the emoji font, and nothing else does", "[text]") {
  const Files emoji = {"NotoColorEmoji.ttf"};
  for (const std::string sign : {"🎉", "👩‍👧", "🇩🇪", "1\uFE0F\u20E3", "❤\uFE0F", "👍🏽", "☎\uFE0F"}) {
    Paragraph text = paragraph("de", "a " + sign + " 1b");
    text.spans.front().weight = Weight::Bold;
    const std::u16string sign_units = units(paragraph("de", sign));
    INFO(sign);
    CHECK(files_of(text, sign_units) == emoji);
    CHECK(files_of(text, u"1b") == Files{"NotoSans-Bold.ttf"});
    const auto layout = engine().lay_out(text, 900);
    CHECK(layout->missing_glyphs == 0);
    // One picture, not its parts.
    CHECK(std::count_if(layout->glyphs.begin(), layout->glyphs.end(), [](const Glyph& glyph) {
            return engine().fonts()[glyph.font].colour && glyph.advance > 0;
          }) == 1);
  }
  CHECK(files_of(paragraph("de", "☎ ✓ → © 1#*"), u"☎ ✓ → © 1#*").count("NotoColorEmoji.ttf") == 0);
  CHECK(files_of(paragraph("de", "❤\uFE0E"), u"❤").count("NotoColorEmoji.ttf") == 0);
}

TEST_CASE("an emoji of many characters is one letter with one picture, in the midst of any text", "[text]") {
  for (const std::string sign :
       {"👨‍👩‍👧‍👦", "👩🏽‍🏫", "🏳️‍🌈", "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "#\uFE0F\u20E3", "👍🏿", "🇺🇦", "👩🏻‍🤝‍👨🏿", "🧑‍🦽", "❤\uFE0F‍🔥"}) {
    const std::u16string sign_units = units(paragraph("de", sign));
    for (const auto& [language, before, after] : {std::tuple{"de", "Kinder ", " willkommen"},
                                                  {"ar", "أطفال ", " مرحبا"},
                                                  {"th", "เด็ก", "ยินดี"},
                                                  {"zh", "孩子", "们"}}) {
      const Paragraph text = paragraph(language, before + sign + after);
      const Segments segments(text);
      const auto begin = static_cast<std::uint32_t>(units(text).find(sign_units));
      INFO(language << " " << sign);
      CHECK(segments.letter_at(begin) == Range{begin, begin + static_cast<std::uint32_t>(sign_units.size())});
      for (const int width : {2000, 200, 30}) {
        const auto layout = engine().lay_out(text, width);
        CHECK(layout->missing.empty());
        int pictures = 0;
        for (const Glyph& glyph : layout->glyphs) {
          if (!engine().fonts()[glyph.font].colour) continue;
          CHECK(glyph.cluster == begin);
          pictures += glyph.advance > 0 ? 1 : 0;
        }
        CHECK(pictures == 1);
      }
    }
  }
}

TEST_CASE("brackets, quotation marks and lists of numbers stand in reading order from right to left", "[text]") {
  for (const auto& [text, wanted] : std::initializer_list<std::pair<std::string, std::u16string>>{
           {"(\u2066Kita\u2069) اب", u"با )Kita("},
           {"«اب» ج", u"ج »با«"},
           {"اب [1, 2]", u"]2 ,1[ با"},
           {"من \u2066259\u00A0€\u2069 شهر", u"رهش 259\u00A0€ نم"},
           {"اب \u2066C++ (neu)\u2069 ج", u"ج C++ (neu) با"},
           {"اب\u200F! \u2068Nein!\u2069", u"Nein! !با"}}) {
    const Paragraph arabic = paragraph("ar", text);
    INFO(text);
    CHECK(seen(*engine().lay_out(arabic, 3000), 0, arabic) == wanted);
  }
  // The same stays so on each line of a narrow column.
  const Paragraph narrow = paragraph("ar", "اب (\u2066Kita Eins\u2069) ج (\u2066Amt\u2069)");
  CHECK(broken_rule(*engine().lay_out(narrow, 120), narrow, 120) == "");
}

TEST_CASE("what no font has is counted once for each grapheme and shows as a box", "[text]") {
  const auto layout = engine().lay_out(paragraph("de", "a\uE000\U000E0FFFb\U00012345"), 900);
  CHECK(layout->missing == std::vector<MissingGlyph>{{1, U'\uE000'}, {5, U'\U00012345'}});
  CHECK(layout->missing_glyphs == 2); // U+E0FFF is ignorable, U+E000 and cuneiform are not
  const auto boxes =
      std::count_if(layout->glyphs.begin(), layout->glyphs.end(), [](const Glyph& glyph) { return glyph.id == 0; });
  CHECK(boxes == 2);
}

TEST_CASE("icons are found by name and never come from text", "[text]") {
  const auto icon = engine().icon("expand_more");
  REQUIRE(icon);
  CHECK(engine().fonts()[icon->font].file == "MaterialIcons-Regular.ttf");
  CHECK(icon->baseline == Approx(1));
  CHECK(engine().icon("home")->glyph != icon->glyph);
  CHECK_FALSE(engine().icon("no_such_icon"));
  CHECK_FALSE(engine().icon("home2"));
  CHECK_FALSE(engine().icon("h"));
  CHECK_FALSE(engine().icon(""));
  CHECK_FALSE(engine().icon("Home"));
  const auto layout = engine().lay_out(paragraph("de", "expand_more \uE5CF home"), 900);
  for (const Glyph& glyph : layout->glyphs)
    CHECK(glyph.font != icon->font);
}

TEST_CASE("invisible controls draw nothing and take no room", "[text]") {
  const auto plain = engine().lay_out(paragraph("de", "abcd"), 900);
  const auto controlled = engine().lay_out(paragraph("de", "a\u2066b\u2069\u00ADc\u200B\u2060d\uFEFF"), 900);
  CHECK(controlled->lines[0].width == Approx(plain->lines[0].width).margin(0.01));
  CHECK(controlled->missing_glyphs == 0);
}
