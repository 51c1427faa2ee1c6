// One step of an application: what to do now, with what, and the way to the next one.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;
using visit::ScreenKind;

namespace {

/// Which of the application's steps is shown, as it is said.
struct Position {
  const pack::Application& application;
  int number;
  int count;

  [[nodiscard]] const pack::Step& step() const { return application.steps[static_cast<std::size_t>(number - 1)]; }
};

Node progress(const Position& position, std::string name) {
  Node node;
  node.role = Role::Progress;
  node.name = std::move(name);
  node.progress = static_cast<double>(position.number) / position.count;
  node.colour = Colour::Apply;
  return node;
}

Node step_button(Scene& scene, const Position& position, int number, std::string_view key) {
  const bool is_next = number > position.number;
  const int action = scene.act(visit::Open{visit::Address{ScreenKind::Step, position.application.id, {}, number}});
  const Words label = scene.words(key, {{"n", std::int64_t{number}}});
  return is_next ? button(label, "arrow_forward", action, ButtonTone::Strong, Colour::Apply, true)
                 : button(label, "arrow_back", action);
}

/// Back and on, equally wide; on discreet pages "Seite schließen" stands below them.
Node bar(Scene& scene, const Position& position) {
  Node choice;
  choice.box = ui::Box::Grid;
  choice.gap = 20;
  if (position.number > 1) choice.children.push_back(step_button(scene, position, position.number - 1, "step/prev"));
  if (position.number < position.count)
    choice.children.push_back(step_button(scene, position, position.number + 1, "step/next-to"));
  else
    choice.children.push_back(
        button(scene.words("done"), "check", scene.act(visit::Finish{}), ButtonTone::Strong, Colour::Apply));
  choice.columns = static_cast<int>(choice.children.size());
  if (!position.application.discreet) return choice;
  return column({std::move(choice), close_bar(scene)}, 16);
}

std::vector<Node> heading_of(Scene& scene, const Position& position) {
  const pack::Application& application = position.application;
  const Words name = scene.words(position.step().title); // remembers how far the title can be trusted
  std::string plain;
  for (const text::Span& span : name.spans)
    plain += span.text;
  const locale::Arguments arguments{
      {"n", std::int64_t{position.number}}, {"m", std::int64_t{position.count}}, {"title", plain}};
  Node title_node = title(scene.words("step/title", arguments));
  if (application.discreet) title_node.type = Type::CardTitle;
  const Colour colour = application.discreet ? Colour::About : Colour::Apply;
  std::vector<Node> nodes{column({kicker(scene.words(application.title), colour), std::move(title_node)}, 4),
                          progress(position, scene.say("step/title", arguments))};
  append(nodes, marks(scene, position.step().shows == "amounts"));
  return nodes;
}

} // namespace

ui::Page step(Scene& scene) {
  const visit::Address& address = scene.address();
  const pack::Application* application = scene.pack.application(address.id);
  ensure(application != nullptr && address.step >= 1 && address.step <= static_cast<int>(application->steps.size()),
         "a step's screen is shown only for a step of the pack");
  const Position position{*application, address.step, static_cast<int>(application->steps.size())};
  const pack::Step& shown = position.step();

  ui::Page page = framed(scene, scene.words(shown.title));
  std::vector<Node>& blocks = page.blocks;
  append(blocks, prose(scene, shown.body));
  append(blocks, application_list(scene, *application, shown.shows, true));
  if (shown.shows == "documents") blocks.push_back(hint("content_copy", scene.words("step/copies")));
  if (shown.shows == "documents" || shown.shows == "where") append(blocks, deadline_hint(scene, *application));
  blocks.push_back(person_card(scene));
  blocks.push_back(text(scene.words("note/no-legal"), Type::Second, Colour::Soft));
  append(blocks, provenance_lines(scene, application->provenance));

  page.columns = scene.is_portrait() || scene.is_200() ? 1 : 2;
  page.heading = heading_of(scene, position);
  page.bar = bar(scene, position);
  return page;
}

} // namespace kiosk::screens
