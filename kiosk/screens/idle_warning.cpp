// The warning before a visit ends: it covers the page, so that nobody else reads what was open.
#include "kiosk/screens/screens.h"

#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

/// "Ich lese noch": as large as a hand, so that it is hit with a child on the arm.
Node stay_button(Scene& scene) {
  Node node = button(scene.words("idle/stay"), {}, scene.act(visit::Stay{}), ButtonTone::Strong);
  for (Node& child : node.children)
    if (child.is_text()) child.type = Type::TileTitle;
  node.min_height = scene.is_portrait() ? 320 : 220;
  node.look.radius = 32;
  return node;
}

} // namespace

Node idle_warning(Scene& scene) {
  Node picture = column({icon("hourglass_bottom", 104, Colour::Offers)}, 0);
  picture.width = 200;
  picture.min_height = 200;
  picture.align = Align::Center;
  picture.justify = Align::Center;
  picture.look = {Colour::OffersTint, Colour::None, 0, 100};
  Node middle = row({std::move(picture)}, 0);
  middle.justify = Align::Center;
  Node sentence = title(scene.words("idle/warn", {{"s", std::int64_t{scene.settings.idle_warning_seconds}}}));
  sentence.align = Align::Center;

  Node node = column({std::move(middle), std::move(sentence), stay_button(scene)}, 48);
  node.justify = Align::Center;
  node.padding = {48, 48};
  node.look.fill = Colour::Paper;
  node.role = Role::Group;
  node.name = scene.say("idle/title");
  return node;
}

} // namespace kiosk::screens
