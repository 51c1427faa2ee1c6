// pack.toml, topics, Kitas, places, emergency numbers and pictures: the frame of a pack.
#include "kiosk/authoring/load.h"

#include "kiosk/authoring/text_rules.h"

#include <algorithm>

namespace kiosk::authoring {
namespace {

constexpr int order_max = 1'000'000;
constexpr int picture_side_px_max = 4096;
constexpr int drawn_width_px = 960;

/// YYYYMMDDNN
bool is_sequence(long long number) {
  const long long day = number / 100;
  return parse_date(fmt::format("{:04}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100)).has_value();
}

} // namespace

pack::About load_about(Reader& reader) {
  pack::About about;
  about.id = reader.german("id");
  about.name = reader.german("name");
  about.scope = reader.german("scope");
  about.epoch = reader.integer("epoch", 1, 1'000'000);
  about.seq = reader.large_integer("seq");
  if (reader.has("seq") && !is_sequence(about.seq))
    reader.refuse("seq", "\"seq\" must be a day and a number of two digits: YYYYMMDDNN");
  about.as_of = reader.date("as_of");
  about.created = reader.date("created");
  about.expires = reader.date("expires");
  if (about.expires <= about.created) reader.refuse("expires", "\"expires\" must be later than \"created\"");
  about.languages = reader.languages("languages", Presence::Optional);
  if (reader.has("languages") && (about.languages.empty() || !about.languages.front().is_german()))
    reader.refuse("languages", "\"languages\" must begin with \"de\"");
  for (const ExceptedDate& holiday : reader.dates("public_holidays"))
    about.public_holidays.push_back(holiday.date);
  std::sort(about.public_holidays.begin(), about.public_holidays.end());
  about.public_holidays.erase(std::unique(about.public_holidays.begin(), about.public_holidays.end()),
                              about.public_holidays.end());
  return about;
}

Rank load_topic(Reader& reader, const std::string& id, Content& content) {
  pack::Topic topic;
  topic.id = id;
  topic.section = reader.word<pack::Section>("section");
  topic.parent = reader.reference("parent", Reference::Kind::Parent, Presence::Optional);
  if (topic.section == pack::Section::Applications && !topic.parent.empty())
    reader.refuse("parent", "applications have one level of topics: leave \"parent\" out");
  topic.order = reader.integer("order", 0, order_max);
  topic.title = reader.text("title");
  topic.icon = reader.german("icon");
  topic.colour =
      reader.one_of("colour", {"offers", "events", "apply", "people", "words", "about", "help"}, Presence::Optional);
  topic.discreet = reader.flag("discreet");
  Rank rank{fmt::format("{}/{}", pack::word_of(topic.section), topic.parent), topic.order};
  content.topics.push_back(std::move(topic));
  return rank;
}

Rank load_kita(Reader& reader, const std::string& id, Content& content) {
  pack::Kita kita;
  kita.id = id;
  kita.name = reader.german("name");
  kita.order = reader.integer("order", 0, order_max);
  kita.kind = reader.german("kind", Presence::Optional);
  kita.district = reader.german("district", Presence::Optional);
  kita.street = reader.german("street", Presence::Optional);
  kita.postcode = reader.german("postcode", Presence::Optional);
  kita.phone = reader.phone("phone");
  kita.provider = reader.german("provider", Presence::Optional);
  kita.employer = reader.german("employer", Presence::Optional);
  kita.note = reader.text("note", Presence::Optional);
  kita.provenance = reader.provenance();
  if (auto role = reader.table("social_work")) {
    kita.social_work.room = role->text("room", Presence::Optional);
    kita.social_work.phone = role->phone("phone");
    kita.social_work.spoken = role->languages("spoken", Presence::Optional);
    kita.social_work.checked_on = role->optional_date("checked_on");
    kita.social_work.example = role->flag("example");
    kita.social_work.slots = role->slots("slots");
    role->finish();
  }
  Rank rank{{}, kita.order};
  content.kitas.push_back(std::move(kita));
  return rank;
}

Rank load_place(Reader& reader, const std::string& id, Content& content) {
  pack::Place place;
  place.id = id;
  place.name = reader.german("name");
  place.street = reader.german("street", Presence::Optional);
  place.postcode = reader.german("postcode", Presence::Optional);
  place.city = reader.german("city", Presence::Optional);
  if (place.city.empty()) place.city = "Magdeburg";
  place.district = reader.german("district", Presence::Optional);
  place.step_free = reader.word<pack::Answer>("step_free");
  place.directions = reader.text("directions", Presence::Optional);
  place.provenance = reader.provenance();
  content.places.push_back(std::move(place));
  return {};
}

Rank load_emergency_number(Reader& reader, const std::string& id, Content& content) {
  pack::EmergencyNumber number;
  number.id = id;
  number.order = reader.integer("order", 0, order_max);
  number.number = reader.german("number");
  content.listed_numbers.insert(digits_of(number.number));
  number.text = reader.text("text");
  number.large = reader.one_of("size", {"large", "normal"}, Presence::Required) == "large";
  number.provenance = reader.provenance();
  Rank rank{{}, number.order};
  content.emergency_numbers.push_back(std::move(number));
  return rank;
}

Rank load_programme_section(Reader& reader, const std::string& id, Content& content) {
  pack::ProgrammeSection section;
  section.id = id;
  section.order = reader.integer("order", 0, order_max);
  section.title = reader.text("title");
  section.icon = reader.german("icon");
  section.summary = reader.text("summary", Presence::Optional);
  const std::size_t first_unit = content.units.size();
  section.body = reader.markdown("body");
  section.shows = reader.one_of("shows", {"kitas"}, Presence::Optional);
  section.verbatim = reader.flag("verbatim");
  // Word for word means with its numbers; the page says from when they are.
  for (std::size_t i = first_unit; section.verbatim && i < content.units.size(); ++i)
    for (const std::string& number : phone_numbers_in(content.units[i].german))
      content.listed_numbers.insert(digits_of(number));
  section.provenance = reader.provenance();
  Rank rank{{}, section.order};
  content.programme.push_back(std::move(section));
  return rank;
}

Rank load_picture(Reader& reader, const std::string& id, Content& content) {
  DrawnPicture picture;
  picture.id = id;
  picture.file = reader.german("file");
  if (picture.file.find('/') != std::string::npos || picture.file.starts_with("."))
    reader.refuse("file", "\"file\" must be a name in this folder, without /");
  picture.at = reader.at("file");
  picture.alternative = reader.text("alt");
  picture.drawn_width_px = reader.optional_integer("width_px", 16, picture_side_px_max).value_or(drawn_width_px);
  content.pictures.push_back(std::move(picture));
  return {};
}

} // namespace kiosk::authoring
