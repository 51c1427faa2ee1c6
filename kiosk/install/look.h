// What the validator's child does: looks into a staged pack as a whole.
#pragma once

#include "kiosk/base/result.h"

#include <filesystem>

namespace kiosk::install {

/// Looks into `folder`/pack.db and compares it with `folder`/manifest.json, whose signature the parent has
/// verified. Fails as validate() and compare_with_manifest() do.
[[nodiscard]] Result<void> look_into(const std::filesystem::path& folder);

} // namespace kiosk::install
