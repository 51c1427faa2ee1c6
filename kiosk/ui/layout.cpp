// The fixed frame of three bands, and the pages between them.
#include "kiosk/ui/layout.h"

#include "kiosk/ui/emit.h"
#include "kiosk/ui/flow.h"
#include "kiosk/ui/pager.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

// Logical px.
constexpr int margin = 48;
constexpr int column_gap = 32;
constexpr int band_gap = 16;

/// The screen's bands and what flows between them, while it is being found out.
class Composer {
public:
  Composer(const Page& page, const Theme& theme, text::Engine& engine, LaidOut& out)
      : page_(page), theme_(theme), measure_(theme, engine), out_(out), emitter_(out, theme, engine) {}

  void run(PageStart start) {
    prepare(false);
    // Large letters in landscape: the bands give way before the content becomes a slit.
    if (out_.content.height * 4 < out_.display.height_px) prepare(true);
    choose(start);
    emit();
  }

private:
  [[nodiscard]] int gap() const { return theme_.px(tight_ ? band_gap / 2 : band_gap); }
  [[nodiscard]] int inner_width() const { return out_.display.width_px - 2 * theme_.px(margin); }
  [[nodiscard]] int inner_height() const { return std::max(1, out_.content.height - 2 * gap()); }

  /// Measures header and footer, and flows the blocks until pager and pages fit each other.
  void prepare(bool tight) {
    tight_ = tight;
    header_node_ = page_.header;
    footer_node_ = page_.footer;
    if (tight) {
      header_node_.padding.block /= 2;
      footer_node_.padding.block /= 2;
    }
    header_ = measure_.piece(header_node_, out_.display.width_px, page_.direction);
    footer_ = measure_.piece(footer_node_, out_.display.width_px, page_.direction);
    place_bands(page_.bar ? measure_.piece(*page_.bar, inner_width(), page_.direction).height : 0);
    flow_blocks();
    for (int attempt = 0; attempt < 4 && pages_.size() > 1; ++attempt) {
      const int height = bar_height();
      if (height == bar_height_) break;
      // Never lower again: a lower pager could bring back the page that made it higher.
      place_bands(std::max(height, bar_height_));
      flow_blocks();
    }
  }

  void place_bands(int bar_height) {
    const Display& display = out_.display;
    bar_height_ = bar_height;
    const int footer_top = display.height_px - footer_.height;
    const int content_bottom = bar_height > 0 ? footer_top - bar_height - gap() : footer_top;
    out_.content = {0, header_.height, display.width_px, std::max(1, content_bottom - header_.height)};
    measure_.picture_height_max = inner_height();
  }

  void flow_blocks() {
    const int columns = std::max(1, page_.columns);
    column_width_ = (inner_width() - (columns - 1) * theme_.px(column_gap)) / columns;
    heading_.clear();
    int heading_height = 0;
    for (const Node& node : page_.heading) {
      heading_.push_back(measure_.piece(node, inner_width(), page_.direction));
      heading_height += heading_.back().height + theme_.px(page_.gap);
    }
    running_.reset();
    later_top_ = 0;
    if (page_.running) {
      Piece running = measure_.piece(*page_.running, inner_width(), page_.direction);
      const int height = running.height + theme_.px(page_.gap);
      if (height * 5 < inner_height()) { // where height is scarce it belongs to the content
        running_ = std::move(running);
        later_top_ = height;
      }
    }
    Sheet sheet;
    sheet.columns = columns;
    sheet.height = inner_height() - later_top_;
    sheet.first_height = inner_height() - heading_height;
    sheet.gap = theme_.px(page_.gap);
    sheet.has_heading = !heading_.empty();
    std::vector<FlowBlock> blocks;
    // A heading that leaves no room below it flows with the blocks.
    if (sheet.has_heading && (sheet.first_height * 4 < sheet.height || page_.blocks.empty())) {
      for (const Node& node : page_.heading)
        blocks.push_back(block(node, 0));
      heading_.clear();
      sheet.first_height = inner_height();
      sheet.has_heading = false;
    }
    int index = 0;
    for (const Node& node : page_.blocks)
      blocks.push_back(block(node, index++));
    first_top_ = inner_height() - sheet.first_height;
    column_height_ = inner_height();
    placed_ = flow(std::move(blocks), sheet, theme_);
    pages_ = pages_of(placed_);
    // The first page begins the screen, whatever stands on it.
    pages_.front().start = {};
    items_ = 0;
    for (const PageSpan& span : pages_)
      items_ = std::max(items_, span.last_item);
  }

