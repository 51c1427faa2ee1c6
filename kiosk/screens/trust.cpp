// How far a page can be trusted: the marks under its title, the hints on old data, the source lines.
#include "kiosk/screens/parts.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

/// The line under the title: what is so, and one touch that shows the other language or level.
Node mark_line(Scene& scene, const std::string& icon_name, const std::vector<Words>& what, const Words& then,
               visit::Action action) {
  const Type type = scene.is_large() ? Type::Label : Type::Second;
  Node what_node = column({}, 0);
  for (const Words& line : what)
    what_node.children.push_back(text(line, type));
  what_node.grow = 1;
  Node then_node = text(then, type, Colour::Offers);
  for (text::Span& span : then_node.spans)
    span.weight = text::Weight::Bold;
  Node node = row({icon(icon_name, 40, Colour::About)}, 20);
  if (what.empty())
    then_node.grow = 1;
  else
    node.children.push_back(std::move(what_node));
  node.children.push_back(std::move(then_node));
  node.role = Role::Button;
  node.action = scene.act(std::move(action));
  node.touch_high = true;
  node.look = {Colour::AboutTint, Colour::Edge, 3, 24};
  node.padding = {10, 26};
  return node;
}

/// "2024-06" as "06/2024", "2026-11-12" as "12.11.2026"; a year stays.
std::string date_words(const std::string& source_date) {
  if (const auto date = parse_date(source_date)) return locale::day_month_year(*date);
  if (source_date.size() == 7)
    return locale::isolate_left_to_right(source_date.substr(5) + "/" + source_date.substr(0, 4));
  return source_date;
}

/// More than two years old, undated, or of the least reliable kind. A year alone counts from its January.
bool is_old(const Scene& scene, const pack::Provenance& provenance) {
  const auto year = provenance.source_year();
  if (!year || provenance.reliability == "C") return true;
  int month = 1;
  if (provenance.source_date.size() >= 7) month = std::atoi(provenance.source_date.substr(5, 2).c_str());
  const Date today = date_of(scene.now);
  const int months =
      (static_cast<int>(today.year()) - *year) * 12 + static_cast<int>(static_cast<unsigned>(today.month())) - month;
  return months > 24;
}

/// The first source in short. Of an address only its host is told: nobody at a kiosk can type the rest.
/// Empty where the words are our own.
std::string shown_source(const pack::Provenance& provenance) {
  std::string source = provenance.sources.empty() ? std::string{} : provenance.sources.front();
  if (source == "eigene Formulierung") return {};
  if (const auto scheme = source.find("://"); scheme != std::string::npos) {
    const auto end = source.find('/', scheme + 3);
    source = source.substr(scheme + 3, end == std::string::npos ? std::string::npos : end - scheme - 3);
    if (source.rfind("www.", 0) == 0) source = source.substr(4);
  }
  return source;
}

/// The offered languages that have every text which the reader's lacks, in the wall's order.
std::vector<Language> languages_with_all(const Scene& scene) {
  std::vector<Language> complete = scene.settings.languages;
  const auto drop = [&](auto lacks) {
    complete.erase(std::remove_if(complete.begin(), complete.end(), lacks), complete.end());
  };
  drop([&](const Language& language) { return language.is_german() || language == scene.language(); });
  for (const pack::TextKey& key : scene.seen().missing_keys) {
    const std::vector<Language> having = scene.pack.languages_of(key);
    drop([&](const Language& language) { return std::find(having.begin(), having.end(), language) == having.end(); });
  }
  return complete;
}

/// A language by its own name, as small as a finger allows: there may be ten.
Node language_button(Scene& scene, const Language& language) {
  Words name;
  name.language = language;
  name.spans.push_back({scene.catalogue.name_of(language).own, text::Weight::Bold});
  Node label = text(name, scene.is_large() ? Type::Label : Type::Second, Colour::Offers);
  label.align = Align::Center;
  Node node = column({std::move(label)}, 0);
  node.justify = Align::Center;
  node.direction = direction_of(language);
  node.role = Role::Button;
  node.action = scene.act(visit::ShowIn{language});
  node.touch_high = true;
  node.padding = {8, 26};
  node.look = {Colour::Card, Colour::Edge, 3, 24};
  return node;
}

/// "Auch lesen in: English · Русский": each a button that shows this page in it. No language stands in unasked.
std::vector<Node> other_languages(Scene& scene) {
  const std::vector<Language> others = languages_with_all(scene);
  if (others.empty()) return {};
  Node choice;
  choice.box = ui::Box::Wrap;
  choice.gap = 16;
  std::vector<std::string> names;
  for (const Language& other : others) {
    names.push_back(scene.catalogue.name_of(other).own);
    choice.children.push_back(language_button(scene, other));
  }
  // The buttons are the list; read aloud, the sentence is whole.
  Node sentence = scene.is_large() ? icon("translate", 52, Colour::Offers)
                                   : text(scene.words("missing/other", {{"languages", std::string{}}}), Type::Second);
  sentence.name = scene.say("missing/other", {{"languages", locale::join(names, scene.language())}});
  if (!scene.is_large()) return {std::move(sentence), std::move(choice)};
  choice.grow = 1;
  return {row({std::move(sentence), std::move(choice)}, 16)};
}

} // namespace

