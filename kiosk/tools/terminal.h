// What a program needs of its terminal: passwords without echo.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::tools {

/// Asks on the terminal without showing what is typed; with no terminal, reads a line of standard input.
[[nodiscard]] std::string ask_password(std::string_view prompt);

} // namespace kiosk::tools
