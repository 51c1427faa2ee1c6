// The calendar of this house: what takes place from now on, the soonest first.
#include "kiosk/screens/screens.h"

#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Node;

namespace {

// Weekly events would fill pages with themselves: two weeks are what one plans with.
constexpr std::chrono::days horizon{14};
constexpr std::size_t dates_min = 5;
constexpr int dates_max = 40;

} // namespace

ui::Page events(Scene& scene) {
  const Words name = scene.words("events/title");
  ui::Page page = framed(scene, name);
  // A clock that is surely wrong would hide what is to come: then the calendar begins with the pack.
  const LocalTime from = scene.is_clock_plausible() ? scene.now : at_midnight(scene.pack.about().as_of);
  for (const pack::Occurrence& occurrence : scene.pack.occurrences(scene.settings.kita, from, dates_max))
    if (occurrence.start < from + horizon || page.blocks.size() < dates_min)
      page.blocks.push_back(occurrence_card(scene, occurrence));
  if (page.blocks.empty()) {
    page.blocks.push_back(text(scene.words("empty/list")));
    page.blocks.push_back(person_card(scene));
  }
  page.counts_items = true;
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.heading = {column({title(name), subtitle(scene.words("events/subtitle"))}, 4)};
  std::vector<Node> trust = marks(scene);
  std::move(trust.begin(), trust.end(), std::back_inserter(page.heading));
  return page;
}

} // namespace kiosk::screens
