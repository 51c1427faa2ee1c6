// Filling columns from top to bottom: whole blocks first, cuts only where a block is higher than a column.
#include "kiosk/ui/flow.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

bool is_heading(const Piece& piece) { return piece.node->role == Role::Heading; }

class Flow {
public:
  Flow(const Sheet& sheet, const Theme& theme) : sheet_(sheet), theme_(theme) {}

  void run(std::vector<FlowBlock> blocks) {
    blocks_ = std::move(blocks);
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      place(i);
  }

  std::vector<Placed> placed;

private:
  [[nodiscard]] int height() const { return page_ == 0 ? sheet_.first_height : sheet_.height; }
  [[nodiscard]] int gap() const { return y_ > 0 ? sheet_.gap : 0; }
  [[nodiscard]] int room() const { return height() - y_ - gap(); }
  /// An empty column right here would be of no more use.
  [[nodiscard]] bool is_fresh() const { return y_ == 0; }
  /// Of a column further on.
  [[nodiscard]] int fresh_height() const {
    return page_ == 0 && column_ + 1 < sheet_.columns ? std::max(sheet_.first_height, sheet_.height) : sheet_.height;
  }

  void next_column() {
    // The heading stands alone on the first page: that page is the block's part 0.
    if (page_ == 0 && placed.empty() && column_ + 1 == sheet_.columns && sheet_.has_heading) part_ = 1;
    y_ = 0;
    if (++column_ < sheet_.columns) return;
    column_ = 0;
    ++page_;
  }

  void push(Piece piece, const FlowBlock& block) {
    y_ += gap();
    const int top = y_;
    y_ += piece.height;
    placed.push_back({std::move(piece), {block.block, part_}, block.counts, page_, column_, top});
    ++part_;
    force_ = false;
  }

  /// Whether what follows a heading begins within `room`.
  [[nodiscard]] bool begins_within(std::size_t index, int room) const {
    if (index >= blocks_.size()) return true;
    const Piece& piece = blocks_[index].piece;
    if (piece.height > room) {
      return piece.height > sheet_.height && split(piece, room, {sheet_.height, false}, theme_).has_value();
    }
    return !is_heading(piece) || begins_within(index + 1, room - piece.height - sheet_.gap);
  }

  /// A heading fits only with the beginning of what it heads.
  [[nodiscard]] bool fits(std::size_t index, const Piece& piece) const {
    if (piece.height > room()) return false;
    return !is_heading(piece) || begins_within(index + 1, room() - piece.height - sheet_.gap);
  }

  /// Moving a list's box on would leave much of this column empty: it goes on in the next one instead.
  [[nodiscard]] bool leaves_a_hole(const Piece& piece) const {
    constexpr std::size_t lines_min = 3;
    const bool is_list = piece.node->box == Box::Column && piece.node->action == no_action &&
                         piece.node->look.fill != Colour::None && piece.children.size() >= lines_min;
    return is_list && room() * 3 > sheet_.height;
  }

  /// Puts as much of `piece` here as there is room; false: nothing of it.
  bool put_part(Piece& piece, const FlowBlock& block, bool force) {
    auto parts = split(piece, room(), {sheet_.height, force}, theme_);
    if (!parts) return false;
    push(std::move(parts->first), block);
    piece = std::move(parts->second);
    next_column();
    return true;
  }

  /// Puts a heading here if what it heads can be cut so that it begins below it.
  bool put_heading(std::size_t index, const Piece& piece) {
    if (!is_heading(piece) || piece.height > room()) return false;
    int below = room() - piece.height - sheet_.gap;
    std::size_t follower = index + 1;
    while (follower < blocks_.size() && is_heading(blocks_[follower].piece)) {
      below -= blocks_[follower++].piece.height + sheet_.gap;
    }
    if (follower >= blocks_.size()) return false;
    if (!split(blocks_[follower].piece, below, {sheet_.height, true}, theme_)) return false;
    push(piece, blocks_[index]);
    force_ = true;
    return true;
  }

  void place(std::size_t index) {
    const FlowBlock& block = blocks_[index];
    if (index == 0 || blocks_[index - 1].block != block.block) part_ = 0;
    Piece piece = block.piece;
    for (;;) {
      if (fits(index, piece)) return push(std::move(piece), block);
      if (force_ && put_heading(index, piece)) return;
      if (force_ && piece.height > room() && put_part(piece, block, true)) continue;
      force_ = false;
      if (!is_fresh()) {
        const bool is_cut = piece.height > sheet_.height || leaves_a_hole(piece);
        if (is_cut && put_part(piece, block, false)) continue;
        next_column();
        continue;
      }
      // The column is empty: moving on helps only where columns are higher than here. Below the
      // first page's heading a text begins all the same, so that no page is a heading alone.
      if (put_heading(index, piece)) return;
      if (piece.height > room() && put_part(piece, block, true)) continue;
      if (height() < fresh_height()) {
        next_column();
        continue;
      }
      return push(std::move(piece), block); // what is higher than any column and cannot be cut is marked as clipped
    }
  }

  const Sheet& sheet_;
  const Theme& theme_;
  std::vector<FlowBlock> blocks_;
  int page_ = 0, column_ = 0, y_ = 0;
  int part_ = 0;
  bool force_ = false; ///< the next block begins here even if it has to be cut
};

} // namespace

std::vector<Placed> flow(std::vector<FlowBlock> blocks, const Sheet& sheet, const Theme& theme) {
  Flow filling(sheet, theme);
  filling.run(std::move(blocks));
  return std::move(filling.placed);
}

std::vector<PageSpan> pages_of(const std::vector<Placed>& placed) {
  std::vector<PageSpan> pages(1);
  PageStart last_counted{-1, 0};
  int item = 0;
  for (const Placed& part : placed) {
    while (static_cast<int>(pages.size()) <= part.page)
      pages.push_back({part.start, 0, 0});
    if (!part.counts) continue;
    if (part.start.block != last_counted.block) ++item;
    last_counted = part.start;
    PageSpan& page = pages.back();
    if (page.first_item == 0) page.first_item = item;
    page.last_item = item;
  }
  return pages;
}

} // namespace kiosk::ui
