// hb-shape's way to write a glyph run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kiosk::inspect {

/// Appends `name=cluster@dx,dy+advance`, with `[` or `|` before it.
void append_glyph(std::string& run, std::string_view name, std::uint32_t cluster, std::int64_t x_offset,
                  std::int64_t y_offset, std::int64_t advance);

} // namespace kiosk::inspect
