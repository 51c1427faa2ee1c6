// The two strips: the answer to a stick over the visitor's header, and "preview" over the rehearsal's.
#include "kiosk/staff/board.h"

#include <utility>

namespace kiosk::staff {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Type;

namespace {

/// Buttons that fit a header: two centimetres and not more.
Node small_button(Board& board, std::string_view key, Verb verb, bool is_strong) {
  Node node = screens::button(board.words(key), {}, board.act(verb),
                              is_strong ? screens::ButtonTone::Strong : screens::ButtonTone::Plain);
  node.min_height = 0;
  node.padding = {8, 24};
  for (Node& child : node.children)
    child.type = Type::Header; // the header does not grow
  return node;
}

Node strip_of(Node icon_node, Node sentence, std::vector<Node> rest, Colour fill) {
  sentence.grow = 1;
  std::vector<Node> parts;
  parts.push_back(std::move(icon_node));
  parts.push_back(std::move(sentence));
  for (Node& one : rest)
    parts.push_back(std::move(one));
  Node node = screens::row(std::move(parts), 20, Align::Center);
  node.padding = {8, 32};
  node.look.fill = fill;
  return node;
}

} // namespace

std::optional<Strip> notice_strip(const Input& input) {
  if (!input.state.notice) return std::nullopt;
  const Notice& notice = *input.state.notice;
  Board board(input);
  Node lines = screens::column({screens::text(board.words(notice.sentence), Type::HeaderSecond)}, 2);
  std::vector<Node> rest;
  if (notice.can_view) {
    rest.push_back(small_button(board, "staff/view", Verb::View, true));
    rest.push_back(small_button(board, "staff/later", Verb::Later, false));
  } else if (!notice.code.empty()) { // small and last
    Node code = screens::text(board.words("staff/code", {{"code", locale::isolate_left_to_right(notice.code)}}),
                              Type::HeaderSecond, Colour::Soft);
    code.width = 280;
    rest.push_back(std::move(code));
  }
  Node node = strip_of(screens::icon("usb", 60, Colour::Offers), std::move(lines), std::move(rest), Colour::OffersTint);
  return Strip{std::move(node), std::move(board.touches)};
}

Strip preview_strip(const Input& input) {
  Board board(input);
  Node sentence = screens::text(board.words("staff/preview"), Type::HeaderSecond);
  std::vector<Node> rest;
  rest.push_back(small_button(board, "staff/preview-end", Verb::Back, true));
  Node node =
      strip_of(screens::icon("visibility", 60, Colour::Apply), std::move(sentence), std::move(rest), Colour::ApplyTint);
  return {std::move(node), std::move(board.touches)};
}

} // namespace kiosk::staff
