// Offers, events and terms.
#include "kiosk/authoring/load.h"

#include <algorithm>

namespace kiosk::authoring {
namespace {

constexpr int order_max = 1'000'000;
constexpr int age_years_max = 27;

/// True when the topic is discreet; false for one that does not exist (another error says so).
bool is_discreet(const Content& content, const std::string& topic_id) {
  return std::any_of(content.topics.begin(), content.topics.end(),
                     [&](const pack::Topic& topic) { return topic.id == topic_id && topic.discreet; });
}

void read_hours(Reader& reader, pack::Offer& offer) {
  offer.hours = reader.word<pack::Hours>("hours");
  offer.hours_note = reader.text("hours_note", Presence::Optional);
  offer.slots = reader.slots("slots");
  const bool is_weekly = offer.hours == pack::Hours::Weekly;
  if (is_weekly && offer.slots.empty()) reader.refuse("hours", "weekly hours need \"slots\"");
  if (!is_weekly && !offer.slots.empty()) reader.refuse("slots", "\"slots\" go only with hours = \"weekly\"");
}

void read_contact(Reader& reader, pack::Contact& contact) {
  contact.phones = reader.phones("phone");
  contact.email = reader.german("email", Presence::Optional);
  contact.web = reader.german("web", Presence::Optional);
  if (!contact.email.empty() && contact.email.find('@') == std::string::npos)
    reader.refuse("email", "an e-mail address has an @");
  if (contact.web.find(' ') != std::string::npos) reader.refuse("web", "an internet address has no blank");
}

} // namespace

Rank load_offer(Reader& reader, const std::string& id, Content& content) {
  pack::Offer offer;
  offer.id = id;
  offer.topic = reader.reference("topic", Reference::Kind::OfferTopic, Presence::Required);
  offer.order = reader.integer("order", 0, order_max);
  offer.title = reader.text("title");
  offer.german_name = reader.german("german_name");
  offer.summary = reader.text("summary");
  offer.for_whom = reader.text("for_whom");
  offer.body = reader.markdown("body");
  offer.say = reader.text("say");
  offer.reach = reader.word<pack::Reach>("reach");
  offer.age_from_years = reader.optional_integer("age_from", 0, age_years_max);
  offer.age_to_years = reader.optional_integer("age_to", 0, age_years_max);
  if (offer.age_from_years && offer.age_to_years && *offer.age_from_years > *offer.age_to_years)
    reader.refuse("age_to", "\"age_from\" must not be greater than \"age_to\"");
  offer.cost = reader.word<pack::Cost>("cost");
  offer.cost_note = reader.text("cost_note", Presence::Optional);
  offer.spoken = reader.languages("spoken", Presence::Required);
  offer.spoken_note = reader.text("spoken_note", Presence::Optional);
  offer.appointment = reader.word<pack::Need>("appointment");
  read_hours(reader, offer);
  offer.places = reader.references("places", Reference::Kind::Place, Presence::Optional);
  read_contact(reader, offer.contact);
  offer.see_also = reader.references("see_also", Reference::Kind::Address, Presence::Optional);
  offer.picture = reader.reference("picture", Reference::Kind::Picture, Presence::Optional);
  offer.discreet = reader.optional_flag("discreet").value_or(is_discreet(content, offer.topic));
  if (offer.discreet && !offer.picture.empty()) reader.refuse("picture", "a discreet offer has no picture");
  offer.provenance = reader.provenance();
  Rank rank{offer.topic, offer.order};
  content.offers.push_back(std::move(offer));
  return rank;
}

namespace {

ChangedDate read_change(Reader& reader) {
  ChangedDate change;
  change.at = reader.at("date");
  change.date = reader.date("date");
  change.cancelled = reader.flag("cancelled");
  change.start = reader.optional_local_time("start");
  change.end = reader.optional_local_time("end");
  change.note = reader.text("note", Presence::Optional);
  reader.finish();
  if (change.start.has_value() != change.end.has_value())
    reader.refuse("date", "a moved date needs both \"start\" and \"end\"");
  if (change.start && change.end && *change.start >= *change.end)
    reader.refuse("end", "\"start\" must be earlier than \"end\"");
  if (change.cancelled && change.start) reader.refuse("cancelled", "a date is either cancelled or moved");
  if (!change.cancelled && !change.start && change.note.empty())
    reader.refuse("date", "this change changes nothing: say \"cancelled\", \"start\" and \"end\", or \"note\"");
  return change;
}

} // namespace

Rank load_event(Reader& reader, const std::string& id, Content& content) {
  pack::Event event;
  event.id = id;
  event.title = reader.text("title");
  event.summary = reader.text("summary");
  event.body = reader.markdown("body");
  EventSeries series;
  series.event = id;
  series.at = reader.at("start");
  series.start = reader.local_time("start");
  series.end = reader.local_time("end");
  if (reader.has("start") && reader.has("end") && series.start >= series.end)
    reader.refuse("end", "\"start\" must be earlier than \"end\"");
  series.repeat = reader.german("repeat", Presence::Optional);
  series.repeat_at = reader.at("repeat");
  series.except = reader.dates("except");
  event.repeats = !series.repeat.empty();
  event.kitas = reader.references("kitas", Reference::Kind::Kita, Presence::Required);
  if (reader.has("kitas") && event.kitas.empty()) reader.refuse("kitas", R"("kitas" needs an id, or ["all"])");
  if (std::find(event.kitas.begin(), event.kitas.end(), "all") != event.kitas.end()) {
    if (event.kitas.size() > 1) reader.refuse("kitas", "\"all\" must stand alone");
    event.kitas.clear();
  }
  event.place = reader.reference("place", Reference::Kind::Place, Presence::Optional);
  event.room = reader.text("room", Presence::Optional);
  event.cost = reader.word<pack::Cost>("cost");
  event.cost_note = reader.text("cost_note", Presence::Optional);
  event.registration = reader.word<pack::Need>("registration");
  event.registration_note = reader.text("registration_note", Presence::Optional);
  event.child_care = reader.word<pack::Answer>("child_care");
  event.spoken = reader.languages("spoken", Presence::Required);
  event.picture = reader.reference("picture", Reference::Kind::Picture, Presence::Optional);
  event.provenance = reader.provenance();
  for (Reader& change : reader.tables("change"))
    series.changes.push_back(read_change(change));
  content.events.push_back(std::move(event));
  content.series.push_back(std::move(series));
  return {};
}

Rank load_term(Reader& reader, const std::string& id, Content& content) {
  pack::Term term;
  term.id = id;
  term.word = reader.german("word");
  term.article = reader.one_of("article", {"der", "die", "das"}, Presence::Optional);
  term.gloss = reader.text("gloss");
  term.explanation = reader.markdown("explanation");
  term.example = reader.text("example");
  term.aliases = reader.strings("aliases", Presence::Optional);
  term.what_now = reader.references("what_now", Reference::Kind::Address, Presence::Optional);
  if (reader.flag("stays")) content.standing_terms.insert(id);
  term.on_letters = reader.flag("on_letters");
  term.frequent = reader.optional_integer("frequent", 1, 6).value_or(0);
  const bool is_taken =
      term.frequent > 0 && std::any_of(content.terms.begin(), content.terms.end(),
                                       [&](const pack::Term& other) { return other.frequent == term.frequent; });
  if (is_taken) reader.refuse("frequent", "another word has this place on the first screen already");
  term.discreet = reader.flag("discreet");
  term.provenance = reader.provenance(ExampleFlag::None);
  content.terms.push_back(std::move(term));
  return {};
}

} // namespace kiosk::authoring
