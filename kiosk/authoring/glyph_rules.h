// Whether the kiosk's fonts can draw every text: asked of the engine that will draw them.
#pragma once

#include "kiosk/authoring/content.h"

#include <filesystem>

namespace kiosk::authoring {

/// An error for each character of a text, translation or name that no font of the table can draw, and for a table
/// whose fonts are not installed.
void check_glyphs(const Content& content, const std::filesystem::path& font_table, Findings& findings);

/// `fonts/fonts.toml` near a program: in a folder above it, or in the `share/elternkiosk` of one.
[[nodiscard]] Result<std::filesystem::path> find_font_table(const std::filesystem::path& program);

} // namespace kiosk::authoring
