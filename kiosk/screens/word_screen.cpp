// A word of officialese: what it means, and what to do now with the letter it stands on.
#include "kiosk/screens/screens.h"

#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Type;

namespace {

/// The German word, its meaning, the marks. A discreet word is no larger than a card's title.
std::vector<Node> heading_of(Scene& scene, const pack::Term& term) {
  std::vector<Node> nodes;
  nodes.push_back(kicker(scene.words("home/letter"), term.discreet ? Colour::About : Colour::Words));
  Node name = title(scene.german(term.word));
  Node gloss = text(scene.words(term.gloss), Type::CardTitle);
  if (term.discreet) {
    name.type = Type::CardTitle;
    gloss.type = Type::Body;
  }
  nodes.push_back(std::move(name));
  nodes.push_back(std::move(gloss));
  for (Node& mark : marks(scene, term.on_letters)) nodes.push_back(std::move(mark));
  return nodes;
}

/// "Auf dem Brief steht auch: Beitragsbescheid, Festsetzungsbescheid": German in every language.
Node also_called(Scene& scene, const pack::Term& term) {
  std::vector<std::string> names;
  for (const std::string& alias : term.aliases) names.push_back(locale::isolate_left_to_right(alias));
  const std::string list = locale::join(names, scene.language());
  return text(scene.words("word/also-called", {{"words", list}}), Type::Second);
}

/// A German sentence with the word, and below it what the sentence says.
Node example(Scene& scene, const pack::Term& term) {
  const std::string german = scene.pack.text(term.example, Language{}).message;
  Node node = column({text(scene.words("word/example"), Type::Second), text(scene.german("„" + german + "“"))}, 4);
  const Words own = scene.words(term.example);
  if (!own.language.is_german()) node.children.push_back(text(own, Type::Second));
  return node;
}

/// "Zeigen Sie ihn der Kita-Sozialarbeit, Raum 3, heute bis 14 Uhr", as far as it is known.
Words show_it_to(Scene& scene) {
  const pack::Kita* kita = scene.kita();
  if (kita == nullptr || kita->social_work.room.empty()) return scene.words("letter/now-show");
  const std::string room = scene.plain(kita->social_work.room);
  const Today now = today(scene, kita->social_work.slots, kita->social_work.checked_on);
  if (now.known && now.slot)
    return scene.words("letter/now-show-room-until", {{"room", room}, {"time", hour(now.slot->until)}});
  return scene.words("letter/now-show-room", {{"room", room}});
}

/// The same three lines for every word that comes as a letter.
Node what_now_panel(Scene& scene) {
  return panel({heading(scene.words("letter/what-now")), bullet(scene.words("letter/now-deadline")),
                bullet(scene.words("letter/now-keep")), bullet(show_it_to(scene))},
               20);
}

/// Where to go on: the person of the house has her own card at the end.
std::vector<Node> ways_on(Scene& scene, const pack::Term& term) {
  std::vector<Node> nodes;
  for (const std::string& address : term.what_now)
    if (address != "people") nodes.push_back(link_card(scene, address));
  return nodes;
}

} // namespace

ui::Page word(Scene& scene) {
  const pack::Term* term = scene.pack.term(scene.address().id);
  ensure(term != nullptr, "a word screen without its word");
  ui::Page page = framed(scene, scene.german(term->word));
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;

  page.blocks = prose(scene, term->explanation);
  if (!term->aliases.empty()) page.blocks.push_back(also_called(scene, *term));
  if (!term->example.empty()) page.blocks.push_back(example(scene, *term));
  if (term->on_letters) page.blocks.push_back(what_now_panel(scene));
  std::vector<Node> cards = ways_on(scene, *term);
  if (!cards.empty() && !term->on_letters) page.blocks.push_back(heading(scene.words("letter/what-now")));
  for (Node& one : cards) page.blocks.push_back(std::move(one));
  page.blocks.push_back(person_card(scene));
  for (Node& one : provenance_hints(scene, term->provenance)) page.blocks.push_back(std::move(one));
  for (Node& one : provenance_lines(scene, term->provenance)) page.blocks.push_back(std::move(one));
  page.blocks.push_back(finish_button(scene));

  page.heading = heading_of(scene, *term);
  if (term->discreet) page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
