// Whole files in and out, with errors in words.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace kiosk {

/// The bytes of a regular file; fails with NotFound, Unreadable or (over `bytes_max`) TooLarge.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::uintmax_t bytes_max = std::uintmax_t{512} * 1024 * 1024);

/// Writes beside the target and renames, so that a half-written file is never seen.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

} // namespace kiosk
