// Looks languages and scripts up in the font table, and walks ICU's boundaries.
#include "kiosk/text/language_style.h"

#include "kiosk/text/unbroken.h"

#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace kiosk::text {
namespace {

// A baseline has to find room inside.
constexpr int line_height_min = 2;

using LocaleName = std::array<char, ULOC_FULLNAME_CAPACITY>;

/// The codes of written languages as a whole, by the script that their text mainly has.
UScriptCode main_script(UScriptCode script) {
  switch (script) {
  case USCRIPT_SIMPLIFIED_HAN:
  case USCRIPT_TRADITIONAL_HAN:
  case USCRIPT_JAPANESE:
  case USCRIPT_KATAKANA_OR_HIRAGANA:
    return USCRIPT_HAN;
  case USCRIPT_KOREAN:
    return USCRIPT_HANGUL;
  default:
    return script;
  }
}

UScriptCode script_named(const std::string& code) {
  const std::int32_t value = u_getPropertyValueEnum(UCHAR_SCRIPT, code.c_str());
  return value < 0 ? USCRIPT_UNKNOWN : main_script(static_cast<UScriptCode>(value));
}

UScriptCode likely_script(const std::string& locale) {
  LocaleName full{};
  std::array<char, 16> script{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(locale.c_str(), full.data(), static_cast<std::int32_t>(full.size()), &status);
  uloc_getScript(full.data(), script.data(), static_cast<std::int32_t>(script.size()), &status);
  return U_SUCCESS(status) && script[0] != 0 ? script_named(script.data()) : USCRIPT_LATIN;
}

/// The entry with the longest tag that is `tag` or the beginning of it.
const LanguageEntry* find_language(const FontTable& table, const std::string& tag) {
  const LanguageEntry* best = nullptr;
  std::size_t best_length = 0;
  for (const LanguageEntry& entry : table.languages) {
    for (const std::string& candidate : entry.tags) {
      const bool fits = tag == candidate || tag.starts_with(candidate + "-");
      if (!fits || candidate.size() <= best_length) continue;
      best = &entry;
      best_length = candidate.size();
    }
  }
  return best;
}

} // namespace

std::string icu_locale(const std::string& tag) {
  LocaleName name{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), name.data(), static_cast<std::int32_t>(name.size()), nullptr, &status);
  return U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING ? name.data() : "und";
}

Breaks::Breaks(UBreakIteratorType type, const std::string& locale) {
  UErrorCode status = U_ZERO_ERROR;
  iterator_.reset(ubrk_open(type, locale.c_str(), nullptr, 0, &status));
  ensure(U_SUCCESS(status) && iterator_ != nullptr, "ICU's break rules cannot be opened; is libicu complete?");
}

