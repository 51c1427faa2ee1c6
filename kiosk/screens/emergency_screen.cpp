// Emergency: an address card to read out, not a telephone. Fits without turning a page at 100 %.
//
// The order goes by urgency and is the same in both orientations.
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

constexpr std::string_view police = "110";

/// A number and when to call it. Nothing about it looks like a button.
Node number_panel(Scene& scene, const pack::EmergencyNumber& number) {
  Node digits =
      text(scene.as_is(locale::phone(number.number)), number.large ? Type::Digits : Type::DigitsSmall, Colour::Help);
  Node meaning = column({text(scene.words(number.text), scene.is_large() ? Type::Position : Type::Body)}, 0);
  if (number.number == police && !scene.is_large())
    meaning.children.push_back(text(scene.words("sos/child"), Type::Second));
  Node node;
  if (scene.is_large() && !number.large) {
    node = panel({std::move(digits), std::move(meaning)}, 0);
  } else {
    digits.min_width = number.large          ? (scene.is_large() ? 230 : 200)
                       : scene.is_portrait() ? 392
                                             : 0; // below each other the meanings begin on one line
    meaning.grow = 1;
    node = panel({row({std::move(digits), std::move(meaning)}, 28)}, 0);
  }
  node.padding = {scene.is_portrait() ? 12 : 5, 30};
  node.justify = Align::Center;
  node.grow = number.large ? 2 : 1;
  return node;
}

/// "Ich bin hier: ..." in German whatever the reader's language: the caller reads it out.
Words address_in_german(const Scene& scene, const pack::Kita& kita) {
  const locale::Messages& german = scene.catalogue.in(Language{});
  const auto breaking = scene.is_large() ? locale::Breaking::Allowed : locale::Breaking::Never;
  const std::string street = locale::isolate_left_to_right(kita.street, breaking);
  const bool is_known = !kita.street.empty() && !kita.postcode.empty();
  const std::string sentence =
      is_known ? german.say("sos/where", {{"kita", kita.name}, {"street", street}, {"zip", kita.postcode}})
               : german.say("sos/where-short", {{"kita", kita.name}});
  return {{{sentence, text::Weight::Regular}}, Language{}, {}, {}};
}

Node you_are_here(Scene& scene) {
  Node node = column({}, 4);
  if (const pack::Kita* kita = scene.kita()) {
    if (!scene.is_large()) node.children.push_back(text(scene.words("sos/read-out"), Type::Second));
    node.children.push_back(text(address_in_german(scene, *kita), Type::TileTitle));
  }
  node.children.push_back(text(scene.words("sos/say"), scene.is_large() ? Type::Position : Type::Body));
  node.look = {Colour::Card, Colour::Ink, 4, 32};
  node.padding = {scene.is_portrait() ? 18 : 12, 30};
  node.justify = Align::Center;
  node.grow = 1;
  return node;
}

/// The topic "Jemand zum Reden", when this pack has it, with its first group ("Am Telefon hört jemand zu").
std::optional<Node> someone_to_talk_to(Scene& scene) {
  for (const pack::Topic& topic : scene.pack.topics()) {
    if (topic.section != pack::Section::Offers || !topic.parent.empty() || topic.icon != "phone_in_talk") continue;
    Card content;
    content.icon = topic.icon;
    content.colour = topic.colour;
    content.title = scene.words("sos/talk");
    for (const pack::Topic& group : scene.pack.topics())
      if (group.parent == topic.id && !group.discreet && content.second.empty())
        content.second = scene.words(group.title);
    Node node = card(scene, content, scene.open(visit::Address{visit::ScreenKind::OfferTopic, topic.id, {}, 0}));
    node.role = Role::Link;
    node.padding.block = 12;
    return node;
  }
  return std::nullopt;
}

/// What to do without a telephone: sentences, not boxes.
Node last_lines(Scene& scene) {
  Node node = column({text(scene.words("sos/nophone")), text(scene.words("sos/nocall"), Type::Second)}, 4);
  if (scene.is_large()) node.children.push_back(text(scene.words("sos/child"), Type::Strong));
  return node;
}

Node side_by_side(std::vector<Node> cells) {
  Node node;
  node.box = Box::Grid;
  node.columns = 2;
  node.gap = 16;
  node.grow = cells.front().grow;
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
    for (Node& one : nodes)
      blocks.push_back(std::move(one));
  };
  put(std::move(large));
  blocks.push_back(you_are_here(scene));
  put(std::move(small));
  put(std::move(rest));
  return blocks;
}

/// In landscape the mark has half the width, so that it stays one line: every line counts here.
std::vector<Node> heading_of(Scene& scene, const Words& name) {
  std::vector<Node> lines = marks(scene);
  Node title_node = title(name);
  if (scene.is_portrait() || scene.is_large() || lines.empty()) {
    lines.insert(lines.begin(), std::move(title_node));
    return lines;
  }
  title_node.grow = 1;
  Node marks_node = column(std::move(lines), 8);
  marks_node.grow = 1;
  return {row({std::move(title_node), std::move(marks_node)}, 16)};
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

  page.heading = heading_of(scene, name);
  page.fill = true;
  page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
