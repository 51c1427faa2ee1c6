// Plain pieces of parts.h: texts, boxes, headings, chips, facts, buttons.
#include "kiosk/screens/parts.h"

#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Box;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

Node text(const Words& words, Type type, Colour colour) {
  Node node;
  node.role = Role::Text;
  node.spans = words.spans;
  node.language = words.language;
  node.unit = words.unit;
  node.type = type;
  node.colour = colour;
  if (words.stands_in) { // marked at its place, and in German's own direction
    node.look = {Colour::AboutTint, Colour::None, 0, 12};
    node.padding = {2, 12};
    if (words.language.is_german()) node.direction = Direction::LeftToRight;
  }
  return node;
}

Node icon(std::string name, int size, Colour colour) {
  Node node;
  node.role = Role::Icon;
  node.icon = std::move(name);
  node.icon_size = size;
  node.colour = colour;
  return node;
}

Node column(std::vector<Node> children, int gap) {
  Node node;
  node.box = Box::Column;
  node.children = std::move(children);
  node.gap = gap;
  return node;
}

Node row(std::vector<Node> children, int gap, Align align) {
  Node node;
  node.box = Box::Row;
  node.children = std::move(children);
  node.gap = gap;
  node.align = align;
  return node;
}

Node panel(std::vector<Node> children, int gap) {
  Node node = column(std::move(children), gap);
  node.look = {Colour::Card, Colour::Line, 2, 32};
  node.padding = {24, 30};
  return node;
}

Node title(const Words& words) {
  Node node = text(words, Type::Question);
  node.role = Role::Heading;
  return node;
}

Node kicker(const Words& words, Colour colour) { return text(words, Type::Kicker, colour); }

Node heading(const Words& words) {
  Node node = text(words, Type::CardTitle);
  node.role = Role::Heading;
  node.padding = {4, 0};
  return node;
}

Node subtitle(const Words& words) { return text(words, Type::Body, Colour::Soft); }

Node chip(const Chip& chip) {
  Colour fill = Colour::AboutTint, ink = Colour::Ink;
  if (chip.tone == Chip::Tone::Good) fill = Colour::PeopleTint, ink = Colour::People;
  if (chip.tone == Chip::Tone::Hint) fill = Colour::ApplyTint, ink = Colour::Apply;
  Node node = row({}, 12);
  if (!chip.icon.empty()) node.children.push_back(icon(chip.icon, 34, ink));
  node.children.push_back(text(chip.words, Type::Chip, ink));
  node.role = Role::Chip;
  node.look = {fill, Colour::None, 0, 100};
  if (chip.tone == Chip::Tone::Cancelled) node.look = {Colour::Card, Colour::Ink, 4, 100};
  node.padding = {6, 20};
  return node;
}

Node chips(const std::vector<Chip>& list) {
  Node node;
  node.box = Box::Wrap;
  node.gap = 12;
  for (const Chip& one : list)
    node.children.push_back(chip(one));
  return node;
}

Node fact(std::string icon_name, const Words& words, const Words& second, Colour colour) {
  Node lines = column({text(words)}, 2);
  if (!second.empty()) lines.children.push_back(text(second, Type::Second));
  lines.grow = 1;
  Node line;
  line.min_height = 2;
  line.look.fill = Colour::Line;
  Node node = column({line, row({icon(std::move(icon_name), 44, colour), std::move(lines)}, 24)}, 12);
  node.padding = {0, 0};
  return node;
}

Node hint(std::string icon_name, const Words& words) {
  Node line = text(words, Type::Second, Colour::Apply);
  line.grow = 1;
  Node node = row({icon(std::move(icon_name), 40, Colour::Apply), std::move(line)}, 20);
  node.look = {Colour::ApplyTint, Colour::None, 0, 24};
  node.padding = {18, 26};
  return node;
}

Node bullet(const Words& words, const Words& second, Colour colour) {
  // A letter, so that it grows and stands with its line.
  Words dot;
  dot.spans.push_back({"•", text::Weight::Bold});
  Node dot_node = text(dot, Type::Body, colour);
  dot_node.role = Role::Icon;
  Node lines = column({text(words)}, 2);
  if (!second.empty()) lines.children.push_back(text(second, Type::Second));
  lines.grow = 1;
  Node node = row({std::move(dot_node), std::move(lines)}, 18, Align::Start);
  node.role = Role::ListItem;
  return node;
}

Node button(const Words& label, std::string icon_name, int action, ButtonTone tone, Colour colour, bool icon_after) {
  const bool is_strong = tone == ButtonTone::Strong;
  const Colour ink = is_strong ? Colour::White : Colour::Ink;
  Node label_node = text(label, Type::Action, ink);
  label_node.align = Align::Center;
  Node node = row({}, 20);
  if (!icon_name.empty() && !icon_after) node.children.push_back(icon(icon_name, 44, ink));
  node.children.push_back(std::move(label_node));
  if (!icon_name.empty() && icon_after) node.children.push_back(icon(std::move(icon_name), 44, ink));
  node.role = Role::Button;
  node.action = action;
  node.touch_high = true;
  node.justify = Align::Center;
  node.padding = {16, 28};
  node.min_height = 108;
  node.look = is_strong ? ui::Look{colour, Colour::None, 0, 24} : ui::Look{Colour::Card, Colour::Edge, 3, 24};
  return node;
}

} // namespace kiosk::screens
