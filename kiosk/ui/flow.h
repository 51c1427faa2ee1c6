// Blocks down columns and on to the next page. Private to ui.
#pragma once

#include "kiosk/ui/measure.h"

namespace kiosk::ui {

/// The columns of a page: the first page's are lower when a heading stands above them.
struct Sheet {
  int columns = 1;
  int height = 0;           ///< of a column
  int first_height = 0;     ///< of a column of the first page
  int gap = 0;              ///< between blocks
  bool has_heading = false; ///< above the first page's columns
};

/// A block for the flow.
struct FlowBlock {
  Piece piece;
  int block = 0;       ///< index for PageStart
  bool counts = false; ///< a list item
};

/// A block, or a part of one, in its column.
struct Placed {
  Piece piece;
  PageStart start;
  bool counts = false;
  int page = 0, column = 0;
  int top = 0; ///< in the column
};

/// Places all blocks in order. Never cuts a line, a control that fits into a column, or a heading from what it heads.
[[nodiscard]] std::vector<Placed> flow(std::vector<FlowBlock> blocks, const Sheet& sheet, const Theme& theme);

/// The pages that were filled: where each begins and which list items are on it.
[[nodiscard]] std::vector<PageSpan> pages_of(const std::vector<Placed>& placed);

} // namespace kiosk::ui
