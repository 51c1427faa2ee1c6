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
    {"gone", "search_off", "empty/list", ""},
}};

const CardText& card_text(std::string_view code) {
  const auto found = std::find_if(card_texts.begin(), card_texts.end(), [&](const CardText& it) { return it.code == code; });
  return found == card_texts.end() ? card_texts.back() : *found;
}

Words in_german(const locale::Messages& messages, std::string_view key, const locale::Arguments& arguments = {}) {
  return {{{locale::protect(messages.say(key, arguments)), text::Weight::Regular}}, Language{}, {}};
}

/// A calm picture and what is so; what to do follows.
std::vector<Node> content_of(const CardText& card, const Words& sentence) {
  Node picture = column({icon(std::string{card.icon}, 96, Colour::About)}, 0);
  picture.width = 168;
  picture.min_height = 168;
  picture.align = Align::Center;
  picture.justify = Align::Center;
  picture.look = {Colour::AboutTint, Colour::None, 0, 84};
  return {std::move(picture), title(sentence)};
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
  const Words number{{{"112", text::Weight::Regular}}, Language{}, {}};
  Node words = row({text(in_german(messages, "foot/emergency"), Type::CardTitle), text(number, Type::DigitsSmall, Colour::Help)}, 24);
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
  page.gap = 28;
  page.blocks = content_of(card, sentence);
  if (!card.what_to_do.empty()) page.blocks.push_back(text(scene.words(card.what_to_do)));
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
  page.gap = 28;
  page.blocks = content_of(card, in_german(messages, card.sentence));
  if (!card.what_to_do.empty()) page.blocks.push_back(text(in_german(messages, card.what_to_do)));
  const std::string name{card.code};
  page.blocks.push_back(text(in_german(messages, "card/code", {{"code", name}}), Type::Second, Colour::Soft));
  return screen;
}

} // namespace kiosk::screens
