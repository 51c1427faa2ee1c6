// Cards of parts.h: what opens something, and the person at the end of every page.
#include "kiosk/screens/parts.h"

#include <algorithm>
#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

/// The icon on its tint at a card's start.
Node icon_tile(const Scene& scene, const std::string& name, ui::Accent accent) {
  const int side = scene.is_large() ? 84 : 104;
  Node tile = column({icon(name, side * 6 / 10, accent.strong)}, 0);
  tile.width = side;
  tile.min_height = side;
  tile.align = Align::Center;
  tile.justify = Align::Center;
  tile.look = {accent.tint, Colour::None, 0, 24};
  return tile;
}

/// What a card says of an address: found by its kind.
Card card_of(Scene& scene, const visit::Address& address) {
  using visit::ScreenKind;
  Card card;
  const auto from_topic = [&](std::string_view id) {
    if (const pack::Topic* topic = scene.pack.topic(id)) {
      card.icon = topic->icon;
      card.colour = topic->discreet ? "about" : topic->colour;
      card.title = scene.words(topic->title);
    }
  };
  switch (address.kind) {
  case ScreenKind::Offer:
    if (const pack::Offer* offer = scene.pack.offer(address.id)) {
      from_topic(offer->topic);
      card.title = scene.words(offer->title);
      card.german = scene.german(offer->german_name);
      card.example = offer->provenance.example;
    }
    break;
  case ScreenKind::Application:
  case ScreenKind::Step:
    if (const pack::Application* application = scene.pack.application(address.id)) {
      from_topic(application->group);
      card.title = scene.words(application->title);
      card.german = scene.german(application->german_name);
    }
    break;
  case ScreenKind::Word:
    if (const pack::Term* term = scene.pack.term(address.id)) {
      card = {"drafts",
              term->discreet ? "about" : "words",
              scene.german(term->word),
              scene.words(term->gloss),
              {},
              {},
              false,
              false};
    }
    break;
  case ScreenKind::Event:
    if (const pack::Event* event = scene.pack.event(address.id)) {
      card.icon = "event";
      card.colour = "events";
      card.title = scene.words(event->title);
      card.example = event->provenance.example;
    }
    break;
  case ScreenKind::OfferTopic:
    from_topic(address.id);
    break;
  case ScreenKind::OfferGroup:
    from_topic(address.sub);
    break;
  case ScreenKind::ApplicationGroup:
    from_topic(address.id);
    break;
  case ScreenKind::AboutSection:
    if (const pack::ProgrammeSection* section = scene.pack.programme_section(address.id)) {
      card.icon = section->icon;
      card.title = scene.words(section->title);
    }
    break;
  case ScreenKind::People:
    card = {"group", "people", scene.words("home/here"), {}, {}, {}, false, false};
    break;
  case ScreenKind::Letter:
    card = {"drafts", "words", scene.words("home/letter"), {}, {}, {}, false, false};
    break;
  case ScreenKind::Applications:
    card = {"euro", "apply", scene.words("home/money"), {}, {}, {}, false, false};
    break;
  case ScreenKind::Offers:
    card = {"forum", "offers", scene.words("home/offers"), {}, {}, {}, false, false};
    break;
  case ScreenKind::Events:
    card = {"event", "events", scene.words("home/calendar"), {}, {}, {}, false, false};
    break;
  case ScreenKind::About:
    card = {"info", "about", scene.words("home/about"), {}, {}, {}, false, false};
    break;
  case ScreenKind::Emergency:
    card = {"phone", "help", scene.words("sos/title"), {}, {}, {}, false, false};
    break;
  default:
    break;
  }
  if (card.icon.empty()) card.icon = "info";
  return card;
}

} // namespace

Node card(Scene& scene, const Card& card, int action) {
  Node lines = column({text(card.title, Type::CardTitle)}, 6);
  if (!card.second.empty() && (card.keeps_second || !scene.is_large()))
    lines.children.push_back(text(card.second, Type::Second));
  if (!card.german.empty() && !scene.language().is_german() && !scene.is_200())
    lines.children.push_back(text(card.german, Type::Second, Colour::Soft));
  std::vector<Chip> list = card.chips;
  if (card.example) list.push_back({Chip::Tone::Neutral, "science", scene.words("note/example")});
  if (!list.empty() && !(scene.is_200() && !card.example)) {
    if (scene.is_200()) list.erase(list.begin(), list.end() - 1); // "Beispiel" is never dropped
    lines.children.push_back(chips(list));
  }
  lines.grow = 1;
  lines.justify = Align::Center;

  Node node = row({}, 28);
  if (!card.icon.empty() && !scene.is_200())
    node.children.push_back(icon_tile(scene, card.icon, ui::accent(card.colour)));
  node.children.push_back(std::move(lines));
  node.children.push_back(icon("chevron_right", 48, Colour::Ink));
  node.role = Role::ListItem;
  node.action = action;
  node.touch_high = true;
  node.look = {Colour::Card, Colour::Edge, 3, 32};
  node.padding = {24, 30};
  return node;
}

