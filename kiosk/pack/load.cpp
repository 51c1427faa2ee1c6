#include "kiosk/pack/load.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace kiosk::pack {
namespace {

/// Reads every row of `sql` into a T by `read`.
template <typename T, typename Read>
Result<std::vector<T>> load_all(sqlite3* connection, std::string_view sql, Read read) {
  auto rows = Rows::prepare(connection, sql);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<T> all;
  while (rows->next())
    all.push_back(read(*rows));
  if (const auto finished = rows->finish(); !finished) return tl::unexpected(finished.error());
  return all;
}

template <typename T> T number(const std::map<std::string, std::string>& values, const std::string& name) {
  const auto it = values.find(name);
  T value{};
  if (it != values.end()) std::from_chars(it->second.data(), it->second.data() + it->second.size(), value);
  return value;
}

Result<About> load_about(sqlite3* connection) {
  std::map<std::string, std::string> values;
  auto rows = Rows::prepare(connection, "SELECT name, value FROM about");
  if (!rows) return tl::unexpected(rows.error());
  while (rows->next()) {
    const std::string name = rows->text();
    values[name] = rows->text();
  }
  if (const auto finished = rows->finish(); !finished) return tl::unexpected(finished.error());

  About about;
  about.id = values["id"];
  about.name = values["name"];
  about.scope = values["scope"];
  about.epoch = number<int>(values, "epoch");
  about.seq = number<long long>(values, "seq");
  struct Field {
    const char* name;
    Date& date;
  };
  for (const Field& field :
       {Field{"as_of", about.as_of}, Field{"created", about.created}, Field{"expires", about.expires}}) {
    const auto date = parse_date(values[field.name]);
    if (!date)
      return fail(ErrorKind::PackDamaged, fmt::format("the pack does not say \"{}\"", field.name), {}, "KP-DB-VALUE");
    field.date = *date;
  }
  auto languages = load_all<Language>(connection, "SELECT tag FROM language ORDER BY sort",
                                      [](Rows& row) { return Language{row.text()}; });
  if (!languages) return tl::unexpected(languages.error());
  about.languages = std::move(*languages);
  auto holidays =
      load_all<Date>(connection, "SELECT day FROM public_holiday ORDER BY day", [](Rows& row) { return row.date(); });
  if (!holidays) return tl::unexpected(holidays.error());
  about.public_holidays = std::move(*holidays);
  return about;
}

Topic read_topic(Rows& row, const Belongings& belongings) {
  Topic topic;
  topic.id = row.text();
  topic.section = row.word<Section>();
  topic.parent = row.text();
  topic.order = row.integer();
  topic.icon = row.text();
  topic.colour = row.text();
  topic.discreet = row.flag();
  topic.title = belongings.text("topic/" + topic.id, "title");
  return topic;
}

Kita read_kita(Rows& row, const Belongings& belongings) {
  Kita kita;
  kita.id = row.text();
  kita.order = row.integer();
  for (std::string* field : {&kita.name, &kita.kind, &kita.district, &kita.street, &kita.postcode, &kita.phone,
                             &kita.provider, &kita.employer, &kita.social_work.phone})
    *field = row.text();
  kita.social_work.checked_on = row.optional_date();
  kita.social_work.example = row.flag();
  const std::string owner = "kita/" + kita.id;
  kita.note = belongings.text(owner, "note");
  kita.social_work.room = belongings.text(owner, "social_work/room");
  kita.social_work.spoken = belongings.languages(owner, "social_work/spoken");
  kita.social_work.slots = belongings.slots(owner);
  kita.provenance = belongings.provenance(owner);
  return kita;
}

Place read_place(Rows& row, const Belongings& belongings) {
  Place place;
  for (std::string* field : {&place.id, &place.name, &place.street, &place.postcode, &place.city, &place.district})
    *field = row.text();
  place.step_free = row.word<Answer>();
  place.directions = belongings.text("place/" + place.id, "directions");
  place.provenance = belongings.provenance("place/" + place.id);
  return place;
}

Offer read_offer(Rows& row, const Belongings& belongings) {
  Offer offer;
  offer.id = row.text();
  offer.topic = row.text();
  offer.order = row.integer();
  offer.german_name = row.text();
  offer.reach = row.word<Reach>();
  offer.age_from_years = row.optional_integer();
  offer.age_to_years = row.optional_integer();
  offer.cost = row.word<Cost>();
  offer.appointment = row.word<Need>();
  offer.hours = row.word<Hours>();
  offer.contact.email = row.text();
  offer.contact.web = row.text();
  offer.picture = row.text();
  offer.discreet = row.flag();
  const std::string owner = "offer/" + offer.id;
  offer.title = belongings.text(owner, "title");
  offer.summary = belongings.text(owner, "summary");
  offer.for_whom = belongings.text(owner, "for_whom");
  offer.say = belongings.text(owner, "say");
  offer.cost_note = belongings.text(owner, "cost_note");
  offer.spoken_note = belongings.text(owner, "spoken_note");
  offer.hours_note = belongings.text(owner, "hours_note");
  offer.body = belongings.blocks(owner, "body");
  offer.spoken = belongings.languages(owner, "spoken");
  offer.slots = belongings.slots(owner);
  offer.places = belongings.list(owner, "places");
  offer.contact.phones = belongings.list(owner, "phone");
  offer.see_also = belongings.list(owner, "see_also");
  offer.provenance = belongings.provenance(owner);
  return offer;
}

Event read_event(Rows& row, const Belongings& belongings) {
  Event event;
  event.id = row.text();
  event.repeats = row.flag();
  event.place = row.text();
  event.cost = row.word<Cost>();
  event.registration = row.word<Need>();
  event.child_care = row.word<Answer>();
  event.picture = row.text();
  const std::string owner = "event/" + event.id;
  event.title = belongings.text(owner, "title");
  event.summary = belongings.text(owner, "summary");
  event.room = belongings.text(owner, "room");
  event.cost_note = belongings.text(owner, "cost_note");
  event.registration_note = belongings.text(owner, "registration_note");
  event.body = belongings.blocks(owner, "body");
  event.kitas = belongings.list(owner, "kitas");
  event.spoken = belongings.languages(owner, "spoken");
  event.provenance = belongings.provenance(owner);
  return event;
}

Occurrence read_occurrence(Rows& row) {
  Occurrence occurrence;
  occurrence.event = row.text();
  occurrence.start = row.local_time();
  occurrence.end = row.local_time();
  occurrence.cancelled = row.flag();
  occurrence.moved = row.flag();
  occurrence.note.key = row.text();
  return occurrence;
}

Application read_application(Rows& row, const Belongings& belongings) {
  Application application;
  application.id = row.text();
  application.group = row.text();
  application.order = row.integer();
  application.german_name = row.text();
  application.picture = row.text();
  application.discreet = row.flag();
  const std::string owner = "application/" + application.id;
  application.title = belongings.text(owner, "title");
  application.summary = belongings.text(owner, "summary");
  application.steps_note = belongings.text(owner, "steps_note");
  application.purpose = belongings.blocks(owner, "purpose");
  application.who = belongings.blocks(owner, "who");
  application.deadline = belongings.blocks(owner, "deadline");
  application.forms = belongings.list(owner, "forms");
  application.opens = belongings.list(owner, "opens");
  application.helpers = belongings.list(owner, "helpers");
  application.provenance = belongings.provenance(owner);
  return application;
}

Term read_term(Rows& row, const Belongings& belongings) {
  Term term;
  term.id = row.text();
  term.word = row.text();
  term.article = row.text();
  term.on_letters = row.flag();
  term.frequent = row.integer();
  term.discreet = row.flag();
  const std::string owner = "term/" + term.id;
  term.gloss = belongings.text(owner, "gloss");
  term.example = belongings.text(owner, "example");
  term.explanation = belongings.blocks(owner, "explanation");
  term.aliases = belongings.list(owner, "aliases");
  term.what_now = belongings.list(owner, "what_now");
  term.provenance = belongings.provenance(owner);
  return term;
}

ProgrammeSection read_programme_section(Rows& row, const Belongings& belongings) {
  ProgrammeSection section;
  section.id = row.text();
  section.order = row.integer();
  section.icon = row.text();
  section.shows = row.text();
  section.verbatim = row.flag();
  const std::string owner = "programme/" + section.id;
  section.title = belongings.text(owner, "title");
  section.summary = belongings.text(owner, "summary");
  section.body = belongings.blocks(owner, "body");
  section.provenance = belongings.provenance(owner);
  return section;
}

EmergencyNumber read_emergency_number(Rows& row, const Belongings& belongings) {
  EmergencyNumber number;
  number.id = row.text();
  number.order = row.integer();
  number.number = row.text();
  number.large = row.flag();
  number.text = belongings.text("emergency/" + number.id, "text");
  number.provenance = belongings.provenance("emergency/" + number.id);
  return number;
}

PictureAbout read_picture(Rows& row) {
  PictureAbout picture;
  picture.id = row.text();
  picture.width_px = row.integer();
  picture.height_px = row.integer();
  picture.alternative.key = row.text();
  return picture;
}

/// Loads one kind of entity after the other and keeps the first error.
class Loading {
public:
  Loading(sqlite3* connection, const Belongings& belongings) : connection_(connection), belongings_(belongings) {}

