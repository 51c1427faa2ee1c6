// Sentences about what cannot be drawn.
#include "kiosk/app/missing_glyphs.h"

#include "kiosk/text/character_name.h"

#include <fmt/format.h>

namespace kiosk::app {
namespace {

std::string words_of(const ui::Node& node) {
  if (!node.unit.empty()) return node.unit;
  std::string words;
  for (const text::Span& span : node.spans)
    words += span.text;
  return words;
}

} // namespace

std::vector<std::string> MissingGlyphs::news(const ui::LaidOut& laid_out) {
  std::vector<std::string> sentences;
  for (const ui::Item& item : laid_out.items) {
    if (item.missing_glyphs == 0) continue;
    if (!item.text && told_.insert(item.node.icon).second)
      sentences.push_back(fmt::format("page {}: the icon font has no \"{}\"", laid_out.id, item.node.icon));
    if (!item.text) continue;
    for (const text::MissingGlyph& missing : item.text->missing) {
      const std::string name = text::character_name(missing.character);
      if (told_.insert(name).second)
        sentences.push_back(
            fmt::format("page {}, text {}: no font can draw {}", laid_out.id, words_of(item.node), name));
    }
  }
  return sentences;
}

} // namespace kiosk::app
