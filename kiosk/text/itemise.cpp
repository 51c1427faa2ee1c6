// Bidi levels and fonts; what a run is.
#include "kiosk/text/itemise.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

namespace kiosk::text {
namespace {

bool has(char32_t character, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(character), property) != 0;
}

constexpr char32_t text_variation = 0xFE0E;
constexpr char32_t emoji_variation = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

bool is_skin_tone(char32_t character) { return character >= 0x1F3FB && character <= 0x1F3FF; }

/// Makes an emoji of the character before it.
bool asks_for_emoji(char32_t character) {
  return character == emoji_variation || character == keycap || is_skin_tone(character);
}

/// Walks once over the text and gives each grapheme cluster a font.
class Itemiser {
public:
  Itemiser(const UnicodeText& text, const UBiDiLevel* levels, LanguageStyle& style, const Fonts& fonts)
      : text_(text), levels_(levels), style_(style), fonts_(fonts), characters_(style.characters()),
        scripts_(resolve_scripts(text, style)), chosen_(text.size(), 0), default_font_(fonts.table().default_font) {}

  std::vector<Run> runs() {
    for (std::uint32_t offset = 0; offset < text_.size();) {
      if (is_line_end(text_.units[offset]))
        ++offset;
      else
        offset = take(offset);
    }
    std::vector<Run> runs;
    for (std::uint32_t begin = 0; begin < text_.size();) {
      if (is_line_end(text_.units[begin])) {
        ++begin;
        continue;
      }
      const std::uint32_t end = run_end(begin);
      runs.push_back(Run{begin, end, chosen_[begin], level_at(begin), scripts_[begin]});
      begin = end;
    }
    return runs;
  }

private:
  [[nodiscard]] std::uint8_t level_at(std::uint32_t offset) const {
    return levels_ != nullptr ? levels_[offset] : std::uint8_t{0};
  }

  /// The end of what stands in one font, script and level.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t begin) const {
    const FontIndex font = chosen_[begin];
    const UScriptCode script = scripts_[begin];
    const std::uint8_t level = level_at(begin);
    std::uint32_t end = begin + 1;
    while (end < text_.size() && chosen_[end] == font && scripts_[end] == script && level_at(end) == level &&
           !is_line_end(text_.units[end]))
      ++end;
    return end;
  }

  [[nodiscard]] bool is_ignorable(char32_t character) { return characters_[character].is_ignorable; }

  /// Gives the character or more at `begin` a font; returns the end of what has one.
  std::uint32_t take(std::uint32_t begin) {
    while (weight_ + 1 < text_.weights.size() && text_.weights[weight_].end <= begin)
      ++weight_;
    choose(scripts_[begin]);
    std::uint32_t end = pass_plain(begin);
    if (end != begin) return assign(begin, end, preferred_);
    const char32_t character = text_.next(end);
    const Character is = characters_[character];
    if (preferred_ != default_ && is.joins_number) {
      const std::uint32_t number_end = take_number(begin);
      if (number_end != begin) return number_end;
    }
    if (is.is_extender && follows_text(begin)) {
      const FontIndex font = chosen_[begin - 1];
      if (asks_for_emoji(character) || !(fonts_[font].covers(character) || is.is_ignorable)) return take_cluster(begin);
      return assign(begin, end, font);
    }
    if (!fonts_[preferred_].covers(character) || is.may_be_emoji) return take_cluster(begin);
    return assign(begin, end, preferred_);
  }

  /// The end of what the preferred font draws without a question: nearly all of a text.
  [[nodiscard]] std::uint32_t pass_plain(std::uint32_t begin) {
    const Font& font = fonts_[preferred_];
    const bool numbers_are_plain = preferred_ == default_;
    const std::uint32_t weight_end = text_.weights[weight_].end;
    std::uint32_t end = begin;
    while (end < weight_end && scripts_[end] == chosen_script_) {
      const char16_t unit = text_.units[end];
      const Character is = characters_[unit];
      if (!is.stands_alone || (is.joins_number && !numbers_are_plain) || !font.covers(unit)) break;
      ++end;
    }
    return end;
  }

  /// Sets the fonts for a script in the current weight.
  void choose(UScriptCode script) {
    const Weight weight = text_.weights[weight_].weight;
    if (script_fonts_ != nullptr && script == chosen_script_ && weight == chosen_weight_) return;
    chosen_script_ = script;
    chosen_weight_ = weight;
    script_fonts_ = &style_.fonts_for(script, weight);
    preferred_ = script_fonts_->chain.front();
    default_ = fonts_.index(default_font_, weight);
  }

  /// A number comes from one font with all that is glued to it, so that `+49 (391)` looks like one
  /// thing in scripts whose fonts have digits only, or none. Returns `begin` when there is no number.
  std::uint32_t take_number(std::uint32_t begin) {
    bool has_digit = false;
    std::uint32_t end = begin;
    const std::uint32_t weight_end = text_.weights[weight_].end;
    while (end < weight_end && characters_[text_.units[end]].joins_number) {
      has_digit = has_digit || (text_.units[end] >= '0' && text_.units[end] <= '9');
      ++end;
    }
    if (end < text_.size() && (text_.units[end] == emoji_variation || text_.units[end] == keycap)) return begin;
    if (!has_digit) return begin;
    const auto draws_all = [&](FontIndex font) {
      return std::all_of(text_.units.begin() + begin, text_.units.begin() + end,
                         [&](char16_t unit) { return fonts_[font].can_draw(unit); });
    };
    if (draws_all(script_fonts_->numbers)) return assign(begin, end, script_fonts_->numbers);
    const std::vector<FontIndex>& chain = script_fonts_->chain;
    const auto font = std::find_if(chain.begin(), chain.end(), draws_all);
    return font == chain.end() ? begin : assign(begin, end, *font);
  }

