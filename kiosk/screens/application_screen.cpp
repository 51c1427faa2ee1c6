// One application: what it is for, its steps (each to be touched), and then all the rest of it.
#include "kiosk/screens/screens.h"

#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;
using visit::ScreenKind;

namespace {

/// In a box where it surely fits; elsewhere the lines flow on from page to page.
std::vector<Node> boxed(const Scene& scene, std::vector<Node> lines, int gap) {
  if (lines.empty() || scene.is_large() || !scene.is_portrait()) return lines;
  return {panel(std::move(lines), gap)};
}

/// Papers with the German word beside each; `with_notes` where there is room for what they are.
std::vector<Node> documents(Scene& scene, const pack::Application& application, bool with_notes) {
  std::vector<Node> bullets;
  for (const pack::Document& document : application.documents) {
    // Where the translated line already names the German paper, it is not said twice.
    const bool is_named =
        scene.language().is_german() || scene.plain(document.title).find(document.german_name) != std::string::npos;
    const Words german = is_named ? Words{} : bold(scene.german(document.german_name));
    const Words note = with_notes ? scene.words(document.note) : Words{};
    bullets.push_back(bullet(scene.words(document.title), lines_of({german, note})));
  }
  return boxed(scene, std::move(bullets), 16);
}

std::vector<Node> where_facts(Scene& scene, const pack::Where& where) {
  std::vector<Node> nodes{
      fact("account_balance", bold(scene.german(where.office)), scene.words(where.note), Colour::Apply)};
  if (const pack::Place* place = scene.pack.place(where.place))
    nodes.push_back(place_fact(scene, *place, Colour::Apply));
  for (const std::string& number : where.phones)
    nodes.push_back(phone_fact(scene, number, Colour::Apply, {}));
  if (!where.web.empty()) nodes.push_back(fact("computer", scene.german(where.web), {}, Colour::Apply));
  return nodes;
}

/// Each figure, and that the German text decides.
std::vector<Node> amounts(Scene& scene, const pack::Application& application) {
  std::vector<Node> figures;
  bool is_unchecked = false;
  for (const pack::Amount& figure : application.amounts) {
    figures.push_back(amount(scene, figure));
    is_unchecked = is_unchecked || !figure.to_check.empty();
  }
  if (is_unchecked) figures.push_back(text(scene.words("note/unchecked"), Type::Second));
  if (!figures.empty() && !scene.language().is_german())
    figures.push_back(text(scene.words("mt/law-short"), Type::Second, Colour::Soft));
  return boxed(scene, std::move(figures), 20);
}

std::vector<Node> forms(Scene& scene, const pack::Application& application) {
  std::vector<Node> bullets;
  for (const std::string& form : application.forms)
    bullets.push_back(bullet(scene.german(form)));
  return boxed(scene, std::move(bullets), 16);
}

} // namespace

/// What a step shows: "documents", "where", "amounts" or "forms".
std::vector<Node> application_list(Scene& scene, const pack::Application& application, std::string_view shows,
                                   bool with_notes) {
  if (shows == "documents") return documents(scene, application, with_notes);
  if (shows == "amounts") return amounts(scene, application);
  if (shows == "forms") return forms(scene, application);
  std::vector<Node> nodes;
  if (shows == "where")
    for (const pack::Where& where : application.where)
      append(nodes, where_facts(scene, where));
  return nodes;
}

/// The deadline on the tint of hints, its links as cards below.
std::vector<Node> deadline_hint(Scene& scene, const pack::Application& application) {
  std::vector<Words> lines;
  for (const pack::TextBlock& block : application.deadline)
    lines.push_back(scene.words(block.text));
  if (lines.empty()) return {};
  Node deadline = hint("hourglass_full", lines_of(lines));
  deadline.children.back().type = Type::Body; // what one needs is told in full size
  deadline.children.back().colour = Colour::Ink;
  std::vector<Node> nodes{std::move(deadline)};
  for (const Words& line : lines)
    for (const std::string& link : line.links)
      nodes.push_back(link_card(scene, link));
  return nodes;
}