std::vector<Node> missing_marks(Scene& scene) {
  const locale::LanguageName name = scene.catalogue.name_of(scene.language());
  const pack::Kita* kita = scene.kita();
  const bool has_room = kita != nullptr && !kita->social_work.room.empty();
  Node what = hint(missing_icon, scene.words("missing/mark", {{"language", name.own}}));
  what.look.fill = Colour::AboutTint; // as behind each of those texts
  for (Node& child : what.children)
    child.colour = Colour::Ink;
  const Words help = has_room ? scene.words("missing/help", {{"room", scene.plain(kita->social_work.room)}})
                              : scene.words("missing/help-anywhere");
  std::vector<Node> nodes{std::move(what)};
  if (!scene.is_large()) nodes.push_back(text(help, Type::Second));
  append(nodes, other_languages(scene));
  return nodes;
}

namespace {

/// "Zurück zu Українська" on a page that is read in another language for once.
Node way_back(Scene& scene) {
  const Reading& own = *scene.visit.own;
  const std::string name = scene.catalogue.name_of(own.language).own;
  Words back;
  back.language = own.language;
  back.spans.push_back({scene.catalogue.in(own.language).say("mt/back", {{"language", name}}), text::Weight::Regular});
  Words here;
  here.language = scene.language();
  here.spans.push_back({scene.catalogue.name_of(scene.language()).own, text::Weight::Regular});
  return mark_line(scene, "translate", {here}, back, visit::ShowTranslation{});
}

/// "kurz und einfach" <-> "mehr lesen", where there is something to choose.
std::vector<Node> level_marks(Scene& scene, bool money) {
  const Scene::Seen seen = scene.seen();
  const bool is_brief = scene.is_short();
  if (!scene.has_levels() || !seen.has_short || !is_text_page(scene)) return {};
  std::vector<Words> what;
  if (is_brief && seen.short_machine) what.push_back(scene.words("level/machine"));
  const Words then = scene.words(is_brief ? "level/full" : "level/short");
  const Level other = is_brief ? Level::Full : Level::Short;
  std::vector<Node> nodes{
      mark_line(scene, what.empty() ? "short_text" : "smart_toy", what, then, visit::ChooseLevel{other})};
  if (money && !what.empty()) nodes.push_back(text(scene.words("level/law"), Type::Second));
  return nodes;
}

} // namespace

bool is_text_page(const Scene& scene) {
  switch (scene.address().kind) {
  case visit::ScreenKind::Word:
  case visit::ScreenKind::Application:
  case visit::ScreenKind::Step:
  case visit::ScreenKind::People:
  case visit::ScreenKind::Offer:
  case visit::ScreenKind::Event:
  case visit::ScreenKind::AboutSection:
    return true;
  default: // lists and tiles are for choosing; the emergency page is as short as it can be
    return false;
  }
}

std::vector<Node> marks(Scene& scene, bool money) {
  std::vector<Node> nodes;
  if (scene.visit.own) nodes.push_back(way_back(scene));
  append(nodes, level_marks(scene, money));
  if (scene.language().is_german()) return nodes;
  const Scene::Seen seen = scene.seen();
  // The kiosk's own words alone do not make a page machine-translated whose texts a person wrote.
  const bool is_machine = seen.machine || (seen.interface_machine && !seen.pack_text);
  std::vector<Words> what;
  if (is_machine) what.push_back(scene.words("mt/mark"));
  if (seen.outdated) what.push_back(scene.words("mt/outdated"));
  if (!what.empty())
    nodes.push_back(
        mark_line(scene, seen.outdated ? "history" : "smart_toy", what, scene.words("mt/show"), visit::ShowGerman{}));
  if (money && scene.seen().machine) nodes.push_back(text(scene.words("mt/law"), Type::Second));
  return nodes;
}

std::vector<Node> provenance_hints(Scene& scene, const pack::Provenance& provenance) {
  std::vector<Node> nodes;
  if (provenance.example) nodes.push_back(hint("science", scene.words("note/example-long")));
  if (provenance.checked_on || provenance.example) return nodes;
  const auto year = provenance.source_year();
  const bool is_of_this_year = year && *year >= static_cast<int>(date_of(scene.now).year());
  if (is_old(scene, provenance) && year && !is_of_this_year)
    nodes.push_back(hint("history", scene.words("note/old", {{"year", fmt::format("{}", *year)}})));
  else if (is_old(scene, provenance) || !provenance.to_check.empty())
    nodes.push_back(hint("history", scene.words("note/unchecked")));
  return nodes;
}

std::vector<Node> provenance_lines(Scene& scene, const pack::Provenance& provenance) {
  std::vector<Words> lines;
  if (provenance.checked_on)
    lines.push_back(scene.words("note/checked", {{"date", locale::day_month_year(*provenance.checked_on)}}));
  const std::string source = shown_source(provenance);
  const std::string date = date_words(provenance.source_date);
  if (!source.empty())
    lines.push_back(provenance.source_year() ? scene.words("note/source", {{"source", source}, {"date", date}})
                                             : scene.words("note/source-undated", {{"source", source}}));
  else if (provenance.source_year())
    lines.push_back(scene.words("note/as-of", {{"date", date}}));
  lines.push_back(scene.words("note/report"));
  return {text(lines_of(lines), Type::Second, Colour::Soft)};
}

} // namespace kiosk::screens
