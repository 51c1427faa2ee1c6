// Where a letter of a PO file's text stands in the file, which libgettextpo does not tell. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk::locale {

/// From 1; the column counts letters, as editors do.
struct PoPosition {
  int line = 1;
  int column = 1;
};

/// Of byte `offset` of the msgstr that belongs to the `msgctxt` in line `unit_line`.
[[nodiscard]] PoPosition position_in_po(std::string_view file, int unit_line, std::size_t offset);

} // namespace kiosk::locale