namespace {

/// The step's number on a round tint.
Node number_badge(Scene& scene, int number) {
  Node digits = text(scene.as_is(fmt::format("{}", number)), Type::Strong, Colour::Apply);
  digits.align = Align::Center;
  Node badge = column({std::move(digits)}, 0);
  badge.width = 72;
  badge.min_height = 72;
  badge.align = Align::Center;
  badge.justify = Align::Center;
  badge.look = {Colour::ApplyTint, Colour::None, 0, 36};
  return badge;
}

Node step_card(Scene& scene, const pack::Application& application, int number) {
  Node name = text(scene.words(application.steps[static_cast<std::size_t>(number - 1)].title), Type::Strong);
  name.grow = 1;
  Node node = row({number_badge(scene, number), std::move(name), icon("chevron_right", 48, Colour::Ink)}, 24);
  node.role = Role::ListItem;
  node.action = scene.act(visit::Open{visit::Address{ScreenKind::Step, application.id, {}, number}});
  node.touch_high = true;
  node.look = {Colour::Card, Colour::Edge, 3, 32};
  node.padding = {scene.is_portrait() ? 14 : 4, 24}; // height is what landscape lacks
  return node;
}

std::vector<Node> steps(Scene& scene, const pack::Application& application) {
  std::vector<Node> cards;
  for (int number = 1; number <= static_cast<int>(application.steps.size()); ++number)
    cards.push_back(step_card(scene, application, number));
  std::vector<Node> nodes;
  if (!application.steps_note.empty()) nodes.push_back(text(scene.words(application.steps_note)));
  std::vector<Node> list{heading(scene.words("application/steps"))};
  append(list, std::move(cards));
  // Where columns stand beside each other they must not part the first step from the others.
  const bool leaves_room = application.amounts.size() < 3;
  const bool in_columns = !scene.is_portrait() && !scene.is_large() && leaves_room;
  if (in_columns)
    nodes.push_back(column(std::move(list), 12));
  else
    append(nodes, std::move(list));
  return nodes;
}

/// A heading and what stands below it; nothing where there is nothing to say.
void add_part(Scene& scene, std::vector<Node>& blocks, std::string_view key, std::vector<Node> part) {
  if (part.empty()) return;
  blocks.push_back(heading(scene.words(key)));
  append(blocks, std::move(part));
}

std::vector<Node> mistakes(Scene& scene, const pack::Application& application) {
  std::vector<Node> nodes;
  for (const pack::TextKey& mistake : application.mistakes)
    nodes.push_back(bullet(scene.words(mistake)));
  return nodes;
}

std::vector<Node> link_cards(Scene& scene, const std::vector<std::string>& addresses) {
  std::vector<Node> nodes;
  for (const std::string& address : addresses)
    if (address != "people") nodes.push_back(link_card(scene, address)); // the person stands on every page
  return nodes;
}

std::vector<Node> opened_by(Scene& scene, const pack::Application& application) {
  std::vector<std::string> addresses;
  for (const std::string& id : application.opens)
    addresses.push_back("application/" + id);
  return link_cards(scene, addresses);
}

std::vector<Node> heading_of(Scene& scene, const pack::Application& application, Colour colour) {
  std::vector<Node> lines;
  if (const pack::Topic* group = scene.pack.topic(application.group))
    lines.push_back(kicker(scene.words(group->title), colour));
  Node name = title(scene.words(application.title));
  if (application.discreet) name.type = Type::CardTitle;
  lines.push_back(std::move(name));
  if (scene.plain(application.title) != application.german_name)
    lines.push_back(
        text(german_name(scene, application.german_name), application.discreet ? Type::Second : Type::Body));
  Node names = column(std::move(lines), 4);
  const bool has_picture = !application.discreet && is_beside_title_free(scene);
  std::vector<Node> nodes{has_picture ? beside_picture(scene, std::move(names), application.picture)
                                      : std::move(names)};
  append(nodes, marks(scene, true));
  return nodes;
}

} // namespace

ui::Page application(Scene& scene) {
  const pack::Application* application = scene.pack.application(scene.address().id);
  ensure(application != nullptr, "an application's screen is shown only for an application of the pack");
  const Colour colour = application->discreet ? Colour::About : Colour::Apply;
  ui::Page page = framed(scene, scene.words(application->title));
  std::vector<Node>& blocks = page.blocks;
  append(blocks, prose(scene, application->purpose));
  append(blocks, provenance_hints(scene, application->provenance));
  if (!application->amounts.empty()) add_part(scene, blocks, "application/amounts", amounts(scene, *application));
  append(blocks, steps(scene, *application));
  append(blocks, deadline_hint(scene, *application));
  add_part(scene, blocks, "application/who", prose(scene, application->who));
  add_part(scene, blocks, "application/documents", application_list(scene, *application, "documents", false));
  add_part(scene, blocks, "application/forms",
           application->forms.empty() ? std::vector<Node>{text(scene.words("application/forms-unknown"))}
                                      : application_list(scene, *application, "forms", false));
  add_part(scene, blocks, "application/where", application_list(scene, *application, "where", false));
  add_part(scene, blocks, "application/mistakes", mistakes(scene, *application));
  add_part(scene, blocks, "application/opens", opened_by(scene, *application));
  add_part(scene, blocks, "application/helpers", link_cards(scene, application->helpers));
  blocks.push_back(person_card(scene));
  blocks.push_back(text(scene.words("note/no-legal"), Type::Second));
  append(blocks, provenance_lines(scene, application->provenance));
  page.finish = finish_button(scene);

  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.gap = 16;
  page.heading = heading_of(scene, *application, colour);
  if (application->discreet) page.bar = close_bar(scene);
  return page;
}

} // namespace kiosk::screens
