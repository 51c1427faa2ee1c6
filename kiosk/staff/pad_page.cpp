// The PIN pad: large keys that stand where they always stand, and no digit on the screen but on a key.
#include "kiosk/staff/board.h"

#include "kiosk/locale/formats.h"

#include <fmt/format.h>
#include <utility>

namespace kiosk::staff {

using screens::Words;
using ui::Align;
using ui::Box;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

Node key(Board& board, Node face, Verb verb, int number, bool is_closed) {
  face.align = Align::Center;
  Node node = screens::column({std::move(face)}, 0);
  node.align = Align::Center;
  node.justify = Align::Center;
  node.role = Role::Button;
  node.touch_high = true;
  node.min_height = board.scene.is_portrait() ? 170 : 120;
  node.look = {Colour::Card, is_closed ? Colour::Line : Colour::Edge, 3, 32};
  if (!is_closed) node.action = board.act(verb, number);
  return node;
}

Node keys(Board& board, bool is_closed) {
  const Colour ink = is_closed ? Colour::Soft : Colour::Ink;
  Node grid;
  grid.box = Box::Grid;
  grid.columns = 3;
  grid.gap = 20;
  grid.direction = Direction::LeftToRight; // as on a telephone, in every language
  const auto digit = [&](int number) {
    Words face = board.scene.as_is(std::to_string(number));
    face.language = Language{};
    grid.children.push_back(key(board, screens::text(face, Type::DigitsSmall, ink), Verb::Digit, number, is_closed));
  };
  for (int number = 1; number <= 9; ++number)
    digit(number);
  Node erase = key(board, screens::icon("backspace", 64, ink), Verb::Erase, 0, is_closed);
  erase.name = board.scene.say("staff/erase");
  grid.children.push_back(std::move(erase));
  digit(0);
  Node enter =
      key(board, screens::icon("check", 72, is_closed ? Colour::Soft : Colour::White), Verb::Enter, 0, is_closed);
  enter.name = board.scene.say("staff/enter");
  if (!is_closed) enter.look = {Colour::Offers, Colour::None, 0, 32};
  grid.children.push_back(std::move(enter));
  return grid;
}

/// How many digits there are, never which.
Node dots(Board& board) {
  const std::size_t typed = board.state.pad.digits.size();
  Node node = screens::row({}, 20, Align::Center);
  node.justify = Align::Center;
  node.direction = Direction::LeftToRight;
  node.name = board.scene.say("staff/digits", {{"n", static_cast<std::int64_t>(typed)}});
  for (std::size_t i = 0; i < pin_digits_max; ++i) {
    Node dot;
    dot.width = 32;
    dot.min_height = 32;
    dot.look = {i < typed ? Colour::Ink : Colour::Card, Colour::Edge, 3, 100};
    node.children.push_back(std::move(dot));
  }
  node.padding = {12, 0};
  return node;
}

Words title_of(Board& board) {
  if (board.state.screen == Screen::Pin) return board.words("staff/pin");
  return board.words(board.state.pad.is_repeating ? "staff/pin-again" : "staff/pin-new");
}

} // namespace

ui::Page pad_page(Board& board) {
  const Pad& pad = board.state.pad;
  ui::Page page = board.page(title_of(board));
  page.fill = true;
  const int wait = wait_left(pad, board.input.now.steady);
  Node words = screens::column({}, 16);
  words.grow = 1;
  if (wait > 0) {
    const std::string time = locale::isolate_left_to_right(fmt::format("{}:{:02}", wait / 60, wait % 60));
    words.children.push_back(screens::hint("hourglass_bottom", board.words("staff/pin-wait", {{"time", time}})));
    words.children.push_back(screens::text(board.words("staff/pin-forgotten")));
  } else if (pad.message) {
    words.children.push_back(screens::hint("info", board.words(*pad.message)));
  } else if (board.state.screen == Screen::NewPin) {
    words.children.push_back(screens::text(board.words("staff/pin-new-why")));
  } else {
    const bool is_candidate = pad.behind == Behind::Candidate;
    words.children.push_back(screens::text(board.words(is_candidate ? "staff/pin-candidate" : "staff/pin-menu")));
  }
  words.children.push_back(dots(board));
  Node pad_keys = keys(board, wait > 0 || pad.is_asking);
  if (board.scene.is_portrait()) {
    page.blocks.push_back(std::move(words));
    page.blocks.push_back(std::move(pad_keys));
  } else {
    pad_keys.grow = 1;
    page.blocks.push_back(screens::row({std::move(words), std::move(pad_keys)}, 48, Align::Start));
  }
  return page;
}

} // namespace kiosk::staff
