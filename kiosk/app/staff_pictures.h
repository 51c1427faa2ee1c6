// Staff's screens with made-up values, for `picture`, `tour` and the tests: no stick and no installer is needed.
#pragma once

#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"

#include <functional>
#include <string>
#include <string_view>

namespace kiosk::app {

/// A laid-out screen and the names of what its controls do.
struct Sight {
  ui::LaidOut laid_out;
  std::function<std::string(int action)> action_name;
};

/// A screen that is not laid out yet.
struct StaffPage {
  ui::Page page;
  std::function<std::string(int action)> action_name;
};

[[nodiscard]] bool is_staff_address(std::string_view address);
/// The page with the language, text size and place of `input.visit`, which also stands beneath a notice. Fails with
/// NotFound for an address that is none.
[[nodiscard]] Result<StaffPage> staff_page(std::string_view address, const screens::Input& input);
/// The same, laid out.
[[nodiscard]] Result<Sight> staff_sight(std::string_view address, const Language& language, visit::Anchor anchor,
                                        const House& house, Words& words, LocalTime now, const ui::Display& display);

} // namespace kiosk::app
