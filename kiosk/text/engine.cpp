// Joins the parts: table, fonts, language styles, shaping, lines, and the caches between them.
#include "kiosk/text/engine.h"

#include "kiosk/text/divisions.h"
#include "kiosk/text/lines.h"
#include "kiosk/text/parts.h"

#include <algorithm>

namespace kiosk::text {
namespace {

// Wide enough for any page, small enough for exact positions in floats.
constexpr int width_px_max = 1 << 17;
constexpr int size_px_max = 2000;

bool is_icon_name(std::string_view name) {
  return name.size() > 1 && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

/// The icon font has one ligature for each name.
std::optional<Icon> shape_icon(const Fonts& fonts, std::string_view name) {
  if (!fonts.table().icons || !is_icon_name(name)) return std::nullopt;
  Icon icon;
  icon.font = fonts.index(*fonts.table().icons, Weight::Regular);
  const Font& font = fonts[icon.font];
  const HarfBuzzBuffer buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), name.data(), static_cast<int>(name.size()), 0, static_cast<int>(name.size()));
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_LATIN);
  hb_buffer_set_language(buffer.get(), hb_language_from_string("en", 2));
  hb_shape(font.shaper(), buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
  if (count != 1 || glyphs[0].codepoint == 0) return std::nullopt;
  icon.glyph = glyphs[0].codepoint;
  icon.baseline = static_cast<float>(font.ascender()) / static_cast<float>(font.units_per_em());
  return icon;
}

} // namespace

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

Result<Engine> Engine::open(const std::filesystem::path& table, const std::vector<std::filesystem::path>& font_folders,
                            const std::filesystem::path& pattern_folder) {
  Result<glyphs::FontTable> read = glyphs::FontTable::read(table);
  if (!read) return tl::unexpected(read.error());
  return open(std::move(*read), font_folders, pattern_folder);
}

Result<Engine> Engine::open(glyphs::FontTable table, const std::vector<std::filesystem::path>& font_folders,
                            const std::filesystem::path& pattern_folder) {
  Result<Fonts> fonts = Fonts::open(std::move(table), font_folders);
  if (!fonts) return tl::unexpected(fonts.error());
  Result<Hyphenation> hyphenation = Hyphenation::open(fonts->table().hyphenations, pattern_folder);
  if (!hyphenation) return tl::unexpected(hyphenation.error());
  return Engine(std::make_unique<Parts>(std::move(*fonts), std::move(*hyphenation)));
}

std::shared_ptr<const Layout> Engine::lay_out(const Paragraph& paragraph, int width_px) {
  const int width = std::clamp(width_px, 0, width_px_max);
  const int size = std::clamp(paragraph.size_px, 1, size_px_max);
  return parts_->layouts.find_or(ParagraphKey{paragraph, width}, [&] {
    LanguageStyle& style = parts_->style(paragraph.language);
    const auto shaped = parts_->shaped.find_or(ParagraphKey{paragraph, 0, true}, [&] {
      const Direction direction = paragraph.direction.value_or(direction_of(paragraph.language));
      return shape_paragraph(paragraph.spans, direction, style, parts_->fonts, parts_->bidi, parts_->shaper);
    });
    const LineForm form{width, size, paragraph.align, paragraph.dividing, paragraph.lines_max};
    return lay_out_lines(*shaped, form, style, parts_->fonts, parts_->shaper);
  });
}

int Engine::line_height(const Language& language, int size_px) const {
  return parts_->style(language).line_height(size_px);
}

std::optional<Icon> Engine::icon(std::string_view name) const {
  const auto known = parts_->icons.find(name);
  if (known != parts_->icons.end()) return known->second;
  return parts_->icons.emplace(std::string(name), shape_icon(parts_->fonts, name)).first->second;
}

const std::vector<FontFace>& Engine::fonts() const { return parts_->fonts.faces(); }

const glyphs::FontTable& Engine::font_table() const { return parts_->fonts.table(); }

glyphs::Fonts& Engine::open_fonts() { return parts_->fonts; }

void Engine::divide_ahead(const Language& language, const std::vector<std::string>& texts) const {
  Hyphenator* hyphenator = parts_->hyphenation.of(language.tag);
  if (hyphenator == nullptr) return;
  std::set<std::u16string> words;
  for (const std::string& text : texts)
    collect_words(to_unicode({{text, Weight::Regular}}), words);
  hyphenator->divide_ahead({words.begin(), words.end()});
}

Engine::Remembered Engine::remembered() const { return {parts_->layouts.size(), parts_->shaped.size()}; }

void Engine::trim_cache() {
  parts_->layouts.trim();
  parts_->shaped.trim();
}

} // namespace kiosk::text
