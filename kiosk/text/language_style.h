// What a language decides about its text: fonts in order, line height, where lines may break.
//
// Made once for each language and kept, since opening ICU's break iterators is slow.
#pragma once

#include "kiosk/base/owned.h"
#include "kiosk/glyphs/fonts.h"
#include "kiosk/text/characters.h"
#include "kiosk/text/engine.h"
#include "kiosk/text/hyphenation.h"
#include "kiosk/text/unicode_text.h"

#include <unicode/ubrk.h>
#include <unicode/uscript.h>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace kiosk::text {

using glyphs::Font;
using glyphs::Fonts;
using glyphs::FontTable;
using glyphs::HarfBuzzBuffer;
using glyphs::LanguageEntry;
using glyphs::ScriptEntry;

/// ICU's name of a language; "und" for a tag that ICU cannot read.
[[nodiscard]] std::string icu_locale(const std::string& tag);

/// ICU's break iterator of one kind for one language.
class Breaks {
public:
  Breaks(UBreakIteratorType type, const std::string& locale);

  /// Walks over `text`, which has to outlive the walk.
  void start(const std::u16string& text);
  /// The next boundary, or none at the end.
  [[nodiscard]] std::optional<std::uint32_t> next();
  /// Of a walk over words: whether what ended last is a word or a number.
  [[nodiscard]] bool ended_word() const;
  /// The first boundary behind `offset`.
  [[nodiscard]] std::uint32_t after(std::uint32_t offset);
  /// `offset` itself when it is a boundary, else the one before it.
  [[nodiscard]] std::uint32_t at_or_before(std::uint32_t offset);

private:
  Owned<UBreakIterator, ubrk_close> iterator_;
  std::uint32_t end_ = 0;
};

/// A place where a line may or must end.
struct BreakPlace {
  std::uint32_t offset = 0;
  bool must = false;
};

/// What draws one script in one weight.
struct ScriptFonts {
  std::vector<FontIndex> chain; ///< every text font, the ones meant for the script first; never empty
  FontIndex numbers = 0;        ///< for European numbers in its midst
};

class LanguageStyle {
public:
  LanguageStyle(const Language& language, const Fonts& fonts, const Hyphenation& hyphenation);

  [[nodiscard]] hb_language_t harfbuzz() const { return harfbuzz_; }
  /// The script the language is usually written in.
  [[nodiscard]] UScriptCode script() const { return script_; }
  /// px; fixed for the language, whatever fonts a line really uses.
  [[nodiscard]] int line_height(int size_px) const;
  /// px from a line's top to its baseline.
  [[nodiscard]] int baseline(int size_px) const;

  /// The fonts for text of `script`. Valid as long as the style.
  [[nodiscard]] const ScriptFonts& fonts_for(UScriptCode script, Weight weight);
  [[nodiscard]] std::optional<FontIndex> emoji() const;
  [[nodiscard]] Characters& characters() { return characters_; }

  /// Where lines of `text` may break, in order; the last is its end. Valid until the next call.
  ///
  /// By Unicode's rules and ICU's dictionaries, but never inside a datum (see unbroken.h).
  [[nodiscard]] const std::vector<BreakPlace>& line_breaks(const std::u16string& text);
  /// Grapheme clusters. start() it before use.
  [[nodiscard]] Breaks& graphemes() { return graphemes_; }

  /// The patterns that divide a word of `script`; null: it is not divided. Latin words in isolates and in
  /// texts of another script are German names.
  [[nodiscard]] Hyphenator* hyphenator(UScriptCode script, bool is_in_isolate) const;
  /// The font of '…' at the end of a shortened text, and the glyph.
  [[nodiscard]] std::pair<FontIndex, hb_codepoint_t> ellipsis(Weight weight);

private:
  [[nodiscard]] const ScriptEntry* entry_of(UScriptCode script) const;

  [[nodiscard]] ScriptFonts gather_fonts(UScriptCode script, Weight weight) const;

  const FontTable& table_;
  const Fonts& fonts_;
  std::string locale_; ///< ICU's name of the language
  const LanguageEntry* language_ = nullptr;
  UScriptCode script_ = USCRIPT_LATIN;
  hb_language_t harfbuzz_ = HB_LANGUAGE_INVALID;
  float line_height_em_ = 1.35F;
  Hyphenator* own_hyphenator_ = nullptr;
  Hyphenator* german_hyphenator_ = nullptr;
  Breaks lines_;
  Breaks graphemes_;
  std::vector<BreakPlace> places_;
  Characters characters_; ///< a language needs few pages
  std::map<std::pair<UScriptCode, Weight>, ScriptFonts> script_fonts_;
};

} // namespace kiosk::text
