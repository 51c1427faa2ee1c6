// Whether a database says the same of itself as the manifest that was signed for it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/container/manifest.h"
#include "kiosk/install/validate.h"
#include "kiosk/pack/pack.h"

#include <filesystem>

namespace kiosk::install {

/// Compares number, scope, dates, languages, and those counts that both name. Fails with DatabaseManifest.
[[nodiscard]] Result<void> check_agreement(const container::Manifest& manifest, const pack::About& about,
                                           const Counts& counts);

/// All that the validator's child does: looks into `folder`/pack.db and compares it with `folder`/manifest.json,
/// whose signature the parent has verified.
[[nodiscard]] Result<void> validate_folder(const std::filesystem::path& folder);

} // namespace kiosk::install
