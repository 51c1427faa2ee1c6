// The one call of hb_shape for text.
#include "kiosk/text/shape.h"

#include <hb-icu.h>

#include <algorithm>

namespace kiosk::text {
namespace {

/// The character to blame for a glyph 0 in the cluster that begins at `offset`.
char32_t undrawn(const UnicodeText& text, std::uint32_t offset, std::uint32_t end, const Font& font) {
  const std::uint32_t begin = offset;
  while (offset < end) {
    const char32_t character = text.next(offset);
    if (!font.can_draw(character)) return character;
  }
  offset = begin;
  return text.next(offset);
}

/// Adds the clusters of a run that no font can draw: those with a glyph 0.
void add_missing(const std::vector<ShapedGlyph>& glyphs, const ShapedRun& shaped, const Font& font,
                 ShapedParagraph& paragraph) {
  const std::size_t before = paragraph.missing.size();
  for (std::uint32_t i = shaped.first_glyph; i < shaped.last_glyph; ++i) {
    const std::uint32_t cluster = glyphs[i].cluster;
    const bool is_known = paragraph.missing.size() > before && paragraph.missing.back().cluster == cluster;
    if (glyphs[i].id != 0 || is_known) continue;
    paragraph.missing.push_back({cluster, undrawn(paragraph.text, cluster, shaped.run.end, font)});
  }
  if (shaped.run.direction() == Direction::RightToLeft)
    std::reverse(paragraph.missing.begin() + static_cast<std::ptrdiff_t>(before), paragraph.missing.end());
}

} // namespace

void Shaper::shape(const UnicodeText& text, const Run& run, std::uint32_t begin, std::uint32_t end,
                   hb_language_t language, const Fonts& fonts, std::vector<ShapedGlyph>& glyphs) {
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_add_utf16(buffer, reinterpret_cast<const std::uint16_t*>(text.units.data()), static_cast<int>(text.size()),
                      begin, static_cast<int>(end - begin));
  hb_buffer_set_direction(buffer, (run.level & 1) != 0 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, hb_icu_script_to_script(run.script));
  hb_buffer_set_language(buffer, language);
  hb_shape(fonts[run.font].shaper(), buffer, nullptr, 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  glyphs.reserve(glyphs.size() + count);
  for (unsigned i = 0; i < count; ++i) {
    const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
    glyphs.push_back(ShapedGlyph{infos[i].codepoint, infos[i].cluster, positions[i].x_advance, positions[i].x_offset,
                                 positions[i].y_offset, unsafe});
  }
}

ShapedParagraph shape_paragraph(const std::vector<Span>& spans, Direction direction, LanguageStyle& style,
                                const Fonts& fonts, BidiLevels& bidi, Shaper& shaper) {
  ShapedParagraph paragraph;
  paragraph.direction = direction;
  paragraph.text = to_unicode(spans);
  const UBiDiLevel* levels = bidi.resolve(paragraph.text, direction);
  paragraph.glyphs.reserve(paragraph.text.size());
  for (const Run& run : itemise(paragraph.text, levels, style, fonts)) {
    const auto first = static_cast<std::uint32_t>(paragraph.glyphs.size());
    shaper.shape(paragraph.text, run, run.begin, run.end, style.harfbuzz(), fonts, paragraph.glyphs);
    const auto last = static_cast<std::uint32_t>(paragraph.glyphs.size());
    paragraph.runs.push_back({run, first, last});
    add_missing(paragraph.glyphs, paragraph.runs.back(), fonts[run.font], paragraph);
  }
  paragraph.breaks = style.line_breaks(paragraph.text.units);
  return paragraph;
}

} // namespace kiosk::text
