// Writes a pack: a SQLite file whose bytes follow from the content alone. The door to SQLite for writing.
#pragma once

#include "kiosk/authoring/content.h"

namespace kiosk::authoring {

/// Writes the pack beside `file` and renames it. Fails with Unreadable or Internal; then `file` is
/// as it was. The same content gives the same bytes (with the same SQLite).
[[nodiscard]] Result<void> write_pack(const Content& content, const std::filesystem::path& file);

} // namespace kiosk::authoring
