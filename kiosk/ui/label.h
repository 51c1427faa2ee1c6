// What an item says in words, for dumps, tests and (later) speech. Private to ui.
#pragma once

#include "kiosk/ui/layout.h"

namespace kiosk::ui {

/// "heading", "listitem", ...
[[nodiscard]] std::string_view role_name(const Item& item);

/// An action's address or `do:<verb>`; `do:turn-to/<block>.<piece>` for the pager.
[[nodiscard]] std::string action_text(const Item& item, const std::function<std::string(int action)>& action_name);

} // namespace kiosk::ui
