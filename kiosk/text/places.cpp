// Cells: the letters of one line with their x and width, from glyph clusters.
#include "kiosk/text/places.h"

#include "kiosk/text/unicode_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kiosk::text {
namespace {

constexpr float touching_px = 0.05F;

/// What one letter takes up of one run.
struct Cell {
  Range letter;
  float x = 0;
  float width = 0;
  Direction direction = Direction::LeftToRight;
  bool is_mark = false; ///< a hyphen or '…' of the engine behind the letter

  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float leading() const { return direction == Direction::LeftToRight ? x : right(); }
  [[nodiscard]] float trailing() const { return direction == Direction::LeftToRight ? right() : x; }
};

class Cells {
public:
  Cells(const Layout& layout, const Segments& segments, const Line& line) : layout_(layout), segments_(segments) {
    for (std::uint32_t i = line.first_run; i < line.last_run; ++i)
      add(layout.runs[i]);
  }

  [[nodiscard]] const std::vector<Cell>& all() const { return cells_; }

  /// The cell at x, else the nearest; none in an empty line. Cells without width cannot be touched.
  [[nodiscard]] std::optional<Cell> at(float x) const {
    std::optional<Cell> nearest;
    float nearest_px = 0;
    for (const Cell& cell : cells_) {
      if (cell.width <= 0) continue;
      const float away = x < cell.x ? cell.x - x : std::max(0.0F, x - cell.right());
      if (nearest && away >= nearest_px) continue;
      nearest = cell;
      nearest_px = away;
    }
    return nearest;
  }

private:
  void add(const GlyphRun& run) {
    const bool is_right_to_left = run.direction == Direction::RightToLeft;
    float pen = run.x;
    std::uint32_t end = run.end;
    for (std::uint32_t i = run.first_glyph; i < run.last_glyph;) {
      const std::uint32_t cluster = layout_.glyphs[i].cluster;
      float width = 0;
      for (; i < run.last_glyph && layout_.glyphs[i].cluster == cluster; ++i)
        width += layout_.glyphs[i].advance;
      if (!is_right_to_left) end = i < run.last_glyph ? layout_.glyphs[i].cluster : run.end;
      if (run.begin >= run.end)
        cells_.push_back({segments_.letter_at(cluster), pen, width, run.direction, true});
      else
        add_cluster({cluster, end}, pen, width, run.direction);
      // From left to right a right-to-left run's clusters fall.
      if (is_right_to_left) end = cluster;
      pen += width;
    }
  }

  void add_cluster(Range cluster, float x, float width, Direction direction) {
    const std::size_t first = cells_.size();
    for (std::uint32_t offset = cluster.begin; offset < cluster.end; offset = cells_.back().letter.end)
      cells_.push_back({segments_.letter_at(offset), x, width, direction, false});
    const auto count = static_cast<float>(cells_.size() - first);
    for (std::size_t i = first; i < cells_.size(); ++i) {
      const auto index = static_cast<float>(direction == Direction::LeftToRight ? i - first : cells_.size() - 1 - i);
      cells_[i].x = x + width * index / count;
      cells_[i].width = width / count;
    }
  }

  const Layout& layout_;
  const Segments& segments_;
  std::vector<Cell> cells_;
};

std::uint32_t line_at(const Layout& layout, float y) {
  const int height = std::max(1, layout.line_height);
  const auto line = static_cast<std::int64_t>(std::floor(y / static_cast<float>(height)));
  const auto last = static_cast<std::int64_t>(layout.lines.size()) - 1;
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(line, 0, last));
}

std::uint32_t line_of(const Layout& layout, std::uint32_t offset) {
  const auto behind =
      std::find_if(layout.lines.begin(), layout.lines.end(), [&](const Line& line) { return line.begin > offset; });
  return static_cast<std::uint32_t>(behind - layout.lines.begin()) - (behind == layout.lines.begin() ? 0 : 1);
}

} // namespace

Range letter_at(const Layout& layout, const Segments& segments, float x, float y) {
  const Line& line = layout.lines[line_at(layout, y)];
  const std::optional<Cell> cell = Cells(layout, segments, line).at(x);
  return cell ? cell->letter : segments.letter_at(line.begin);
}

std::uint32_t caret_offset_at(const Layout& layout, const Segments& segments, float x, float y) {
  const std::uint32_t index = line_at(layout, y);
  const Line& line = layout.lines[index];
  const std::optional<Cell> cell = Cells(layout, segments, line).at(x);
  if (!cell) return line.begin;
  const bool is_nearer_to_begin = std::abs(x - cell->leading()) <= std::abs(x - cell->trailing()) && !cell->is_mark;
  const std::uint32_t offset = is_nearer_to_begin ? cell->letter.begin : cell->letter.end;
  // Behind a line's last letter a caret would show at the start of the next.
  const bool is_last = index + 1 == layout.lines.size();
  const bool ends_by_force = line.end > line.begin && is_line_end(segments.units()[line.end - 1]);
  if (!is_last && (offset >= line.end || (ends_by_force && offset >= line.end - 1)))
    return std::max(line.begin, segments.letter_before(line.end));
  return offset;
}

std::vector<TextBox> boxes_of(const Layout& layout, const Segments& segments, Range range) {
  std::vector<TextBox> boxes;
  for (const Line& line : layout.lines) {
    if (range.empty() || range.begin >= line.end || range.end <= line.begin) continue;
    std::uint32_t ink_end = line.end;
    while (ink_end > line.begin && is_hanging_space(segments.units()[ink_end - 1]))
      --ink_end;
    std::vector<Cell> cells = Cells(layout, segments, line).all();
    std::erase_if(cells, [&](const Cell& cell) {
      return cell.width <= 0 || cell.letter.begin >= ink_end || cell.letter.end <= range.begin ||
             cell.letter.begin >= range.end;
    });
    std::sort(cells.begin(), cells.end(), [](const Cell& one, const Cell& other) { return one.x < other.x; });
    bool is_first = true;
    for (const Cell& cell : cells) {
      if (!is_first && cell.x <= boxes.back().x + boxes.back().width + touching_px)
        boxes.back().width = std::max(boxes.back().width, cell.right() - boxes.back().x);
      else
        boxes.push_back({cell.x, line.top, cell.width, layout.line_height});
      is_first = false;
    }
  }
  return boxes;
}

Caret caret_at(const Layout& layout, const Segments& segments, std::uint32_t offset) {
  const std::uint32_t at = segments.at_or_before(std::min(offset, segments.size()));
  const std::uint32_t index = line_of(layout, at);
  const Line& line = layout.lines[index];
  Caret caret{line.x, line.top, layout.line_height, index};
  if (layout.direction == Direction::RightToLeft) caret.x += line.width;
  const Cells cells(layout, segments, line);
  for (const Cell& cell : cells.all()) {
    if (cell.is_mark) continue;
    if (at > line.begin && cell.letter.end == at) caret.x = cell.trailing();
    if (at == line.begin && cell.letter.begin == at) caret.x = cell.leading();
  }
  return caret;
}

} // namespace kiosk::text
