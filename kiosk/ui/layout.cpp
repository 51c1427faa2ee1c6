// What was fitted, put to its places: items with their rectangles.
#include "kiosk/ui/layout.h"

#include "kiosk/ui/emit.h"
#include "kiosk/ui/fit.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

/// Puts what was fitted to its places.
class Placing {
public:
  Placing(const Page& page, const Theme& theme, text::Engine& engine, LaidOut& out)
      : page_(page), theme_(theme), fit_(page, theme, engine), out_(out), emitter_(out, theme, engine) {}

  void run(PageStart start) {
    out_.content = fit_.content;
    out_.pages = fit_.pages;
    out_.page = 0;
    for (std::size_t i = 0; i < out_.pages.size(); ++i) {
      if (out_.pages[i].start <= start) out_.page = static_cast<int>(i);
    }
    const int width = out_.display.width_px;
    add(fit_.header, 0, 0, fit_.header.height, Band::Header);
    place_content();
    place_bar();
    const int footer_top = out_.display.height_px - fit_.footer.height;
    add(fit_.footer, 0, footer_top, fit_.footer.height, Band::Footer);
    if (page_.overlay) {
      Node overlay = *page_.overlay;
      if (overlay.look.fill == Colour::None) overlay.look.fill = Colour::Paper;
      out_.has_overlay = true;
      add(fit_.measured(overlay, width), 0, 0, footer_top, Band::Overlay);
    }
    place_strip();
    mark_clipped(out_);
  }

private:
  void add(Piece piece, int start, int top, int height, Band band, int page = 0) {
    arrange(piece, height, theme_);
    const bool is_right_to_left = page_.direction == Direction::RightToLeft;
    const int left = is_right_to_left ? out_.display.width_px - start - piece.width : start;
    emitter_.add(piece, left, top, band, page);
  }

  /// As high as the header, and higher only where its words would not fit.
  void place_strip() {
    if (!page_.strip) return;
    Node strip = *page_.strip;
    if (strip.look.fill == Colour::None) strip.look.fill = Colour::Card;
    Piece piece = fit_.measured(strip, out_.display.width_px);
    out_.strip = {0, 0, out_.display.width_px, std::max(fit_.header.height, piece.height)};
    add(std::move(piece), 0, 0, out_.strip.height, Band::Strip);
  }

  void place_bar() {
    if (fit_.bar_height <= 0) return;
    const auto page_start = [&](int index) {
      return out_.pages[static_cast<std::size_t>(std::clamp(index, 0, static_cast<int>(out_.pages.size()) - 1))].start;
    };
    emitter_.previous = page_start(out_.page - 1);
    emitter_.next = page_start(out_.page + 1);
    const std::optional<Node> node = fit_.bar_of(out_.page);
    if (!node) return;
    Piece piece = fit_.measured(*node, fit_.inner_width());
    const int height = piece.height;
    const int bottom = out_.display.height_px - fit_.footer.height - fit_.band_gap();
    // At the lower end: the pager's buttons stay where they are when a position is shorter.
    add(std::move(piece), fit_.margin(), bottom - height, height, Band::Bar);
  }

  /// The free height below the highest column of a page.
  [[nodiscard]] int free_height(int page, int column) const {
    int used = 0;
    for (const Placed& part : fit_.placed) {
      if (part.page == page && (column < 0 || part.column == column))
        used = std::max(used, part.top + part.piece.height);
    }
    return std::max(0, fit_.column_height - (page == 0 ? fit_.first_top : fit_.later_top) - used);
  }

  void place_content() {
    const int top = out_.content.y + fit_.band_gap();
    int y = top;
    for (const Piece& piece : fit_.heading) {
      add(piece, fit_.margin(), y, piece.height, Band::Content);
      y += piece.height + fit_.block_gap();
    }
    const bool is_one_page = out_.pages.size() == 1;
    if (page_.fill && is_one_page) fill_columns();
    const int shift = page_.at_bottom && is_one_page ? free_height(0, -1) : 0;
    for (std::size_t page = 1; fit_.running && page < out_.pages.size(); ++page)
      add(*fit_.running, fit_.margin(), top + static_cast<int>(page) * out_.content.height, fit_.running->height,
          Band::Content, static_cast<int>(page));
    for (const Placed& part : fit_.placed) {
      const int start = fit_.margin() + part.column * (fit_.column_width + fit_.column_gap());
      const int above = part.page == 0 ? fit_.first_top : fit_.later_top;
      const int part_top = top + part.page * out_.content.height + above + part.top + shift;
      add(part.piece, start, part_top, part.piece.height, Band::Content, part.page);
    }
  }

  /// Shares what is left of each column among its blocks by their `grow`.
  void fill_columns() {
    for (int column = 0; column < std::max(1, page_.columns); ++column) {
      int weights = 0;
      for (const Placed& part : fit_.placed)
        weights += part.column == column ? part.piece.node->grow : 0;
      if (weights == 0) continue;
      int free = free_height(0, column);
      int moved = 0;
      for (Placed& part : fit_.placed) {
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
  Fit fit_;
  LaidOut& out_;
  Emitter emitter_;
};

} // namespace

LaidOut lay_out(const Page& page, const Theme& theme, text::Engine& engine, PageStart start) {
  LaidOut out;
  out.display = theme.display();
  out.id = page.id;
  out.language = page.language;
  out.direction = page.direction;
  Placing(page, theme, engine, out).run(start);
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
