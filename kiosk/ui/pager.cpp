// Nodes of the pager, and their places in portrait (above the bar) and landscape (beside it).
#include "kiosk/ui/pager.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr int bar_gap = 16;
constexpr int half_gap = 32;
constexpr int button_height = 110;
constexpr int chevron_size = 48;
constexpr int lone_chevron_size = 84;
constexpr int lone_chevron_width = 200;

Node words(const Page& page, const std::string& text, Type type) {
  Node node;
  node.role = Role::Text;
  node.spans = {{text, text::Weight::Regular}};
  node.language = page.language;
  node.type = type;
  node.align = Align::Center;
  return node;
}

Node button(const Page& page, const std::string& label, const char* icon, int action, bool with_label) {
  Node chevron;
  chevron.role = Role::Icon;
  chevron.icon = icon;
  chevron.icon_size = with_label ? chevron_size : lone_chevron_size;

  Node node;
  node.role = Role::Button;
  node.name = label;
  node.action = action;
  node.box = Box::Row;
  node.align = Align::Center;
  node.justify = Align::Center;
  node.look = {Colour::Card, Colour::Edge, 3, 24};
  node.padding = {16, 20};
  node.gap = 16;
  node.min_height = button_height;
  node.touch_high = true;
  node.grow = with_label ? 1 : 0;
  node.width = with_label ? 0 : lone_chevron_width;
  node.padding = with_label ? Edges{16, 20} : Edges{8, 20};
  node.children.push_back(std::move(chevron));
  if (with_label && !label.empty()) node.children.push_back(words(page, label, Type::Action));
  return node;
}

Node empty_place(const Node& like) {
  Node node;
  node.width = like.width;
  node.touch_high = true;
  node.grow = like.grow;
  return node;
}

} // namespace

Node pager(const Page& page, const PagerState& state, PagerForm form) {
  const bool with_labels = form != PagerForm::Chevrons;
  Node previous = button(page, page.pager_previous, "expand_less", turn_previous_action, with_labels);
  Node next = button(page, page.pager_next, "expand_more", turn_next_action, with_labels);
  // What does not work is not shown; its place stays, so that the other button never moves.
  if (state.page == 0) previous = empty_place(previous);
  if (state.page + 1 >= state.pages) {
    if (state.finish != nullptr) {
      Node finish = *state.finish;
      finish.grow = next.grow;
      finish.width = next.width;
      finish.min_height = next.min_height;
      next = std::move(finish);
    } else {
      next = empty_place(next);
    }
  }

  Node middle;
  if (!state.position.empty()) middle = words(page, state.position, Type::Position);
  Node row;
  row.box = Box::Row;
  row.align = Align::Center;
  row.gap = bar_gap;
  row.grow = 1;
  middle.grow = 1;
  row.children.push_back(std::move(previous));
  row.children.push_back(std::move(middle));
  row.children.push_back(std::move(next));
  return row;
}

std::optional<Node> bar(const Page& page, std::optional<Node> pager, bool is_portrait) {
  if (!pager) return page.bar;
  if (!page.bar) return pager;
  Node own = *page.bar;
  own.grow = 1;
  own.min_height = std::max(own.min_height, button_height);
  Node both;
  both.box = is_portrait ? Box::Column : Box::Row;
  both.align = is_portrait ? Align::Start : Align::End; // a low bar beside a high pager stands by the footer
  both.gap = is_portrait ? bar_gap : half_gap;
  both.children.push_back(std::move(*pager));
  both.children.push_back(std::move(own));
  return both;
}

std::string position(const Page& page, const std::vector<PageSpan>& pages, int shown, int items) {
  // One way of counting on all pages; "10 bis 10 von 10" would be none.
  const bool counts_items =
      page.counts_items && page.items_position && std::all_of(pages.begin(), pages.end(), [](const PageSpan& one) {
        return one.first_item > 0 && one.first_item < one.last_item;
      });
  const PageSpan& span = pages[static_cast<std::size_t>(shown)];
  if (counts_items) return page.items_position(span.first_item, span.last_item, items);
  if (page.pages_position) return page.pages_position(shown + 1, static_cast<int>(pages.size()));
  return std::to_string(shown + 1) + " / " + std::to_string(pages.size());
}

bool is_single_lined(const Piece& piece) {
  if (piece.text && (piece.text->lines.size() > 1 || piece.text->word_broken)) return false;
  return std::all_of(piece.children.begin(), piece.children.end(), is_single_lined);
}

} // namespace kiosk::ui
