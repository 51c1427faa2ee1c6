#include "kiosk/desk/things.h"

#include "kiosk/pack/words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::desk {
namespace {

using pack::Pack;
using pack::TextKey;

/// Collects one thing's fields; what is empty is left out.
class Writer {
public:
  Writer(const Pack& pack, std::string kind, std::string id) : pack_(pack) {
    thing_.kind = std::move(kind);
    thing_.id = std::move(id);
  }
  Writer& text(const char* name, const TextKey& key) {
    if (!key.empty()) thing_.fields.push_back({name, {}, key});
    return *this;
  }
  Writer& value(const char* name, std::string value) {
    if (!value.empty()) thing_.fields.push_back({name, std::move(value), {}});
    return *this;
  }
  Writer& list(const char* name, const std::vector<std::string>& values) {
    return value(name, fmt::format("{}", fmt::join(values, ", ")));
  }
  Writer& yes(const char* name, bool value) { return this->value(name, value ? "ja" : ""); }
  Writer& languages(const char* name, const std::vector<Language>& spoken) {
    std::vector<std::string> tags;
    for (const Language& language : spoken)
      tags.push_back(language.tag);
    return list(name, tags);
  }
  Writer& blocks(const char* name, const std::vector<pack::TextBlock>& blocks) {
    for (const pack::TextBlock& block : blocks)
      text(name, block.text);
    return *this;
  }
  Writer& slots(const std::vector<pack::WeeklySlot>& slots) {
    constexpr const char* days[] = {"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"};
    for (const pack::WeeklySlot& slot : slots)
      value("Zeit",
            fmt::format("{} {:02}:{:02} bis {:02}:{:02}", days[slot.day.c_encoding() % 7], slot.from.count() / 60,
                        slot.from.count() % 60, slot.until.count() / 60, slot.until.count() % 60));
    return *this;
  }
  Writer& contact(const pack::Contact& contact) {
    return list("Telefon", contact.phones).value("E-Mail", contact.email).value("Internet", contact.web);
  }
  Writer& provenance(const pack::Provenance& provenance) {
    list("Quellen", provenance.sources).value("Stand der Quelle", provenance.source_date);
    value("Verlässlichkeit", provenance.reliability);
    value("Geprüft am", provenance.checked_on ? to_string(*provenance.checked_on) : std::string{});
    return value("Zu prüfen", provenance.to_check).yes("Beispiel", provenance.example);
  }
  Thing called(const TextKey& key) { return called(pack_.text(key, Language{}).message); }
  Thing called(std::string name) {
    thing_.name = std::move(name);
    return std::move(thing_);
  }
  void picture(const std::string& id) { thing_.picture = id; }

private:
  const Pack& pack_;
  Thing thing_;
};

std::string word(auto value) { return std::string{pack::word_of(value)}; }

Thing thing(const Pack& pack, const pack::Kita& kita) {
  Writer writer(pack, "Kita", kita.id);
  writer.value("Art", kita.kind).value("Stadtteil", kita.district).value("Straße", kita.street);
  writer.value("PLZ", kita.postcode).value("Telefon", kita.phone).value("Träger", kita.provider);
  writer.value("Anstellung", kita.employer).text("Hinweis", kita.note).text("Raum", kita.social_work.room);
  writer.value("Sozialarbeit", kita.social_work.phone).languages("Spricht", kita.social_work.spoken);
  writer.slots(kita.social_work.slots).provenance(kita.provenance);
  return writer.called(kita.name);
}

Thing thing(const Pack& pack, const pack::Offer& offer) {
  Writer writer(pack, "Angebot", offer.id);
  writer.text("Titel", offer.title).value("Deutscher Name", offer.german_name).text("Kurz", offer.summary);
  writer.text("Für wen", offer.for_whom).text("Sagen", offer.say).blocks("Text", offer.body);
  writer.value("Thema", offer.topic).value("Reichweite", word(offer.reach)).value("Kosten", word(offer.cost));
  writer.text("Kosten", offer.cost_note).languages("Spricht", offer.spoken).text("Sprachen", offer.spoken_note);
  writer.value("Anmeldung", word(offer.appointment))
      .value("Zeiten", word(offer.hours))
      .text("Zeiten", offer.hours_note);
  writer.slots(offer.slots).list("Orte", offer.places).contact(offer.contact).list("Siehe auch", offer.see_also);
  writer.value("Bild", offer.picture).yes("Diskret", offer.discreet).provenance(offer.provenance);
  writer.picture(offer.picture);
  return writer.called(offer.title);
}

Thing thing(const Pack& pack, const pack::Event& event) {
  Writer writer(pack, "Termin", event.id);
  writer.text("Titel", event.title).text("Kurz", event.summary).blocks("Text", event.body);
  writer.list("Kitas", event.kitas).value("Ort", event.place).text("Raum", event.room);
  writer.yes("Wiederholt", event.repeats).value("Kosten", word(event.cost)).text("Kosten", event.cost_note);
  writer.value("Anmeldung", word(event.registration)).text("Anmeldung", event.registration_note);
  writer.value("Kinderbetreuung", word(event.child_care)).languages("Spricht", event.spoken);
  for (const pack::Occurrence& date : pack.occurrences_of(event.id, LocalTime{}, 20))
    writer.value("Tag", fmt::format("{}{}{}", to_string(date.start).substr(0, 16), date.cancelled ? ", fällt aus" : "",
                                    date.moved ? ", verlegt" : ""));
  writer.value("Bild", event.picture).provenance(event.provenance);
  return writer.called(event.title);
}

Thing thing(const Pack& pack, const pack::Application& application) {
  Writer writer(pack, "Antrag", application.id);
  writer.text("Titel", application.title).value("Deutscher Name", application.german_name);
  writer.text("Kurz", application.summary).blocks("Wofür", application.purpose).blocks("Wer", application.who);
  writer.blocks("Frist", application.deadline).value("Gruppe", application.group);
  for (const pack::Amount& amount : application.amounts)
    writer.text("Betrag", amount.label)
        .value("Betrag", fmt::format("{}{} {}, {} bis {}", amount.value,
                                     amount.value_to ? fmt::format(" bis {}", *amount.value_to) : "", amount.unit,
                                     to_string(amount.valid_from), to_string(amount.valid_until)));
  for (const pack::Document& document : application.documents)
    writer.text("Unterlage", document.title).text("Unterlage", document.note);
  for (const pack::Where& where : application.where)
    writer.value("Amt", where.office).list("Telefon", where.phones).text("Amt", where.note);
  for (const pack::Step& step : application.steps)
    writer.text("Schritt", step.title).blocks("Schritt", step.body);
  for (const TextKey& mistake : application.mistakes)
    writer.text("Fehler", mistake);
  writer.list("Formulare", application.forms).list("Helfen", application.helpers).yes("Diskret", application.discreet);
  writer.provenance(application.provenance);
  return writer.called(application.title);
}

Thing thing(const Pack& pack, const pack::Term& term) {
  Writer writer(pack, "Wort", term.id);
  writer.value("Artikel", term.article).text("Kurz", term.gloss).text("Beispiel", term.example);
  writer.blocks("Erklärung", term.explanation).list("Auch", term.aliases).list("Was nun", term.what_now);
  writer.yes("Auf Briefen", term.on_letters).yes("Diskret", term.discreet).provenance(term.provenance);
  return writer.called(term.word);
}

Thing thing(const Pack& pack, const pack::Place& place) {
  Writer writer(pack, "Ort", place.id);
  writer.value("Straße", place.street).value("PLZ", place.postcode).value("Stadt", place.city);
  writer.value("Stadtteil", place.district).value("Stufenlos", word(place.step_free)).text("Weg", place.directions);
  writer.provenance(place.provenance);
  return writer.called(place.name);
}

Thing thing(const Pack& pack, const pack::Topic& topic) {
  Writer writer(pack, "Thema", topic.id);
  writer.text("Titel", topic.title).value("Bereich", word(topic.section)).value("Über", topic.parent);
  writer.value("Zeichen", topic.icon).value("Farbe", topic.colour).yes("Diskret", topic.discreet);
  return writer.called(topic.title);
}

Thing thing(const Pack& pack, const pack::ProgrammeSection& section) {
  Writer writer(pack, "Programm", section.id);
  writer.text("Titel", section.title).text("Kurz", section.summary).blocks("Text", section.body);
  writer.yes("Wörtlich", section.verbatim).provenance(section.provenance);
  return writer.called(section.title);
}

Thing thing(const Pack& pack, const pack::EmergencyNumber& number) {
  Writer writer(pack, "Notruf", number.id);
  writer.value("Nummer", number.number).text("Text", number.text).provenance(number.provenance);
  return writer.called(number.number);
}

template <typename Entity> std::vector<Thing> all(const Pack& pack, const std::vector<Entity>& entities) {
  std::vector<Thing> things;
  for (const Entity& entity : entities)
    things.push_back(thing(pack, entity));
  return things;
}

} // namespace

