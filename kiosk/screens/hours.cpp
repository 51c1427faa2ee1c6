// Hours and amounts of parts.h: what may be said today, and what is out of date.
#include "kiosk/screens/parts.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Type;

Today today(const Scene& scene, const std::vector<pack::WeeklySlot>& slots, std::optional<Date> checked_on) {
  const Date date = date_of(scene.now);
  const std::vector<Date>& holidays = scene.pack.about().public_holidays;
  const bool is_holiday = std::find(holidays.begin(), holidays.end(), date) != holidays.end();
  Today result;
  if (slots.empty() || !checked_on || is_holiday || !scene.is_clock_plausible()) return result;
  result.known = true;
  const auto time = std::chrono::duration_cast<std::chrono::minutes>(time_of_day(scene.now));
  for (const pack::WeeklySlot& slot : slots) {
    if (slot.day != weekday_of(date) || slot.until <= time) continue;
    if (!result.slot || slot.from < result.slot->from) result.slot = slot;
  }
  return result;
}

std::string hour(const Scene& scene, std::chrono::minutes time) {
  // "14 Uhr" is usual in German alone: elsewhere a bare 14 could be anything.
  if (!full_form(scene.language()).is_german() || time.count() % 60 != 0) return locale::clock_time(time);
  return locale::isolate_left_to_right(fmt::format("{}", time.count() / 60), locale::Breaking::Never);
}

std::vector<Words> week(Scene& scene, const std::vector<pack::WeeklySlot>& slots) {
  // Any Monday will do: only the weekday's name is taken from the date.
  const Date monday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
  const auto day = [&](int offset) { return locale::weekday_name(plus_days(monday, offset), scene.language()); };
  const auto on = [&](int offset) {
    std::vector<std::pair<std::chrono::minutes, std::chrono::minutes>> times;
    for (const pack::WeeklySlot& slot : slots)
      if (slot.day == weekday_of(plus_days(monday, offset))) times.emplace_back(slot.from, slot.until);
    std::sort(times.begin(), times.end());
    return times;
  };
  std::vector<Words> lines;
  for (int first = 0, next = 1; first < 7; first = next++) {
    const auto times = on(first);
    // Days with the same hours are told together: "Montag bis Freitag".
    while (next < 7 && on(next) == times)
      ++next;
    for (const auto& [from, until] : times) {
      const locale::Arguments clock = {{"from", locale::clock_time(from)}, {"to", locale::clock_time(until)}};
      locale::Arguments named = clock;
      if (next - first == 1)
        named.emplace_back("day", day(first));
      else
        named.insert(named.end(), {{"first", day(first)}, {"last", day(next - 1)}});
      lines.push_back(scene.words(next - first == 1 ? "fact/slot" : "fact/slots", named));
    }
  }
  return lines;
}

Node amount(Scene& scene, const pack::Amount& amount) {
  const auto in_words = [&](double value) {
    return scene.say("amount/" + amount.unit, {{"value", locale::number(value, scene.language())}});
  };
  std::string figure = in_words(amount.value);
  if (amount.value_to)
    figure = scene.say("application/amount-from-to",
                       {{"from", locale::number(amount.value, scene.language())}, {"to", in_words(*amount.value_to)}});
  if (amount.at_most) figure = scene.say("application/amount-at-most", {{"amount", figure}});

  Words label = scene.words(amount.label);
  if (!amount.is_valid_on(date_of(scene.now))) {
    const auto year = fmt::format("{}", static_cast<int>(amount.valid_until.year()));
    Node expired = hint("history", scene.words("note/amount-expired", {{"year", year}, {"amount", figure}}));
    return column({text(label), std::move(expired)}, 8);
  }
  Node figure_node = text(scene.as_is(locale::protect(figure)), Type::CardTitle, Colour::Apply);
  Node label_node = text(label);
  label_node.grow = 1;
  // Beside each other where both fit; below each other where letters are large.
  Node node = scene.is_large() ? column({text(label), std::move(figure_node)}, 2)
                               : row({std::move(label_node), std::move(figure_node)}, 24);
  return node;
}

} // namespace kiosk::screens
