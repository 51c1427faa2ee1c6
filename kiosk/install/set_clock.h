// Setting the machine's clock. The installer may not: it asks a small program that the packaging brings along.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/base/result.h"

#include <chrono>
#include <filesystem>

namespace kiosk::install {

/// Runs `command 2026-11-26T10:05:00` (Europe/Berlin), without our environment and files, and waits for it. Exit code 0
/// is success. Fails with ClockNone (no command), ClockDay (before this program was released, or after 2099) or
/// ClockFailed.
[[nodiscard]] Result<void> set_clock(const std::filesystem::path& command, LocalTime local,
                                     std::chrono::milliseconds patience = std::chrono::seconds{10});

} // namespace kiosk::install
