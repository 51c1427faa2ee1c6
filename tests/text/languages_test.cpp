// Every language of fonts/samples/: its fonts in both weights, direction, line height, no missing glyph,
// nothing that reaches out of its line.
#include "kiosk/base/files.h"
#include "kiosk/glyphs/atlas.h"
#include "tests/text/samples.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace kiosk;
using namespace kiosk::glyphs;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

/// What is decided for a language: the family that draws its letters, and its line height in em sizes.
struct Decided {
  const char* tag;
  const char* family;
  double line_height;
  Direction direction = Direction::LeftToRight;
};

const std::vector<Decided> decided = {
    {"de", "NotoSans", 1.35},          {"de-simple", "NotoSans", 1.35},
    {"en", "NotoSans", 1.35},          {"ar", "NotoNaskhArabic", 1.5, Direction::RightToLeft},
    {"uk", "NotoSans", 1.35},          {"ru", "NotoSans", 1.35},
    {"ro", "NotoSans", 1.35},          {"fa", "NotoNaskhArabic", 1.5, Direction::RightToLeft},
    {"pl", "NotoSans", 1.35},          {"tr", "NotoSans", 1.35},
    {"ku", "NotoSans", 1.35},          {"ckb", "NotoNaskhArabic", 1.55, Direction::RightToLeft},
    {"vi", "NotoSans", 1.4},           {"bg", "NotoSans", 1.35},
    {"ti", "NotoSansEthiopic", 1.5},   {"ps", "NotoNaskhArabic", 1.66, Direction::RightToLeft},
    {"so", "NotoSans", 1.35},          {"sq", "NotoSans", 1.35},
    {"sr", "NotoSans", 1.35},          {"sr-Latn", "NotoSans", 1.35},
    {"fr", "NotoSans", 1.35},          {"es", "NotoSans", 1.35},
    {"hi", "NotoSansDevanagari", 1.5}, {"hy", "NotoSansArmenian", 1.4},
    {"ka", "NotoSansGeorgian", 1.4},   {"am", "NotoSansEthiopic", 1.5},
    {"zh", "NotoSansCJK", 1.5},        {"th", "NotoSansThai", 1.5},
};

const std::filesystem::path folder = std::filesystem::path(KIOSK_SOURCE_DIR) / "fonts" / "samples";

std::string sample_of(const std::string& tag) {
  const auto bytes = read_file(folder / (tag + ".txt"));
  INFO(tag);
  REQUIRE(bytes);
  return bytes->substr(0, bytes->find('\n'));
}

Paragraph sample(const std::string& tag, Weight weight, int size_px = 34) {
  Paragraph made = paragraph(tag, sample_of(tag), size_px);
  made.spans.front().weight = weight;
  return made;
}

/// The files of the fonts that `layout` is drawn with.
std::set<std::string> files_of(const Layout& layout) {
  std::set<std::string> files;
  for (const GlyphRun& run : layout.runs)
    files.insert(engine().fonts()[run.font].file);
  return files;
}

