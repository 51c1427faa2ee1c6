// Offers, three levels deep: the eight topics, the groups of a topic, the list of a group.
//
// Discreet groups stand only in their own topic, look neutral and say their name at card size.
// What has no offer in it is left out.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;
using visit::ScreenKind;

namespace {

// Topics and what stands below them.

std::vector<const pack::Offer*> offers_in(const pack::Pack& pack, const std::string& group) {
  std::vector<const pack::Offer*> found;
  for (const pack::Offer& offer : pack.offers())
    if (offer.topic == group) found.push_back(&offer);
  return found;
}

std::vector<const pack::Topic*> groups_in(const pack::Pack& pack, const std::string& topic) {
  std::vector<const pack::Topic*> found;
  for (const pack::Topic& group : pack.topics())
    if (group.parent == topic && !offers_in(pack, group.id).empty()) found.push_back(&group);
  return found;
}

std::vector<const pack::Topic*> topics_with_offers(const pack::Pack& pack) {
  std::vector<const pack::Topic*> found;
  for (const pack::Topic& topic : pack.topics())
    if (topic.section == pack::Section::Offers && topic.parent.empty() && !groups_in(pack, topic.id).empty())
      found.push_back(&topic);
  return found;
}

std::string colour_of(const pack::Topic& topic) { return topic.discreet ? "about" : topic.colour; }

// The first level.

/// A filled tile: icon above, the name on the same line in all tiles of a row.
Node tile(Scene& scene, const pack::Topic& topic) {
  Node node =
      column({icon(topic.icon, 84, Colour::White), text(scene.words(topic.title), Type::TileTitle, Colour::White)}, 24);
  node.role = Role::Button;
  node.action = scene.open(visit::Address{ScreenKind::OfferTopic, topic.id, {}, 0});
  node.touch_high = true;
  node.min_height = scene.is_portrait() ? 280 : 240;
  node.padding = {32, 34};
  node.look = {ui::accent(colour_of(topic)).strong, Colour::None, 0, 32};
  return node;
}

/// The titles of a group's offers, one a line; a discreet group keeps them to itself.
Words names_of(Scene& scene, const pack::Topic& group, const std::vector<const pack::Offer*>& offers) {
  Words names = scene.as_is({});
  if (group.discreet) return names;
  for (const pack::Offer* offer : offers) {
    if (offer->discreet) continue;
    if (!names.empty()) names.spans.push_back({"\n", text::Weight::Regular});
    const Words name = scene.words(offer->title);
    names.spans.insert(names.spans.end(), name.spans.begin(), name.spans.end());
  }
  return names;
}

Node topic_card(Scene& scene, const pack::Topic& topic, const visit::Address& address, const Words& second) {
  Card one;
  one.icon = topic.icon;
  one.colour = colour_of(topic);
  one.title = scene.words(topic.title);
  one.second = second;
  return card(scene, one, scene.open(address));
}

// The list.

/// How near an offer is to this house: smaller comes first.
int distance(const Scene& scene, const pack::Offer& offer) {
  if (offer.reach == pack::Reach::Kita) return 0;
  if (offer.reach == pack::Reach::Phone) return 4;
  const pack::Kita* kita = scene.kita();
  const auto is_here = [&](const std::string& id) {
    const pack::Place* place = scene.pack.place(id);
    return kita != nullptr && place != nullptr && !kita->district.empty() && place->district == kita->district;
  };
  if (std::any_of(offer.places.begin(), offer.places.end(), is_here)) return 1;
  return offer.reach == pack::Reach::City ? 2 : 3; // another district's offer is further than the city's
}

std::optional<Chip> hours_chip(Scene& scene, const pack::Offer& offer) {
  using Tone = Chip::Tone;
  if (offer.appointment == pack::Need::Required || offer.hours == pack::Hours::ByAppointment)
    return Chip{Tone::Neutral, "event_available", scene.words("chip/appointment")};
  if (offer.hours == pack::Hours::Always) return Chip{Tone::Good, "schedule", scene.words("fact/always")};
  const Today now = today(scene, offer.slots, offer.provenance.checked_on);
  if (now.known && now.slot)
    return Chip{Tone::Good, "schedule", scene.words("chip/open-until", {{"time", hour(scene, now.slot->until)}})};
  if (now.known) return Chip{Tone::Neutral, "schedule", scene.words("chip/closed-today")};
  if (offer.appointment == pack::Need::None)
    return Chip{Tone::Good, "event_available", scene.words("chip/no-appointment")};
  return std::nullopt;
}

/// Data that is old, undated or from a weak source and that nobody checked.
bool should_call_first(const Scene& scene, const pack::Offer& offer) {
  const pack::Provenance& provenance = offer.provenance;
  if (offer.contact.phones.empty() || provenance.checked_on) return false;
  const Date now = scene.is_clock_plausible() ? date_of(scene.now) : scene.pack.about().as_of;
  const auto year = provenance.source_year();
  return provenance.reliability == "C" || !year || static_cast<int>(now.year()) - *year > 2;
}

/// "Speaks my language" first of all; then the two that help most to decide.
std::vector<Chip> chips_of(Scene& scene, const pack::Offer& offer) {
  using Tone = Chip::Tone;
  std::vector<Chip> list;
  if (offer.cost == pack::Cost::Free) list.push_back({Tone::Good, "euro", scene.words("chip/free")});
  if (auto hours = hours_chip(scene, offer)) list.push_back(std::move(*hours));
  // One may ring a helpline at any time of its day: nobody calls it before calling it.
  if (should_call_first(scene, offer) && offer.reach != pack::Reach::Phone)
    list.push_back({Tone::Hint, "phone", scene.words("chip/call-first")});
  if (offer.cost == pack::Cost::Ask) list.push_back({Tone::Neutral, "help_outline", scene.words("chip/ask-cost")});
  if (offer.hours == pack::Hours::Unknown) list.push_back({Tone::Neutral, "schedule", scene.words("chip/ask-hours")});
  if (list.size() > 2) list.resize(2);

  const Language& mine = scene.language();
  const bool speaks_mine = std::find(offer.spoken.begin(), offer.spoken.end(), mine) != offer.spoken.end();
  if (!mine.is_german() && speaks_mine)
    list.insert(list.begin(), Chip{Tone::Good, "record_voice_over",
                                   scene.words("chip/speaks", {{"language", locale::language_name(mine, mine)}})});
  return list;
}

Node offer_card(Scene& scene, const pack::Offer& offer, const pack::Topic& group) {
  Card one;
  one.icon = group.icon;
  one.colour = offer.discreet ? "about" : colour_of(group);
  one.title = scene.words(offer.title);
  one.second = scene.words(offer.summary);
  // An office's name is long: where there is little room, only the offer's own page has it.
  if (scene.is_portrait() && !scene.is_large()) one.german = scene.german(offer.german_name);
  one.chips = chips_of(scene, offer);
  one.example = offer.provenance.example;
  return card(scene, one, scene.open(visit::Address{ScreenKind::Offer, offer.id, {}, 0}));
}

/// Few cards stand beside each other where the screen is wide, so that no half of it is empty.
std::size_t cards_in_row(const Scene& scene) { return scene.is_portrait() || scene.is_200() ? 1 : 2; }

/// The heading of a discreet group is no larger than a card's.
Node title_of(Scene& scene, const pack::Topic& topic) {
  Node node = title(scene.words(topic.title));
  if (topic.discreet) node.type = Type::CardTitle;
  return node;
}

/// Topic, group, and how its list is ordered: that stands beside the topic where the screen is low.
Node list_heading(Scene& scene, const pack::Topic& topic, const pack::Topic& group, bool says_order) {
  Node above = kicker(scene.words(topic.title), ui::accent(colour_of(group)).strong);
  if (!says_order || scene.is_large()) return column({std::move(above), title_of(scene, group)}, 4);
  const Words order = scene.words("offers/nearest-first");
  if (scene.is_portrait()) return column({std::move(above), title_of(scene, group), subtitle(order)}, 4);
  return column({row({std::move(above), text(order, Type::Second, Colour::Soft)}, 40), title_of(scene, group)}, 4);
}

} // namespace

