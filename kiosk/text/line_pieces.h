// The glyphs of one line: parts of shaped runs, with edges shaped again where they need it.
#pragma once

#include "kiosk/text/shape.h"

namespace kiosk::text {

/// What the engine writes at a line's end that is not in the text.
enum class EndMark : std::uint8_t {
  None,
  Hyphen,   ///< a word is divided here
  Ellipsis, ///< the text is shortened here
};

/// What of one run stands on a line.
struct Piece {
  Run run;                                      ///< begin, end and level are the piece's own
  EndMark mark = EndMark::None;                 ///< the piece is this mark; its range is empty, or a soft hyphen's
  Direction direction = Direction::LeftToRight; ///< as shaped; the level may be the paragraph's at a line's end
  double width = 0;                             ///< px
  std::uint32_t first_glyph = 0;                ///< range in LineCutter::glyphs()
  std::uint32_t last_glyph = 0;
};

/// Knows how wide each part of a paragraph is, and cuts lines out of it.
class LineCutter {
public:
  LineCutter(const ShapedParagraph& paragraph, int size_px, LanguageStyle& style, const Fonts& fonts, Shaper& shaper);

  /// px, from the paragraph shaped as a whole: exact where [begin, end) is safe to break.
  [[nodiscard]] double width(std::uint32_t begin, std::uint32_t end) const { return edges_[end] - edges_[begin]; }
  /// px of the hyphen in the font of the character at `offset`.
  [[nodiscard]] double hyphen_width(std::uint32_t offset) const;
  /// px of the '…' behind a line that ends at `offset`.
  [[nodiscard]] double ellipsis_width(std::uint32_t offset) const;

  /// The pieces of [begin, end) in logical order; what is behind `ink_end` hangs. A soft hyphen just before
  /// `end`, when text follows, shows. With a mark nothing hangs. Valid until the next cut.
  const std::vector<Piece>& cut(std::uint32_t begin, std::uint32_t ink_end, std::uint32_t end,
                                EndMark mark = EndMark::None);
  [[nodiscard]] const std::vector<ShapedGlyph>& glyphs() const { return glyphs_; }
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }
  /// px of the pieces up to `ink_end`.
  [[nodiscard]] double ink_width() const { return ink_width_; }
  [[nodiscard]] double whole_width() const { return whole_width_; }
  [[nodiscard]] double px_per_unit(FontIndex font) const { return fonts_[font].px_per_unit(size_px_); }

private:
  void add_piece(const ShapedRun& run, std::uint32_t begin, std::uint32_t end, std::uint8_t level);
  /// Of [begin, end): a soft hyphen's range, or an empty one behind the text.
  /// What a mark stands for; behind the text it belongs to the line's last character, where there is one.
  struct MarkPlace {
    std::uint32_t begin = 0, end = 0, cluster = 0;
  };
  void add_mark(const Run& run, EndMark mark, hb_codepoint_t id, const MarkPlace& place);
  void add_end_mark(std::uint32_t begin, std::uint32_t end, EndMark mark);
  [[nodiscard]] const ShapedRun* run_at(std::uint32_t offset) const;
  [[nodiscard]] Weight weight_at(std::uint32_t offset) const;
  void append_shaped(const ShapedRun& run, std::uint32_t begin, std::uint32_t end);
  void append_whole(const ShapedRun& run, std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] std::uint32_t first_glyph_from(const ShapedRun& run, std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t hyphen_glyph(FontIndex font) const;

  const ShapedParagraph& paragraph_;
  int size_px_;
  LanguageStyle& style_;
  const Fonts& fonts_;
  Shaper& shaper_;
  std::vector<double> edges_;      ///< px before each UTF-16 unit, in logical order
  std::vector<std::uint8_t> safe_; ///< by unit: a line may begin here as shaped
  std::vector<Piece> pieces_;
  std::vector<ShapedGlyph> glyphs_;
  double ink_width_ = 0;
  double whole_width_ = 0;
  std::size_t first_run_ = 0; ///< lines are cut from front to back, so runs before it are done
};

} // namespace kiosk::text
