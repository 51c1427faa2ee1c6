// Every script on one screen: each language's name, its sample paragraph, and what ICU makes of dates,
// numbers and lists in it. For translators and technicians; its own words are German.
#include "kiosk/screens/screens.h"

#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

Words words_in(const Language& language, std::string text, text::Weight weight = text::Weight::Regular) {
  Words words;
  words.language = language;
  words.spans.push_back({std::move(text), weight});
  return words;
}

/// The own name at its own side, then the German name, the tag and the direction.
Node name_of(const locale::LanguageName& name) {
  const bool is_right_to_left = direction_of(name.language) == Direction::RightToLeft;
  const std::string about = name.german + " · " + name.language.tag + " · " +
                            (is_right_to_left ? "von rechts nach links" : "von links nach rechts");
  Node node = column({text(words_in(name.language, name.own), Type::CardTitle),
                      text(words_in(Language{}, locale::isolate_left_to_right(about)), Type::Second, Colour::Soft)},
                     0);
  node.role = Role::Heading;
  return node;
}

/// "Dienstag 24.11.2026 · 14:30 · 1.800,50 · „Deutsch, Arabisch und Ukrainisch“".
std::string formats_of(const Language& language, LocalTime now) {
  const Date today = date_of(now);
  const auto time = std::chrono::duration_cast<std::chrono::minutes>(time_of_day(now));
  std::vector<std::string> names;
  for (const char* tag : {"de", "ar", "uk"})
    names.push_back(locale::language_name(Language{tag}, language));
  return locale::weekday_name(today, language) + " " + locale::day_month_year(today) + " · " +
         locale::clock_time(time) + " · " + locale::number(1800.5, language) + " · " +
         locale::quote(locale::join(names, language), language);
}

/// All of one language, in its direction; it goes on on the next page only where it fits no page.
Node specimen_of(const Specimen& specimen, LocalTime now) {
  const Language& language = specimen.name.language;
  const std::string first = locale::first_sentence(specimen.paragraph, language);
  Node node = column({name_of(specimen.name), text(words_in(language, first, text::Weight::Bold)),
                      text(words_in(language, specimen.paragraph)),
                      text(words_in(language, formats_of(language, now)), Type::Second, Colour::Soft)},
                     20);
  node.direction = direction_of(language);
  return node;
}

} // namespace

ui::Page specimen(Scene& scene) {
  const Words name = scene.german("Schriftprobe");
  ui::Page page = framed(scene, name);
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.heading = {title(name), subtitle(scene.german("Von einer Maschine geschrieben, noch von niemandem gegengelesen. "
                                                     "Betrag, Datum und Uhrzeiten sind Beispiele."))};
  for (const Specimen& one : scene.settings.specimens)
    page.blocks.push_back(specimen_of(one, scene.now));
  return page;
}

} // namespace kiosk::screens
