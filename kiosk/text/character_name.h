// What a character is called, for reports to people.
#pragma once

#include <string>

namespace kiosk::text {

/// "U+1F9CC TROLL"; the number alone where Unicode has no name.
[[nodiscard]] std::string character_name(char32_t character);

} // namespace kiosk::text
