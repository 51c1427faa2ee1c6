// What a program needs of its terminal: passwords without echo, and Ctrl-C as a flag.
#pragma once

#include <atomic>
#include <string>
#include <string_view>

namespace kiosk::tools {

/// Asks on the terminal without showing what is typed; with no terminal, reads a line of standard input.
[[nodiscard]] std::string ask_password(std::string_view prompt);

/// From now on Ctrl-C (SIGINT) and SIGTERM set the flag; a second one ends the program at once.
[[nodiscard]] const std::atomic<bool>* listen_for_interruption();

} // namespace kiosk::tools
