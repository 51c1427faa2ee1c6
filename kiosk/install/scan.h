// What are these files? For the answer that people get within seconds of a stick: from the heads of each file
// alone, its database unread. Changes nothing; what a file turns out to be in the end is for stage() and verify().
#pragma once

#include "kiosk/install/answers.h"
#include "kiosk/install/library.h"

#include <chrono>
#include <filesystem>
#include <vector>

namespace kiosk::install {

/// Never longer than this, whatever the files are: those that are left are told as MediumMany.
inline constexpr std::chrono::seconds scan_time_max{3};

/// Judges each file against the library as it stands. The files are what lay there a moment ago: one that is gone was
/// pulled out. Sentences are filled with the pack's day.
[[nodiscard]] Found scan(const std::vector<std::filesystem::path>& files, const Library& library,
                         std::chrono::milliseconds patience = scan_time_max);

/// Whether `number` comes in with the PIN only: older than the newest confirmed pack, or than the current one.
[[nodiscard]] bool is_older(container::PackNumber number, const State& state);

/// Says of a file on a stick what is true of the stick: `error` came up while `file` was read, which was there
/// before. Gone is pulled out, and a block that cannot be read on a stick that is still there is a bad stick.
/// `descriptor` is the open file, or -1.
[[nodiscard]] Error told_apart(Error error, const std::filesystem::path& file, int descriptor);

} // namespace kiosk::install