  [[nodiscard]] FlowBlock block(const Node& node, int index) const {
    return {measure_.piece(node, column_width_, page_.direction), index, node.role == Role::ListItem};
  }

  [[nodiscard]] Node bar_of(int shown, PagerForm form) const {
    const PagerState state{shown, static_cast<int>(pages_.size()), position(page_, pages_, shown, items_)};
    return *bar(page_, pager(page_, state, form), theme_.display().is_portrait());
  }

  /// The bar's height, the same on all pages; chooses the pager's form.
  [[nodiscard]] int bar_height() {
    const int count = static_cast<int>(pages_.size());
    int highest = 0;
    for (const PagerForm form : {PagerForm::Labels, PagerForm::Chevrons}) {
      form_ = form;
      highest = 0;
      bool is_calm = true;
      for (int shown = 0; shown < count; ++shown) {
        const PagerState state{shown, count, position(page_, pages_, shown, items_)};
        const Node alone = pager(page_, state, form);
        const Node whole = bar_of(shown, form);
        const bool shares_row = page_.bar && !theme_.display().is_portrait();
        const int width = shares_row ? (inner_width() - theme_.px(32)) / 2 : inner_width();
        is_calm = is_calm && is_single_lined(measure_.piece(alone, width, page_.direction));
        highest = std::max(highest, measure_.piece(whole, inner_width(), page_.direction).height);
      }
      const bool leaves_room = header_.height + footer_.height + highest < out_.display.height_px * 2 / 3;
      if (is_calm && leaves_room) break;
    }
    return highest;
  }

  void choose(PageStart start) {
    out_.pages = pages_;
    out_.page = 0;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (pages_[i].start <= start) out_.page = static_cast<int>(i);
    }
  }

  [[nodiscard]] bool is_right_to_left() const { return page_.direction == Direction::RightToLeft; }

  void add(Piece piece, int start, int width_around, int top, int height, Band band, int page = 0) {
    arrange(piece, height, theme_);
    const int left = is_right_to_left() ? width_around - start - piece.width : start;
    emitter_.add(piece, left, top, band, page);
  }

  void emit() {
    const int width = out_.display.width_px;
    add(header_, 0, width, 0, header_.height, Band::Header);
    emit_content();
    emit_bar();
    const int footer_top = out_.display.height_px - footer_.height;
    add(footer_, 0, width, footer_top, footer_.height, Band::Footer);
    if (page_.overlay) {
      Node overlay = *page_.overlay;
      if (overlay.look.fill == Colour::None) overlay.look.fill = Colour::Paper;
      out_.has_overlay = true;
      add(measure_.piece(overlay, width, page_.direction), 0, width, 0, footer_top, Band::Overlay);
    }
    emit_strip();
    mark_clipped(out_);
  }

  /// As high as the header, and higher only where its words would not fit.
  void emit_strip() {
    if (!page_.strip) return;
    Node strip = *page_.strip;
    if (strip.look.fill == Colour::None) strip.look.fill = Colour::Card;
    Piece piece = measure_.piece(strip, out_.display.width_px, page_.direction);
    out_.strip = {0, 0, out_.display.width_px, std::max(header_.height, piece.height)};
    add(std::move(piece), 0, out_.display.width_px, 0, out_.strip.height, Band::Strip);
  }

  void emit_bar() {
    if (bar_height_ <= 0) return;
    const int top = out_.display.height_px - footer_.height - gap() - bar_height_;
    std::optional<Node> node = page_.bar;
    if (pages_.size() > 1) {
      const auto page_start = [&](int index) {
        return pages_[static_cast<std::size_t>(std::clamp(index, 0, static_cast<int>(pages_.size()) - 1))].start;
      };
      emitter_.previous = page_start(out_.page - 1);
      emitter_.next = page_start(out_.page + 1);
      node = bar_of(out_.page, form_);
    }
    if (!node) return;
    Piece piece = measure_.piece(*node, inner_width(), page_.direction);
    const int height = piece.height;
    const int start = theme_.px(margin);
    // At the lower end: the pager's buttons stay where they are when a position is shorter.
    add(std::move(piece), start, out_.display.width_px, top + bar_height_ - height, height, Band::Bar);
  }

  /// The free height below the highest column of a page.
  [[nodiscard]] int free_height(int page, int column) const {
    int used = 0;
    for (const Placed& part : placed_) {
      if (part.page == page && (column < 0 || part.column == column))
        used = std::max(used, part.top + part.piece.height);
    }
    return std::max(0, column_height_ - (page == 0 ? first_top_ : later_top_) - used);
  }

  void emit_content() {
    const int top = out_.content.y + gap();
    int y = top;
    for (Piece& piece : heading_) {
      const int height = piece.height;
      add(piece, theme_.px(margin), out_.display.width_px, y, height, Band::Content);
      y += height + theme_.px(page_.gap);
    }
    const bool is_one_page = pages_.size() == 1;
    if (page_.fill && is_one_page) fill_columns();
    const int shift = page_.at_bottom && is_one_page ? free_height(0, -1) : 0;
    for (std::size_t page = 1; running_ && page < pages_.size(); ++page)
      add(*running_, theme_.px(margin), out_.display.width_px, top + static_cast<int>(page) * out_.content.height,
          running_->height, Band::Content, static_cast<int>(page));
    for (Placed& part : placed_) {
      const int start = theme_.px(margin) + part.column * (column_width_ + theme_.px(column_gap));
      const int above = part.page == 0 ? first_top_ : later_top_;
      const int part_top = top + part.page * out_.content.height + above + part.top + shift;
      add(part.piece, start, out_.display.width_px, part_top, part.piece.height, Band::Content, part.page);
    }
  }

  /// Shares what is left of each column among its blocks by their `grow`.
  void fill_columns() {
    for (int column = 0; column < std::max(1, page_.columns); ++column) {
      int weights = 0;
      for (const Placed& part : placed_)
        weights += part.column == column ? part.piece.node->grow : 0;
      if (weights == 0) continue;
      int free = free_height(0, column);
      int moved = 0;
      for (Placed& part : placed_) {
        if (part.column != column) continue;
        part.top += moved;
        const int weight = part.piece.node->grow;
        if (weight == 0) continue;
        const int share = free * weight / weights;
        free -= share;
        weights -= weight;
        moved += share;
        part.piece.height += share;
      }
    }
  }

  const Page& page_;
  const Theme& theme_;
  Measure measure_;
  LaidOut& out_;
  Emitter emitter_;
  bool tight_ = false;
  Node header_node_, footer_node_;
  Piece header_, footer_;
  int bar_height_ = 0;
  PagerForm form_ = PagerForm::Labels;
  int column_width_ = 0, column_height_ = 0;
  int first_top_ = 0; ///< of the first page's columns, below the heading
  int later_top_ = 0; ///< of the other pages', below the running title
  std::optional<Piece> running_;
  std::vector<Piece> heading_;
  std::vector<Placed> placed_;
  std::vector<PageSpan> pages_{PageSpan{}};
  int items_ = 0;
};

} // namespace

