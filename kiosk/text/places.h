// Where letters stand in a layout, and which letter stands at a place: touching, highlighting, a caret.
//
// All px are the layout's own: from its top left corner. A ligature of several letters is shared
// equally among them.
#pragma once

#include "kiosk/text/segments.h"

#include <vector>

namespace kiosk::text {

/// A rectangle around letters of one line; as high as the line.
struct TextBox {
  float x = 0;
  int top = 0;
  float width = 0;
  int height = 0;
};

/// A caret between two letters.
struct Caret {
  float x = 0;
  int top = 0;
  int height = 0;
  std::uint32_t line = 0;
};

/// The letter at a point, or the nearest one of the nearest line.
[[nodiscard]] Range letter_at(const Layout& layout, const Segments& segments, float x, float y);

/// Where a caret goes that a finger sets: before or behind the letter at a point, whichever edge is nearer. It
/// stays on the line that was touched.
[[nodiscard]] std::uint32_t caret_offset_at(const Layout& layout, const Segments& segments, float x, float y);

/// What to paint behind a range to highlight it, by line and from left to right. A line that mixes directions
/// may need several. Letters that the range cuts into are highlighted whole; spaces at a line's end are not.
[[nodiscard]] std::vector<TextBox> boxes_of(const Layout& layout, const Segments& segments, Range range);

/// The caret before the letter at `offset`.
///
/// It stands at the edge where the letter before it ended, as that one was typed last and is deleted first;
/// only at a line's start at the edge where the next one begins. There is one caret, no second half of it.
[[nodiscard]] Caret caret_at(const Layout& layout, const Segments& segments, std::uint32_t offset);

} // namespace kiosk::text
