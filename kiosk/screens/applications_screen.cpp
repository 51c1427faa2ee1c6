// Money and applications: the groups, and the list of one group.
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

std::vector<const pack::Application*> applications_in(const pack::Pack& pack, const std::string& group) {
  std::vector<const pack::Application*> found;
  for (const pack::Application& application : pack.applications())
    if (application.group == group) found.push_back(&application);
  return found;
}

/// The titles of a group's applications, one a line. A discreet one is not told before its group was opened.
Words names_of(Scene& scene, const std::vector<const pack::Application*>& applications) {
  constexpr std::size_t names_max = 3;
  std::vector<Words> names;
  for (const pack::Application* application : applications)
    if (!application->discreet && names.size() < names_max) names.push_back(scene.words(application->title));
  return lines_of(names);
}

Node group_card(Scene& scene, const pack::Topic& group, const std::vector<const pack::Application*>& within) {
  Card one;
  one.icon = group.icon;
  one.colour = group.discreet ? "about" : group.colour;
  one.title = scene.words(group.title);
  one.second = names_of(scene, within);
  return card(scene, one, scene.open(visit::Address{ScreenKind::ApplicationGroup, group.id, {}, 0}));
}

Node application_card(Scene& scene, const pack::Application& application, const pack::Topic& group) {
  Card one;
  one.icon = group.icon;
  one.colour = application.discreet ? "about" : group.colour;
  one.title = scene.words(application.title);
  // Where cards stand side by side, the word that is known from letters says more than a sentence.
  if (scene.is_portrait() || scene.language().is_german()) one.second = scene.words(application.summary);
  if (!scene.is_large()) one.german = scene.german(application.german_name); // its own page always names it
  one.example = application.provenance.example;
  return card(scene, one, scene.open(visit::Address{ScreenKind::Application, application.id, {}, 0}));
}

/// Few cards stand beside each other where the screen is wide, so that no half of it is empty.
std::size_t cards_in_row(const Scene& scene) { return scene.is_portrait() || scene.is_200() ? 1 : 2; }

} // namespace

ui::Page applications(Scene& scene) {
  const Words name = scene.words("applications/title");
  ui::Page page = framed(scene, name);
  std::vector<Node> cards;
  for (const pack::Topic& group : scene.pack.topics()) {
    if (group.section != pack::Section::Applications) continue;
    const auto within = applications_in(scene.pack, group.id);
    if (!within.empty()) cards.push_back(group_card(scene, group, within));
  }
  page.blocks = in_rows(std::move(cards), cards_in_row(scene));
  std::vector<Node> lines{title(name)};
  if (scene.is_portrait()) lines.push_back(subtitle(scene.words("applications/question")));
  page.heading = {column(std::move(lines), 4)};
  append(page.heading, marks(scene));
  return page;
}

ui::Page application_group(Scene& scene) {
  const pack::Topic* group = scene.pack.topic(scene.address().id);
  ensure(group != nullptr, "a group's screen is shown only for a group of the pack");
  ui::Page page = framed(scene, scene.words(group->title));
  std::vector<Node> cards;
  for (const pack::Application* application : applications_in(scene.pack, group->id))
    cards.push_back(application_card(scene, *application, *group));
  if (cards.empty()) cards.push_back(text(scene.words("empty/list")));
  page.blocks = in_rows(std::move(cards), cards_in_row(scene));
  const Colour colour = group->discreet ? Colour::About : ui::accent(group->colour).strong;
  Node name = title(scene.words(group->title));
  if (group->discreet) name.type = Type::CardTitle;
  page.heading = {column({kicker(scene.words("applications/title"), colour), std::move(name)}, 4)};
  append(page.heading, marks(scene));
  if (group->discreet) page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
