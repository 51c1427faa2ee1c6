// Whose work a translation is, as the builder reads it from a PO file.
#pragma once

#include "kiosk/authoring/content.h"
#include "kiosk/locale/po_file.h"

namespace kiosk::authoring {

/// Who made the text. A hash that no longer fits means that a person changed it.
void read_origin(const locale::PoUnit& po, const SourceLine& at, Translation& translation, Findings& findings);

/// The number in "path:12"; 1 without one.
[[nodiscard]] int line_in(const std::string& where);

} // namespace kiosk::authoring
