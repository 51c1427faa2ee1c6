// One date of an event: the day on a tile, what, when and where.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

std::chrono::minutes minutes_of(LocalTime time) {
  return std::chrono::duration_cast<std::chrono::minutes>(time_of_day(time));
}

/// Weekday above day and month.
Node date_tile(Scene& scene, Date date) {
  Node weekday = text(scene.as_is(locale::weekday_name(date, scene.language())), Type::Label, Colour::Events);
  Node day = text(scene.as_is(locale::day_and_month(date)), Type::DateNumber, Colour::Events);
  weekday.align = Align::Center;
  day.align = Align::Center;
  Node tile = column({std::move(weekday), std::move(day)}, 0);
  tile.justify = Align::Center;
  tile.width = 184;
  tile.look = {Colour::EventsTint, Colour::None, 0, 24};
  tile.padding = {12, 12};
  return tile;
}

/// The same in one line above the title: in large letters a tile would take half the card.
Node date_line(Scene& scene, Date date) {
  const std::string day = locale::weekday_name(date, scene.language()) + " " + locale::day_and_month(date);
  Node line = column({text(scene.as_is(day), Type::Kicker, Colour::Events)}, 0);
  line.look = {Colour::EventsTint, Colour::None, 0, 24};
  line.padding = {4, 20};
  return line;
}

/// "14:30 bis 16:00 Uhr · Mehrzweckraum"; outside the Kita the place's name stands for the room.
Words time_and_room(Scene& scene, const pack::Occurrence& occurrence, const pack::Event& event) {
  Words words = scene.words("event/time", {{"from", locale::clock_time(minutes_of(occurrence.start))},
                                           {"to", locale::clock_time(minutes_of(occurrence.end))}});
  Words room = scene.words(event.room);
  const pack::Place* place = scene.pack.place(event.place);
  if (room.empty() && place != nullptr) room = scene.german(place->name);
  if (room.empty()) return words;
  words.spans.push_back({" · ", text::Weight::Regular});
  words.spans.insert(words.spans.end(), room.spans.begin(), room.spans.end());
  return words;
}

/// Cancelled before all else; then at most two, and a third when the reader's language is spoken there. A strip, home
/// and large letters leave them to the event's own page.
std::vector<Chip> chips_of(Scene& scene, const pack::Occurrence& occurrence, const pack::Event& event, bool touchable) {
  std::vector<Chip> list;
  const bool is_brief = !touchable || scene.is_large() || scene.address().kind == visit::ScreenKind::Home;
  const bool speaks = !scene.language().is_german() &&
                      std::find(event.spoken.begin(), event.spoken.end(), scene.language()) != event.spoken.end();
  if (occurrence.cancelled) {
    list.push_back({Chip::Tone::Cancelled, "event_busy", scene.words("chip/cancelled")});
  } else if (!is_brief) {
    if (speaks)
      list.push_back(
          {Chip::Tone::Good, "record_voice_over",
           scene.words("chip/speaks", {{"language", locale::language_name(scene.language(), scene.language())}})});
    if (event.cost == pack::Cost::Free) list.push_back({Chip::Tone::Good, "euro", scene.words("chip/free")});
    if (event.registration == pack::Need::Required)
      list.push_back({Chip::Tone::Hint, "how_to_reg", scene.words("chip/register")});
  }
  if (event.provenance.example) list.push_back({Chip::Tone::Neutral, "science", scene.words("note/example")});
  return list;
}

} // namespace

Node occurrence_card(Scene& scene, const pack::Occurrence& occurrence, bool touchable) {
  const pack::Event* event = scene.pack.event(occurrence.event);
  ensure(event != nullptr, "an occurrence names an event that the pack does not have");
  const Date date = date_of(occurrence.start);

  Node lines = column({text(scene.words(event->title), Type::CardTitle)}, 6);
  lines.children.push_back(text(time_and_room(scene, occurrence, *event), Type::Second));
  if (const Words note = scene.words(occurrence.note); !note.empty())
    lines.children.push_back(text(note, Type::Second));
  Node labels = chips(chips_of(scene, occurrence, *event, touchable));
  if (scene.is_large()) {
    labels.children.insert(labels.children.begin(), date_line(scene, date));
    lines.children.insert(lines.children.begin(), std::move(labels));
  } else if (!labels.children.empty()) {
    lines.children.push_back(std::move(labels));
  }
  lines.grow = 1;
  lines.justify = Align::Center;

  Node node = row({}, 28);
  if (!scene.is_large()) node.children.push_back(date_tile(scene, date));
  node.children.push_back(std::move(lines));
  node.padding = {scene.is_large() ? 16 : 24, 30};
  node.role = touchable ? Role::ListItem : Role::Group;
  node.look = touchable ? ui::Look{Colour::Card, Colour::Edge, 3, 32} : ui::Look{Colour::Card, Colour::Line, 2, 32};
  if (touchable) {
    node.children.push_back(icon("chevron_right", 48, Colour::Ink));
    node.action = scene.open(visit::Address{visit::ScreenKind::Event, event->id, {}, 0});
    node.touch_high = true;
  }
  return node;
}

} // namespace kiosk::screens
