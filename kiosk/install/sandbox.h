// Gives up what a program does not need before it touches a hostile file. The door to libseccomp.
#pragma once

#include "kiosk/base/result.h"

#include <chrono>
#include <cstdint>

namespace kiosk::install {

struct Confinement {
  std::uint64_t memory_bytes = std::uint64_t{256} * 1024 * 1024; ///< address space; not under a sanitizer
  std::chrono::seconds processor_time{120};
};

/// Sets the limits and a filter of system calls: files may be read, nothing may be written but the
/// descriptors 1 and 2, and there are no sockets, processes, threads or other programs. Breaking the
/// filter ends the process (SIGSYS). Cannot be undone. Fails with Internal.
[[nodiscard]] Result<void> confine(const Confinement& limits);

} // namespace kiosk::install
