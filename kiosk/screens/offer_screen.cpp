// One offer: so much of it on the first page that a photo of it is enough to go there.
//
// What is unknown says so in a friendly sentence; where nothing is known to call or to visit, the
// Kita-Sozialarbeit stands instead. Facts are no controls: this screen cannot make a call.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Type;
using visit::ScreenKind;

namespace {

Colour accent_of(const Scene& scene, const pack::Offer& offer) {
  const pack::Topic* topic = scene.pack.topic(offer.topic);
  return offer.discreet || topic == nullptr ? Colour::About : ui::accent(topic->colour).strong;
}

std::vector<Node> for_whom(Scene& scene, const pack::Offer& offer, Colour colour) {
  Words age;
  if (offer.age_from_years && offer.age_to_years && *offer.age_from_years > 0)
    age = scene.words("offer/age-range",
                      {{"from", std::int64_t{*offer.age_from_years}}, {"to", std::int64_t{*offer.age_to_years}}});
  else if (offer.age_to_years)
    age = scene.words("offer/age-to", {{"to", std::int64_t{*offer.age_to_years}}});
  else if (offer.age_from_years && *offer.age_from_years > 0)
    age = scene.words("offer/age-from", {{"from", std::int64_t{*offer.age_from_years}}});
  const Words who = scene.words(offer.for_whom);
  if (who.empty() && age.empty()) return {};
  return {fact("person", who.empty() ? age : who, who.empty() ? Words{} : age, colour)};
}

/// A page of the web or a booklet: nobody is there who could be asked.
bool is_for_reading(const pack::Offer& offer) {
  return offer.places.empty() && offer.contact.phones.empty() && !offer.contact.web.empty();
}

Node cost_fact(Scene& scene, const pack::Offer& offer, Colour colour) {
  const Words note = scene.words(offer.cost_note);
  if (offer.cost == pack::Cost::Free) return fact("euro", scene.words("fact/free"), note, Colour::People);
  return fact("euro", scene.words(offer.cost == pack::Cost::Paid ? "fact/paid" : "fact/ask-cost"), note, colour);
}

/// When one may come, and whether one has to ask for it before.
Node hours_fact(Scene& scene, const pack::Offer& offer, Colour colour) {
  std::vector<Words> main, second;
  const Today now = today(scene, offer.slots, offer.provenance.checked_on);
  if (now.known && now.slot)
    main.push_back(bold(scene.words("chip/open-until", {{"time", hour(scene, now.slot->until)}})));
  if (now.known && !now.slot) main.push_back(bold(scene.words("chip/closed-today")));
  switch (offer.hours) {
  case pack::Hours::Always:
    main.push_back(scene.words("fact/always"));
    break;
  case pack::Hours::ByAppointment:
    main.push_back(scene.words("fact/by-appointment"));
    break;
  case pack::Hours::Unknown:
    main.push_back(scene.words("fact/ask-hours"));
    break;
  case pack::Hours::Weekly:
    for (const Words& line : week(scene, offer.slots))
      main.push_back(line);
    break;
  }
  if (offer.appointment == pack::Need::Required && offer.hours != pack::Hours::ByAppointment)
    second.push_back(scene.words("fact/appointment-required"));
  if (offer.appointment == pack::Need::None && offer.hours != pack::Hours::Always)
    second.push_back(scene.words("fact/appointment-none"));
  if (offer.appointment == pack::Need::Unknown && offer.hours == pack::Hours::Weekly)
    second.push_back(scene.words("fact/appointment-unknown"));
  second.push_back(scene.words(offer.hours_note));
  return fact("schedule", lines_of(main), lines_of(second), colour);
}

std::vector<Node> places(Scene& scene, const pack::Offer& offer, Colour colour) {
  std::vector<Node> nodes;
  std::vector<const pack::Place*> found;
  for (const std::string& id : offer.places)
    if (const pack::Place* place = scene.pack.place(id)) found.push_back(place);
  for (std::size_t index = 0; index < found.size(); ++index) {
    nodes.push_back(place_fact(scene, *found[index], colour));
    // Said once where the next place has the same answer.
    const bool is_said_below = index + 1 < found.size() && found[index + 1]->step_free == found[index]->step_free;
    if (!is_said_below)
      nodes.push_back(step_free_fact(scene, found[index]->step_free, !offer.contact.phones.empty(), colour));
  }
  return nodes;
}

/// Where and under which number; with neither, who helps to find it.
std::vector<Node> contact(Scene& scene, const pack::Offer& offer, Colour colour) {
  std::vector<Node> nodes = places(scene, offer, colour);
  for (const std::string& number : offer.contact.phones)
    nodes.push_back(phone_fact(scene, number, colour, {}));
  if (nodes.empty()) nodes.push_back(fact("group", scene.words("note/no-contact"), {}, Colour::People));
  return nodes;
}

/// Who understands me there, and what is only for reading up.
std::vector<Node> further(Scene& scene, const pack::Offer& offer, Colour colour) {
  std::vector<Node> nodes;
  const Words note = scene.words(offer.spoken_note);
  if (!offer.spoken.empty() || !is_for_reading(offer))
    nodes.push_back(spoken_fact(scene, offer.spoken, note, colour));
  else if (!note.empty())
    nodes.push_back(fact("record_voice_over", note, {}, colour));
  if (!offer.contact.email.empty())
    nodes.push_back(fact("mail_outline", scene.german(offer.contact.email), {}, colour));
  if (!offer.contact.web.empty()) nodes.push_back(fact("computer", scene.german(offer.contact.web), {}, colour));
  return nodes;
}

/// The sentence for the door or the phone: German for everybody, below it what it means.
Node say_box(Scene& scene, const pack::Offer& offer) {
  const pack::Text german = scene.pack.text(offer.say, Language{});
  Node sentence = text(scene.german(german.message), Type::Strong);
  sentence.direction = Direction::LeftToRight; // it is shown to somebody who reads German
  std::vector<Node> lines{text(scene.words("offer/say-title"), Type::Kicker, Colour::Soft), std::move(sentence)};
  // Without a translation it would stand there twice.
  if (!scene.language().is_german() && scene.has(offer.say))
    lines.push_back(text(scene.words(offer.say), Type::Second));
  return panel(std::move(lines), 8);
}

/// What one has to know to go there.
std::vector<Node> facts(Scene& scene, const pack::Offer& offer, Colour colour) {
  std::vector<Node> nodes = for_whom(scene, offer, colour);
  const bool can_be_asked = !is_for_reading(offer);
  if (can_be_asked || offer.cost != pack::Cost::Ask) nodes.push_back(cost_fact(scene, offer, colour));
  if (can_be_asked || offer.hours != pack::Hours::Unknown) nodes.push_back(hours_fact(scene, offer, colour));
  append(nodes, contact(scene, offer, colour));
  return nodes;
}

/// "In Ruhe reden: Kita-Sozialarbeit, Raum 3"
Node quiet_room(Scene& scene) {
  const pack::Kita* kita = scene.kita();
  if (kita == nullptr || kita->social_work.room.empty())
    return fact("group", scene.words("discreet/room-unknown"), {}, Colour::People);
  return fact("group", scene.words("discreet/room", {{"room", scene.plain(kita->social_work.room)}}), {},
              Colour::People);
}

std::vector<Node> see_also(Scene& scene, const pack::Offer& offer) {
  std::vector<Node> nodes;
  for (const std::string& address : offer.see_also)
    if (address != "people") nodes.push_back(link_card(scene, address)); // the person stands on every page
  if (!nodes.empty()) nodes.insert(nodes.begin(), heading(scene.words("offer/see-also")));
  return nodes;
}

/// Upright, the height above belongs to the facts, and wide to the marks: then the picture stands
/// beside the last lines.
bool is_picture_on_top(const Scene& scene) { return !scene.is_portrait() && is_beside_title_free(scene); }

std::string picture_of(const pack::Offer& offer) { return offer.discreet ? std::string{} : offer.picture; }

Node last_lines(Scene& scene, const pack::Offer& offer) {
  Node all = column(provenance_lines(scene, offer.provenance), 12);
  return is_picture_on_top(scene) ? all : beside_picture(scene, std::move(all), picture_of(offer));
}

std::vector<Node> heading_of(Scene& scene, const pack::Offer& offer, Colour colour) {
  std::vector<Node> lines;
  if (const pack::Topic* topic = scene.pack.topic(offer.topic))
    if (scene.plain(topic->title) != scene.plain(offer.title))
      lines.push_back(kicker(scene.words(topic->title), colour));
  Node name = title(scene.words(offer.title));
  if (offer.discreet) name.type = Type::CardTitle;
  lines.push_back(std::move(name));
  lines.push_back(text(german_name(scene, offer.german_name), offer.discreet ? Type::Second : Type::Body));
  Node names = column(std::move(lines), 4);
  std::vector<Node> nodes{is_picture_on_top(scene) ? beside_picture(scene, std::move(names), picture_of(offer))
                                                   : std::move(names)};
  append(nodes, marks(scene, offer.cost == pack::Cost::Paid));
  return nodes;
}

} // namespace

ui::Page offer(Scene& scene) {
  const pack::Offer* offer = scene.pack.offer(scene.address().id);
  ensure(offer != nullptr, "an offer's screen is shown only for an offer of the pack");
  const Colour colour = accent_of(scene, *offer);
  ui::Page page = framed(scene, scene.words(offer->title));
  std::vector<Node>& blocks = page.blocks;
  append(blocks, prose(scene, offer->body));
  append(blocks, provenance_hints(scene, offer->provenance)); // before what it is about
  append(blocks, facts(scene, *offer, colour));
  blocks.push_back(text(scene.words("note/photo"), Type::Second, Colour::Soft));
  if (!offer->say.empty()) blocks.push_back(say_box(scene, *offer));
  append(blocks, further(scene, *offer, colour));
  if (offer->discreet) blocks.push_back(quiet_room(scene));
  append(blocks, see_also(scene, *offer));
  blocks.push_back(person_card(scene));
  blocks.push_back(last_lines(scene, *offer));
  page.finish = finish_button(scene);

  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.gap = 16;
  page.heading = heading_of(scene, *offer, colour);
  if (offer->discreet) page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
