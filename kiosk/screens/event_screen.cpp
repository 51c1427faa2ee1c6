// One event: when it is next, where, what it costs, and the dates after that.
//
// A date that does not take place stays in its place and says so; it is never struck through.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Type;

namespace {

constexpr int dates_max = 6;

std::chrono::minutes minutes_of(LocalTime time) {
  return std::chrono::duration_cast<std::chrono::minutes>(time_of_day(time));
}

/// "Dienstag 24.11.2026"
Words day_of(Scene& scene, const pack::Occurrence& occurrence) {
  const Date date = date_of(occurrence.start);
  return scene.as_is(locale::weekday_name(date, scene.language()) + " " + locale::day_month_year(date));
}

Words time_of(Scene& scene, const pack::Occurrence& occurrence) {
  return scene.words("event/time", {{"from", locale::clock_time(minutes_of(occurrence.start))},
                                    {"to", locale::clock_time(minutes_of(occurrence.end))}});
}

/// The next date, large; cancelled or moved with what there is to say about it.
std::vector<Node> next_date(Scene& scene, const std::vector<pack::Occurrence>& dates) {
  if (dates.empty()) return {fact("event", scene.words("event/no-date"), {}, Colour::Events)};
  const pack::Occurrence& next = dates.front();
  std::vector<Node> nodes{fact("event", bold(lines_of({day_of(scene, next), time_of(scene, next)})),
                               next.cancelled ? Words{} : scene.words(next.note), Colour::Events)};
  if (next.cancelled) {
    nodes.push_back(chips({{Chip::Tone::Cancelled, "event_busy", scene.words("chip/cancelled")}}));
    if (const Words note = scene.words(next.note); !note.empty()) nodes.push_back(text(note));
  } else if (next.moved) {
    nodes.push_back(chips({{Chip::Tone::Hint, "update", scene.words("event/moved")}}));
  }
  return nodes;
}

std::vector<Node> where(Scene& scene, const pack::Event& event) {
  std::vector<Node> nodes;
  const pack::Place* place = scene.pack.place(event.place);
  const Words room = bold(scene.words(event.room));
  if (place == nullptr) {
    const pack::Kita* kita = scene.kita();
    const Words house = scene.german(kita != nullptr ? kita->name : std::string{});
    nodes.push_back(fact("place", lines_of({room, house}), {}, Colour::Events));
    return nodes;
  }
  if (!room.empty()) nodes.push_back(fact("meeting_room", room, {}, Colour::Events));
  nodes.push_back(place_fact(scene, *place, Colour::Events));
  nodes.push_back(step_free_fact(scene, place->step_free, false, Colour::Events));
  return nodes;
}

Node cost(Scene& scene, const pack::Event& event) {
  const Words note = scene.words(event.cost_note);
  if (event.cost == pack::Cost::Free) return fact("euro", scene.words("fact/free"), note, Colour::People);
  return fact("euro", scene.words(event.cost == pack::Cost::Paid ? "fact/paid" : "fact/ask-cost"), note,
              Colour::Events);
}

Node registration(Scene& scene, const pack::Event& event) {
  const char* key = event.registration == pack::Need::Required ? "event/registration-required"
                    : event.registration == pack::Need::None   ? "event/registration-none"
                                                               : "event/registration-unknown";
  return fact("how_to_reg", scene.words(key), scene.words(event.registration_note), Colour::Events);
}

Node child_care(Scene& scene, const pack::Event& event) {
  const char* key = event.child_care == pack::Answer::Yes  ? "event/child-care-yes"
                    : event.child_care == pack::Answer::No ? "event/child-care-no"
                                                           : "event/child-care-unknown";
  return fact("child_care", scene.words(key), {}, Colour::Events);
}

/// The dates after the next one, as the calendar shows them.
std::vector<Node> later_dates(Scene& scene, const std::vector<pack::Occurrence>& dates) {
  if (dates.size() < 2) return {};
  std::vector<Node> nodes{heading(scene.words("event/next"))};
  for (std::size_t index = 1; index < dates.size(); ++index)
    nodes.push_back(occurrence_card(scene, dates[index], false));
  return nodes;
}

} // namespace

ui::Page event(Scene& scene) {
  const pack::Event* event = scene.pack.event(scene.address().id);
  ensure(event != nullptr, "an event's screen is shown only for an event of the pack");
  const LocalTime from = scene.is_clock_plausible() ? scene.now : at_midnight(scene.pack.about().as_of);
  const auto dates = scene.pack.occurrences_of(event->id, from, dates_max);

  ui::Page page = framed(scene, scene.words(event->title));
  std::vector<Node>& blocks = page.blocks;
  append(blocks, prose(scene, event->body));
  append(blocks, next_date(scene, dates));
  append(blocks, where(scene, *event));
  blocks.push_back(cost(scene, *event));
  blocks.push_back(registration(scene, *event));
  blocks.push_back(child_care(scene, *event));
  blocks.push_back(spoken_fact(scene, event->spoken, {}, Colour::Events));
  append(blocks, provenance_hints(scene, event->provenance));
  append(blocks, later_dates(scene, dates));
  blocks.push_back(person_card(scene));
  append(blocks, provenance_lines(scene, event->provenance));
  page.finish = finish_button(scene);

  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.gap = 16;
  Node name = column({kicker(scene.words("events/title"), Colour::Events), title(scene.words(event->title))}, 4);
  page.heading = {is_beside_title_free(scene) ? beside_picture(scene, std::move(name), event->picture)
                                              : std::move(name)};
  append(page.heading, marks(scene));
  return page;
}

} // namespace kiosk::screens
