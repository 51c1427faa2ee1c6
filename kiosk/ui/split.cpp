// Cuts what is too high for a column: texts between lines, boxes between lines of children.
#include "kiosk/ui/measure.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

using Parts = std::optional<std::pair<Piece, Piece>>;

/// Stands where a part is missing: in the second half of a row beside a text that goes on.
const Node& nothing() {
  static const Node node;
  return node;
}

Piece without_children(const Piece& piece) {
  Piece copy;
  copy.node = piece.node;
  copy.direction = piece.direction;
  copy.width = piece.width;
  copy.start = piece.start;
  copy.line = piece.line;
  copy.icon_px = piece.icon_px;
  copy.text = piece.text;
  copy.first_line = piece.first_line;
  copy.last_line = piece.last_line;
  copy.is_part = true;
  return copy;
}

Parts split_text(const Piece& piece, int room, const SplitRule& rule, const Theme& theme) {
  const int total = piece.last_line - piece.first_line;
  if (total < 2 || piece.text->line_height <= 0) return std::nullopt;
  int fitting = (room - 2 * theme.px(piece.node->padding.block)) / piece.text->line_height;
  if (fitting >= total) fitting = total - 1;
  // A single line is not left alone on either side where that can be helped.
  if (total - fitting == 1 && fitting > 2) --fitting;
  if (fitting <= 0) return std::nullopt;
  if (fitting == 1 && total > 2 && !rule.force) return std::nullopt;
  Piece first = without_children(piece);
  Piece second = without_children(piece);
  first.last_line = second.first_line = piece.first_line + fitting;
  first.height = natural_height(first, theme);
  second.height = natural_height(second, theme);
  return std::pair{std::move(first), std::move(second)};
}

/// Splits the children [first, last) that stand beside each other.
bool split_line(const Piece& piece, std::size_t first, std::size_t last, int room, const SplitRule& rule,
                const Theme& theme, Piece& upper, Piece& lower) {
  for (std::size_t i = first; i < last; ++i) {
    const Piece& child = piece.children[i];
    if (child.height <= room) {
      Piece empty;
      empty.node = &nothing();
      empty.direction = child.direction;
      empty.width = child.width;
      empty.start = child.start;
      empty.line = child.line;
      upper.children.push_back(child);
      lower.children.push_back(std::move(empty));
      continue;
    }
    Parts parts = split(child, room, rule, theme);
    if (!parts) return false;
    upper.children.push_back(std::move(parts->first));
    lower.children.push_back(std::move(parts->second));
  }
  return true;
}

bool is_heading(const Piece& piece) { return piece.node->role == Role::Heading; }

Parts split_box(const Piece& piece, int room, const SplitRule& rule, const Theme& theme) {
  const int padding = theme.px(piece.node->padding.block);
  const int gap = theme.px(piece.node->gap);
  const SplitRule inner{rule.fresh_height - 2 * padding, rule.force};
  Piece upper = without_children(piece);
  Piece lower = without_children(piece);
  int used = 2 * padding;
  std::size_t next = 0;
  while (next < piece.children.size()) {
    std::size_t end = next;
    int height = 0;
    while (end < piece.children.size() && piece.children[end].line == piece.children[next].line) {
      height = std::max(height, piece.children[end++].height);
    }
    const int before = next == 0 ? 0 : gap;
    if (used + before + height > room) {
      Piece upper_try = upper;
      Piece lower_try = lower;
      const bool must = height > inner.fresh_height || rule.force;
      if (must && split_line(piece, next, end, room - used - before, inner, theme, upper_try, lower_try)) {
        upper = std::move(upper_try);
        lower = std::move(lower_try);
        next = end;
      } else {
        // A heading goes with what it heads, unless no column is high enough for both.
        std::size_t kept = next;
        while (kept > 0 && piece.node->box == Box::Column && is_heading(upper.children[kept - 1]))
          --kept;
        if (kept > 0 || room < rule.fresh_height) {
          upper.children.resize(kept);
          next = kept;
        }
      }
      break;
    }
    for (std::size_t i = next; i < end; ++i)
      upper.children.push_back(piece.children[i]);
    used += before + height;
    next = end;
  }
  for (std::size_t i = next; i < piece.children.size(); ++i)
    lower.children.push_back(piece.children[i]);
  if (upper.children.empty() || lower.children.empty()) return std::nullopt;
  upper.height = natural_height(upper, theme);
  lower.height = natural_height(lower, theme);
  return std::pair{std::move(upper), std::move(lower)};
}

} // namespace

std::optional<std::pair<Piece, Piece>> split(const Piece& piece, int room, const SplitRule& rule, const Theme& theme) {
  const bool is_whole_by_right = is_control(*piece.node) || is_heading(piece);
  if (is_whole_by_right && piece.height <= rule.fresh_height) return std::nullopt;
  if (room <= 0) return std::nullopt;
  if (piece.text) return split_text(piece, room, rule, theme);
  if (piece.node->is_leaf() || piece.children.empty()) return std::nullopt;
  return split_box(piece, room, rule, theme);
}

} // namespace kiosk::ui