const std::vector<std::string>& thing_kinds() {
  static const std::vector<std::string> kinds{"Angebote", "Termine", "Anträge",  "Wörter", "Kitas",
                                              "Orte",     "Themen",  "Programm", "Notruf"};
  return kinds;
}

std::vector<Thing> things_of(const Pack& pack, int kind) {
  switch (kind) {
  case 0:
    return all(pack, pack.offers());
  case 1:
    return all(pack, pack.events());
  case 2:
    return all(pack, pack.applications());
  case 3:
    return all(pack, pack.terms());
  case 4:
    return all(pack, pack.kitas());
  case 5:
    return all(pack, pack.places());
  case 6:
    return all(pack, pack.topics());
  case 7:
    return all(pack, pack.programme());
  case 8:
    return all(pack, pack.emergency_numbers());
  default:
    return {};
  }
}

std::string words_of(const pack::Text& text) {
  if (text.state == pack::TextState::Missing) return "fehlt";
  std::string words = text.origin == pack::Origin::Machine           ? "Maschine"
                      : text.origin == pack::Origin::MachineReviewed ? "Maschine, durchgesehen"
                      : text.origin == pack::Origin::Official        ? "amtlich"
                                                                     : "Mensch";
  if (text.state == pack::TextState::Outdated) words += ", veraltet";
  if (!text.approved_by.empty()) words += ", freigegeben: " + text.approved_by;
  return words;
}

} // namespace kiosk::desk
