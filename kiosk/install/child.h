// Lets another program look into a pack: one that may crash, hang or be taken over without harm.
//
// It is exec'ed, never forked alone, without our environment and files; it confines itself before it
// opens the pack (sandbox.h) and answers with one line of JSON.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/install/storage.h"

#include <filesystem>
#include <string>

namespace kiosk::install {

/// Runs `validator FOLDER` over a folder with manifest.json and pack.db; `watch` is asked a few times a
/// second (0 of 0). Fails with the refusal that it answers, ValidatorDied, ValidatorSlow, ValidatorMemory, or
/// Cancelled.
[[nodiscard]] Result<void> validate_in_child(const std::filesystem::path& validator,
                                             const std::filesystem::path& folder, const Watch& watch);

/// The line that the validator answers with, and back.
[[nodiscard]] std::string to_verdict(const Result<void>& result);
[[nodiscard]] Result<void> parse_verdict(std::string_view line);

} // namespace kiosk::install
