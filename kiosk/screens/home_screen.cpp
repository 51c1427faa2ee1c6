// "Was brauchen Sie?": six ways in, in the order of urgency, and what happens next in this house.
#include "kiosk/screens/screens.h"

#include <array>
#include <utility>

namespace kiosk::screens {

using ui::Box;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;
using visit::ScreenKind;

namespace {

struct Entry {
  ScreenKind screen;
  std::string_view icon;
  Colour colour;
  std::string_view title;
  std::string_view second;
};

constexpr std::array<Entry, 6> entries = {{
    {ScreenKind::Letter, "drafts", Colour::Words, "home/letter", "home/letter/second"},
    {ScreenKind::Applications, "euro", Colour::Apply, "home/money", "home/money/second"},
    {ScreenKind::People, "group", Colour::People, "home/here", "home/here/second"},
    {ScreenKind::Offers, "forum", Colour::Offers, "home/offers", "home/offers/second"},
    {ScreenKind::Events, "event", Colour::Events, "home/calendar", "home/calendar/second"},
    {ScreenKind::About, "info", Colour::About, "home/about", "home/about/second"},
}};

/// What is made up for trying out says so wherever it stands.
Words marked(Scene& scene, bool example, Words words) {
  if (example) words.spans.push_back({" (" + scene.say("note/example") + ")", text::Weight::Regular});
  return words;
}

/// "Kita-Sozialarbeit: heute 8 bis 14 Uhr" where that may be said, else who helps.
Words second_line(Scene& scene, const Entry& entry) {
  if (entry.screen == ScreenKind::People && scene.kita() != nullptr) {
    const pack::SocialWork& work = scene.kita()->social_work;
    const Today now = today(scene, work.slots, work.checked_on);
    if (now.known && now.slot)
      return marked(scene, work.example,
                    scene.words("home/here/time",
                                {{"from", hour(scene, now.slot->from)}, {"until", hour(scene, now.slot->until)}}));
  }
  return scene.words(entry.second);
}

Node surface(Scene& scene, const Entry& entry) {
  Node node;
  node.role = Role::Button;
  node.action = scene.open(visit::Address{entry.screen, {}, {}, 0});
  node.look = {entry.colour, Colour::None, 0, 32};
  node.touch_high = true;
  return node;
}

/// Icon above title above second line: titles begin on one line in all tiles of a row.
Node tile(Scene& scene, const Entry& entry) {
  Node picture = icon(std::string{entry.icon}, scene.is_portrait() ? 84 : 76, Colour::White);
  Node lines = column({text(scene.words(entry.title), Type::TileTitle, Colour::White),
                       text(second_line(scene, entry), Type::Second, Colour::White)},
                      8);
  Node node = surface(scene, entry);
  node.box = Box::Column;
  node.gap = 16;
  node.padding = {26, 34};
  node.children = {std::move(picture), std::move(lines)};
  return node;
}

/// At 150 and 200 %: icon, title, chevron.
Node list_row(Scene& scene, const Entry& entry) {
  Node name = text(scene.words(entry.title), Type::CardTitle, Colour::White);
  name.grow = 1;
  Node node = surface(scene, entry);
  node.box = Box::Row;
  node.align = ui::Align::Center;
  node.gap = 28;
  node.padding = {12, 32};
  node.min_height = 132;
  node.children = {icon(std::string{entry.icon}, 80, Colour::White), std::move(name),
                   icon("chevron_right", 56, Colour::White)};
  return node;
}

/// The next date that takes place, while the dates hold. Only upright and at 100 %: there it fits whole.
std::optional<Node> next_event(Scene& scene) {
  if (scene.is_large() || !scene.is_portrait() || !scene.is_clock_plausible() || scene.is_expired())
    return std::nullopt;
  for (const pack::Occurrence& occurrence : scene.pack.occurrences(scene.settings.kita, scene.now, 8)) {
    if (occurrence.cancelled) continue;
    Node next = occurrence_card(scene, occurrence);
    next.padding.block = 16;
    return column({kicker(scene.words("home/next"), Colour::Events), std::move(next)}, 4);
  }
  return std::nullopt;
}

} // namespace

ui::Page home(Scene& scene) {
  const Words question = scene.words("home/question");
  ui::Page page = framed(scene, question);
  page.heading.push_back(title(question));
  for (Node& mark : marks(scene))
    page.heading.push_back(std::move(mark));

  if (scene.is_large()) {
    const std::size_t columns = scene.is_portrait() ? 1 : 2;
    for (std::size_t i = 0; i < entries.size(); i += columns) {
      Node line;
      line.box = Box::Grid;
      line.columns = static_cast<int>(columns);
      line.gap = 16;
      for (std::size_t k = i; k < i + columns; ++k)
        line.children.push_back(list_row(scene, entries[k]));
      page.blocks.push_back(std::move(line));
    }
    page.gap = 16;
    return page;
  }

  Node tiles;
  tiles.box = Box::Grid;
  tiles.columns = scene.is_portrait() ? 2 : 3;
  tiles.gap = 24;
  tiles.grow = 1;
  for (const Entry& entry : entries)
    tiles.children.push_back(tile(scene, entry));
  page.blocks.push_back(std::move(tiles));
  if (std::optional<Node> next = next_event(scene)) page.blocks.push_back(std::move(*next));
  page.fill = true;
  return page;
}

} // namespace kiosk::screens
