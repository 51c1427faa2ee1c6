#include "kiosk/compare/things.h"

#include "kiosk/pack/words.h"

#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::compare {
namespace {

using pack::word_of;

std::string listed(const std::vector<std::string>& values) { return fmt::format("{}", fmt::join(values, ", ")); }

std::string listed(const std::vector<Language>& languages) {
  std::vector<std::string> tags;
  for (const Language& language : languages)
    tags.push_back(language.tag);
  return listed(tags);
}

std::string listed(const std::vector<pack::WeeklySlot>& slots) {
  static constexpr std::array days{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};
  std::vector<std::string> all;
  for (const pack::WeeklySlot& slot : slots)
    all.push_back(fmt::format("{} {:02}:{:02}-{:02}:{:02}", days[(slot.day.iso_encoding() - 1) % days.size()],
                              slot.from.count() / 60, slot.from.count() % 60, slot.until.count() / 60,
                              slot.until.count() % 60));
  return listed(all);
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }
std::string yes(bool flag) { return flag ? "ja" : "nein"; }

/// What every thing with a source says of where it comes from.
void add_provenance(const pack::Provenance& provenance, Thing& thing) {
  thing.fields.emplace_back("Quelle", listed(provenance.sources));
  thing.fields.emplace_back("Stand der Quelle", provenance.source_date);
  thing.fields.emplace_back("geprüft am", provenance.checked_on ? to_string(*provenance.checked_on) : "");
  thing.fields.emplace_back("zu prüfen", provenance.to_check);
  thing.fields.emplace_back("Beispiel", yes(provenance.example));
}

Thing thing_of(const pack::Offer& offer) {
  return {"offer",
          offer.id,
          offer.german_name,
          {{"Thema", offer.topic},
           {"Name", offer.german_name},
           {"Reichweite", std::string(word_of(offer.reach))},
           {"Alter ab", number(offer.age_from_years)},
           {"Alter bis", number(offer.age_to_years)},
           {"Kosten", std::string(word_of(offer.cost))},
           {"Sprachen", listed(offer.spoken)},
           {"Anmeldung", std::string(word_of(offer.appointment))},
           {"Zeiten", std::string(word_of(offer.hours)) + " " + listed(offer.slots)},
           {"Orte", listed(offer.places)},
           {"Telefon", listed(offer.contact.phones)},
           {"E-Mail", offer.contact.email},
           {"Internet", offer.contact.web},
           {"siehe auch", listed(offer.see_also)},
           {"Bild", offer.picture},
           {"diskret", yes(offer.discreet)}}};
}

Thing thing_of(const pack::Event& event) {
  return {"event",
          event.id,
          event.id,
          {{"Kitas", listed(event.kitas)},
           {"Ort", event.place},
           {"Kosten", std::string(word_of(event.cost))},
           {"Anmeldung", std::string(word_of(event.registration))},
           {"Kinderbetreuung", std::string(word_of(event.child_care))},
           {"Sprachen", listed(event.spoken)},
           {"Bild", event.picture}}};
}

Thing thing_of(const pack::Application& application) {
  std::vector<std::string> documents, offices, steps;
  for (const pack::Document& document : application.documents)
    documents.push_back(document.german_name);
  for (const pack::Where& where : application.where)
    offices.push_back(fmt::format("{} {} {} {}", where.office, where.place, listed(where.phones), where.web));
  for (const pack::Step& step : application.steps)
    steps.push_back(step.shows.empty() ? "-" : step.shows);
  return {"application",
          application.id,
          application.german_name,
          {{"Gruppe", application.group},
           {"Name", application.german_name},
           {"Formulare", listed(application.forms)},
           {"Unterlagen", listed(documents)},
           {"Wo", listed(offices)},
           {"Schritte", listed(steps)},
           {"öffnet", listed(application.opens)},
           {"Hilfe", listed(application.helpers)},
           {"Bild", application.picture},
           {"diskret", yes(application.discreet)}}};
}

Thing thing_of(const pack::Term& term) {
  return {"term",
          term.id,
          term.word,
          {{"Wort", term.article + " " + term.word},
           {"auch", listed(term.aliases)},
           {"was nun", listed(term.what_now)},
           {"kommt als Brief", yes(term.on_letters)},
           {"häufig", std::to_string(term.frequent)},
           {"diskret", yes(term.discreet)}}};
}

Thing thing_of(const pack::Kita& kita) {
  return {"kita",
          kita.id,
          kita.name,
          {{"Name", kita.name},
           {"Art", kita.kind},
           {"Stadtteil", kita.district},
           {"Adresse", kita.street + ", " + kita.postcode},
           {"Telefon", kita.phone},
           {"Träger", kita.provider},
           {"Arbeitgeber der Kita-Sozialarbeit", kita.employer},
           {"Telefon der Kita-Sozialarbeit", kita.social_work.phone},
           {"Sprachen der Kita-Sozialarbeit", listed(kita.social_work.spoken)},
           {"Zeiten der Kita-Sozialarbeit", listed(kita.social_work.slots)}}};
}

Thing thing_of(const pack::Place& place) {
  return {"place",
          place.id,
          place.name,
          {{"Name", place.name},
           {"Adresse", fmt::format("{}, {} {}", place.street, place.postcode, place.city)},
           {"Stadtteil", place.district},
           {"stufenlos", std::string(word_of(place.step_free))}}};
}

Thing thing_of(const pack::ProgrammeSection& section) {
  return {"programme", section.id, section.id, {{"zeigt", section.shows}, {"Wortlaut", yes(section.verbatim)}}};
}

Thing thing_of(const pack::EmergencyNumber& number) {
  return {"emergency", number.id, number.number, {{"Nummer", number.number}, {"groß", yes(number.large)}}};
}

Thing thing_of(const pack::Topic& topic) {
  return {"topic",
          topic.id,
          topic.id,
          {{"gehört zu", topic.parent},
           {"Reihenfolge", std::to_string(topic.order)},
           {"Zeichen", topic.icon},
           {"Farbe", topic.colour},
           {"diskret", yes(topic.discreet)}}};
}

template <typename T> void add_all(const std::vector<T>& all, std::vector<Thing>& things) {
  for (const T& one : all) {
    Thing thing = thing_of(one);
    if constexpr (requires { one.provenance; }) add_provenance(one.provenance, thing);
    things.push_back(std::move(thing));
  }
}

} // namespace

