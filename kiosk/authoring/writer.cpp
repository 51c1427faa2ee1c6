#include "kiosk/authoring/writer.h"

#include "kiosk/authoring/database_writer.h"
#include "kiosk/authoring/unfinished_file.h"
#include "kiosk/pack/schema.h"
#include "kiosk/pack/words.h"

#include <fmt/format.h>

namespace kiosk::authoring {
namespace {

using pack::word_of;

/// The rows that belong to things of several kinds.
class Rows {
public:
  explicit Rows(DatabaseWriter& database) : database_(database) {}

  void list(const std::string& owner, std::string_view field, const std::vector<std::string>& values) {
    for (std::size_t n = 0; n < values.size(); ++n)
      database_.insert("list_item", owner, field, n + 1, values[n]);
  }
  void languages(const std::string& owner, std::string_view field, const std::vector<Language>& values) {
    for (std::size_t n = 0; n < values.size(); ++n)
      database_.insert("list_item", owner, field, n + 1, values[n].tag);
  }
  void blocks(const std::string& owner, std::string_view field, const std::vector<pack::TextBlock>& blocks) {
    for (std::size_t n = 0; n < blocks.size(); ++n)
      database_.insert("block", owner, field, n + 1, word_of(blocks[n].kind), blocks[n].text.key);
  }
  void slots(const std::string& owner, const std::vector<pack::WeeklySlot>& slots) {
    for (std::size_t n = 0; n < slots.size(); ++n)
      database_.insert("weekly_slot", owner, n + 1, static_cast<int>(slots[n].day.iso_encoding()),
                       static_cast<int>(slots[n].from.count()), static_cast<int>(slots[n].until.count()));
  }
  void provenance(const std::string& owner, const pack::Provenance& provenance) {
    list(owner, "source", provenance.sources);
    database_.insert("provenance", owner, provenance.source_date, provenance.reliability, provenance.checked_on,
                     provenance.to_check, provenance.example);
  }

private:
  DatabaseWriter& database_;
};

void write_about(const Content& content, DatabaseWriter& database) {
  const pack::About& about = content.about;
  database.insert("about", "id", about.id);
  database.insert("about", "name", about.name);
  database.insert("about", "scope", about.scope);
  database.insert("about", "epoch", std::to_string(about.epoch));
  database.insert("about", "seq", std::to_string(about.seq));
  database.insert("about", "as_of", about.as_of);
  database.insert("about", "created", about.created);
  database.insert("about", "expires", about.expires);
  for (std::size_t n = 0; n < about.languages.size(); ++n)
    database.insert("language", about.languages[n].tag, n);
  for (const Date day : about.public_holidays)
    database.insert("public_holiday", day);
}

void write_texts(const Content& content, DatabaseWriter& database) {
  for (std::size_t n = 0; n < content.units.size(); ++n) {
    const Unit& unit = content.units[n];
    database.insert("text_unit", unit.key, unit.german, fingerprint(unit.german), unit.priority, n);
  }
  for (const Translation& translation : content.translations)
    database.insert("translation", translation.key, translation.language.tag, translation.message,
                    word_of(translation.origin), word_of(translation.state), translation.german_hash,
                    translation.approved_by, translation.made_on);
  for (const InterfaceLanguage& language : content.interface_languages)
    database.insert("interface", language.language.tag, language.own_name, language.german_name, language.revised);
  for (const InterfaceText& text : content.interface_texts) {
    const Translation& translation = text.translation;
    database.insert("interface_message", translation.language.tag, translation.key, text.german, translation.message,
                    word_of(translation.origin), translation.approved_by, translation.made_on);
  }
}

void write_frame(const Content& content, DatabaseWriter& database, Rows& rows) {
  for (const DrawnPicture& picture : content.pictures)
    database.insert("picture", picture.id, Blob{picture.png}, picture.width_px, picture.height_px,
                    picture.alternative.key);
  for (const pack::Topic& topic : content.topics)
    database.insert("topic", topic.id, word_of(topic.section), topic.parent, topic.order, topic.icon, topic.colour,
                    topic.discreet);
  for (const pack::Kita& kita : content.kitas) {
    const pack::SocialWork& role = kita.social_work;
    database.insert("kita", kita.id, kita.order, kita.name, kita.kind, kita.district, kita.street, kita.postcode,
                    kita.phone, kita.provider, kita.employer, role.phone, role.checked_on, role.example);
    const std::string owner = "kita/" + kita.id;
    rows.languages(owner, "social_work/spoken", role.spoken);
    rows.slots(owner, role.slots);
    rows.provenance(owner, kita.provenance);
  }
  for (const pack::Place& place : content.places) {
    database.insert("place", place.id, place.name, place.street, place.postcode, place.city, place.district,
                    word_of(place.step_free));
    rows.provenance("place/" + place.id, place.provenance);
  }
  for (const pack::ProgrammeSection& section : content.programme) {
    database.insert("programme", section.id, section.order, section.icon, section.shows, section.verbatim);
    const std::string owner = "programme/" + section.id;
    rows.blocks(owner, "body", section.body);
    rows.provenance(owner, section.provenance);
  }
  for (const pack::EmergencyNumber& number : content.emergency_numbers) {
    database.insert("emergency", number.id, number.order, number.number, number.large);
    rows.provenance("emergency/" + number.id, number.provenance);
  }
}

void write_offers(const Content& content, DatabaseWriter& database, Rows& rows) {
  for (const pack::Offer& offer : content.offers) {
    database.insert("offer", offer.id, offer.topic, offer.order, offer.german_name, word_of(offer.reach),
                    offer.age_from_years, offer.age_to_years, word_of(offer.cost), word_of(offer.appointment),
                    word_of(offer.hours), offer.contact.email, offer.contact.web, offer.picture, offer.discreet);
    const std::string owner = "offer/" + offer.id;
    rows.blocks(owner, "body", offer.body);
    rows.languages(owner, "spoken", offer.spoken);
    rows.slots(owner, offer.slots);
    rows.list(owner, "places", offer.places);
    rows.list(owner, "phone", offer.contact.phones);
    rows.list(owner, "see_also", offer.see_also);
    rows.provenance(owner, offer.provenance);
  }
}

void write_events(const Content& content, DatabaseWriter& database, Rows& rows) {
  for (const pack::Event& event : content.events) {
    database.insert("event", event.id, event.repeats, event.place, word_of(event.cost), word_of(event.registration),
                    word_of(event.child_care), event.picture);
    const std::string owner = "event/" + event.id;
    rows.blocks(owner, "body", event.body);
    rows.list(owner, "kitas", event.kitas);
    rows.languages(owner, "spoken", event.spoken);
    rows.provenance(owner, event.provenance);
  }
  std::map<std::string, int> count_of;
  for (const pack::Occurrence& occurrence : content.occurrences)
    database.insert("occurrence", occurrence.event, ++count_of[occurrence.event], occurrence.start, occurrence.end,
                    occurrence.cancelled, occurrence.moved, occurrence.note.key);
}

void write_application_parts(const pack::Application& application, DatabaseWriter& database, Rows& rows) {
  const std::string owner = "application/" + application.id;
  std::size_t n = 0;
  for (const pack::Amount& amount : application.amounts) {
    database.insert("amount", application.id, ++n, amount.id, amount.value, amount.value_to, amount.unit,
                    amount.at_most, amount.valid_from, amount.valid_until, amount.to_check);
    rows.list(fmt::format("{}/amount/{}", owner, amount.id), "source", amount.sources);
  }
  n = 0;
  for (const pack::Document& document : application.documents)
    database.insert("document", application.id, ++n, document.german_name);
  n = 0;
  for (const pack::Where& where : application.where) {
    database.insert("office", application.id, ++n, where.office, where.place, where.web);
    rows.list(fmt::format("{}/where/{}", owner, n), "phone", where.phones);
  }
  n = 0;
  for (const pack::Step& step : application.steps) {
    database.insert("step", application.id, ++n, step.shows);
    rows.blocks(fmt::format("{}/step/{}", owner, n), "body", step.body);
  }
  n = 0;
  for (const pack::TextKey& mistake : application.mistakes)
    database.insert("mistake", application.id, ++n, mistake.key);
}

void write_applications(const Content& content, DatabaseWriter& database, Rows& rows) {
  for (const pack::Application& application : content.applications) {
    database.insert("application", application.id, application.group, application.order, application.german_name,
                    application.picture, application.discreet);
    const std::string owner = "application/" + application.id;
    rows.blocks(owner, "purpose", application.purpose);
    rows.blocks(owner, "who", application.who);
    rows.blocks(owner, "deadline", application.deadline);
    rows.list(owner, "forms", application.forms);
    rows.list(owner, "opens", application.opens);
    rows.list(owner, "helpers", application.helpers);
    rows.provenance(owner, application.provenance);
    write_application_parts(application, database, rows);
  }
  for (std::size_t n = 0; n < content.terms.size(); ++n) {
    const pack::Term& term = content.terms[n];
    database.insert("term", term.id, n, term.word, term.article, term.on_letters, term.frequent, term.discreet);
    const std::string owner = "term/" + term.id;
    rows.blocks(owner, "explanation", term.explanation);
    rows.list(owner, "aliases", term.aliases);
    rows.list(owner, "what_now", term.what_now);
    rows.provenance(owner, term.provenance);
  }
}

} // namespace

Result<void> write_pack(const Content& content, const std::filesystem::path& file) {
  DatabaseWriter database;
  Rows rows(database);
  database.execute(fmt::format("PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; PRAGMA application_id={};"
                               "PRAGMA user_version={}; PRAGMA foreign_keys=ON; BEGIN;",
                               pack::application_id, pack::schema_version));
  database.execute(std::string(pack::schema));
  write_about(content, database);
  write_texts(content, database);
  write_frame(content, database, rows);
  write_offers(content, database, rows);
  write_events(content, database, rows);
  write_applications(content, database, rows);
  database.execute("COMMIT;");

  UnfinishedFile unfinished(file);
  database.save(unfinished.path());
  if (!database.outcome()) {
    Error failure = database.outcome().error();
    failure.where = file.string();
    return tl::unexpected(std::move(failure));
  }
  return unfinished.keep();
}

} // namespace kiosk::authoring