LaidOut lay_out(const Page& page, const Theme& theme, text::Engine& engine, PageStart start) {
  LaidOut out;
  out.display = theme.display();
  out.id = page.id;
  out.language = page.language;
  out.direction = page.direction;
  Composer(page, theme, engine, out).run(start);
  return out;
}

Rect LaidOut::on_screen(const Item& item, int scroll_px) const {
  Rect box = item.box;
  if (item.band == Band::Content) box.y -= scroll_px;
  return box;
}

bool LaidOut::is_uncovered(Band band) const {
  if (strip.height > 0 && band == Band::Header) return false;
  return !has_overlay || band == Band::Overlay || band == Band::Footer || band == Band::Strip;
}

bool LaidOut::is_visible(const Item& item) const {
  if (!is_uncovered(item.band)) return false;
  const Rect box = on_screen(item, rest_scroll());
  const Rect view = item.band == Band::Content ? content : Rect{0, 0, display.width_px, display.height_px};
  return box.width > 0 && box.height > 0 && box.x < view.right() && box.right() > view.x && box.y < view.bottom() &&
         box.bottom() > view.y;
}

int LaidOut::visible_words() const {
  constexpr std::size_t bytes_a_word_max = 24; // Thai and Chinese have no spaces
  // A strip changes nothing about how long the page below it takes to read.
  const auto counts = [&](const Item& item) {
    if (strip.height > 0 && item.band == Band::Header) return !has_overlay;
    return item.band != Band::Strip && is_visible(item);
  };
  int words = 0;
  for (const Item& item : items) {
    if (!item.text || item.text->lines.empty() || !counts(item)) continue;
    int in_text = 0;
    std::size_t length = 0;
    for (const text::Span& span : item.node.spans) {
      for (const char letter : span.text + " ") {
        const bool is_space = letter == ' ' || letter == '\n';
        if (!is_space) ++length;
        if (!is_space || length == 0) continue;
        in_text += static_cast<int>(1 + length / (bytes_a_word_max * 2));
        length = 0;
      }
    }
    const int lines = static_cast<int>(item.text->lines.size());
    words += (in_text * (item.last_line - item.first_line) + lines - 1) / lines;
  }
  return words;
}

} // namespace kiosk::ui
