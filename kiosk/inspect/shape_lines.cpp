// Line by line, as hb-shape reads its input: U+000A ends a line, at the very end it adds none.
#include "kiosk/inspect/hb_shape_format.h"
#include "kiosk/inspect/runs.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::inspect {

void append_glyph(std::string& run, std::string_view name, std::uint32_t cluster, std::int64_t x_offset,
                  std::int64_t y_offset, std::int64_t advance) {
  run += run.empty() ? '[' : '|';
  run += fmt::format("{}={}", name, cluster);
  if (x_offset != 0 || y_offset != 0) run += fmt::format("@{},{}", x_offset, y_offset);
  run += fmt::format("+{}", advance);
}

Result<std::string> shape_lines(text::Steps& steps, std::string_view utf8, const ShapeOptions& options) {
  std::string lines;
  int number = 0;
  while (!utf8.empty()) {
    ++number;
    const std::size_t end = std::min(utf8.find('\n'), utf8.size());
    const auto line = text::decode_utf8(utf8.substr(0, end));
    if (!line) return fail(ErrorKind::Undecodable, fmt::format("line {} of the input is not UTF-8", number));
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
    std::string run;
    for (const text::PlainGlyph& glyph : steps.shape(*line, options.size_px)) {
      const std::string name = options.glyph_names ? steps.glyph_name(glyph.id) : fmt::format("{}", glyph.id);
      append_glyph(run, name, glyph.cluster, glyph.x_offset, glyph.y_offset, glyph.advance);
    }
    if (!run.empty()) run += ']';
    lines += run + '\n';
  }
  return lines;
}

} // namespace kiosk::inspect
