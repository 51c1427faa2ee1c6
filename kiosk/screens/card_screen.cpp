// Static cards: what is wrong, what to do, and 112. One of them needs no pack at all.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

struct CardText {
  std::string_view code;
  std::string_view icon;
  std::string_view sentence;
  std::string_view what_to_do;
};

/// The last one stands for every code that there is no card for.
constexpr std::array<CardText, 4> card_texts = {{
    {"no-pack", "inbox", "card/no-pack", "card/no-pack/second"},
    {"damaged-pack", "build", "card/damaged-pack", "card/damaged-pack/second"},
    {"other-pack", "update", "card/other-pack", "card/other-pack/second"},
    {"gone", "search_off", "card/gone", ""},
}};

const CardText& card_text(std::string_view code) {
  const auto found =
      std::find_if(card_texts.begin(), card_texts.end(), [&](const CardText& it) { return it.code == code; });
  return found == card_texts.end() ? card_texts.back() : *found;
}

Words in_german(const locale::Messages& messages, std::string_view key, const locale::Arguments& arguments = {}) {
  return {{{locale::protect(messages.say(key, arguments)), text::Weight::Regular}}, Language{}, {}, std::string(key)};
}

/// A calm picture, what is so, and what to do, in the middle of the page.
Node content_of(const CardText& card, const Words& sentence, const Words& what_to_do) {
  Node picture = column({icon(std::string{card.icon}, 104, Colour::About)}, 0);
  picture.width = 200;
  picture.min_height = 200;
  picture.align = Align::Center;
  picture.justify = Align::Center;
  picture.look = {Colour::AboutTint, Colour::None, 0, 100};
  Node what = title(sentence);
  what.align = Align::Center;
  Node node = column({std::move(picture), std::move(what)}, 32);
  if (!what_to_do.empty()) {
    Node then = text(what_to_do);
    then.align = Align::Center;
    node.children.push_back(std::move(then));
  }
  node.align = Align::Center;
  node.justify = Align::Center;
  node.grow = 1;
  return node;
}

/// The frame without a house: who we are above, the emergency number below, nothing to touch.
Node bare_header(const locale::Messages& messages) {
  Node logo = column({icon("home", 60, Colour::White)}, 0);
  logo.width = 84;
  logo.min_height = 84;
  logo.align = Align::Center;
  logo.justify = Align::Center;
  logo.look = {Colour::Offers, Colour::None, 0, 20};
  Node name = text(in_german(messages, "header/programme"), Type::Header);
  name.grow = 1;
  Node node = row({std::move(logo), std::move(name)}, 24);
  node.padding = {32, 48};
  return node;
}

Node bare_footer(const locale::Messages& messages) {
  Node line;
  line.min_height = 2;
  line.look.fill = Colour::Line;
  const Words number{{{"112", text::Weight::Regular}}, Language{}, {}, {}};
  Node words =
      row({text(in_german(messages, "foot/emergency"), Type::CardTitle), text(number, Type::DigitsSmall, Colour::Help)},
          24);
  words.justify = Align::End;
  words.padding = {24, 48};
  Node node = column({std::move(line), std::move(words)}, 0);
  node.look.fill = Colour::Card;
  return node;
}

} // namespace

ui::Page card_screen(Scene& scene) {
  const CardText& card = card_text(scene.address().id);
  const Words sentence = scene.words(card.sentence);
  ui::Page page = framed(scene, sentence);
  page.fill = true;
  page.blocks.push_back(content_of(card, sentence, card.what_to_do.empty() ? Words{} : scene.words(card.what_to_do)));
  page.blocks.push_back(person_card(scene));
  return page;
}

Screen show_card(std::string_view code, const locale::Catalogue& catalogue, const ui::Display&) {
  const locale::Messages& messages = catalogue.in(Language{});
  const CardText& card = card_text(code);
  Screen screen;
  ui::Page& page = screen.page;
  page.id = "card/" + std::string{card.code};
  page.title = messages.say(card.sentence);
  page.header = bare_header(messages);
  page.footer = bare_footer(messages);
  page.fill = true;
  const Words what_to_do = card.what_to_do.empty() ? Words{} : in_german(messages, card.what_to_do);
  page.blocks.push_back(content_of(card, in_german(messages, card.sentence), what_to_do));
  const std::string name{card.code};
  page.blocks.push_back(text(in_german(messages, "card/code", {{"code", name}}), Type::Second, Colour::Soft));
  return screen;
}

} // namespace kiosk::screens
