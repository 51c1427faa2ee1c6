// Tells the technician's log, once for each, which characters and icons of a screen no font can draw.
#pragma once

#include "kiosk/ui/layout.h"

#include <set>
#include <string>
#include <vector>

namespace kiosk::app {

class MissingGlyphs {
public:
  /// A sentence for each character or icon of a screen that cannot be drawn and was not told before, with its
  /// text's key (or its words, where it has none) and the screen's address.
  [[nodiscard]] std::vector<std::string> news(const ui::LaidOut& laid_out);

private:
  std::set<std::string> told_;
};

} // namespace kiosk::app
