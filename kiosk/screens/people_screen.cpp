// "Hier in der Kita": the Kita-Sozialarbeit as a role; where it is, when, and what it does.
//
// Hours are a plan and no promise: who to ask when nobody is there always stands below them.
#include "kiosk/screens/screens.h"

#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Type;

namespace {

Node room_fact(Scene& scene, const pack::SocialWork& work) {
  if (work.room.empty()) return fact("meeting_room", scene.words("people/room-unknown"), {}, Colour::People);
  return fact("meeting_room", bold(scene.words("people/room", {{"room", scene.plain(work.room)}})), {}, Colour::People);
}

/// Today first and bold, then the week; without hours the sentence that says so.
std::vector<Node> hours_facts(Scene& scene, const pack::SocialWork& work) {
  const Words absent = scene.words("person/absent");
  if (work.slots.empty()) return {fact("schedule", scene.words("people/hours-unknown"), absent, Colour::People)};
  std::vector<Node> nodes;
  const Today now = today(scene, work.slots, work.checked_on);
  if (now.known) {
    const Words line = now.slot ? scene.words("people/hours-today", {{"from", hour(scene, now.slot->from)},
                                                                     {"to", hour(scene, now.slot->until)}})
                                : scene.words("people/hours-none-today");
    nodes.push_back(fact("schedule", bold(line), absent, Colour::People));
  }
  const std::vector<Words> days = week(scene, work.slots);
  if (scene.is_large()) { // line by line, so that the week goes on on the next page
    nodes.push_back(heading(scene.words("people/hours-title")));
    for (const Words& day : days)
      nodes.push_back(text(day));
    if (!now.known) nodes.push_back(text(absent, Type::Second));
    return nodes;
  }
  nodes.push_back(fact("date_range", lines_of(days), now.known ? Words{} : absent, Colour::People));
  return nodes;
}

/// Where, when, in which languages; the Kita's own number stands in where the role has none.
std::vector<Node> social_work(Scene& scene, const pack::Kita& kita) {
  const pack::SocialWork& work = kita.social_work;
  std::vector<Node> nodes;
  nodes.push_back(room_fact(scene, work));
  append(nodes, hours_facts(scene, work));
  nodes.push_back(spoken_fact(scene, work.spoken, {}, Colour::People));
  if (!work.phone.empty()) nodes.push_back(phone_fact(scene, work.phone, Colour::People, {}));
  if (work.phone.empty() && !kita.phone.empty())
    nodes.push_back(phone_fact(scene, kita.phone, Colour::People, scene.words("people/kita-phone")));
  if (work.example) nodes.push_back(hint("science", scene.words("note/example-long")));
  return nodes;
}

std::vector<Node> what_they_do(Scene& scene) {
  std::vector<Node> nodes{heading(scene.words("people/what-title"))};
  for (const char* key : {"people/what-advise", "people/what-letters", "people/what-forms", "people/what-ways"})
    nodes.push_back(bullet(scene.words(key), {}, Colour::People));
  return nodes;
}

/// What is said there stays there.
Node confidential(Scene& scene) {
  Node words = text(scene.words("people/confidential"), Type::Strong, Colour::People);
  words.grow = 1;
  Node node = row({icon("lock", 44, Colour::People), std::move(words)}, 24);
  node.look = {Colour::PeopleTint, Colour::None, 0, 24};
  node.padding = {20, 26};
  return node;
}

} // namespace

ui::Page people(Scene& scene) {
  const Words name = scene.words("people/role");
  ui::Page page = framed(scene, scene.words("people/title"));
  std::vector<Node>& blocks = page.blocks;
  if (const pack::Kita* kita = scene.kita()) append(blocks, social_work(scene, *kita));
  blocks.push_back(confidential(scene));
  append(blocks, what_they_do(scene));
  if (const pack::Kita* kita = scene.kita()) {
    if (!kita->employer.empty())
      blocks.push_back(text(scene.words("people/employer", {{"name", kita->employer}}), Type::Second, Colour::Soft));
    append(blocks, provenance_lines(scene, kita->provenance));
  }
  page.finish = finish_button(scene);

  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.gap = 16;
  page.heading = {column({kicker(scene.words("people/title"), Colour::People), title(name)}, 4)};
  append(page.heading, marks(scene));
  return page;
}

} // namespace kiosk::screens