Node link_card(Scene& scene, std::string_view address) {
  const auto parsed = visit::parse_address(address);
  ensure(parsed.has_value(), "the pack links to an address that is none");
  const visit::Address target = visit::resolve(*parsed, scene.pack);
  Node node = card(scene, card_of(scene, target), scene.open(target));
  node.role = Role::Link;
  return node;
}

namespace {

/// A paragraph that is German in another language's page: the mark of the line under the title stands before it.
Node standing_in(Node paragraph) {
  Node mark = icon(missing_icon, 36, Colour::About);
  Node node;
  if (paragraph.is_text()) {
    paragraph.grow = 1;
    const Role role = std::exchange(paragraph.role, Role::Text);
    node = row({std::move(mark), std::move(paragraph)}, 14, ui::Align::Start);
    node.role = role == Role::Heading ? Role::Heading : Role::Group;
  } else { // a bullet: the mark takes the place of the dot
    node = std::move(paragraph);
    node.children.front() = std::move(mark);
  }
  node.direction = Direction::LeftToRight;
  return node;
}

} // namespace

std::vector<Node> prose(Scene& scene, const std::vector<pack::TextBlock>& blocks) {
  std::vector<Node> nodes;
  for (const pack::TextBlock& block : blocks) {
    const Words words = scene.words(block.text);
    Node node = block.kind == pack::TextBlock::Kind::ListItem ? bullet(words, {}, Colour::About) : text(words);
    // A line that is wholly bold heads what follows it.
    const auto is_bold = [](const text::Span& span) { return span.weight == text::Weight::Bold; };
    if (words.links.empty() && !words.spans.empty() && std::all_of(words.spans.begin(), words.spans.end(), is_bold))
      node.role = Role::Heading;
    // A text that fell back to German keeps German's own direction in a right-to-left page.
    if (words.stands_in) node = standing_in(std::move(node));
    nodes.push_back(std::move(node));
    for (const std::string& link : words.links)
      nodes.push_back(link_card(scene, link));
  }
  return nodes;
}

Words who_and_where(Scene& scene) {
  const pack::Kita* kita = scene.kita();
  if (kita == nullptr || kita->social_work.room.empty()) return scene.words("person/line");
  const pack::SocialWork& work = kita->social_work;
  const std::string room = scene.plain(work.room);
  const Today now = today(scene, work.slots, work.checked_on);
  return now.known && now.slot
             ? scene.words("person/line-room-until", {{"room", room}, {"time", hour(scene, now.slot->until)}})
             : scene.words("person/line-room", {{"room", room}});
}

Node person_card(Scene& scene) {
  const Words line = who_and_where(scene);
  const pack::Kita* kita = scene.kita();
  const bool example = kita != nullptr && !kita->social_work.room.empty() && kita->social_work.example;
  Node lines = column({text(scene.words("person/title"), Type::CardTitle), text(line, Type::Second)}, 4);
  if (example) lines.children.push_back(chips({{Chip::Tone::Neutral, "science", scene.words("note/example")}}));
  lines.grow = 1;
  Node node = row({}, 28);
  if (!scene.is_200()) node.children.push_back(icon("group", 68, Colour::People));
  node.children.push_back(std::move(lines));
  node.role = Role::Link;
  node.look = {Colour::PeopleTint, Colour::People, 3, 32};
  node.padding = {24, 30};
  if (scene.address().kind != visit::ScreenKind::People) {
    node.children.push_back(icon("chevron_right", 48, Colour::Ink));
    node.action = scene.open(visit::Address{visit::ScreenKind::People, {}, {}, 0});
    node.touch_high = true;
  }
  return node;
}

std::optional<Node> picture(Scene& scene, const std::string& id) {
  const pack::PictureAbout* about = id.empty() ? nullptr : scene.pack.picture_about(id);
  if (about == nullptr || scene.is_large()) return std::nullopt;
  Node node;
  node.role = Role::Image;
  node.picture = id;
  node.picture_aspect = static_cast<double>(about->width_px) / about->height_px;
  node.height_max = 200;
  node.name = scene.plain(about->alternative);
  node.look.radius = 32;
  return node;
}

Node finish_button(Scene& scene) { return button(scene.words("done"), "check", scene.act(visit::Finish{})); }

} // namespace kiosk::screens
