// Cuts shaped runs at line edges.
#include "kiosk/text/line_pieces.h"

#include <algorithm>

namespace kiosk::text {

LineCutter::LineCutter(const ShapedParagraph& paragraph, int size_px, LanguageStyle& style, const Fonts& fonts,
                       Shaper& shaper)
    : paragraph_(paragraph), size_px_(size_px), style_(style), fonts_(fonts), shaper_(shaper),
      edges_(paragraph.text.size() + 1, 0), safe_(paragraph.text.size() + 1, 0) {
  for (const ShapedRun& shaped : paragraph.runs) {
    const double unit = px_per_unit(shaped.run.font);
    for (std::uint32_t i = shaped.first_glyph; i < shaped.last_glyph; ++i) {
      const ShapedGlyph& glyph = paragraph.glyphs[i];
      edges_[glyph.cluster + 1] += glyph.advance * unit;
      if (!glyph.unsafe_to_break) safe_[glyph.cluster] = 1;
    }
    safe_[shaped.run.begin] = 1;
    safe_[shaped.run.end] = 1;
  }
  for (std::size_t i = 1; i < edges_.size(); ++i)
    edges_[i] += edges_[i - 1];
}

std::uint32_t LineCutter::hyphen_glyph(FontIndex font) const {
  for (const hb_codepoint_t hyphen : {0x2010U, 0x2DU}) {
    hb_codepoint_t glyph = 0;
    if (hb_font_get_nominal_glyph(fonts_[font].shaper(), hyphen, &glyph) != 0) return glyph;
  }
  return 0;
}

const ShapedRun* LineCutter::run_at(std::uint32_t offset) const {
  const auto found = std::find_if(paragraph_.runs.begin(), paragraph_.runs.end(), [&](const ShapedRun& shaped) {
    return offset >= shaped.run.begin && offset < shaped.run.end;
  });
  return found == paragraph_.runs.end() ? nullptr : &*found;
}

Weight LineCutter::weight_at(std::uint32_t offset) const {
  for (const WeightStretch& stretch : paragraph_.text.weights) {
    if (offset < stretch.end) return stretch.weight;
  }
  return Weight::Regular;
}

double LineCutter::hyphen_width(std::uint32_t offset) const {
  const ShapedRun* shaped = run_at(offset);
  if (shaped == nullptr) return 0;
  const FontIndex font = shaped->run.font;
  return hb_font_get_glyph_h_advance(fonts_[font].shaper(), hyphen_glyph(font)) * px_per_unit(font);
}

double LineCutter::ellipsis_width(std::uint32_t offset) const {
  const auto [font, glyph] = style_.ellipsis(weight_at(offset == 0 ? 0 : offset - 1));
  return hb_font_get_glyph_h_advance(fonts_[font].shaper(), glyph) * px_per_unit(font);
}

const std::vector<Piece>& LineCutter::cut(std::uint32_t begin, std::uint32_t ink_end, std::uint32_t end, EndMark mark) {
  pieces_.clear();
  glyphs_.clear();
  ink_width_ = whole_width_ = 0;
  const std::vector<ShapedRun>& runs = paragraph_.runs;
  while (first_run_ < runs.size() && runs[first_run_].run.end <= begin)
    ++first_run_;
  const std::uint8_t base_level = paragraph_.direction == Direction::RightToLeft ? 1 : 0;
  const bool shows_hyphen = mark == EndMark::None && ink_end > begin && ink_end == end &&
                            end < paragraph_.text.size() && paragraph_.text.units[ink_end - 1] == soft_hyphen;
  const std::uint32_t text_end = shows_hyphen ? ink_end - 1 : ink_end;

  for (std::size_t i = first_run_; i < runs.size() && runs[i].run.begin < end; ++i) {
    const Run& run = runs[i].run;
    const std::uint32_t from = std::max(begin, run.begin), to = std::min(end, run.end);
    if (from >= to) continue; // a line of a mark alone, in the midst of a run
    const std::uint32_t middle = std::clamp(text_end, from, to);
    // Hanging spaces take the paragraph's direction (rule L1). Where they have it, the run stays whole.
    if (!shows_hyphen && run.level == base_level) {
      add_piece(runs[i], from, to, run.level);
      continue;
    }
    if (from < middle) add_piece(runs[i], from, middle, run.level);
    if (middle < to && shows_hyphen)
      add_mark(run, EndMark::Hyphen, hyphen_glyph(run.font), {middle, middle + 1, middle});
    else if (middle < to)
      add_piece(runs[i], middle, to, base_level);
  }
  if (mark != EndMark::None) add_end_mark(begin, end, mark);
  for (const Piece& piece : pieces_)
    whole_width_ += piece.width;
  const double hanging = width(std::min(ink_end, end), end);
  ink_width_ = std::max(0.0, whole_width_ - hanging);
  return pieces_;
}

void LineCutter::add_piece(const ShapedRun& shaped, std::uint32_t begin, std::uint32_t end, std::uint8_t level) {
  Piece piece;
  piece.run = shaped.run;
  piece.run.begin = begin;
  piece.run.end = end;
  piece.run.level = level;
  piece.direction = shaped.run.direction();
  piece.first_glyph = static_cast<std::uint32_t>(glyphs_.size());

  // Only the stretch between an unsafe edge and the nearest safe place is shaped again.
  std::uint32_t head_end = begin, tail_begin = end;
  while (head_end < end && safe_[head_end] == 0)
    ++head_end;
  while (tail_begin > head_end && safe_[tail_begin] == 0)
    --tail_begin;
  const bool is_right_to_left = piece.direction == Direction::RightToLeft;
  if (is_right_to_left) {
    append_shaped(shaped, tail_begin, end);
    append_whole(shaped, head_end, tail_begin);
    append_shaped(shaped, begin, head_end);
  } else {
    append_shaped(shaped, begin, head_end);
    append_whole(shaped, head_end, tail_begin);
    append_shaped(shaped, tail_begin, end);
  }
  piece.last_glyph = static_cast<std::uint32_t>(glyphs_.size());
  std::int64_t units = 0;
  for (std::uint32_t i = piece.first_glyph; i < piece.last_glyph; ++i)
    units += glyphs_[i].advance;
  piece.width = static_cast<double>(units) * px_per_unit(shaped.run.font);
  pieces_.push_back(piece);
}

void LineCutter::add_end_mark(std::uint32_t begin, std::uint32_t end, EndMark mark) {
  const std::uint32_t last = end > begin ? end - 1 : begin;
  if (mark == EndMark::Hyphen) {
    if (const ShapedRun* shaped = run_at(last))
      add_mark(shaped->run, mark, hyphen_glyph(shaped->run.font), {end, end, last});
    return;
  }
  // The paragraph's own, whatever was cut off: at the line's end by the paragraph's direction.
  Run run;
  const auto [font, glyph] = style_.ellipsis(weight_at(last));
  run.font = font;
  run.level = paragraph_.direction == Direction::RightToLeft ? 1 : 0;
  run.script = style_.script();
  add_mark(run, mark, glyph, {end, end, last});
}

void LineCutter::add_mark(const Run& run, EndMark mark, hb_codepoint_t id, const MarkPlace& place) {
  Piece piece;
  piece.run = run;
  piece.run.begin = place.begin;
  piece.run.end = place.end;
  piece.mark = mark;
  piece.direction = run.direction();
  piece.first_glyph = static_cast<std::uint32_t>(glyphs_.size());
  ShapedGlyph glyph;
  glyph.id = id;
  glyph.cluster = place.cluster;
  glyph.advance = hb_font_get_glyph_h_advance(fonts_[run.font].shaper(), glyph.id);
  glyphs_.push_back(glyph);
  piece.last_glyph = piece.first_glyph + 1;
  piece.width = glyph.advance * px_per_unit(run.font);
  pieces_.push_back(piece);
}

void LineCutter::append_shaped(const ShapedRun& shaped, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  shaper_.shape(paragraph_.text, shaped.run, begin, end, style_.harfbuzz(), fonts_, glyphs_);
}

void LineCutter::append_whole(const ShapedRun& shaped, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return;
  std::uint32_t first = first_glyph_from(shaped, begin), last = first_glyph_from(shaped, end);
  if (shaped.run.direction() == Direction::RightToLeft) std::swap(first, last);
  glyphs_.insert(glyphs_.end(), paragraph_.glyphs.begin() + first, paragraph_.glyphs.begin() + last);
}

/// The glyph where the clusters from `offset` on begin, seen in the run's direction: for right-to-left
/// runs, whose glyphs stand with falling clusters, the one behind them.
std::uint32_t LineCutter::first_glyph_from(const ShapedRun& shaped, std::uint32_t offset) const {
  const auto first = paragraph_.glyphs.begin() + shaped.first_glyph;
  const auto last = paragraph_.glyphs.begin() + shaped.last_glyph;
  const auto found = shaped.run.direction() == Direction::RightToLeft
                         ? std::partition_point(first, last, [&](const ShapedGlyph& g) { return g.cluster >= offset; })
                         : std::partition_point(first, last, [&](const ShapedGlyph& g) { return g.cluster < offset; });
  return static_cast<std::uint32_t>(found - paragraph_.glyphs.begin());
}

} // namespace kiosk::text
