// Our runs against HarfBuzz itself, run by run with the paragraph as context; and the cache.
#include "tests/text/samples.h"

#include <catch2/catch.hpp>
#include <harfbuzz/hb.h>

#include <cmath>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

/// Shapes a run's text anew and says what differs from the layout's glyphs; empty: nothing.
std::string difference(const Layout& layout, const GlyphRun& run, const Paragraph& paragraph,
                       const std::u16string& text) {
  const FontFace& file = engine().fonts()[run.font];
  hb_blob_t* blob = hb_blob_create_from_file(file.path.c_str());
  hb_face_t* face = hb_face_create(blob, file.face);
  hb_font_t* font = hb_font_create(face);
  hb_buffer_t* buffer = hb_buffer_create();
  hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.data()), static_cast<int>(text.size()),
                      run.begin, static_cast<int>(run.end - run.begin));
  hb_buffer_set_direction(buffer, run.direction == Direction::RightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, static_cast<hb_script_t>(run.script));
  hb_buffer_set_language(buffer, hb_language_from_string(paragraph.language.tag.c_str(), -1));
  hb_shape(font, buffer, nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  std::string found = count == run.last_glyph - run.first_glyph ? "" : "the number of glyphs differs";
  const double unit = layout.size_px * static_cast<double>(file.scale) / hb_face_get_upem(face);
  double pen = static_cast<double>(run.x);
  for (unsigned i = 0; i < count && found.empty(); ++i) {
    const Glyph& glyph = layout.glyphs[run.first_glyph + i];
    if (glyph.id != infos[i].codepoint)
      found = "a glyph differs";
    else if (glyph.cluster != infos[i].cluster)
      found = "a cluster differs";
    else if (std::abs(static_cast<double>(glyph.x) - pen - positions[i].x_offset * unit) > 0.02)
      found = "an x differs";
    pen += positions[i].x_advance * unit;
  }
  hb_buffer_destroy(buffer);
  hb_font_destroy(font);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
  return found;
}

} // namespace

TEST_CASE("every run equals what HarfBuzz makes of its text", "[text]") {
  for (const Sample& sample : samples()) {
    const Paragraph text = paragraph(sample.language, sample.text);
    const std::u16string characters = units(text);
    for (const int width : {2000, 500, 230, 60, 20}) {
      const auto layout = engine().lay_out(text, width);
      for (const GlyphRun& run : layout->runs) {
        INFO(sample.language << " at " << width << ", " << run.begin << " to " << run.end);
        if (!run.hyphen) CHECK(difference(*layout, run, text, characters) == "");
      }
    }
  }
}

TEST_CASE("letters stay joined where a word is broken", "[text]") {
  // Two of four letters on each line: the forms in the middle stay, since the word goes on.
  const Paragraph whole = paragraph("ar", "بببب");
  const auto layout = engine().lay_out(whole, 1000);
  REQUIRE(layout->glyphs.size() == 4);
  const auto broken = engine().lay_out(whole, 30);
  REQUIRE(broken->lines.size() > 1);
  CHECK(broken->word_broken);
  std::vector<std::uint32_t> by_cluster(4), by_cluster_broken(4);
  for (const Glyph& glyph : layout->glyphs)
    by_cluster[glyph.cluster] = glyph.id;
  for (const Glyph& glyph : broken->glyphs)
    by_cluster_broken[glyph.cluster] = glyph.id;
  CHECK(by_cluster == by_cluster_broken);
}

TEST_CASE("the language changes forms", "[text]") {
  const auto ids = [](const char* language, const char* text) {
    std::vector<std::uint32_t> glyphs;
    for (const Glyph& glyph : engine().lay_out(paragraph(language, text), 900)->glyphs)
      glyphs.push_back(glyph.id);
    return glyphs;
  };
  CHECK(ids("ro", "ţ") != ids("de", "ţ"));
  CHECK(ids("bg", "вгд") == ids("bg", "вгд"));
}

TEST_CASE("a layout is made once for each width", "[text]") {
  const Paragraph text = paragraph("de", "Nur einmal gelegt");
  const auto first = engine().lay_out(text, 300);
  CHECK(engine().lay_out(text, 300).get() == first.get());
  CHECK(engine().lay_out(text, 301).get() != first.get());
  CHECK(engine().lay_out(paragraph("en", "Nur einmal gelegt"), 300).get() != first.get());
  CHECK(engine().lay_out(paragraph("de", "Nur einmal gelegt", 31), 300).get() != first.get());
  engine().trim_cache(); // it was used since the trim before: it stays
  CHECK(engine().lay_out(text, 300).get() == first.get());
  engine().trim_cache();
  engine().trim_cache(); // now nobody asked in between
  CHECK(engine().lay_out(text, 300).get() != first.get());
}

TEST_CASE("text grows with its size, exactly", "[text]") {
  const auto small = engine().lay_out(paragraph("ar", "مرحبا بكم Kita", 20), 9000);
  const auto large = engine().lay_out(paragraph("ar", "مرحبا بكم Kita", 40), 9000);
  CHECK(large->lines[0].width == Approx(2 * small->lines[0].width).epsilon(0.0001));
}
