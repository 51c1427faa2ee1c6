// Greedy line breaking and placing in visual order.
#include "kiosk/text/lines.h"

#include "kiosk/text/divisions.h"
#include "kiosk/text/line_pieces.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kiosk::text {
namespace {

// Sums of advances differ in the last bits with the order of adding; a width that was measured has to fit again.
constexpr double tolerance_px = 1.0 / 64;

// With less of it filled, a line looks as if the paragraph ended.
constexpr double short_line = 2.0 / 3;
// Shorter words are read more easily whole, whatever the line looks like.
constexpr std::size_t long_word_units = 12;

/// A number or address that has to be torn apart is torn behind one of these rather than anywhere.
constexpr bool is_seam(char16_t unit) {
  return is_hanging_space(unit) || unit == 0xA0 || unit == 0x202F || (unit >= 0x2010 && unit <= 0x2014) ||
         unit == u'-' || unit == u'/' || unit == u'@';
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
  LineBreaker(const ShapedParagraph& paragraph, const LineForm& form, LanguageStyle& style, const Fonts& fonts,
              Shaper& shaper)
      : paragraph_(paragraph), text_(paragraph.text), form_(form), width_px_(form.width_px), style_(style),
        cutter_(paragraph, form.size_px, style, fonts, shaper), baseline_(style.baseline(form.size_px)) {
    layout_.size_px = form.size_px;
    layout_.line_height = style.line_height(form.size_px);
    layout_.direction = paragraph.direction;
    layout_.missing = paragraph.missing;
    layout_.missing_glyphs = static_cast<int>(paragraph.missing.size());
    layout_.glyphs.reserve(paragraph.glyphs.size());
  }

  Layout lay_out() {
    std::uint32_t begin = 0;
    while (begin < text_.size())
      begin = is_last_line() ? add_last_line(begin) : add_line(begin);
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
    while (!fitting_.empty() && !cut_fits(begin, fitting_.back()))
      fitting_.pop_back();
    const std::uint32_t end = fitting_.empty() ? begin : fitting_.back();
    if (const std::optional<std::uint32_t> division = division_behind(begin, end)) return place(begin, *division);
    if (end == begin) return break_word(begin, places[next_place_].offset);
    if (!is_cut_) (void)cut_fits(begin, end);
    return place(begin, end);
  }

  /// Where to divide the word behind `end`, up to which a line from `begin` fits; none: nowhere. The line is
  /// cut then.
  std::optional<std::uint32_t> division_behind(std::uint32_t begin, std::uint32_t end) {
    is_cut_ = true;
    const std::vector<BreakPlace>& places = paragraph_.breaks;
    std::size_t next = next_place_;
    while (next < places.size() && places[next].offset <= end) {
      if (places[next].must && places[next].offset == end) return std::nullopt;
      ++next;
    }
    if (next == places.size()) return std::nullopt;
    const std::uint32_t word_end = places[next].offset;
    const bool is_short = form_.dividing == Dividing::ShortLines && cutter_.ink_width() < width_px_ * short_line;
    const bool is_too_wide = cutter_.width(end, ink_end(end, word_end)) > width_px_ + tolerance_px;
    if (end > begin && !is_short && !is_too_wide) return std::nullopt;
    divisions_.clear();
    find_divisions(paragraph_, style_, end, ink_end(end, word_end), is_too_wide ? 0 : long_word_units, divisions_);
    for (; !divisions_.empty(); divisions_.pop_back()) {
      const std::uint32_t offset = divisions_.back();
      if (cutter_.width(begin, offset) + cutter_.hyphen_width(offset - 1) > width_px_ + tolerance_px) continue;
      is_cut_ = false;
      cutter_.cut(begin, offset, offset, EndMark::Hyphen);
      if (cutter_.ink_width() <= width_px_ + tolerance_px) return offset;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_last_line() const {
    return form_.lines_max > 0 && static_cast<int>(layout_.lines.size()) + 1 == form_.lines_max;
  }

  /// The last line that may be: all that is left, or as many graphemes as fit beside '…'.
  std::uint32_t add_last_line(std::uint32_t begin) {
    const std::vector<BreakPlace>& places = paragraph_.breaks;
    find_next_place(begin);
    std::size_t last = next_place_;
    while (last + 1 < places.size() && !places[last].must)
      ++last;
    const std::uint32_t end = places[last].offset;
    const bool is_all = end == text_.size();
    if (is_all && cutter_.width(begin, ink_end(begin, end)) <= width_px_ + tolerance_px && cut_fits(begin, end))
      return place(begin, end);

    start_graphemes();
    fitting_.assign(1, begin);
    for (std::uint32_t offset = begin; offset < ink_end(begin, end);) {
      offset = style_.graphemes().after(offset);
      if (cutter_.width(begin, ink_end(begin, offset)) + cutter_.ellipsis_width(offset) > width_px_ + tolerance_px)
        break;
      fitting_.push_back(std::max(begin, ink_end(begin, offset)));
    }
    for (;; fitting_.pop_back()) {
      cutter_.cut(begin, fitting_.back(), fitting_.back(), EndMark::Ellipsis);
      if (fitting_.size() == 1 || cutter_.ink_width() <= width_px_ + tolerance_px) break;
    }
    layout_.shortened = true;
    place(begin, fitting_.back());
    return text_.size();
  }

  void start_graphemes() {
    if (!graphemes_started_) style_.graphemes().start(text_.units);
    graphemes_started_ = true;
  }

  [[nodiscard]] bool cut_fits(std::uint32_t begin, std::uint32_t end) {
    cutter_.cut(begin, ink_end(begin, end), end);
    return cutter_.ink_width() <= width_px_ + tolerance_px;
  }

  /// Ends a line inside [begin, end), which has no place for a break and is too wide.
  std::uint32_t break_word(std::uint32_t begin, std::uint32_t end) {
    start_graphemes();
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
    if (form_.align == Align::Center)
      x = std::round(spare / 2);
    else if ((form_.align == Align::End) != is_right_to_left)
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
    run.hyphen = piece.mark == EndMark::Hyphen;
    run.ellipsis = piece.mark == EndMark::Ellipsis;
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
  LineForm form_;
  int width_px_;
  LanguageStyle& style_;
  LineCutter cutter_;
  int baseline_;
  Layout layout_;
  double widest_ = 0;
  std::size_t next_place_ = 0;
  std::vector<std::uint32_t> fitting_;
  std::vector<std::uint32_t> divisions_;
  bool is_cut_ = false; ///< the cutter holds the line up to the last fitting place
  std::vector<UBiDiLevel> levels_;
  std::vector<std::int32_t> order_;
  bool graphemes_started_ = false;
};

} // namespace

Layout lay_out_lines(const ShapedParagraph& paragraph, const LineForm& form, LanguageStyle& style, const Fonts& fonts,
                     Shaper& shaper) {
  return LineBreaker(paragraph, form, style, fonts, shaper).lay_out();
}

} // namespace kiosk::text