std::vector<Thing> things_of(const pack::Pack& pack) {
  std::vector<Thing> things;
  add_all(pack.offers(), things);
  add_all(pack.events(), things);
  add_all(pack.applications(), things);
  add_all(pack.terms(), things);
  add_all(pack.kitas(), things);
  add_all(pack.places(), things);
  add_all(pack.programme(), things);
  add_all(pack.emergency_numbers(), things);
  add_all(pack.topics(), things);
  // The title says more than an id, where there is one.
  for (Thing& thing : things) {
    const std::string title = pack.text({thing.kind + "/" + thing.id + "/title"}, Language{}).message;
    if (thing.name == thing.id && !title.empty()) thing.name = title;
  }
  return things;
}

std::string_view german_of_kind(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> names{{{"offer", "Angebote"},
                                                                                        {"event", "Termine"},
                                                                                        {"application", "Anträge"},
                                                                                        {"term", "Wörter"},
                                                                                        {"kita", "Kitas"},
                                                                                        {"place", "Orte"},
                                                                                        {"programme", "Über uns"},
                                                                                        {"emergency", "Notfall"},
                                                                                        {"topic", "Themen"},
                                                                                        {"picture", "Bilder"}}};
  for (const auto& [word, german] : names)
    if (word == kind) return german;
  return kind;
}

std::string written(const pack::Amount& amount) {
  const std::string_view unit = amount.unit == "euro" ? "Euro" : amount.unit == "percent" ? "Prozent" : "Monate";
  const std::string range = amount.value_to ? fmt::format(" bis {}", *amount.value_to) : "";
  return fmt::format("{}{}{} {}", amount.at_most ? "bis zu " : "", amount.value, range, unit);
}

} // namespace kiosk::compare
