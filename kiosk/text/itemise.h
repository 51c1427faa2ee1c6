// Cuts a paragraph into runs that HarfBuzz can shape: one direction, one script, one font.
//
// Direction by Unicode's bidi algorithm (ICU), script by neighbourhood, font by the fallback table.
#pragma once

#include "kiosk/text/language_style.h"

#include <unicode/ubidi.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace kiosk::text {

/// A stretch of the paragraph in logical order. Line ends belong to no run.
struct Run {
  std::uint32_t begin = 0; ///< UTF-16, half open
  std::uint32_t end = 0;
  FontIndex font = 0;
  std::uint8_t level = 0; ///< bidi level; odd: right to left
  UScriptCode script = USCRIPT_LATIN;

  [[nodiscard]] Direction direction() const {
    return (level & 1) != 0 ? Direction::RightToLeft : Direction::LeftToRight;
  }
};

/// The script of each UTF-16 unit, none of them Common or Inherited.
///
/// Such characters take the script before them, or the first one behind them within their isolate; a
/// closing bracket takes the script of the opening one. Text without any script has the language's.
[[nodiscard]] std::vector<UScriptCode> resolve_scripts(const UnicodeText& text, LanguageStyle& style);

/// Holds ICU's bidi object, which is slow to make.
class BidiLevels {
public:
  BidiLevels();
  /// The level of each UTF-16 unit; null when all are 0. Valid until the next call. Without a direction
  /// the first letter that has one decides, left to right when there is none.
  [[nodiscard]] const UBiDiLevel* resolve(const UnicodeText& text, std::optional<Direction> direction);
  /// Of the paragraph that was resolved last.
  [[nodiscard]] UBiDiLevel paragraph_level() const { return paragraph_level_; }

private:
  Owned<UBiDi, ubidi_close> bidi_;
  UBiDiLevel paragraph_level_ = 0;
};

/// Rule L2: the indexes of what stands on one line, from left to right.
void order_visually(const std::vector<UBiDiLevel>& levels, std::vector<std::int32_t>& order);

/// The runs of `text`. `levels` as BidiLevels gives them.
[[nodiscard]] std::vector<Run> itemise(const UnicodeText& text, const UBiDiLevel* levels, LanguageStyle& style,
                                       const Fonts& fonts);

} // namespace kiosk::text
