// The fixed frame of three bands and the pages between them: how high each band is, and what stands on which page.
// Private to ui.
#pragma once

#include "kiosk/ui/flow.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/pager.h"

namespace kiosk::ui {

/// A page's bands and columns, measured. Lengths are device px; pieces point into the page and into this.
class Fit {
public:
  /// All references must outlive it.
  Fit(const Page& page, const Theme& theme, text::Engine& engine);
  Fit(const Fit&) = delete;
  Fit& operator=(const Fit&) = delete;

  Piece header, footer;
  Rect content; ///< between header and bar
  int bar_height = 0;
  std::vector<Piece> heading;   ///< above the first page's columns
  std::optional<Piece> running; ///< above the other pages'
  std::vector<Placed> placed;
  std::vector<PageSpan> pages{PageSpan{}};
  int column_width = 0, column_height = 0;
  int first_top = 0, later_top = 0; ///< of the first page's columns, and of the others', in the content

  [[nodiscard]] int margin() const;     ///< at the start and the end of every band
  [[nodiscard]] int column_gap() const; ///< between columns
  [[nodiscard]] int band_gap() const;   ///< above and below the content, and below the bar
  [[nodiscard]] int block_gap() const { return block_gap_; }
  /// The bar below one of the pages; none where nothing stands there.
  [[nodiscard]] std::optional<Node> bar_of(int shown) const { return bar_of(shown, form_); }
  [[nodiscard]] Piece measured(const Node& node, int width) const;
  [[nodiscard]] int inner_width() const;

private:
  /// Where the button that ends a visit stands.
  enum class Ending {
    Block, ///< the last of the blocks
    Pager, ///< on the last page, where "read on" is on the others
  };

  void settle(bool tight);
  void fit(Ending ending);
  void fit_pages();
  void place_bands(int height);
  void flow_blocks();
  void narrow_gaps();
  [[nodiscard]] int highest_bar();
  [[nodiscard]] bool has_pager() const { return pages.size() > 1 || (page_.finish && ending_ == Ending::Pager); }
  [[nodiscard]] PagerState pager_state(int shown) const;
  [[nodiscard]] std::optional<Node> bar_of(int shown, PagerForm form) const;
  [[nodiscard]] int inner_height() const;
  [[nodiscard]] bool is_last_page_scant() const;
  [[nodiscard]] FlowBlock block(const Node& node, int index) const;

  const Page& page_;
  const Theme& theme_;
  Measure measure_;
  bool tight_ = false;
  Ending ending_ = Ending::Block;
  std::optional<Node> last_block_; ///< the last of the blocks and the ending, which goes with it
  Node header_node_, footer_node_;
  PagerForm form_ = PagerForm::Labels;
  int block_gap_ = 0;
  int items_ = 0;
};

} // namespace kiosk::ui
