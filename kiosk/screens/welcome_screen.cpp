// The language wall: the first screen, and the same again from the footer.
//
// Nobody's language is the wall's own: it is German beside each language's own name, and each
// tile is laid out in its language's direction.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <optional>
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

/// Many names stand in letters that grow to 150 % only, so that all of them stay on one page.
Type name_type(const Scene& scene) {
  if (is_few(scene)) return Type::TileTitle;
  if (!scene.is_large()) return Type::CardTitle;
  return scene.is_portrait() ? Type::Action : Type::LabelStrong;
}

/// Where many tiles in large letters have to find room.
bool is_tight(const Scene& scene) { return !is_few(scene) && (scene.is_large() || !scene.is_portrait()); }

/// The own name as its readers write it, the German one for the staff, in the language's own direction. One target.
Node language_target(Scene& scene, const Reading& reading, bool is_chosen) {
  const locale::LanguageName name = scene.catalogue.name_of(reading.form());
  Words own;
  own.language = reading.language;
  own.spans.push_back({name.own, text::Weight::Regular});
  Node lines = column({text(own, name_type(scene))}, 0);
  if (!reading.language.is_german())
    lines.children.push_back(
        text(scene.german(name.german), is_tight(scene) ? Type::Label : Type::Second, Colour::Soft));
  lines.grow = 1;
  lines.justify = Align::Center;

  Node node = row({std::move(lines)}, 16);
  if (is_chosen) node.children.push_back(icon("check", 48, Colour::Offers));
  node.direction = direction_of(reading.language);
  node.role = Role::Button;
  node.selected = is_chosen;
  node.action = scene.act(visit::ChooseLanguage{reading.language, reading.level});
  node.touch_high = true;
  node.min_height = is_few(scene) ? (scene.is_portrait() ? 190 : 150) : is_tight(scene) ? 100 : 120;
  node.padding = {is_tight(scene) ? 4 : 12, is_few(scene) ? 36 : 28};
  return node;
}

/// One tile of the wall: one target in its frame.
Node language_tile(Scene& scene, const Language& language, bool is_chosen) {
  Node node = language_target(scene, {language, Level::Full}, is_chosen);
  node.look = {Colour::Card, is_chosen ? Colour::Offers : Colour::Edge, is_chosen ? 5 : 3, 32};
  return node;
}

/// "Deutsch" | "Deutsch: kurz und einfach": two targets in one frame, since it is one language.
Node split_tile(Scene& scene, const Language& language, std::optional<Level> chosen) {
  Node line;
  line.width = 3;
  line.min_height = 64;
  line.look.fill = Colour::Edge;
  std::vector<Node> halves;
  for (const Level level : {Level::Full, Level::Short}) {
    Node half = language_target(scene, {language, level}, chosen == level);
    half.grow = 1;
    half.look = {Colour::None, chosen == level ? Colour::Offers : Colour::None, chosen == level ? 5 : 0, 32};
    halves.push_back(std::move(half));
  }
  Node node = row({std::move(halves[0]), std::move(line), std::move(halves[1])}, 0);
  node.direction = direction_of(language);
  node.look = {Colour::Card, Colour::Edge, 3, 32};
  return node;
}

int gap_of(const Scene& scene) { return is_tight(scene) ? 12 : 20; }

std::size_t columns_of(const Scene& scene) {
  if (scene.is_portrait()) return is_few(scene) ? 1 : 2;
  return is_few(scene) ? 2 : scene.is_large() ? 4 : 3;
}

/// Few languages: one column (portrait). Many: German as wide as the wall, the others two to four a row.
std::vector<Node> wall(Scene& scene, bool shows_chosen) {
  const std::vector<Language>& languages = scene.settings.languages;
  const auto& split = scene.settings.with_short;
  const std::size_t columns = columns_of(scene);
  std::vector<Node> rows;
  for (std::size_t i = 0; i < languages.size();) {
    const bool has_short = std::find(split.begin(), split.end(), languages[i]) != split.end();
    const bool is_wide = has_short || (languages[i].is_german() && (languages.size() - 1) % columns == 0);
    Node row_node;
    row_node.box = Box::Grid;
    row_node.columns = static_cast<int>(is_wide ? 1 : columns);
    row_node.gap = gap_of(scene);
    const std::size_t count = std::min(is_wide ? 1 : columns, languages.size() - i);
    for (std::size_t k = 0; k < count; ++k, ++i) {
      const bool is_chosen = shows_chosen && languages[i] == scene.language();
      row_node.children.push_back(
          has_short ? split_tile(scene, languages[i], is_chosen ? std::optional(scene.visit.level) : std::nullopt)
                    : language_tile(scene, languages[i], is_chosen));
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
  if (is_tight(scene) && scene.is_large() && !scene.is_portrait()) words.type = Type::Action;
  return row({icon("translate", scene.is_portrait() ? 104 : 84, Colour::Offers), std::move(words)}, 28);
}

/// "Dieser Bildschirm speichert nichts über Sie."
Node promise(Scene& scene) {
  return text(scene.words("welcome/private"), is_tight(scene) ? Type::Label : Type::Second, Colour::Soft);
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
  page.gap = gap_of(scene);
  const bool in_one_line = is_tight(scene) && !scene.is_portrait(); // height is what landscape lacks
  if (!scene.is_large() && !in_one_line)
    if (std::optional<Node> strip = next_event(scene)) page.heading.push_back(std::move(*strip));
  page.blocks.push_back(headline(scene));
  if (in_one_line) {
    Node beside = promise(scene);
    beside.width = scene.is_large() ? 640 : 480;
    page.blocks.back().children.push_back(std::move(beside));
  }
  for (Node& one : wall(scene, false))
    page.blocks.push_back(std::move(one));
  if (!in_one_line) page.blocks.push_back(promise(scene));
  return page;
}

} // namespace

ui::Page welcome(Scene& scene) {
  // The wall is the same for everyone, whatever language the last touch left behind.
  visit::Visit everyone = scene.visit;
  everyone.language = Language{};
  everyone.level = Level::Full;
  everyone.own.reset();
  Scene german({everyone, scene.pack, scene.catalogue, scene.settings, scene.now, scene.display});
  ui::Page page = wall_page(german);
  scene.actions = std::move(german.actions);
  return page;
}

ui::Page languages(Scene& scene) {
  ui::Page page = framed(scene, scene.words("languages/title"));
  page.at_bottom = true;
  page.gap = gap_of(scene);
  page.blocks.push_back(headline(scene));
  for (Node& one : wall(scene, true))
    page.blocks.push_back(std::move(one));
  return page;
}

} // namespace kiosk::screens
