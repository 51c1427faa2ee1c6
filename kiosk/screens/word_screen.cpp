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
  for (Node& mark : marks(scene, term.on_letters))
    nodes.push_back(std::move(mark));
  return nodes;
}

/// "Steht auch so auf Briefen: Beitragsbescheid · Festsetzungsbescheid": German in every language. (A
/// language's own "and" would stick to a foreign word.)
Node also_called(Scene& scene, const pack::Term& term) {
  std::string names;
  for (const std::string& alias : term.aliases)
    names += (names.empty() ? "" : " · ") + locale::isolate_left_to_right(alias);
  return text(scene.words("word/also", {{"words", names}}), Type::Second);
}

/// A German sentence with the word, and below it what the sentence says.
Node example(Scene& scene, const pack::Term& term) {
  const std::string german = scene.pack.text(term.example, Language{}).message;
  Node node = column(
      {text(scene.words("word/example"), Type::Second), text(scene.german(locale::quote(german, Language{})))}, 4);
  if (!scene.language().is_german() && scene.has(term.example))
    node.children.push_back(text(scene.words(term.example), Type::Second));
  return node;
}

/// The same three lines for every word that comes as a letter.
Node what_now_panel(Scene& scene) {
  const Node show = bullet(scene.words("word/now/show"), who_and_where(scene));
  return panel({heading(scene.words("word/now-title")), bullet(scene.words("word/now/deadline")),
                bullet(scene.words("word/now/keep")), show},
               20);
}

/// "In Ruhe reden: Kita-Sozialarbeit, Raum 3": on discreet pages before the person's card.
Words talk_in_private(Scene& scene) {
  const pack::Kita* kita = scene.kita();
  if (kita == nullptr || kita->social_work.room.empty()) return scene.words("discreet/room-unknown");
  return scene.words("discreet/room", {{"room", scene.plain(kita->social_work.room)}});
}

/// The three lines and where to go on; the person of the house has her own card at the end.
std::vector<Node> what_now(Scene& scene, const pack::Term& term) {
  std::vector<Node> nodes;
  if (term.on_letters) nodes.push_back(what_now_panel(scene));
  for (const std::string& address : term.what_now) {
    if (address == "people") continue;
    if (nodes.empty()) nodes.push_back(heading(scene.words("word/now-title")));
    nodes.push_back(link_card(scene, address));
  }
  return nodes;
}

std::vector<Node> good_to_know(Scene& scene, const pack::Term& term) {
  std::vector<Node> nodes;
  if (!term.aliases.empty()) nodes.push_back(also_called(scene, term));
  if (!term.example.empty()) nodes.push_back(example(scene, term));
  return nodes;
}

} // namespace

ui::Page word(Scene& scene) {
  const pack::Term* term = scene.pack.term(scene.address().id);
  ensure(term != nullptr, "a word screen without its word");
  ui::Page page = framed(scene, scene.german(term->word));
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;

  page.blocks = prose(scene, term->explanation);
  append(page.blocks, provenance_hints(scene, term->provenance));
  append(page.blocks, what_now(scene, *term)); // what to do comes before what else is good to know
  append(page.blocks, good_to_know(scene, *term));
  if (term->discreet) page.blocks.push_back(text(talk_in_private(scene)));
  page.blocks.push_back(person_card(scene));
  append(page.blocks, provenance_lines(scene, term->provenance));
  page.finish = finish_button(scene);

  page.heading = heading_of(scene, *term);
  if (term->discreet) page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
