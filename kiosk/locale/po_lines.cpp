#include "kiosk/locale/po_lines.h"

#include <algorithm>

namespace kiosk::locale {
namespace {

std::string_view line_at(std::string_view file, std::size_t start) {
  return file.substr(start, std::min(file.find('\n', start), file.size()) - start);
}

/// How many bytes of the line one byte of the text takes: more where it is escaped.
std::size_t length_in_file(std::string_view rest) {
  if (rest.size() < 2 || rest[0] != '\\') return 1;
  if (rest[1] < '0' || rest[1] > '7') return 2;
  std::size_t length = 2;
  while (length < 4 && length < rest.size() && rest[length] >= '0' && rest[length] <= '7')
    ++length;
  return length;
}

int letters_before(std::string_view line, std::size_t at) {
  return static_cast<int>(std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

PoPosition position_in_po(std::string_view file, int unit_line, std::size_t offset) {
  PoPosition position{1, 1};
  bool is_inside = false;
  for (std::size_t start = 0; start < file.size(); ++position.line) {
    const std::string_view line = line_at(file, start);
    start += line.size() + 1;
    if (position.line < unit_line) continue;
    if (line.substr(0, 6) == "msgstr") is_inside = true;
    if (!is_inside) continue;
    const std::size_t quote = line.find('"');
    if (quote == std::string_view::npos) break;
    std::size_t at = quote + 1;
    for (; at < line.size() && line[at] != '"' && offset > 0; --offset)
      at += length_in_file(line.substr(at));
    at = std::min(at, line.size());
    const bool goes_on = start < file.size() && file[start] == '"';
    const bool ends_here = at < line.size() && line[at] != '"';
    if (offset == 0 && (ends_here || !goes_on)) return {position.line, letters_before(line, at) + 1};
  }
  return {unit_line, 1};
}

} // namespace kiosk::locale
