// Emergency: an address card to read out, not a telephone. Fits without turning a page at 100 %.
//
// The order is decided (people.md M1) and the same in both orientations.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Box;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

/// A number and when to call it. Nothing about it looks like a button.
Node number_panel(Scene& scene, const pack::EmergencyNumber& number) {
  Node digits = text(scene.as_is(locale::phone(number.number)), number.large ? Type::Digits : Type::DigitsSmall, Colour::Help);
  Node meaning = text(scene.words(number.text), Type::Body);
  Node node;
  if (scene.is_large()) {
    node = panel({std::move(digits), std::move(meaning)}, 0);
  } else {
    digits.min_width = number.large ? 200 : 392;
    meaning.grow = 1;
    node = panel({row({std::move(digits), std::move(meaning)}, 28)}, 0);
  }
  node.padding = {scene.is_portrait() ? 12 : 8, 30};
  return node;
}

/// Name, street and town in German, large: the caller reads them out. "Magdeburg" where the street is unknown.
std::vector<std::string> address_lines(const pack::Kita& kita) {
  constexpr std::string_view town = "Magdeburg";
  if (kita.street.empty()) return {kita.name + ", " + std::string{town}};
  const std::string place = kita.postcode.empty() ? std::string{town} : kita.postcode + " " + std::string{town};
  return {kita.name, kita.street + ", " + place};
}

Node you_are_here(Scene& scene) {
  Node node = column({text(scene.words("sos/here"), Type::Strong)}, 2);
  if (const pack::Kita* kita = scene.kita())
    for (const std::string& line : address_lines(*kita)) node.children.push_back(text(scene.german(line), Type::TileTitle));
  Node say = text(scene.words("sos/say"));
  say.padding = {6, 0};
  node.children.push_back(std::move(say));
  node.look = {Colour::Card, Colour::Ink, 4, 32};
  node.padding = {18, 30};
  return node;
}

/// The topic "Jemand zum Reden", when this pack has it.
std::optional<Node> someone_to_talk_to(Scene& scene) {
  for (const pack::Topic& topic : scene.pack.topics()) {
    if (topic.section != pack::Section::Offers || !topic.parent.empty() || topic.icon != "phone_in_talk") continue;
    Card content;
    content.icon = topic.icon;
    content.colour = topic.colour;
    content.title = scene.words(topic.title);
    content.second = scene.words("sos/talk");
    Node node = card(scene, content, scene.open(visit::Address{visit::ScreenKind::OfferTopic, topic.id, {}, 0}));
    node.role = Role::Link;
    node.padding.block = 16;
    return node;
  }
  return std::nullopt;
}

/// What to do without a telephone, and for a child: sentences, not boxes.
Node last_lines(Scene& scene) {
  return column({text(scene.words("sos/nophone")), text(scene.words("sos/nocall"), Type::Second),
                 text(scene.words("sos/child"), Type::Strong)},
                10);
}

Node side_by_side(std::vector<Node> cells) {
  Node node;
  node.box = Box::Grid;
  node.columns = 2;
  node.gap = 16;
  node.children = std::move(cells);
  return node;
}

/// The panels one below the other; two beside each other in landscape, read row by row.
std::vector<Node> arranged(Scene& scene, std::vector<Node> large, std::vector<Node> small, std::vector<Node> rest) {
  std::vector<Node> blocks;
  const bool in_pairs = !scene.is_portrait() && !scene.is_200();
  const auto put = [&](std::vector<Node> nodes) {
    if (in_pairs && nodes.size() > 1) {
      blocks.push_back(side_by_side(std::move(nodes)));
      return;
    }
    for (Node& one : nodes) blocks.push_back(std::move(one));
  };
  put(std::move(large));
  blocks.push_back(you_are_here(scene));
  put(std::move(small));
  put(std::move(rest));
  return blocks;
}

} // namespace

ui::Page emergency(Scene& scene) {
  const Words name = scene.words("sos/title");
  ui::Page page = framed(scene, name);
  page.gap = 14;

  std::vector<Node> large, small, rest;
  for (const pack::EmergencyNumber& number : scene.pack.emergency_numbers())
    (number.large ? large : small).push_back(number_panel(scene, number));
  if (std::optional<Node> talk = someone_to_talk_to(scene)) rest.push_back(std::move(*talk));
  rest.push_back(last_lines(scene));
  page.blocks = arranged(scene, std::move(large), std::move(small), std::move(rest));

  page.heading.push_back(title(name));
  for (Node& mark : marks(scene)) page.heading.push_back(std::move(mark));
  page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
