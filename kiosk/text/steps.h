// The engine's single steps, for comparing them with other programs and with Unicode's own test files.
//
// The same functions that lay_out() calls. Offsets are code points here, as those programs and files count.
#pragma once

#include "kiosk/glyphs/font_table.h"
#include "kiosk/text/engine.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::text {

/// Levels and order of a text that stands on one line.
struct BidiOrder {
  std::uint8_t paragraph_level = 0;
  std::vector<std::uint8_t> levels;
  std::vector<std::uint32_t> order; ///< from left to right
};

enum class BreakKind { Line, Grapheme, Word, Sentence };

/// A glyph as HarfBuzz gives it: y grows upwards.
struct PlainGlyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;
  std::int32_t advance = 0;
  std::int32_t x_offset = 0;
  std::int32_t y_offset = 0;
};

/// The characters of valid UTF-8; none of anything else.
[[nodiscard]] std::optional<std::u32string> decode_utf8(std::string_view bytes);

/// px of one unit of a font at a paragraph's em size.
[[nodiscard]] double px_per_unit(Engine& engine, FontIndex font, int size_px);

/// One language's steps with the fonts of one table.
class Steps {
public:
  /// `font_folders` may be empty when the table has paths.
  [[nodiscard]] static Result<Steps> open(glyphs::FontTable table, const Language& language,
                                          const std::vector<std::filesystem::path>& font_folders);
  Steps(Steps&&) noexcept;
  Steps& operator=(Steps&&) noexcept;
  ~Steps();

  /// Without a direction the text's first letter that has one decides. The order is that of the runs that are
  /// shaped; a line end, which belongs to no run, stands where its level puts it.
  [[nodiscard]] BidiOrder order(std::u32string_view text, std::optional<Direction> direction);
  /// Boundaries behind the text's start, its end included.
  [[nodiscard]] std::vector<std::uint32_t> breaks(BreakKind kind, std::u32string_view text);
  /// The text as one run of the table's first font, with the script and direction of its first letter that has one.
  /// `scale` is the em in the unit of the result; 0: the font's own units.
  [[nodiscard]] std::vector<PlainGlyph> shape(std::u32string_view text, int scale);
  [[nodiscard]] std::string glyph_name(std::uint32_t glyph) const;

private:
  struct Parts;
  explicit Steps(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::text
