// Items from pieces: mirrored places, backgrounds, controls, and whether all fits.
#include "kiosk/ui/emit.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kiosk::ui {

namespace {

/// Icons that point along the line of reading; clocks, phones and ticks stay.
bool points_along_reading(std::string_view icon, const Language& language) {
  using namespace std::string_view_literals;
  static constexpr std::array prefixes{"arrow_"sv, "chevron_"sv, "navigate_"sv, "keyboard_arrow_"sv};
  const auto starts = [&](std::string_view prefix) { return icon.substr(0, prefix.size()) == prefix; };
  if (std::any_of(prefixes.begin(), prefixes.end(), starts)) return true;
  // Hebrew writes the Latin question mark.
  if (icon == "help_outline") return language.tag.substr(0, 2) != "he";
  return icon == "exit_to_app";
}

Node shallow(const Node& node) {
  Node copy;
  copy.role = node.role;
  copy.name = node.name;
  copy.action = node.action;
  copy.selected = node.selected;
  copy.spans = node.spans;
  copy.language = node.language;
  copy.unit = node.unit;
  copy.type = node.type;
  copy.colour = node.colour;
  copy.lines_max = node.lines_max;
  copy.align = node.align;
  copy.icon = node.icon;
  copy.icon_size = node.icon_size;
  copy.picture = node.picture;
  copy.picture_aspect = node.picture_aspect;
  copy.progress = node.progress;
  copy.matrix = node.matrix;
  copy.box = node.box;
  copy.direction = node.direction;
  copy.look = node.look;
  copy.padding = node.padding;
  copy.gap = node.gap;
  copy.columns = node.columns;
  copy.min_width = node.min_width;
  copy.min_height = node.min_height;
  copy.touch_high = node.touch_high;
  copy.width = node.width;
  copy.height_max = node.height_max;
  copy.grow = node.grow;
  copy.justify = node.justify;
  return copy;
}

/// Neither drawn nor named nor touched: only its children matter.
bool is_bare(const Node& node) {
  return !node.is_leaf() && node.role == Role::Group && node.name.empty() && !is_control(node) &&
         node.look.fill == Colour::None && node.look.edge == Colour::None;
}

} // namespace

Command Emitter::command_of(const Node& node) const {
  switch (node.action) {
  case no_action:
    return {};
  case turn_previous_action:
    return {Command::Kind::Turn, no_action, previous};
  case turn_next_action:
    return {Command::Kind::Turn, no_action, next};
  default:
    return {Command::Kind::Action, node.action, {}};
  }
}

void Emitter::add_text(Item& item, const Piece& piece) const {
  const Node& node = item.node;
  const int padding = theme_.px(node.padding.inline_);
  const int height = (piece.last_line - piece.first_line) * piece.text->line_height;
  const int free = item.box.height - 2 * theme_.px(node.padding.block) - height;
  int top = item.box.y + theme_.px(node.padding.block);
  if (free > 0 && node.justify != Align::Start) top += node.justify == Align::Center ? free / 2 : free;
  item.text = piece.text;
  item.first_line = piece.first_line;
  item.last_line = piece.last_line;
  item.text_box = {item.box.x + padding, top, item.box.width - 2 * padding, height};
  item.missing_glyphs = piece.text->missing_glyphs;
}

void Emitter::add(const Piece& piece, int x, int y, Band band, int page, Colour background) {
  add(piece, Place{x, y, band, page, -1, -1, background});
}

void Emitter::add(const Piece& piece, const Place& place) {
  const Node& node = *piece.node;
  Place inner = place;
  if (is_bare(node) && piece.children.empty()) return;
  const int index = static_cast<int>(out_.items.size());
  Item item;
  item.node = shallow(node);
  item.box = {place.x, place.y, piece.width, piece.height};
  item.page = place.page;
  item.band = place.band;
  item.direction = piece.direction;
  item.parent = place.parent;
  item.command = command_of(node);
  item.control = item.is_control() ? index : place.control;
  item.background = place.background;
  if (item.node.action < no_action) item.node.action = no_action;
  if (piece.text) add_text(item, piece);
  if (!node.icon.empty() && !piece.text) {
    item.icon_px = piece.icon_px;
    item.mirrored = piece.direction == Direction::RightToLeft && points_along_reading(node.icon, out_.language);
    item.missing_glyphs = engine_.icon(node.icon) ? 0 : 1;
  }
  inner.parent = index;
  inner.control = item.control;
  if (node.look.fill != Colour::None) inner.background = node.look.fill;
  out_.items.push_back(std::move(item));

  for (const Piece& child : piece.children) {
    const bool from_left = piece.direction == Direction::LeftToRight;
    inner.x = from_left ? place.x + child.start : place.x + piece.width - child.start - child.width;
    inner.y = place.y + child.top;
    add(child, inner);
  }
}

void mark_clipped(LaidOut& laid_out) {
  const auto inside = [](const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
  };
  const Rect screen{0, 0, laid_out.display.width_px, laid_out.display.height_px};
  for (Item& item : laid_out.items) {
    Rect limits = screen;
    if (item.band == Band::Content) {
      limits = laid_out.content;
      limits.y += item.page * laid_out.content.height;
    }
    if (!inside(item.box, limits)) item.clipped = true;
    if (item.text) {
      if (!inside(item.text_box, item.box) || item.text->width > item.text_box.width) item.clipped = true;
    } else if (item.icon_px > item.box.width || item.icon_px > item.box.height) {
      item.clipped = true;
    }
    if (item.parent >= 0) {
      Item& parent = laid_out.items[static_cast<std::size_t>(item.parent)];
      if (!inside(item.box, parent.box)) parent.clipped = true;
    }
  }
}

} // namespace kiosk::ui
