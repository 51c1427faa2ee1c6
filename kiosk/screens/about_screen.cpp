// The programme in kind words, its Kitas, how the texts were translated and how old the content is.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

// Two sections of the programme show what only the kiosk knows; a pack without them shows it nowhere.
constexpr std::string_view translation_section = "uebersetzung";
constexpr std::string_view imprint_section = "impressum";

Node section_card(Scene& scene, const pack::ProgrammeSection& section) {
  const int action = scene.open(visit::Address{visit::ScreenKind::AboutSection, section.id, {}, 0});
  if (section.verbatim) { // the flyer's own wording is there for who asks for it
    Node node = button(scene.words(section.title), section.icon, action);
    node.role = Role::ListItem;
    return node;
  }
  Card content;
  content.icon = section.icon;
  content.title = scene.words(section.title);
  content.second = scene.words(section.summary);
  return card(scene, content, action);
}

/// All Kitas in the pack's order, this house before them.
std::vector<const pack::Kita*> kitas_from_here(const Scene& scene) {
  std::vector<const pack::Kita*> kitas;
  for (const pack::Kita& kita : scene.pack.kitas())
    kitas.push_back(&kita);
  std::stable_partition(kitas.begin(), kitas.end(), [&](const auto* kita) { return kita->id == scene.settings.kita; });
  return kitas;
}

/// A Kita of the programme, all in German: name, district and address as far as they are known.
Node kita_row(Scene& scene, const pack::Kita& kita) {
  std::vector<std::string> parts;
  if (!kita.district.empty()) parts.push_back(kita.district);
  if (!kita.street.empty()) parts.push_back(kita.street);
  if (!kita.postcode.empty()) parts.push_back(kita.postcode + " Magdeburg");
  const bool is_this_house = kita.id == scene.settings.kita;

  std::string address;
  for (const std::string& part : parts)
    address += (address.empty() ? "" : ", ") + part;
  Node node =
      fact("place", scene.german(kita.name), scene.german(address), is_this_house ? Colour::People : Colour::About);
  if (is_this_house) node.children.push_back(chips({{Chip::Tone::Good, "check", scene.words("event/in-this-kita")}}));
  node.role = Role::ListItem;
  return node;
}

/// How much of the pack each language has, and how much of that a person has read.
std::vector<Node> translation_status(Scene& scene) {
  std::vector<Node> nodes{heading(scene.words("about/translations-title"))};
  for (const Language& language : scene.settings.languages) {
    if (language.is_german()) continue;
    const pack::Coverage coverage = scene.pack.coverage(language);
    nodes.push_back(
        bullet(scene.words("about/translation", {{"language", locale::language_name(language, scene.language())},
                                                 {"all", std::int64_t{coverage.current + coverage.outdated}},
                                                 {"human", std::int64_t{coverage.reviewed}},
                                                 {"machine", std::int64_t{coverage.machine}}}),
               {}, Colour::About));
  }
  return nodes;
}

Node content_date(Scene& scene) {
  const std::string date = locale::day_month_year(scene.pack.about().as_of);
  return text(scene.words("about/stand", {{"date", date}}), Type::Second, Colour::Soft);
}

Node pack_line(Scene& scene) {
  const pack::About& about = scene.pack.about();
  return text(scene.german(fmt::format("{} · {} · {}", about.name, about.id, about.seq)), Type::Second, Colour::Soft);
}

/// What we are called and the promise; beside each other in landscape, where every line counts.
std::vector<Node> heading_of(Scene& scene, const Words& name) {
  Node title_node = title(name);
  Node promise = subtitle(scene.words("welcome/private"));
  if (scene.is_portrait() || scene.is_large()) return {std::move(title_node), std::move(promise)};
  title_node.grow = 1;
  return {row({std::move(title_node), std::move(promise)}, 24)};
}

} // namespace

ui::Page about(Scene& scene) {
  const Words name = scene.words("about/title");
  ui::Page page = framed(scene, name);
  page.counts_items = true;
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.gap = 16;
  for (const bool verbatim : {false, true})
    for (const pack::ProgrammeSection& section : scene.pack.programme())
      if (section.verbatim == verbatim) page.blocks.push_back(section_card(scene, section));
  page.blocks.push_back(content_date(scene));
  page.heading = heading_of(scene, name);
  for (Node& mark : marks(scene))
    page.heading.push_back(std::move(mark));
  return page;
}

ui::Page about_section(Scene& scene) {
  const pack::ProgrammeSection* section = scene.pack.programme_section(scene.address().id);
  ensure(section != nullptr, "a screen of the programme without its section");
  const Words name = scene.words(section->title);
  ui::Page page = framed(scene, name);
  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;

  page.blocks = prose(scene, section->body);
  if (section->shows == "kitas") page.blocks.push_back(heading(scene.words("about/kitas-title")));
  if (section->shows == "kitas")
    for (const pack::Kita* kita : kitas_from_here(scene))
      page.blocks.push_back(kita_row(scene, *kita));
  if (section->id == translation_section)
    for (Node& one : translation_status(scene))
      page.blocks.push_back(std::move(one));
  page.blocks.push_back(person_card(scene));
  page.blocks.push_back(content_date(scene));
  for (Node& one : provenance_lines(scene, section->provenance))
    page.blocks.push_back(std::move(one));
  if (section->id == imprint_section) page.blocks.push_back(pack_line(scene));
  page.finish = finish_button(scene);

  page.heading = {kicker(scene.words("about/title"), Colour::About), title(name)};
  for (Node& mark : marks(scene))
    page.heading.push_back(std::move(mark));
  return page;
}

} // namespace kiosk::screens
