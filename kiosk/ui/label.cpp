// Labels, role names and contrasts of items.
#include "kiosk/ui/label.h"

#include <algorithm>

namespace kiosk::ui {

namespace {

constexpr double text_contrast_min = 4.5;
constexpr double large_contrast_min = 3.0; ///< also of a control's outline

/// The UTF-8 of a UTF-16 range, without bidi controls; line ends become spaces.
std::string readable(const std::vector<text::Span>& spans, std::uint32_t begin, std::uint32_t end) {
  static constexpr std::string_view controls[] = {"\u200e", "\u200f", "\u061c", "\u202a", "\u202b", "\u202c",
                                                  "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"};
  std::string result;
  std::uint32_t at = 0;
  for (const text::Span& span : spans) {
    for (std::size_t i = 0; i < span.text.size();) {
      const auto lead = static_cast<unsigned char>(span.text[i]);
      const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      const std::string_view letter = std::string_view(span.text).substr(i, length);
      if (at >= begin && at < end &&
          std::find(std::begin(controls), std::end(controls), letter) == std::end(controls)) {
        result += letter == "\n" ? std::string_view(" ") : letter;
      }
      at += length == 4 ? 2 : 1;
      i += length;
    }
  }
  const std::size_t first = result.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return result.substr(first, result.find_last_not_of(' ') - first + 1);
}

std::string own_text(const Item& item) {
  if (!item.text || item.first_line >= item.last_line) return {};
  const auto& lines = item.text->lines;
  const std::uint32_t begin = item.first_line == 0 ? 0 : lines[static_cast<std::size_t>(item.first_line)].begin;
  const bool is_end = item.last_line == static_cast<int>(lines.size());
  const std::uint32_t end = is_end ? UINT32_MAX : lines[static_cast<std::size_t>(item.last_line)].begin;
  return readable(item.node.spans, begin, end);
}

bool is_within(const LaidOut& laid_out, int index, int ancestor) {
  while (index > ancestor)
    index = laid_out.items[static_cast<std::size_t>(index)].parent;
  return index == ancestor;
}

bool speaks_for_its_children(const Item& item) {
  return item.is_control() || item.node.role == Role::ListItem || item.node.role == Role::Chip ||
         item.node.role == Role::Heading || item.node.role == Role::Text;
}

} // namespace

std::string label_of(const LaidOut& laid_out, int index) {
  const Item& item = laid_out.items[static_cast<std::size_t>(index)];
  if (!item.node.name.empty()) return readable({{item.node.name, text::Weight::Regular}}, 0, UINT32_MAX);
  if (item.text) return own_text(item);
  if (!speaks_for_its_children(item)) return {};
  std::string joined;
  for (int i = index + 1; i < static_cast<int>(laid_out.items.size()) && is_within(laid_out, i, index); ++i) {
    const Item& child = laid_out.items[static_cast<std::size_t>(i)];
    const std::string words = child.text ? own_text(child) : std::string();
    if (words.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += words;
  }
  return joined;
}

std::string_view role_name(const Item& item) {
  switch (item.node.role) {
  case Role::Group:
    return item.is_control() ? "button" : item.text ? "text" : !item.node.icon.empty() ? "icon" : "group";
  case Role::Heading:
    return "heading";
  case Role::Text:
    return "text";
  case Role::Button:
    return "button";
  case Role::Link:
    return "link";
  case Role::List:
    return "list";
  case Role::ListItem:
    return "listitem";
  case Role::Image:
    return "image";
  case Role::Icon:
    return "icon";
  case Role::Chip:
    return "chip";
  case Role::Progress:
    return "progress";
  }
  return "group";
}

std::string action_text(const Item& item, const std::function<std::string(int action)>& action_name) {
  switch (item.command.kind) {
  case Command::Kind::None:
    return {};
  case Command::Kind::Action:
    return action_name ? action_name(item.command.action) : std::to_string(item.command.action);
  case Command::Kind::Turn:
    break;
  }
  const PageStart to = item.command.turn_to;
  return "do:turn-to/" + std::to_string(to.block) + "." + std::to_string(to.piece);
}

std::optional<Contrast> contrast_of(const LaidOut& laid_out, const Item& item) {
  const Look& look = item.node.look;
  if (item.text) {
    const Colour ground = look.fill != Colour::None ? look.fill : item.background;
    const bool is_large = Theme(laid_out.display).is_large(item.node.type);
    return Contrast{contrast(rgb(item.node.colour), rgb(ground)), is_large ? large_contrast_min : text_contrast_min};
  }
  if (!item.is_control()) return std::nullopt;
  // The outline is what differs from the surroundings: the edge, or the filled shape itself.
  double ratio = 0;
  if (look.edge != Colour::None && look.edge_width > 0) ratio = contrast(rgb(look.edge), rgb(item.background));
  if (look.fill != Colour::None && look.fill != item.background) {
    ratio = std::max(ratio, contrast(rgb(look.fill), rgb(item.background)));
  }
  if (ratio == 0) return std::nullopt;
  return Contrast{ratio, large_contrast_min};
}

} // namespace kiosk::ui
