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

namespace {

Node notice_row(Board& board) {
  const Notice& notice = *board.state.notice;
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
  return strip_of(screens::icon("usb", 60, Colour::Offers), std::move(lines), std::move(rest), Colour::OffersTint);
}

Node preview_row(Board& board, const screens::Words& words, Verb end) {
  std::vector<Node> rest;
  rest.push_back(small_button(board, "staff/preview-end", end, true));
  return strip_of(screens::icon("visibility", 60, Colour::Apply), screens::text(words, Type::HeaderSecond),
                  std::move(rest), Colour::ApplyTint);
}

} // namespace

std::optional<Strip> notice_strip(const Input& input) {
  if (!input.state.notice) return std::nullopt;
  Board board(input);
  Node node = notice_row(board);
  return Strip{std::move(node), std::move(board.touches)};
}

Strip preview_strip(const Input& input) {
  Board board(input);
  Node node = preview_row(board, board.words("staff/preview"), Verb::Back);
  return {std::move(node), std::move(board.touches)};
}

std::optional<Strip> cover_strip(const Input& input) {
  const std::string& languages = input.settings.preview;
  if (languages.empty()) return notice_strip(input);
  // Nobody of staff is at a screen of hers now: the mark is German, whatever the page below is in.
  State german = input.state;
  german.language = Language{};
  const Input in_german{german, input.pack, input.catalogue, input.settings, input.now, input.display};
  Board board(in_german);
  std::vector<Node> rows;
  if (input.state.notice) rows.push_back(notice_row(board));
  rows.push_back(preview_row(board, board.words("frame/preview", {{"language", languages}}), Verb::EndPreview));
  Node node = screens::column(std::move(rows), 0);
  node.direction = Direction::LeftToRight;
  node.look.fill = Colour::ApplyTint;
  node.justify = Align::Center;
  return Strip{std::move(node), std::move(board.touches)};
}

} // namespace kiosk::staff
