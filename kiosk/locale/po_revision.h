// When a PO file was last worked on: the line that Poedit and every other editor keeps true by itself.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::locale {

/// `PO-Revision-Date: 2026-11-22 13:00+0100` of a PO file's header in UTC: "2026-11-22T12:00". Empty when there is
/// none, or none that can be read.
[[nodiscard]] std::string revision_in(std::string_view po);

} // namespace kiosk::locale
