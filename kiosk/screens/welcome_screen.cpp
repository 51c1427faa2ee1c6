// The language wall: the first screen, and the same again from the footer.
//
// Nobody's language is the wall's own: it is German beside each language's own name, and each
// tile is laid out in its language's direction.
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

/// Up to here the tiles are large.
constexpr std::size_t few_languages = 6;

bool is_few(const Scene& scene) { return scene.settings.languages.size() <= few_languages; }

/// One tile: the own name as its readers write it, the German one for the staff.
Node language_tile(Scene& scene, const Language& language, bool is_chosen) {
  const locale::LanguageName name = scene.catalogue.name_of(language);
  Words own;
  own.language = language;
  own.spans.push_back({name.own, text::Weight::Regular});
  Node lines = column({text(own, is_few(scene) ? Type::TileTitle : Type::CardTitle)}, 0);
  if (!language.is_german()) lines.children.push_back(text(scene.german(name.german), Type::Second, Colour::Soft));
  lines.grow = 1;
  lines.justify = Align::Center;

  Node node = row({std::move(lines)}, 16);
  if (is_chosen) node.children.push_back(icon("check", 48, Colour::Offers));
  node.direction = direction_of(language);
  node.role = Role::Button;
  node.selected = is_chosen;
  node.action = scene.act(visit::ChooseLanguage{language});
  node.touch_high = true;
  node.min_height = is_few(scene) ? (scene.is_portrait() ? 190 : 150) : 120;
  node.padding = {12, 36};
  node.look = {Colour::Card, is_chosen ? Colour::Offers : Colour::Edge, is_chosen ? 5 : 3, 32};
  return node;
}

/// Few languages: one column (portrait). Many: German as wide as the wall, the others two or three a row.
std::vector<Node> wall(Scene& scene, bool shows_chosen) {
  const std::vector<Language>& languages = scene.settings.languages;
  const bool one_column = scene.is_portrait() && (is_few(scene) || scene.is_200());
  const std::size_t columns = one_column ? 1 : (scene.is_portrait() || is_few(scene) || scene.is_large()) ? 2 : 3;
  std::vector<Node> rows;
  for (std::size_t i = 0; i < languages.size();) {
    const bool is_wide = languages[i].is_german() && (languages.size() - 1) % columns == 0;
    Node row_node;
    row_node.box = Box::Grid;
    row_node.columns = static_cast<int>(is_wide ? 1 : columns);
    row_node.gap = 20;
    const std::size_t count = std::min(is_wide ? 1 : columns, languages.size() - i);
    for (std::size_t k = 0; k < count; ++k, ++i) {
      const bool is_chosen = shows_chosen && languages[i] == scene.language();
      row_node.children.push_back(language_tile(scene, languages[i], is_chosen));
    }
    rows.push_back(std::move(row_node));
  }
  return rows;
}

/// Headline with the one icon that means "language". Upright, its two languages stand below each other.
Node headline(Scene& scene) {
  Node words = title(scene.words("welcome/choose"));
  if (scene.is_portrait()) {
    constexpr std::string_view between = " · ";
    for (text::Span& span : words.spans) {
      const auto at = span.text.find(between);
      if (at == std::string::npos) continue;
      span.text.erase(at, between.size() - 1);
      span.text[at] = '\n';
    }
  }
  words.grow = 1;
  return row({icon("translate", scene.is_portrait() ? 104 : 84, Colour::Offers), std::move(words)}, 28);
}

/// The next date of this house that takes place, as a quiet strip.
std::optional<Node> next_event(Scene& scene) {
  if (!scene.is_clock_plausible()) return std::nullopt;
  for (const pack::Occurrence& occurrence : scene.pack.occurrences(scene.settings.kita, scene.now, 8))
    if (!occurrence.cancelled) return occurrence_card(scene, occurrence, false);
  return std::nullopt;
}

ui::Page wall_page(Scene& scene) {
  ui::Page page = framed(scene, scene.words("welcome/choose"));
  page.at_bottom = true;
  if (!scene.is_large())
    if (std::optional<Node> strip = next_event(scene)) page.heading.push_back(std::move(*strip));
  page.blocks.push_back(headline(scene));
  for (Node& one : wall(scene, false))
    page.blocks.push_back(std::move(one));
  page.blocks.push_back(text(scene.words("welcome/private"), Type::Second, Colour::Soft));
  return page;
}

} // namespace

ui::Page welcome(Scene& scene) {
  // The wall is the same for everyone, whatever language the last touch left behind.
  visit::Visit everyone = scene.visit;
  everyone.language = Language{};
  everyone.reading_german_from.reset();
  Scene german({everyone, scene.pack, scene.catalogue, scene.settings, scene.now, scene.display});
  ui::Page page = wall_page(german);
  scene.actions = std::move(german.actions);
  return page;
}

ui::Page languages(Scene& scene) {
  ui::Page page = framed(scene, scene.words("languages/title"));
  page.at_bottom = true;
  page.blocks.push_back(headline(scene));
  for (Node& one : wall(scene, true))
    page.blocks.push_back(std::move(one));
  return page;
}

} // namespace kiosk::screens
