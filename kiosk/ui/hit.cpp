// Which control is under a finger, and where an arrow key leads.
#include "kiosk/ui/layout.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace kiosk::ui {

namespace {

constexpr int slack = 8; ///< logical px that a target reaches into the gaps

struct Target {
  int item = -1;
  Rect box; ///< on the screen at rest, within its view
};

std::vector<Target> visible_controls(const LaidOut& laid_out) {
  std::vector<Target> targets;
  for (std::size_t i = 0; i < laid_out.items.size(); ++i) {
    const Item& item = laid_out.items[i];
    if (!item.is_control() || !laid_out.is_visible(item)) continue;
    Rect box = laid_out.on_screen(item, laid_out.rest_scroll());
    if (item.band == Band::Content) {
      const int top = std::max(box.y, laid_out.content.y);
      box.height = std::min(box.bottom(), laid_out.content.bottom()) - top;
      box.y = top;
    }
    targets.push_back({static_cast<int>(i), box});
  }
  return targets;
}

/// Of a point beside a span; 0 within it.
int outside(int at, int from, int to) { return at < from ? from - at : at >= to ? at - to + 1 : 0; }

int middle_x(const Rect& box) { return box.x + box.width / 2; }

/// Targets that stand beside each other, from the left. Rows run from top to bottom.
using Row = std::vector<Target>;

std::vector<Row> rows_of(std::vector<Target> targets) {
  std::stable_sort(targets.begin(), targets.end(), [](const Target& one, const Target& other) {
    return one.box.y + one.box.height / 2 < other.box.y + other.box.height / 2;
  });
  std::vector<Row> rows;
  for (const Target& target : targets) {
    if (!rows.empty()) {
      const Rect& first = rows.back().front().box;
      const int shared = std::min(first.bottom(), target.box.bottom()) - std::max(first.y, target.box.y);
      if (shared * 2 >= std::min(first.height, target.box.height)) {
        rows.back().push_back(target);
        continue;
      }
    }
    rows.push_back({target});
  }
  for (Row& row : rows) {
    std::stable_sort(row.begin(), row.end(),
                     [](const Target& one, const Target& other) { return one.box.x < other.box.x; });
  }
  return rows;
}

struct Position {
  std::size_t row = 0, column = 0;
};

/// Beside the focus; at a row's end on to the next row in reading direction. This way alone reaches
/// every control from every other, whatever Up and Down find.
int beside(const std::vector<Row>& rows, Position at, bool to_right, bool reads_to_right) {
  const Row& row = rows[at.row];
  if (to_right && at.column + 1 < row.size()) return row[at.column + 1].item;
  if (!to_right && at.column > 0) return row[at.column - 1].item;
  const bool forward = to_right == reads_to_right;
  const std::size_t count = rows.size();
  const Row& other = rows[forward ? (at.row + 1) % count : (at.row + count - 1) % count];
  return to_right ? other.front().item : other.back().item;
}

/// The nearest one above or below; itself when there is none.
int above_or_below(const std::vector<Target>& targets, const Target& from, bool down) {
  int best = from.item;
  std::int64_t best_cost = std::numeric_limits<std::int64_t>::max();
  for (const Target& target : targets) {
    const int shift = (target.box.y + target.box.height / 2) - (from.box.y + from.box.height / 2);
    if (target.item == from.item || (down ? shift <= 0 : shift >= 0)) continue;
    const int shared = std::min(from.box.bottom(), target.box.bottom()) - std::max(from.box.y, target.box.y);
    if (shared * 2 >= std::min(from.box.height, target.box.height)) continue; // stands beside it
    const int gap = std::max(0, down ? target.box.y - from.box.bottom() : from.box.y - target.box.bottom());
    const int sideways = std::max({0, target.box.x - from.box.right(), from.box.x - target.box.right()});
    const std::int64_t cost = (static_cast<std::int64_t>(gap) + std::int64_t{2} * sideways) * 10000 +
                              std::abs(middle_x(target.box) - middle_x(from.box));
    if (cost >= best_cost) continue;
    best = target.item;
    best_cost = cost;
  }
  return best;
}

int first_focus(const LaidOut& laid_out, const std::vector<Target>& targets) {
  for (const Band band : {Band::Overlay, Band::Content, Band::Bar, Band::Footer, Band::Header}) {
    for (const Target& target : targets) {
      if (laid_out.items[static_cast<std::size_t>(target.item)].band == band) return target.item;
    }
  }
  return -1;
}

} // namespace

int hit(const LaidOut& laid_out, int x, int y) {
  const int reach = Theme(laid_out.display).px(slack);
  int best = -1;
  int best_distance = reach + 1;
  for (const Target& target : visible_controls(laid_out)) {
    const int distance =
        std::max(outside(x, target.box.x, target.box.right()), outside(y, target.box.y, target.box.bottom()));
    // What is painted later lies on top.
    if (distance < best_distance || (distance == 0 && best_distance == 0)) {
      best = target.item;
      best_distance = distance;
    }
  }
  return best;
}

int move_focus(const LaidOut& laid_out, int focus, Key key) {
  std::vector<Target> targets = visible_controls(laid_out);
  // What covers the header is not for who uses the page below.
  std::erase_if(targets, [&](const Target& target) {
    return laid_out.items[static_cast<std::size_t>(target.item)].band == Band::Strip;
  });
  const auto is_focus = [focus](const Target& target) { return target.item == focus; };
  const auto found = std::find_if(targets.begin(), targets.end(), is_focus);
  if (found == targets.end()) return first_focus(laid_out, targets);
  if (key == Key::Up || key == Key::Down) return above_or_below(targets, *found, key == Key::Down);
  const std::vector<Row> rows = rows_of(targets);
  Position at;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto column = std::find_if(rows[row].begin(), rows[row].end(), is_focus);
    if (column != rows[row].end()) at = {row, static_cast<std::size_t>(column - rows[row].begin())};
  }
  return beside(rows, at, key == Key::Right, laid_out.direction == Direction::LeftToRight);
}

} // namespace kiosk::ui
