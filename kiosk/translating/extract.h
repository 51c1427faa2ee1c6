// Templates: all German texts in the order in which parents need them, each with what translators must know.
#pragma once

#include "kiosk/authoring/content.h"
#include "kiosk/locale/po_document.h"

#include <map>
#include <string>

namespace kiosk::translating {

/// Where a text was met on the real screens.
struct OnScreen {
  std::string screen;  ///< address of the first screen that shows it
  int letters_max = 0; ///< that fit where the place is fixed; 0: it is not
};
using OnScreens = std::map<std::string, OnScreen, std::less<>>;

/// The kiosk's own template with fresh notes, sorted by part. The German and a person's words stay; a text whose note
/// names no part belongs to that of the text above. What was not met on a screen keeps what its note said of it.
[[nodiscard]] locale::PoDocument refreshed(locale::PoDocument pot, const OnScreens& on_screens);

/// The template of a pack's content.
[[nodiscard]] locale::PoDocument template_of(const authoring::Content& content, const OnScreens& on_screens);

} // namespace kiosk::translating