std::size_t characters_in(const std::string& utf8_text) {
  return static_cast<std::size_t>(std::count_if(utf8_text.begin(), utf8_text.end(),
                                                [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_between(char c, char first, char last) { return c >= first && c <= last; }

/// How far, px, the drawn glyphs reach out of their lines, above or below; 0 when they do not.
float ink_outside_of_lines(const Layout& layout, int size_px) {
  static Atlas atlas(engine().open_fonts());
  atlas.begin_frame();
  float outside = 0;
  for (const Line& line : layout.lines) {
    for (std::uint32_t i = line.first_glyph; i < line.last_glyph; ++i) {
      const Glyph& glyph = layout.glyphs[i];
      const AtlasGlyph ink = atlas.glyph(glyph.font, glyph.id, size_px);
      if (ink.width == 0) continue;
      const float top = glyph.y - ink.top, bottom = top + ink.draw_height;
      outside = std::max(
          {outside, static_cast<float>(line.top) - top, bottom - static_cast<float>(line.top + layout.line_height)});
    }
  }
  return outside;
}

/// Bitmaps begin and end on whole pixels, and a blurred edge is no letter cut off.
float rounding(int size_px) { return 1 + 0.01F * static_cast<float>(size_px); }

/// What stacks highest and hangs lowest in a language, beyond its sample. (Arabic as the kiosk writes it: fully
/// vowelled, an alef with hamza and vowel reaches a fifth of an em into the line above.)
const std::vector<Sample> tall = {
    {"de", "ÄÖÜ gjpqy ß Åŷ"},
    {"vi", "Ẩ Ẫ Ậ Ổ Ỗ Ộ Ể Ễ Ệ Ặ Ẵ Ỹ Ự gỵ"},
    {"ro", "Ș Ț Â Î ș ț"},
    {"th", "ปี่ ที่ ฟื้น ผู้ใหญ่ ญู ฐุ ฎุ ปฏิญญู น้ำ เปี๊ยะ ป๊ำ ฤๅ"},
    {"hi", "र्क्षे र्त्स्न्यी ङ्क्तीं हृ द्ध्रू ट्ठु क्त्रूँ र्कीं"},
    {"ar", "إلى آلاف أمّ شيءٍ مثلًا يُذكر عندئذٍ فورًا لأنّ"},
    {"fa", "اِمرُوز شَکّ ژِ گُ چِ"},
    {"ps", "ږ ښ ځِ ۍ ېِ ټُّ"},
    {"ckb", "ڵێ ۆڕ ژێ ێ"},
    {"ti", "ቿ ኧ ጷ ፟ ቘ ኸ ቛ"},
    {"hy", "Ջ ջ ֆ Փ և"},
    {"ka", "ჟ ჭ ჶ წ ყ"},
    {"zh", "囊 龘 鬱 （国）"},
    {"bg", "Й й Щ щ ѝ"},
    {"sr", "Ђ ђ Џ џ"},
    {"pl", "Ż Ź Ó ą ę"},
    {"tr", "İ Ğ ç ş"},
};

} // namespace

TEST_CASE("there is a decided language for each sample, and a sample for each decided language", "[text]") {
  std::set<std::string> found, wanted;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") found.insert(entry.path().stem().string());
  for (const Decided& language : decided)
    wanted.insert(language.tag);
  // A language may be added by its files alone; what is decided for it may follow in the table above.
  CHECK(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()));
  for (const std::string& tag : found) {
    INFO(tag);
    CHECK(engine().lay_out(sample(tag, Weight::Regular), 984)->missing_glyphs == 0);
  }
}

TEST_CASE("each sample is long enough and holds a German word, a phone number, an amount, a date and a span",
          "[text]") {
  for (const Decided& language : decided) {
    const std::string text = sample_of(language.tag);
    INFO(language.tag);
    CHECK(characters_in(text) >= 400);
    const bool is_german = std::string_view(language.tag).substr(0, 2) == "de";
    const std::string word = "„Kostenbeitragsbescheid“";
    CHECK(text.find(is_german ? word : "\u2068" + word + "\u2069") != std::string::npos);
    CHECK(text.find("\u20660361\u00A0730\u00A0730\u2069") != std::string::npos);
    CHECK(text.find("\u206624.11.\u2069") != std::string::npos);
    const bool has_amount = text.find("\u2066259\u00A0Euro\u2069") != std::string::npos ||
                            text.find("\u2066259\u00A0€\u2069") != std::string::npos;
    CHECK(has_amount);
    const std::size_t from = text.find("\u206614:30\u2069"), to = text.find("\u206616:00\u2069");
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    CHECK(from < to);
    const std::string between = text.substr(from + 11, to - from - 11); // words, no dash alone
    CHECK(std::any_of(between.begin(), between.end(),
                      [](char c) { return is_between(c, 'a', 'z') || static_cast<unsigned char>(c) >= 0xC3; }));
  }
}

TEST_CASE("each language is drawn by its own fonts in both weights, with no glyph missing", "[text]") {
  for (const Decided& language : decided) {
    for (const auto& [weight, name] : {std::pair{Weight::Regular, "Regular"}, std::pair{Weight::Bold, "Bold"}}) {
      const Paragraph text = sample(language.tag, weight);
      const auto layout = engine().lay_out(text, 984);
      INFO(language.tag << " " << name);
      CHECK(layout->missing_glyphs == 0);
      CHECK(std::none_of(layout->glyphs.begin(), layout->glyphs.end(), [](const Glyph& g) { return g.id == 0; }));
      const std::string extension = std::string(language.family) == "NotoSansCJK" ? ".ttc" : ".ttf";
      std::set<std::string> allowed{fmt::format("{}-{}{}", language.family, name, extension)};
      CHECK(files_of(*layout).count(*allowed.begin()) == 1);
      allowed.insert(fmt::format("NotoSans-{}.ttf", name)); // the German word, numbers
      for (const std::string& file : files_of(*layout)) {
        INFO(file);
        CHECK(allowed.count(file) == 1);
      }
      CHECK(layout->direction == language.direction);
      CHECK(broken_rule(*layout, text, 984) == "");
    }
  }
}

TEST_CASE("the line height of each language is the decided one", "[text]") {
  for (const Decided& language : decided) {
    INFO(language.tag);
    CHECK(engine().line_height(Language{language.tag}, 1000) == Approx(1000 * language.line_height).margin(1));
  }
  CHECK(engine().line_height(Language{"prs"}, 100) == engine().line_height(Language{"fa"}, 100));
}

TEST_CASE("no letter reaches out of its line", "[text]") {
  for (const int size : {34, 68})
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
      for (const Decided& language : decided) {
        INFO(language.tag << " at " << size);
        CHECK(ink_outside_of_lines(*engine().lay_out(sample(language.tag, weight, size), 984), size) <= rounding(size));
      }
      for (const Sample& one : tall) {
        Paragraph text = paragraph(one.language, one.text, size);
        text.spans.front().weight = weight;
        const auto layout = engine().lay_out(text, 984);
        INFO(one.language << " at " << size << ": " << one.text);
        CHECK(layout->missing_glyphs == 0);
        CHECK(ink_outside_of_lines(*layout, size) <= rounding(size));
      }
    }
}

TEST_CASE("bold is another drawing in every language, not the same one", "[text]") {
  for (const Decided& language : decided) {
    const auto regular = engine().lay_out(sample(language.tag, Weight::Regular), 30000);
    const auto bold = engine().lay_out(sample(language.tag, Weight::Bold), 30000);
    INFO(language.tag);
    REQUIRE_FALSE(regular->runs.empty());
    REQUIRE_FALSE(bold->runs.empty());
    std::set<std::string> shared;
    const auto one = files_of(*regular), other = files_of(*bold);
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::inserter(shared, shared.end()));
    CHECK(shared.empty());
  }
}

