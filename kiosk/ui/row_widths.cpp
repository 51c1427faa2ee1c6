// How the children of a row share its width.
#include "kiosk/ui/measure.h"

#include <algorithm>
#include <numeric>

namespace kiosk::ui {

namespace {

/// The growing ones share what the others leave by their weights; none falls below its width so far.
void share_rest(const Node& row, int room, std::vector<int>& widths) {
  std::vector<std::size_t> growing;
  int weights = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (row.children[i].grow <= 0) {
      room -= widths[i];
      continue;
    }
    growing.push_back(i);
    weights += row.children[i].grow;
  }
  const auto share = [&](std::size_t i) {
    return static_cast<int>(static_cast<std::int64_t>(room) * row.children[i].grow / weights);
  };
  for (bool changed = true; changed && !growing.empty();) {
    const auto too_wide =
        std::find_if(growing.begin(), growing.end(), [&](std::size_t i) { return widths[i] > share(i); });
    changed = too_wide != growing.end();
    if (!changed) break;
    room -= widths[*too_wide];
    weights -= row.children[*too_wide].grow;
    growing.erase(too_wide);
  }
  for (const std::size_t i : growing) {
    widths[i] = share(i);
    room -= widths[i];
    weights -= row.children[i].grow;
  }
}

} // namespace

std::vector<int> Measure::row_widths(const Node& row, int total) const {
  const std::size_t count = row.children.size();
  std::vector<int> widths(count);
  int left = total;
  for (std::size_t i = 0; i < count; ++i) {
    widths[i] = width(row.children[i], Want::Least, &row);
    left -= widths[i];
  }
  // Everybody gets a letter, then a word, then (who does not grow) a line.
  for (const Want want : {Want::Word, Want::Natural}) {
    std::vector<int> missing(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
      if (want == Want::Natural && row.children[i].grow > 0) continue;
      missing[i] = std::max(0, width(row.children[i], want, &row) - widths[i]);
    }
    const int all_missing = std::accumulate(missing.begin(), missing.end(), 0);
    if (all_missing == 0 || left <= 0) continue;
    const int given = std::min(left, all_missing);
    for (std::size_t i = 0; i < count; ++i) {
      widths[i] += static_cast<int>(static_cast<std::int64_t>(given) * missing[i] / all_missing);
    }
    left = total - std::accumulate(widths.begin(), widths.end(), 0);
  }
  share_rest(row, total, widths);
  return widths;
}

} // namespace kiosk::ui
