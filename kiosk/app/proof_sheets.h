// All screens of one language small on a few large pictures: to be looked over in a minute.
#pragma once

#include "kiosk/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::app {

/// Puts the PNG files of a folder, by name, onto `<folder>-1.png`, `<folder>-2.png` ... beside it, and returns those.
/// Fails when one cannot be read or written.
[[nodiscard]] Result<std::vector<std::filesystem::path>> make_proof_sheets(const std::filesystem::path& folder);

/// The same for every folder of a tour.
[[nodiscard]] Result<std::vector<std::filesystem::path>> make_all_proof_sheets(const std::filesystem::path& tour);

} // namespace kiosk::app
