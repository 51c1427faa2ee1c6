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

bool is_ignorable(char32_t character) { return has(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT); }

/// Ideographs are neither marks nor emoji; asking ICU about each costs more than shaping them.
constexpr bool is_ideograph(char32_t character) { return character >= 0x3400 && character < 0xA000; }

/// Belongs to the grapheme cluster before it.
bool is_extender(char32_t character) {
  if (character < 0x300 || is_ideograph(character)) return false;
  switch (u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
  case U_GCB_EXTEND:
  case U_GCB_SPACING_MARK:
  case U_GCB_ZWJ:
    return true;
  default:
    return false;
  }
}

constexpr char32_t text_variation = 0xFE0E;
constexpr char32_t emoji_variation = 0xFE0F;
constexpr char32_t keycap = 0x20E3;

bool is_skin_tone(char32_t character) { return character >= 0x1F3FB && character <= 0x1F3FF; }

/// Makes an emoji of the character before it.
bool asks_for_emoji(char32_t character) {
  return character == emoji_variation || character == keycap || is_skin_tone(character);
}

/// No emoji is shown as one by default below U+231A.
bool may_be_emoji(char32_t character) {
  return character >= 0x231A && !is_ideograph(character) && has(character, UCHAR_EMOJI_PRESENTATION);
}

/// A digit, or what is written together with digits: signs, brackets, dashes, narrow spaces, currencies.
bool joins_number(char32_t character) {
  if (character < 0x80) {
    const bool is_letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
    return character > ' ' && character < 0x7F && !is_letter;
  }
  return (character >= 0xA0 && character <= 0xBF && character != 0xAA && character != 0xBA &&
          character != soft_hyphen) ||
         character == 0x2007 || (character >= 0x2010 && character <= 0x2015) || character == 0x202F ||
         character == 0x2032 || character == 0x2060 || (character >= 0x20A0 && character <= 0x20CF);
}

/// Walks once over the text and gives each grapheme cluster a font.
class Itemiser {
public:
  Itemiser(const UnicodeText& text, const UBiDiLevel* levels, LanguageStyle& style, const Fonts& fonts)
      : text_(text), levels_(levels), style_(style), fonts_(fonts), scripts_(resolve_scripts(text, style.script())),
        chosen_(text.size(), 0), default_font_(fonts.table().default_font) {}

  std::vector<Run> runs() {
    for (std::uint32_t offset = 0; offset < text_.size();) {
      if (is_line_end(text_.units[offset]))
        ++offset;
      else
        offset = take(offset);
    }
    std::vector<Run> runs;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (is_line_end(text_.units[i])) continue;
      const std::uint8_t level = levels_ != nullptr ? levels_[i] : std::uint8_t{0};
      if (!runs.empty()) {
        Run& last = runs.back();
        if (last.end == i && last.font == chosen_[i] && last.level == level && last.script == scripts_[i]) {
          last.end = i + 1;
          continue;
        }
      }
      runs.push_back(Run{i, i + 1, chosen_[i], level, scripts_[i]});
    }
    return runs;
  }

private:
  /// Gives the character or more at `begin` a font; returns the end of what has one.
  std::uint32_t take(std::uint32_t begin) {
    while (weight_ + 1 < text_.weights.size() && text_.weights[weight_].end <= begin)
      ++weight_;
    choose(scripts_[begin]);
    std::uint32_t end = begin;
    const char32_t character = text_.next(end);
    if (preferred_ != default_ && joins_number(character)) {
      const std::uint32_t number_end = take_number(begin);
      if (number_end != begin) return number_end;
    }
    if (is_extender(character) && follows_text(begin)) {
      const FontIndex font = chosen_[begin - 1];
      if (asks_for_emoji(character) || !(fonts_[font].covers(character) || is_ignorable(character)))
        return take_cluster(begin);
      return assign(begin, end, font);
    }
    if (!fonts_[preferred_].covers(character) || may_be_emoji(character)) return take_cluster(begin);
    return assign(begin, end, preferred_);
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
    while (end < weight_end && joins_number(text_.units[end])) {
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
    std::erase_if(characters, is_ignorable);
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
