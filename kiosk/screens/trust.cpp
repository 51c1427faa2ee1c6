// How far a page can be trusted: the marks under its title, the hints on old data, the source lines.
#include "kiosk/screens/parts.h"

#include <cstdlib>
#include <fmt/format.h>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

/// The line under the title: what is so, and one touch that shows the other language.
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
  Node node = row({icon(icon_name, 40, Colour::About), std::move(what_node), std::move(then_node)}, 20);
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

/// "Auch lesen in: English · Русский" for a text that the reader's language lacks.
std::vector<Node> other_languages(Scene& scene) {
  std::vector<Node> nodes;
  for (const Language& other : scene.pack.languages_of(scene.seen().missing_key)) {
    if (other == scene.language()) continue;
    const locale::LanguageName name = scene.catalogue.name_of(other);
    Words words;
    words.language = other;
    words.spans.push_back({name.own, text::Weight::Regular});
    nodes.push_back(button(words, "translate", scene.act(visit::ChooseLanguage{other})));
  }
  return nodes;
}

} // namespace

std::vector<Node> marks(Scene& scene, bool money) {
  std::vector<Node> nodes;
  if (scene.visit.reading_german_from) {
    const locale::LanguageName name = scene.catalogue.name_of(*scene.visit.reading_german_from);
    const locale::Messages& own = scene.catalogue.in(*scene.visit.reading_german_from);
    Words back;
    back.language = *scene.visit.reading_german_from;
    back.spans.push_back({own.say("mt/back", {{"language", name.own}}), text::Weight::Regular});
    nodes.push_back(mark_line(scene, "translate", {scene.german("Deutsch")}, back, visit::ShowTranslation{}));
    return nodes;
  }
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
  if (scene.seen().missing) {
    const locale::LanguageName name = scene.catalogue.name_of(scene.language());
    const pack::Kita* kita = scene.kita();
    const bool has_room = kita != nullptr && !kita->social_work.room.empty();
    nodes.push_back(hint("speaker_notes_off", scene.words("missing/mark", {{"language", name.own}})));
    nodes.push_back(text(has_room ? scene.words("missing/help", {{"room", scene.plain(kita->social_work.room)}})
                                  : scene.words("missing/help-anywhere"),
                         Type::Second));
    std::vector<Node> others = other_languages(scene);
    if (!others.empty()) {
      std::vector<std::string> names;
      for (const Language& other : scene.pack.languages_of(scene.seen().missing_key))
        if (other != scene.language()) names.push_back(scene.catalogue.name_of(other).own);
      nodes.push_back(
          text(scene.words("missing/other", {{"languages", locale::join(names, scene.language())}}), Type::Second));
      Node choice;
      choice.box = ui::Box::Grid;
      choice.columns = 2;
      choice.gap = 16;
      choice.children = std::move(others);
      nodes.push_back(std::move(choice));
    }
  }
  if (money && scene.seen().machine) nodes.push_back(text(scene.words("mt/law"), Type::Second));
  return nodes;
}

std::vector<Node> provenance_hints(Scene& scene, const pack::Provenance& provenance) {
  std::vector<Node> nodes;
  if (provenance.example) nodes.push_back(hint("science", scene.words("note/example-long")));
  if (provenance.checked_on || provenance.example) return nodes;
  const auto year = provenance.source_year();
  if (is_old(scene, provenance) && year)
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