void Breaks::start(const std::u16string& text) {
  UErrorCode status = U_ZERO_ERROR;
  end_ = static_cast<std::uint32_t>(text.size());
  ubrk_setText(iterator_.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
  ensure(U_SUCCESS(status), "ICU's break iterator refuses a text");
}

std::optional<std::uint32_t> Breaks::next() {
  const std::int32_t offset = ubrk_next(iterator_.get());
  if (offset == UBRK_DONE) return std::nullopt;
  return static_cast<std::uint32_t>(offset);
}

bool Breaks::ended_word() const { return ubrk_getRuleStatus(iterator_.get()) >= UBRK_WORD_NONE_LIMIT; }

std::uint32_t Breaks::after(std::uint32_t offset) {
  const std::int32_t found = ubrk_following(iterator_.get(), static_cast<std::int32_t>(offset));
  return found == UBRK_DONE ? end_ : static_cast<std::uint32_t>(found);
}

std::uint32_t Breaks::at_or_before(std::uint32_t offset) {
  if (ubrk_isBoundary(iterator_.get(), static_cast<std::int32_t>(offset)) != 0) return offset;
  const std::int32_t found = ubrk_preceding(iterator_.get(), static_cast<std::int32_t>(offset));
  return found == UBRK_DONE ? 0 : static_cast<std::uint32_t>(found);
}

LanguageStyle::LanguageStyle(const Language& language, const Fonts& fonts, const Hyphenation& hyphenation)
    : table_(fonts.table()), fonts_(fonts), locale_(icu_locale(language.tag)),
      language_(find_language(table_, language.tag)), lines_(UBRK_LINE, locale_), graphemes_(UBRK_CHARACTER, locale_) {
  harfbuzz_ = hb_language_from_string(language.tag.data(), static_cast<int>(language.tag.size()));
  script_ =
      language_ != nullptr && !language_->script.empty() ? script_named(language_->script) : likely_script(locale_);
  if (const ScriptEntry* entry = entry_of(script_)) line_height_em_ = entry->line_height;
  if (language_ != nullptr && language_->line_height) line_height_em_ = *language_->line_height;
  own_hyphenator_ = hyphenation.of(language.tag);
  german_hyphenator_ = hyphenation.of("de");
}

int LanguageStyle::line_height(int size_px) const {
  return std::max(line_height_min, static_cast<int>(std::lround(size_px * static_cast<double>(line_height_em_))));
}

int LanguageStyle::baseline(int size_px) const {
  // The font's own box stands in the middle of the line: what is too much or too little is shared.
  const ScriptEntry* entry = entry_of(script_);
  const std::size_t font_entry = entry != nullptr ? entry->fonts.front() : table_.default_font;
  const Font& font = fonts_[fonts_.index(font_entry, Weight::Regular)];
  const double unit = font.px_per_unit(size_px);
  const double spare = line_height(size_px) - (font.ascender() - font.descender()) * unit;
  const auto baseline = static_cast<int>(std::lround(spare / 2 + font.ascender() * unit));
  return std::clamp(baseline, 1, line_height(size_px) - 1);
}

const ScriptEntry* LanguageStyle::entry_of(UScriptCode script) const {
  for (const ScriptEntry& entry : table_.scripts) {
    for (const std::string& code : entry.codes) {
      if (script_named(code) == script) return &entry;
    }
  }
  return nullptr;
}

const ScriptFonts& LanguageStyle::fonts_for(UScriptCode script, Weight weight) {
  ScriptFonts& fonts = script_fonts_[{script, weight}];
  if (fonts.chain.empty()) fonts = gather_fonts(script, weight);
  return fonts;
}

ScriptFonts LanguageStyle::gather_fonts(UScriptCode script, Weight weight) const {
  ScriptFonts fonts;
  const auto add = [&](std::size_t entry) {
    if (entry == table_.emoji || entry == table_.icons) return;
    const FontIndex font = fonts_.index(entry, weight);
    if (std::find(fonts.chain.begin(), fonts.chain.end(), font) == fonts.chain.end()) fonts.chain.push_back(font);
  };
  const ScriptEntry* entry = entry_of(script);
  const bool is_own_script = entry != nullptr && entry == entry_of(script_);
  if (is_own_script && language_ != nullptr) std::for_each(language_->fonts.begin(), language_->fonts.end(), add);
  if (entry != nullptr) std::for_each(entry->fonts.begin(), entry->fonts.end(), add);
  add(table_.default_font);
  std::for_each(table_.symbols.begin(), table_.symbols.end(), add);
  for (std::size_t i = 0; i < table_.fonts.size(); ++i)
    add(i);
  const bool has_numbers = entry != nullptr && entry->numbers;
  fonts.numbers = has_numbers ? fonts_.index(*entry->numbers, weight) : fonts.chain.front();
  return fonts;
}

std::optional<FontIndex> LanguageStyle::emoji() const {
  if (!table_.emoji) return std::nullopt;
  return fonts_.index(*table_.emoji, Weight::Regular);
}

Hyphenator* LanguageStyle::hyphenator(UScriptCode script, bool is_in_isolate) const {
  if (script == USCRIPT_LATIN && (is_in_isolate || script_ != USCRIPT_LATIN)) return german_hyphenator_;
  return script == script_ ? own_hyphenator_ : nullptr;
}

std::pair<FontIndex, hb_codepoint_t> LanguageStyle::ellipsis(Weight weight) {
  constexpr hb_codepoint_t character = 0x2026;
  for (const FontIndex font : fonts_for(script_, weight).chain) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(fonts_[font].shaper(), character, &glyph) != 0) return {font, glyph};
  }
  return {fonts_.index(table_.default_font, weight), 0};
}

const std::vector<BreakPlace>& LanguageStyle::line_breaks(const std::u16string& text) {
  places_.clear();
  lines_.start(text);
  while (const std::optional<std::uint32_t> offset = lines_.next()) {
    if (!is_inside_datum(text, *offset)) places_.push_back({*offset, *offset > 0 && is_line_end(text[*offset - 1])});
  }
  return places_;
}

} // namespace kiosk::text
