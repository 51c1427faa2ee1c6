// Second pass: heights and vertical places, once it is known how high the outermost box is.
#include "kiosk/ui/measure.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

struct LineOf {
  std::size_t first = 0, last = 0; ///< half open range of children
  int height = 0;
};

std::vector<LineOf> lines_of(const Piece& piece) {
  std::vector<LineOf> lines;
  for (std::size_t i = 0; i < piece.children.size(); ++i) {
    const Piece& child = piece.children[i];
    if (i == 0 || child.line != piece.children[i - 1].line) lines.push_back({i, i, 0});
    lines.back().last = i + 1;
    lines.back().height = std::max(lines.back().height, child.height);
  }
  return lines;
}

void arrange_column(Piece& column, int padding, int gap, const Theme& theme) {
  int weights = 0;
  int used = 2 * padding + gap * std::max(0, static_cast<int>(column.children.size()) - 1);
  for (const Piece& child : column.children) {
    weights += std::max(0, child.node->grow);
    used += child.height;
  }
  int free = std::max(0, column.height - used);
  int top = padding + (weights > 0 ? 0 : aligned(free, column.node->justify));
  for (Piece& child : column.children) {
    int height = child.height;
    if (weights > 0 && child.node->grow > 0) {
      const int share = free * child.node->grow / weights;
      height += share;
      free -= share;
      weights -= child.node->grow;
    }
    child.top = top;
    arrange(child, height, theme);
    top += height + gap;
  }
}

/// Children of one line: controls equally high, the others where `align` says.
void arrange_line(Piece& box, const LineOf& line, int top, int height, bool stretched, const Theme& theme) {
  int control_height = 0;
  for (std::size_t i = line.first; i < line.last; ++i) {
    if (is_control(*box.children[i].node)) control_height = std::max(control_height, box.children[i].height);
  }
  if (stretched) control_height = height;
  for (std::size_t i = line.first; i < line.last; ++i) {
    Piece& child = box.children[i];
    const int child_height = is_control(*child.node) ? std::max(child.height, control_height) : child.height;
    child.top = top + aligned(height - child_height, box.node->align);
    arrange(child, child_height, theme);
  }
}

void arrange_grid(Piece& grid, std::vector<LineOf> lines, int padding, int gap, const Theme& theme) {
  // Water filling: rows that are lower than the common level rise to it, higher ones keep theirs.
  int room = grid.height - 2 * padding - gap * (static_cast<int>(lines.size()) - 1);
  std::vector<LineOf*> low;
  low.reserve(lines.size());
  for (LineOf& line : lines)
    low.push_back(&line);
  for (bool changed = true; changed && !low.empty();) {
    changed = false;
    const int level = room / static_cast<int>(low.size());
    for (auto it = low.begin(); it != low.end(); ++it) {
      if ((*it)->height <= level) continue;
      room -= (*it)->height;
      low.erase(it);
      changed = true;
      break;
    }
  }
  int count = static_cast<int>(low.size());
  for (LineOf* line : low) {
    line->height = room / count;
    room -= line->height;
    --count;
  }
  int top = padding;
  for (const LineOf& line : lines) {
    for (std::size_t i = line.first; i < line.last; ++i) {
      grid.children[i].top = top;
      arrange(grid.children[i], line.height, theme);
    }
    top += line.height + gap;
  }
}

} // namespace

void arrange(Piece& piece, int height, const Theme& theme) {
  const int natural = natural_height(piece, theme);
  piece.height = std::max(height, natural);
  if (piece.children.empty()) return;
  const int padding = theme.px(piece.node->padding.block);
  const int gap = theme.px(piece.node->gap);
  switch (piece.node->box) {
  case Box::Column:
    arrange_column(piece, padding, gap, theme);
    break;
  case Box::Row: {
    const LineOf all = lines_of(piece).front();
    const int inner = piece.height - 2 * padding;
    arrange_line(piece, all, padding, inner, inner > all.height, theme);
    break;
  }
  case Box::Grid:
    arrange_grid(piece, lines_of(piece), padding, gap, theme);
    break;
  case Box::Wrap: {
    int top = padding;
    for (const LineOf& line : lines_of(piece)) {
      arrange_line(piece, line, top, line.height, false, theme);
      top += line.height + gap;
    }
    break;
  }
  }
}

} // namespace kiosk::ui