  template <typename T> void load(std::vector<T>& into, std::string_view sql, T (*read)(Rows&, const Belongings&)) {
    take(into, load_all<T>(connection_, sql, [&](Rows& row) { return read(row, belongings_); }));
  }
  template <typename T> void load(std::vector<T>& into, std::string_view sql, T (*read)(Rows&)) {
    take(into, load_all<T>(connection_, sql, read));
  }
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }

private:
  template <typename T> void take(std::vector<T>& into, Result<std::vector<T>> loaded) {
    if (loaded)
      into = std::move(*loaded);
    else if (outcome_)
      outcome_ = tl::unexpected(loaded.error());
  }

  sqlite3* connection_;
  const Belongings& belongings_;
  Result<void> outcome_;
};

/// Orders that a query cannot give, since they follow our enumerations and other tables.
void sort(Contents& contents) {
  std::stable_sort(contents.offers.begin(), contents.offers.end(),
                   [](const Offer& a, const Offer& b) { return a.reach < b.reach; });
  std::map<std::string, int> order_of_group;
  for (const Topic& topic : contents.topics)
    order_of_group[topic.id] = topic.order;
  std::stable_sort(contents.applications.begin(), contents.applications.end(),
                   [&](const Application& a, const Application& b) {
                     return std::pair(order_of_group[a.group], a.group) < std::pair(order_of_group[b.group], b.group);
                   });
}

} // namespace

