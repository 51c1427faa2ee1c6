// Ctrl-C as a flag, for programs that write many files and end between two of them.
#pragma once

#include <atomic>

namespace kiosk {

/// From now on Ctrl-C (SIGINT) and SIGTERM set the flag; a second one ends the program at once.
[[nodiscard]] const std::atomic<bool>* listen_for_interruption();

} // namespace kiosk
