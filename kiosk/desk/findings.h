// What is wrong with a laid-out screen: targets too small for a finger, clipped texts, letters that no font has,
// low contrast. Pure; private to the desk.
#pragma once

#include "kiosk/ui/layout.h"

#include <string>
#include <vector>

namespace kiosk::desk {

/// One control, or an item with something to be said of it.
struct Finding {
  int item = 0; ///< index in LaidOut::items
  std::string text;
  bool is_bad = false;
};

/// Of the page shown: each control with its size in mm, and each item with a fault, faults first.
[[nodiscard]] std::vector<Finding> findings_of(const ui::LaidOut& laid_out);

/// The least side of a target, mm: what `ui/theme.h` asks for.
inline constexpr double target_mm_min = 20.0;

} // namespace kiosk::desk