  /// Gives the whole grapheme cluster around `offset` one font, also what of it had one already.
  std::uint32_t take_cluster(std::uint32_t offset) {
    Breaks& graphemes = style_.graphemes();
    if (!graphemes_started_) graphemes.start(text_.units);
    graphemes_started_ = true;
    const std::uint32_t begin = graphemes.at_or_before(offset);
    const std::uint32_t end = graphemes.after(offset);
    return assign(begin, end, font_for(begin, end));
  }

  FontIndex font_for(std::uint32_t begin, std::uint32_t end) {
    std::u32string characters;
    for (std::uint32_t i = begin; i < end;) {
      const char32_t character = text_.next(i);
      if (!is_ignorable(character) || asks_for_emoji(character) || character == text_variation)
        characters.push_back(character);
    }
    if (characters.empty()) return follows_text(begin) ? chosen_[begin - 1] : preferred_;

    const std::optional<FontIndex> emoji = style_.emoji();
    const bool has_emoji = emoji && fonts_[*emoji].covers(characters.front());
    if (has_emoji && is_emoji(characters)) return *emoji;
    std::erase_if(characters, [&](char32_t c) { return is_ignorable(c); });
    if (characters.empty()) return preferred_;
    for (const FontIndex font : script_fonts_->chain) {
      if (std::all_of(characters.begin(), characters.end(), [&](char32_t c) { return fonts_[font].can_draw(c); }))
        return font;
    }
    // Better the letter without its mark than neither.
    for (const FontIndex font : script_fonts_->chain) {
      if (fonts_[font].can_draw(characters.front())) return font;
    }
    return has_emoji && has(characters.front(), UCHAR_EMOJI) ? *emoji : default_;
  }

  static bool is_emoji(const std::u32string& characters) {
    if (!has(characters.front(), UCHAR_EMOJI)) return false;
    if (characters.find(text_variation) != std::u32string::npos) return false;
    return has(characters.front(), UCHAR_EMOJI_PRESENTATION) ||
           std::any_of(characters.begin() + 1, characters.end(), asks_for_emoji);
  }

  [[nodiscard]] bool follows_text(std::uint32_t begin) const {
    return begin > 0 && !is_line_end(text_.units[begin - 1]);
  }

  std::uint32_t assign(std::uint32_t begin, std::uint32_t end, FontIndex font) {
    for (std::uint32_t i = begin; i < end; ++i)
      chosen_[i] = font;
    return end;
  }

  const UnicodeText& text_;
  const UBiDiLevel* levels_;
  LanguageStyle& style_;
  const Fonts& fonts_;
  Characters& characters_;
  std::vector<UScriptCode> scripts_;
  std::vector<FontIndex> chosen_; ///< by unit
  std::size_t default_font_;
  std::size_t weight_ = 0;
  const ScriptFonts* script_fonts_ = nullptr;
  UScriptCode chosen_script_ = USCRIPT_COMMON;
  Weight chosen_weight_ = Weight::Regular;
  FontIndex preferred_ = 0;
  FontIndex default_ = 0;
  bool graphemes_started_ = false;
};

} // namespace

BidiLevels::BidiLevels() : bidi_(ubidi_open()) { ensure(bidi_ != nullptr, "ICU's bidi object cannot be made"); }

const UBiDiLevel* BidiLevels::resolve(const UnicodeText& text, std::optional<Direction> direction) {
  const UBiDiLevel by_text = UBIDI_DEFAULT_LTR;
  const UBiDiLevel asked = !direction ? by_text : *direction == Direction::RightToLeft ? UBiDiLevel{1} : UBiDiLevel{0};
  paragraph_level_ = asked == 1 ? UBiDiLevel{1} : UBiDiLevel{0};
  if (text.units.empty()) return nullptr;
  if (text.is_plain_left_to_right && asked != 1) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  ubidi_setPara(bidi_.get(), text.units.data(), static_cast<std::int32_t>(text.size()), asked, nullptr, &status);
  const UBiDiLevel* levels = ubidi_getLevels(bidi_.get(), &status);
  ensure(U_SUCCESS(status), "ICU's bidi algorithm fails");
  paragraph_level_ = ubidi_getParaLevel(bidi_.get());
  return levels;
}

void order_visually(const std::vector<UBiDiLevel>& levels, std::vector<std::int32_t>& order) {
  order.resize(levels.size());
  if (!levels.empty()) ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
}

std::vector<Run> itemise(const UnicodeText& text, const UBiDiLevel* levels, LanguageStyle& style, const Fonts& fonts) {
  return Itemiser(text, levels, style, fonts).runs();
}

} // namespace kiosk::text