TEST_CASE("an emoji is one coloured picture within its line in every language", "[text]") {
  for (const Decided& language : decided) {
    for (const std::string sign : {"🎉", "👩‍👧", "🇺🇦", "☎\uFE0F"}) {
      Paragraph text = sample(language.tag, Weight::Bold);
      text.spans.front().text.insert(0, sign + " ");
      const auto layout = engine().lay_out(text, 984);
      INFO(language.tag << " " << sign);
      CHECK(layout->missing_glyphs == 0);
      std::vector<Glyph> pictures;
      std::copy_if(layout->glyphs.begin(), layout->glyphs.end(), std::back_inserter(pictures),
                   [](const Glyph& glyph) { return engine().fonts()[glyph.font].colour && glyph.advance > 0; });
      REQUIRE(pictures.size() == 1);
      // At the line's start, on the side where the language begins.
      const bool is_left = pictures.front().x < 492;
      CHECK(is_left == (language.direction == Direction::LeftToRight));
      CHECK(ink_outside_of_lines(*layout, 34) <= rounding(34));
    }
  }
}

TEST_CASE("no text reaches the icon font, whatever the language", "[text]") {
  const auto icon = engine().icon("home");
  REQUIRE(icon);
  std::string private_use;
  for (char32_t c = 0xE000; c <= 0xF8FF; ++c)
    private_use += utf8(c);
  for (const Decided& language : decided) {
    INFO(language.tag);
    for (const std::string& text : {private_use, std::string("home arrow_back expand_more ﬁ star"), utf8(0xE88A)})
      for (const Weight weight : {Weight::Regular, Weight::Bold}) {
        Paragraph made = paragraph(language.tag, text);
        made.spans.front().weight = weight;
        const auto layout = engine().lay_out(made, 900);
        CHECK(std::none_of(layout->runs.begin(), layout->runs.end(),
                           [&](const GlyphRun& run) { return run.font == icon->font; }));
      }
  }
}

TEST_CASE("Romanian has commas below, Serbian its own letters, Urdu-like forms follow the language", "[text]") {
  const auto ids = [](const char* language, const char* text) {
    std::vector<std::uint32_t> glyphs;
    for (const Glyph& glyph : engine().lay_out(paragraph(language, text), 900)->glyphs)
      glyphs.push_back(glyph.id);
    return glyphs;
  };
  // Old files write Romanian with cedillas: they are drawn as commas there, and only there.
  CHECK(ids("ro", "ş ţ Ş Ţ") == ids("ro", "ș ț Ș Ț"));
  CHECK(ids("tr", "ş") != ids("tr", "ș"));
  CHECK(ids("sr", "б") != ids("ru", "б"));
  CHECK(ids("fa", "ه") == ids("prs", "ه"));
}