Result<Contents> load_contents(sqlite3* connection) {
  const auto belongings = Belongings::load(connection);
  if (!belongings) return tl::unexpected(belongings.error());
  auto about = load_about(connection);
  if (!about) return tl::unexpected(about.error());

  Contents contents;
  contents.about = std::move(*about);
  Loading loading(connection, *belongings);
  loading.load(contents.topics, "SELECT id, section, parent, sort, icon, colour, discreet FROM topic ORDER BY sort, id",
               read_topic);
  loading.load(contents.kitas,
               "SELECT id, sort, name, kind, district, street, postcode, phone, provider, employer, social_work_phone, "
               "social_work_checked_on, social_work_example FROM kita ORDER BY sort, id",
               read_kita);
  loading.load(contents.places, "SELECT id, name, street, postcode, city, district, step_free FROM place ORDER BY id",
               read_place);
  loading.load(contents.offers,
               "SELECT id, topic, sort, german_name, reach, age_from_years, age_to_years, cost, appointment, hours, "
               "email, web, picture, discreet FROM offer ORDER BY sort, id",
               read_offer);
  loading.load(contents.events,
               "SELECT id, repeats, place, cost, registration, child_care, picture FROM event ORDER BY id", read_event);
  loading.load(contents.occurrences,
               "SELECT event, start_local, end_local, cancelled, moved, note FROM occurrence "
               "ORDER BY start_local, event, n",
               read_occurrence);
  loading.load(contents.applications,
               "SELECT id, topic, sort, german_name, picture, discreet FROM application ORDER BY sort, id",
               read_application);
  loading.load(contents.terms, "SELECT id, word, article, on_letters, frequent, discreet FROM term ORDER BY sort",
               read_term);
  loading.load(contents.programme, "SELECT id, sort, icon, shows, verbatim FROM programme ORDER BY sort, id",
               read_programme_section);
  loading.load(contents.emergency_numbers, "SELECT id, sort, number, large FROM emergency ORDER BY sort, id",
               read_emergency_number);
  loading.load(contents.pictures, "SELECT id, width_px, height_px, alt FROM picture ORDER BY id", read_picture);
  if (!loading.outcome()) return tl::unexpected(loading.outcome().error());
  if (const auto parts = load_application_parts(connection, *belongings, contents.applications); !parts)
    return tl::unexpected(parts.error());
  sort(contents);
  return contents;
}

} // namespace kiosk::pack
