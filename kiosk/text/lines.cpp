// Greedy line breaking and placing in visual order.
#include "kiosk/text/lines.h"

#include "kiosk/text/line_pieces.h"

#include <algorithm>
#include <cmath>

namespace kiosk::text {
namespace {

// Sums of advances differ in the last bits with the order of adding; a width that was measured has to fit again.
constexpr double tolerance_px = 1.0 / 64;

/// A number or address that has to be torn apart is torn behind one of these rather than anywhere.
constexpr bool is_seam(char16_t unit) {
  return unit == 0xA0 || unit == 0x202F || (unit >= 0x2010 && unit <= 0x2014) || unit == u'-' || unit == u'/' ||
         unit == u'@';
}

/// Four letters, the first in the highest byte.
std::uint32_t script_tag(UScriptCode script) {
  const char* name = uscript_getShortName(script);
  std::uint32_t tag = 0;
  for (int i = 0; name != nullptr && i < 4 && name[i] != 0; ++i)
    tag = tag << 8 | static_cast<unsigned char>(name[i]);
  return tag;
}

class LineBreaker {
public:
  LineBreaker(const ShapedParagraph& paragraph, int width_px, int size_px, Align align, LanguageStyle& style,
              const Fonts& fonts, Shaper& shaper)
      : paragraph_(paragraph), text_(paragraph.text), width_px_(width_px), align_(align), style_(style),
        cutter_(paragraph, size_px, style, fonts, shaper), baseline_(style.baseline(size_px)) {
    layout_.size_px = size_px;
    layout_.line_height = style.line_height(size_px);
    layout_.direction = paragraph.direction;
    layout_.missing_glyphs = paragraph.missing_glyphs;
    layout_.glyphs.reserve(paragraph.glyphs.size());
  }

  Layout lay_out() {
    std::uint32_t begin = 0;
    while (begin < text_.size())
      begin = add_line(begin);
    if (layout_.lines.empty()) place(0, 0);
    layout_.height = static_cast<int>(layout_.lines.size()) * layout_.line_height;
    layout_.width = static_cast<int>(std::ceil(widest_ - tolerance_px));
    return std::move(layout_);
  }

private:
  /// The end of what counts of a line that ends at `end`.
  [[nodiscard]] std::uint32_t ink_end(std::uint32_t begin, std::uint32_t end) const {
    // Isolates close behind a space as often as before it; they have no width.
    std::uint32_t ink = end;
    while (ink > begin && (is_hanging_space(text_.units[ink - 1]) || is_isolate(text_.units[ink - 1])))
      --ink;
    return ink;
  }

  [[nodiscard]] std::uint32_t behind_soft_hyphens(std::uint32_t begin) const {
    while (begin + 1 < text_.size() && text_.units[begin] == soft_hyphen)
      ++begin;
    return begin;
  }

  /// Goes to the first place behind `begin` where a line may end.
  void find_next_place(std::uint32_t begin) {
    const std::vector<BreakPlace>& places = paragraph_.breaks;
    // A hyphen alone is no line: soft hyphens that a broken word left at its start are passed over.
    const std::uint32_t text_begin = behind_soft_hyphens(begin);
    while (next_place_ + 1 < places.size() && places[next_place_].offset <= text_begin)
      ++next_place_;
  }

  std::uint32_t add_line(std::uint32_t begin) {
    const std::vector<BreakPlace>& places = paragraph_.breaks;
    find_next_place(begin);
    // All places that seem to fit; cutting may show that the last ones do not.
    fitting_.clear();
    for (std::size_t i = next_place_; i < places.size(); ++i) {
      const std::uint32_t end = places[i].offset;
      const double width = cutter_.width(begin, ink_end(begin, end));
      if (width > width_px_ + tolerance_px) break;
      const bool shows_hyphen = end < text_.size() && text_.units[end - 1] == soft_hyphen;
      if (!shows_hyphen || width + cutter_.hyphen_width(end - 1) <= width_px_ + tolerance_px) fitting_.push_back(end);
      if (places[i].must) break;
    }
    while (!fitting_.empty()) {
      const std::uint32_t end = fitting_.back();
      if (cut_fits(begin, end)) return place(begin, end);
      fitting_.pop_back();
    }
    return break_word(begin, places[next_place_].offset);
  }

  [[nodiscard]] bool cut_fits(std::uint32_t begin, std::uint32_t end) {
    cutter_.cut(begin, ink_end(begin, end), end);
    return cutter_.ink_width() <= width_px_ + tolerance_px;
  }