ui::Page offers(Scene& scene) {
  const Words name = scene.words("offers/title");
  ui::Page page = framed(scene, name);
  Node grid;
  grid.box = ui::Box::Grid;
  grid.columns = scene.is_portrait() ? 2 : 4;
  grid.gap = 24;
  grid.grow = 1;
  for (const pack::Topic* topic : topics_with_offers(scene.pack)) {
    if (scene.is_large())
      page.blocks.push_back(topic_card(scene, *topic, {ScreenKind::OfferTopic, topic->id, {}, 0}, {}));
    else
      grid.children.push_back(tile(scene, *topic));
  }
  if (!scene.is_large()) page.blocks.push_back(std::move(grid));
  page.counts_items = scene.is_large();
  page.fill = !scene.is_large();
  page.columns = !scene.is_large() || scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.heading = {column({title(name), subtitle(scene.words("offers/question"))}, 4)};
  append(page.heading, marks(scene));
  return page;
}

ui::Page offer_topic(Scene& scene) {
  const pack::Topic* topic = scene.pack.topic(scene.address().id);
  ensure(topic != nullptr, "a topic's screen is shown only for a topic of the pack");
  ui::Page page = framed(scene, scene.words(topic->title));
  std::vector<Node> cards;
  for (const pack::Topic* group : groups_in(scene.pack, topic->id)) {
    const auto within = offers_in(scene.pack, group->id);
    const Words second = within.size() == 1 ? scene.words(within.front()->summary) : names_of(scene, *group, within);
    cards.push_back(topic_card(scene, *group, {ScreenKind::OfferGroup, topic->id, group->id, 0}, second));
  }
  page.blocks = in_rows(std::move(cards), cards_in_row(scene));
  page.heading = {
      column({kicker(scene.words("offers/title"), ui::accent(colour_of(*topic)).strong), title_of(scene, *topic)}, 4)};
  append(page.heading, marks(scene));
  return page;
}

ui::Page offer_group(Scene& scene) {
  const pack::Topic* topic = scene.pack.topic(scene.address().id);
  const pack::Topic* group = scene.pack.topic(scene.address().sub);
  ensure(topic != nullptr && group != nullptr, "a group's screen is shown only for a group of the pack");
  ui::Page page = framed(scene, scene.words(group->title));
  auto list = offers_in(scene.pack, group->id);
  std::stable_sort(list.begin(), list.end(), [&](const pack::Offer* one, const pack::Offer* other) {
    return distance(scene, *one) < distance(scene, *other);
  });
  for (const pack::Offer* offer : list)
    page.blocks.push_back(offer_card(scene, *offer, *group));
  if (list.empty()) page.blocks.push_back(text(scene.words("empty/list")));
  page.counts_items = true;
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;

  // Telephone lines and booklets are all equally near.
  const bool is_ordered = !list.empty() && distance(scene, *list.front()) < distance(scene, *list.back());
  page.heading = {list_heading(scene, *topic, *group, is_ordered)};
  append(page.heading, marks(scene));
  if (group->discreet) page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
