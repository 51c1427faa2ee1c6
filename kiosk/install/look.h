// What the validator's child does: looks into a staged pack as a whole, or into a translator's file.
#pragma once

#include "kiosk/base/result.h"

#include <filesystem>

namespace kiosk::install {

/// Looks into `folder`/pack.db and compares it with `folder`/manifest.json, whose signature the parent has
/// verified. Fails as validate() and compare_with_manifest() do.
[[nodiscard]] Result<void> look_into(const std::filesystem::path& folder);

/// Reads a translation of the kiosk's own words: a PO file whose every text is a message that can be read. Fails with
/// TextMessage, file and line.
[[nodiscard]] Result<void> look_into_words(const std::filesystem::path& file);

} // namespace kiosk::install
