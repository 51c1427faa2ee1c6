// Bands first, then pages; a pager needs room of its own, so that both are tried until they fit each other.
#include "kiosk/ui/fit.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

// Logical px.
constexpr int side_margin = 48;
constexpr int between_columns = 32;
constexpr int between_bands = 16;

} // namespace

Fit::Fit(const Page& page, const Theme& theme, text::Engine& engine)
    : page_(page), theme_(theme), measure_(theme, engine) {
  if (page_.finish) {
    // A page that holds nothing but the ending would say nothing.
    Node last;
    last.gap = page_.gap;
    if (!page_.blocks.empty()) last.children.push_back(page_.blocks.back());
    last.children.push_back(*page_.finish);
    last_block_ = std::move(last);
  }
  settle(false);
  // Large letters in landscape: the bands give way before the content becomes a slit.
  if (content.height * 4 < theme_.display().height_px) settle(true);
}

int Fit::margin() const { return theme_.px(side_margin); }
int Fit::column_gap() const { return theme_.px(between_columns); }
int Fit::band_gap() const { return theme_.px(tight_ ? between_bands / 2 : between_bands); }
int Fit::inner_width() const { return theme_.display().width_px - 2 * margin(); }
int Fit::inner_height() const { return std::max(1, content.height - 2 * band_gap()); }
Piece Fit::measured(const Node& node, int width) const { return measure_.piece(node, width, page_.direction); }

FlowBlock Fit::block(const Node& node, int index) const {
  return {measured(node, column_width), index, node.role == Role::ListItem};
}

/// Chooses where the ending stands: where one page holds everything it is the last of it.
void Fit::settle(bool tight) {
  tight_ = tight;
  header_node_ = page_.header;
  footer_node_ = page_.footer;
  if (tight) {
    header_node_.padding.block /= 2;
    footer_node_.padding.block /= 2;
  }
  header = measured(header_node_, theme_.display().width_px);
  footer = measured(footer_node_, theme_.display().width_px);
  fit(Ending::Block);
  if (!page_.finish || pages.size() == 1) return;
  fit(Ending::Pager);
  // Without words its sign alone would have to tell what it ends.
  if (form_ == PagerForm::Chevrons) fit(Ending::Block);
}

void Fit::fit(Ending ending) {
  ending_ = ending;
  block_gap_ = theme_.px(page_.gap);
  fit_pages();
  narrow_gaps();
}

/// Flows the blocks until pager and pages fit each other.
void Fit::fit_pages() {
  place_bands(page_.bar ? measured(*page_.bar, inner_width()).height : 0);
  flow_blocks();
  for (int attempt = 0; attempt < 4 && has_pager(); ++attempt) {
    const int height = highest_bar();
    if (height == bar_height) break;
    // Never lower again: a lower pager could bring back the page that made it higher.
    place_bands(std::max(height, bar_height));
    flow_blocks();
  }
}

/// Whether the last page holds next to nothing.
bool Fit::is_last_page_scant() const {
  int bottom = 0;
  const int last = static_cast<int>(pages.size()) - 1;
  for (const Placed& part : placed)
    if (part.page == last) bottom = part.column > 0 ? column_height : std::max(bottom, part.top + part.piece.height);
  return bottom * 4 < column_height;
}

/// Gaps give way before a page more is turned for a few lines.
void Fit::narrow_gaps() {
  if (pages.size() == 1 || !is_last_page_scant()) return;
  const std::size_t pages_before = pages.size();
  block_gap_ = theme_.px(page_.gap * 3 / 5);
  fit_pages();
  if (pages.size() < pages_before) return;
  block_gap_ = theme_.px(page_.gap);
  fit_pages();
}

void Fit::place_bands(int height) {
  const Display& display = theme_.display();
  bar_height = height;
  const int footer_top = display.height_px - footer.height;
  const int bottom = height > 0 ? footer_top - height - band_gap() : footer_top;
  content = {0, header.height, display.width_px, std::max(1, bottom - header.height)};
  measure_.picture_height_max = inner_height();
}

void Fit::flow_blocks() {
  const int columns = std::max(1, page_.columns);
  column_width = (inner_width() - (columns - 1) * column_gap()) / columns;
  heading.clear();
  int heading_height = 0;
  for (const Node& node : page_.heading) {
    heading.push_back(measured(node, inner_width()));
    heading_height += heading.back().height + block_gap_;
  }
  running.reset();
  later_top = 0;
  if (page_.running) {
    Piece title = measured(*page_.running, inner_width());
    const int height = title.height + block_gap_;
    if (height * 5 < inner_height()) { // where height is scarce it belongs to the content
      running = std::move(title);
      later_top = height;
    }
  }
  Sheet sheet;
  sheet.columns = columns;
  sheet.height = inner_height() - later_top;
  sheet.first_height = inner_height() - heading_height;
  sheet.gap = block_gap_;
  sheet.has_heading = !heading.empty();
  std::vector<FlowBlock> blocks;
  // A heading that leaves no room below it flows with the blocks.
  if (sheet.has_heading && (sheet.first_height * 4 < sheet.height || page_.blocks.empty())) {
    for (const Node& node : page_.heading)
      blocks.push_back(block(node, 0));
    heading.clear();
    sheet.first_height = inner_height();
    sheet.has_heading = false;
  }
  const bool ends_with_block = last_block_ && ending_ == Ending::Block;
  const std::size_t count = page_.blocks.size() - (ends_with_block && !page_.blocks.empty() ? 1 : 0);
  for (std::size_t i = 0; i < count; ++i)
    blocks.push_back(block(page_.blocks[i], static_cast<int>(i)));
  if (ends_with_block) blocks.push_back(block(*last_block_, static_cast<int>(count)));
  first_top = inner_height() - sheet.first_height;
  column_height = inner_height();
  placed = flow(std::move(blocks), sheet, theme_);
  pages = pages_of(placed);
  // The first page begins the screen, whatever stands on it.
  pages.front().start = {};
  items_ = 0;
  for (const PageSpan& span : pages)
    items_ = std::max(items_, span.last_item);
}

PagerState Fit::pager_state(int shown) const {
  const int count = static_cast<int>(pages.size());
  return {shown, count, count > 1 ? position(page_, pages, shown, items_) : std::string{},
          ending_ == Ending::Pager && page_.finish ? &*page_.finish : nullptr};
}

std::optional<Node> Fit::bar_of(int shown, PagerForm form) const {
  if (!has_pager()) return page_.bar;
  return bar(page_, pager(page_, pager_state(shown), form), theme_.display().is_portrait());
}

/// The bar's height, the same on all pages; chooses the pager's form.
int Fit::highest_bar() {
  const int count = static_cast<int>(pages.size());
  int highest = 0;
  for (const PagerForm form : {PagerForm::Labels, PagerForm::Chevrons}) {
    form_ = form;
    highest = 0;
    bool is_calm = true;
    for (int shown = 0; shown < count; ++shown) {
      const bool shares_row = page_.bar && !theme_.display().is_portrait();
      const int width = shares_row ? (inner_width() - theme_.px(32)) / 2 : inner_width();
      is_calm = is_calm && is_single_lined(measured(pager(page_, pager_state(shown), form), width));
      highest = std::max(highest, measured(*bar_of(shown, form), inner_width()).height);
    }
    const bool leaves_room = header.height + footer.height + highest < theme_.display().height_px * 2 / 3;
    if (is_calm && leaves_room) break;
  }
  return highest;
}

} // namespace kiosk::ui
