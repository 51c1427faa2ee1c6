// Calls the engine's steps one by one and translates between UTF-16 units and code points.
#include "kiosk/text/steps.h"

#include "kiosk/text/segments.h"
#include "kiosk/text/shape.h"

#include <hb-icu.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <limits>

namespace kiosk::text {
namespace {

/// A text in both encodings' offsets.
struct Units {
  std::u16string text;
  std::vector<std::uint32_t> begins; ///< by code point: its first unit; the text's size at the end
  std::vector<std::uint32_t> owners; ///< by unit: its code point; the number of code points at the end
};

Units to_units(std::u32string_view text) {
  Units units;
  for (const char32_t character : text) {
    units.begins.push_back(static_cast<std::uint32_t>(units.text.size()));
    if (character > 0xFFFF) units.text.push_back(U16_LEAD(static_cast<UChar32>(character)));
    units.text.push_back(character > 0xFFFF ? U16_TRAIL(static_cast<UChar32>(character))
                                            : static_cast<char16_t>(character));
    units.owners.resize(units.text.size(), static_cast<std::uint32_t>(units.begins.size() - 1));
  }
  units.begins.push_back(static_cast<std::uint32_t>(units.text.size()));
  units.owners.push_back(static_cast<std::uint32_t>(text.size()));
  return units;
}

} // namespace

std::optional<std::u32string> decode_utf8(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) return std::nullopt;
  std::u16string units(bytes.size(), u'\0');
  const auto size = static_cast<std::int32_t>(bytes.size());
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(units.data(), size, &length, bytes.data(), size, &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::u32string text;
  text.reserve(static_cast<std::size_t>(length));
  for (std::int32_t offset = 0; offset < length;) {
    UChar32 character = 0;
    U16_NEXT(units.data(), offset, length, character);
    text.push_back(static_cast<char32_t>(character));
  }
  return text;
}

double px_per_unit(Engine& engine, FontIndex font, int size_px) {
  return engine.open_fonts()[font].px_per_unit(size_px);
}

struct Steps::Parts {
  Parts(Fonts opened, Hyphenation without_patterns, const Language& spoken)
      : fonts(std::move(opened)), hyphenation(std::move(without_patterns)), style(spoken, fonts, hyphenation),
        language(spoken) {}

  Fonts fonts;
  Hyphenation hyphenation; ///< empty: no step here divides a word
  LanguageStyle style;
  Language language;
  BidiLevels bidi;
  Shaper shaper;
};

Steps::Steps(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Steps::Steps(Steps&&) noexcept = default;
Steps& Steps::operator=(Steps&&) noexcept = default;
Steps::~Steps() = default;

Result<Steps> Steps::open(glyphs::FontTable table, const Language& language,
                          const std::vector<std::filesystem::path>& font_folders) {
  Result<Fonts> fonts = Fonts::open(std::move(table), font_folders);
  if (!fonts) return tl::unexpected(fonts.error());
  Result<Hyphenation> hyphenation = Hyphenation::open({}, {});
  if (!hyphenation) return tl::unexpected(hyphenation.error());
  return Steps(std::make_unique<Parts>(std::move(*fonts), std::move(*hyphenation), language));
}

BidiOrder Steps::order(std::u32string_view text, std::optional<Direction> direction) {
  const Units units = to_units(text);
  const UnicodeText unicode = raw_unicode(units.text);
  const UBiDiLevel* levels = parts_->bidi.resolve(unicode, direction);
  const auto level_at = [&](std::uint32_t unit) { return levels != nullptr ? levels[unit] : UBiDiLevel{0}; };
  BidiOrder result;
  result.paragraph_level = parts_->bidi.paragraph_level();
  for (std::size_t i = 0; i < text.size(); ++i)
    result.levels.push_back(level_at(units.begins[i]));

  std::vector<Run> runs = itemise(unicode, levels, parts_->style, parts_->fonts);
  for (std::uint32_t i = 0; i < unicode.size(); ++i) {
    if (is_line_end(unicode.units[i])) runs.push_back(Run{i, i + 1, 0, level_at(i), USCRIPT_COMMON});
  }
  std::sort(runs.begin(), runs.end(), [](const Run& one, const Run& other) { return one.begin < other.begin; });
  std::vector<UBiDiLevel> run_levels;
  for (const Run& run : runs)
    run_levels.push_back(run.level);
  std::vector<std::int32_t> run_order;
  order_visually(run_levels, run_order);
  for (const std::int32_t index : run_order) {
    const Run& run = runs[static_cast<std::size_t>(index)];
    const std::uint32_t first = units.owners[run.begin], last = units.owners[run.end];
    for (std::uint32_t i = first; i < last; ++i)
      result.order.push_back(run.direction() == Direction::RightToLeft ? last - 1 - (i - first) : i);
  }
  return result;
}

std::vector<std::uint32_t> Steps::breaks(BreakKind kind, std::u32string_view text) {
  const Units units = to_units(text);
  std::vector<std::uint32_t> offsets;
  const Segments segments(units.text, parts_->language);
  switch (kind) {
  case BreakKind::Line:
    for (const BreakPlace& place : parts_->style.line_breaks(units.text))
      offsets.push_back(units.owners[place.offset]);
    break;
  case BreakKind::Grapheme:
    parts_->style.graphemes().start(units.text);
    while (const std::optional<std::uint32_t> offset = parts_->style.graphemes().next())
      offsets.push_back(units.owners[*offset]);
    break;
  case BreakKind::Word:
    for (const Segments::WordEnd& end : segments.word_ends())
      offsets.push_back(units.owners[end.offset]);
    break;
  case BreakKind::Sentence:
    for (const std::uint32_t end : segments.sentence_ends())
      offsets.push_back(units.owners[end]);
    break;
  }
  return offsets;
}

std::vector<PlainGlyph> Steps::shape(std::u32string_view text, int scale) {
  const Units units = to_units(text);
  const UnicodeText unicode = raw_unicode(units.text);
  const Font& font = parts_->fonts[0];
  const int em = scale > 0 ? scale : static_cast<int>(font.units_per_em());
  hb_font_set_scale(font.shaper(), em, em);
  // HarfBuzz's own guess at script and direction, as hb-shape makes it for each line.
  const HarfBuzzBuffer buffer(hb_buffer_create());
  hb_buffer_add_utf16(buffer.get(), reinterpret_cast<const std::uint16_t*>(units.text.data()),
                      static_cast<int>(units.text.size()), 0, static_cast<int>(units.text.size()));
  hb_buffer_guess_segment_properties(buffer.get());
  const bool is_right_to_left = hb_buffer_get_direction(buffer.get()) == HB_DIRECTION_RTL;
  const Run run{0, unicode.size(), 0, is_right_to_left ? std::uint8_t{1} : std::uint8_t{0},
                hb_icu_script_from_script(hb_buffer_get_script(buffer.get()))};
  std::vector<ShapedGlyph> shaped;
  parts_->shaper.shape(unicode, run, run.begin, run.end, parts_->style.harfbuzz(), parts_->fonts, shaped);
  std::vector<PlainGlyph> glyphs;
  for (const ShapedGlyph& glyph : shaped)
    glyphs.push_back({glyph.id, units.owners[glyph.cluster], glyph.advance, glyph.x_offset, glyph.y_offset});
  return glyphs;
}

std::string Steps::glyph_name(std::uint32_t glyph) const { return parts_->fonts[0].glyph_name(glyph); }

} // namespace kiosk::text
