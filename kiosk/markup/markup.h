// The small Markdown of our texts as blocks and spans.
//
// Paragraphs, lists, **bold** and [links](offer/x) to addresses of the kiosk: nothing else. Used
// by the builder (to cut a text into units) and by the screens (to draw one unit). The only door
// to md4c.
#pragma once

#include "kiosk/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::markup {

/// A stretch of text of one look. `link` is an address of the kiosk, or empty.
struct Span {
  std::string text;
  bool bold = false;
  std::string link;

  bool operator==(const Span&) const = default;
};

enum class BlockKind { Paragraph, ListItem };

/// One paragraph or one item of a list: one unit for translators.
struct Block {
  BlockKind kind = BlockKind::Paragraph;
  std::vector<Span> spans;
  std::string source; ///< the block's own Markdown on one line: what a translator sees
  int line = 1;       ///< 1-based line of the text at which the block begins

  bool operator==(const Block&) const = default;
};

/// Cuts a text into blocks. Fails with WrongSource, `where` holding the 1-based line as a bare
/// number ("3"), for anything beyond the subset: headings, HTML, pictures, code, italics, quotes,
/// rules, numbered or nested lists, tables, entities, hard breaks, links to anything but an address
/// of the kiosk, `<...>` and `https://...`. A bare www.magdeburg.de or e-mail address is plain text.
[[nodiscard]] Result<std::vector<Block>> parse(std::string_view markdown);

/// Reads one unit (a block's `source` or its translation): inline marks only.
///
/// Line breaks count as spaces, and a unit that begins with "24. " or "- " is no list: what the unit
/// is, its block has decided. Fails with WrongSource like parse(), `where` empty.
[[nodiscard]] Result<std::vector<Span>> parse_inline(std::string_view unit);

/// The spans' text without marks.
[[nodiscard]] std::string plain(const std::vector<Span>& spans);

} // namespace kiosk::markup