  /// Ends a line inside [begin, end), which has no place for a break and is too wide.
  std::uint32_t break_word(std::uint32_t begin, std::uint32_t end) {
    if (!graphemes_started_) style_.graphemes().start(text_.units);
    graphemes_started_ = true;
    fitting_.clear();
    std::uint32_t grapheme_end = style_.graphemes().after(behind_soft_hyphens(begin));
    const std::uint32_t first = std::min(grapheme_end, end);
    while (grapheme_end < end && cutter_.width(begin, grapheme_end) <= width_px_ + tolerance_px) {
      // Not before a soft hyphen: the next line would begin with it.
      if (text_.units[grapheme_end] != soft_hyphen) fitting_.push_back(grapheme_end);
      grapheme_end = style_.graphemes().after(grapheme_end);
    }
    const auto seam = std::find_if(fitting_.rbegin(), fitting_.rend(),
                                   [&](std::uint32_t offset) { return is_seam(text_.units[offset - 1]); });
    if (seam != fitting_.rend()) fitting_.erase(seam.base(), fitting_.end());
    while (!fitting_.empty() && !cut_fits(begin, fitting_.back()))
      fitting_.pop_back();
    std::uint32_t line_end = fitting_.empty() ? first : fitting_.back();
    // Spaces and line ends behind the only grapheme hang; they do not make a line of their own.
    if (ink_end(begin, end) <= line_end)
      line_end = end;
    else
      layout_.word_broken = true;
    cutter_.cut(begin, ink_end(begin, line_end), line_end);
    return place(begin, line_end);
  }

  /// Writes the line that was cut last.
  std::uint32_t place(std::uint32_t begin, std::uint32_t end) {
    Line line;
    line.begin = begin;
    line.end = end;
    line.width = static_cast<float>(cutter_.ink_width());
    line.top = static_cast<int>(layout_.lines.size()) * layout_.line_height;
    line.baseline = line.top + baseline_;
    const double spare = width_px_ - cutter_.ink_width();
    const bool is_right_to_left = paragraph_.direction == Direction::RightToLeft;
    double x = 0;
    if (align_ == Align::Center)
      x = std::round(spare / 2);
    else if ((align_ == Align::End) != is_right_to_left)
      x = spare;
    line.x = static_cast<float>(x);
    line.first_glyph = static_cast<std::uint32_t>(layout_.glyphs.size());
    line.first_run = static_cast<std::uint32_t>(layout_.runs.size());
    // Hanging spaces stand at the line's end, which is its left edge here.
    double pen = is_right_to_left ? x - (cutter_.whole_width() - cutter_.ink_width()) : x;
    order_pieces();
    for (const std::int32_t index : order_) {
      const Piece& piece = cutter_.pieces()[static_cast<std::size_t>(index)];
      place_piece(piece, pen, line.baseline);
      pen += piece.width;
    }
    line.last_glyph = static_cast<std::uint32_t>(layout_.glyphs.size());
    line.last_run = static_cast<std::uint32_t>(layout_.runs.size());
    widest_ = std::max(widest_, cutter_.ink_width());
    layout_.lines.push_back(line);
    return end;
  }

  /// Rule L2 for whole pieces.
  void order_pieces() {
    levels_.clear();
    for (const Piece& piece : cutter_.pieces())
      levels_.push_back(piece.run.level);
    order_visually(levels_, order_);
  }

  void place_piece(const Piece& piece, double pen, int baseline) {
    const double unit = cutter_.px_per_unit(piece.run.font);
    GlyphRun run;
    run.begin = piece.run.begin;
    run.end = piece.run.end;
    run.font = piece.run.font;
    run.direction = piece.direction;
    run.script = script_tag(piece.run.script);
    run.x = static_cast<float>(pen);
    run.width = static_cast<float>(piece.width);
    run.hyphen = piece.hyphen;
    run.first_glyph = static_cast<std::uint32_t>(layout_.glyphs.size());
    std::int64_t units = 0;
    for (std::uint32_t i = piece.first_glyph; i < piece.last_glyph; ++i) {
      const ShapedGlyph& shaped = cutter_.glyphs()[i];
      Glyph glyph;
      glyph.font = piece.run.font;
      glyph.id = shaped.id;
      glyph.x = static_cast<float>(pen + static_cast<double>(units + shaped.x_offset) * unit);
      glyph.y = static_cast<float>(baseline - shaped.y_offset * unit);
      glyph.advance = static_cast<float>(shaped.advance * unit);
      glyph.cluster = shaped.cluster;
      layout_.glyphs.push_back(glyph);
      units += shaped.advance;
    }
    run.last_glyph = static_cast<std::uint32_t>(layout_.glyphs.size());
    layout_.runs.push_back(run);
  }

  const ShapedParagraph& paragraph_;
  const UnicodeText& text_;
  int width_px_;
  Align align_;
  LanguageStyle& style_;
  LineCutter cutter_;
  int baseline_;
  Layout layout_;
  double widest_ = 0;
  std::size_t next_place_ = 0;
  std::vector<std::uint32_t> fitting_;
  std::vector<UBiDiLevel> levels_;
  std::vector<std::int32_t> order_;
  bool graphemes_started_ = false;
};

} // namespace

Layout lay_out_lines(const ShapedParagraph& paragraph, int width_px, int size_px, Align align, LanguageStyle& style,
                     const Fonts& fonts, Shaper& shaper) {
  return LineBreaker(paragraph, width_px, size_px, align, style, fonts, shaper).lay_out();
}

} // namespace kiosk::text
