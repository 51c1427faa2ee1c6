// "Brief vom Amt": the word on the letter is found by touch, among six frequent ones or by its letter.
//
// The German word is the heading in every language: that is what stands on the paper.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Box;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

/// The word, what it means, a chevron. No icon: eight equal envelopes would tell nothing. In large
/// letters the word alone, since that is what is compared with the paper.
Node word_card(Scene& scene, const visit::Listed& entry) {
  Card content;
  content.icon.clear();
  content.title = scene.german(entry.word);
  content.second = scene.words(entry.term->gloss);
  // Another word for it, or a word with it: whose meaning the second line tells.
  if (entry.word != entry.term->word)
    content.second.spans.insert(content.second.spans.begin(),
                                {locale::isolate_left_to_right(entry.term->word) + ": ", text::Weight::Regular});
  Node node = card(scene, content, scene.open(visit::Address{visit::ScreenKind::Word, entry.term->id, {}, 0}));
  node.padding.block = scene.is_portrait() ? 16 : 12;
  // German words are long: at 200 % they keep the size of the text, so that they need not break.
  if (scene.is_200()) node.children.front().children.front().type = Type::Strong;
  return node;
}

std::vector<Node> frequent_words(Scene& scene) {
  std::vector<const pack::Term*> terms;
  for (const pack::Term& term : scene.pack.terms())
    if (term.frequent > 0 && !term.discreet) terms.push_back(&term);
  std::sort(terms.begin(), terms.end(),
            [](const auto* one, const auto* other) { return one->frequent < other->frequent; });
  std::vector<Node> nodes;
  nodes.reserve(terms.size());
  for (const pack::Term* term : terms)
    nodes.push_back(word_card(scene, {term->word, term}));
  return nodes;
}

Node letter_button(Scene& scene, char letter) {
  const std::string name(1, letter);
  Node label = text(scene.german(name), Type::CardTitle);
  label.align = Align::Center;
  Node node = column({std::move(label)}, 0);
  node.role = Role::Button;
  node.action = scene.open(visit::Address{visit::ScreenKind::LetterWords, name, {}, 0});
  node.touch_high = true;
  node.min_width = scene.is_large() ? 110 : 76;
  node.min_height = scene.is_portrait() ? 92 : 84;
  node.justify = Align::Center;
  node.look = {Colour::Card, Colour::Edge, 3, 24};
  return node;
}

/// Only letters that exist, in rows of wide targets.
Node letter_grid(Scene& scene) {
  Node node;
  node.box = Box::Grid;
  node.columns = scene.is_portrait() ? (scene.is_200() ? 5 : 8) : 11;
  node.gap = scene.is_portrait() ? 14 : 10;
  node.direction = Direction::LeftToRight; // the alphabet runs as on a German letter
  for (const char letter : visit::letters(scene.pack))
    node.children.push_back(letter_button(scene, letter));
  return node;
}

/// The words under a letter, sorted as a German dictionary is.
std::vector<visit::Listed> entries_under(char letter, const pack::Pack& pack) {
  std::vector<visit::Listed> entries = visit::words_under(letter, pack);
  std::stable_sort(entries.begin(), entries.end(), [](const visit::Listed& one, const visit::Listed& other) {
    return locale::collate(one.word, other.word, Language{}) < 0;
  });
  return entries;
}

/// "Ihr Wort ist nicht dabei? Zeigen Sie uns den Brief: Raum 3."
Words not_among_them(Scene& scene) {
  const pack::Kita* kita = scene.kita();
  if (kita == nullptr || kita->social_work.room.empty()) return scene.words("empty/word-anywhere");
  return scene.words("empty/word", {{"room", scene.plain(kita->social_work.room)}});
}

} // namespace

ui::Page letter(Scene& scene) {
  const Words question = scene.words("letter/question");
  ui::Page page = framed(scene, question);
  page.gap = scene.is_portrait() ? 14 : 10;
  const std::size_t columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.blocks = in_rows(frequent_words(scene), columns);
  page.blocks.push_back(heading(scene.words("letter/all")));
  page.blocks.push_back(letter_grid(scene));
  page.heading = {kicker(scene.words("home/letter"), Colour::Words), title(question)};
  for (Node& mark : marks(scene))
    page.heading.push_back(std::move(mark));
  return page;
}

ui::Page letter_words(Scene& scene) {
  const std::string& letter = scene.address().id;
  const Words name = scene.words("letter/with", {{"letter", letter}});
  ui::Page page = framed(scene, name);
  page.counts_items = true;
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.gap = 16;
  for (const visit::Listed& entry : entries_under(letter.front(), scene.pack))
    page.blocks.push_back(word_card(scene, entry));
  page.blocks.push_back(text(not_among_them(scene)));
  page.blocks.push_back(person_card(scene));
  page.heading = {kicker(scene.words("home/letter"), Colour::Words), title(name)};
  for (Node& mark : marks(scene))
    page.heading.push_back(std::move(mark));
  return page;
}

} // namespace kiosk::screens
