// Who may have approved a text: roles, since people's names do not belong into files that everybody gets.
#pragma once

#include <string_view>
#include <vector>

namespace kiosk::translating {

/// "uebersetzung", "kita-sozialarbeit" ...
[[nodiscard]] const std::vector<std::string_view>& roles();
[[nodiscard]] bool is_role(std::string_view word);

} // namespace kiosk::translating
