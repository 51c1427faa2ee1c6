// Templates: all German texts in the order in which parents need them, each with what translators must know.
#pragma once

#include "kiosk/authoring/content.h"
#include "kiosk/locale/po_document.h"

#include <map>
#include <string>

namespace kiosk::translating {

/// Where a text was met on the real screens.
struct OnScreen {
  std::string picture; ///< of the tour in German, upright at 100 %; empty: none of them shows it
  int letters_max = 0; ///< that fit where the place is fixed; 0: it is not
  int lines = 0;       ///< of a text that flows, on that picture
  int line_letters = 0;
};
using OnScreens = std::map<std::string, OnScreen, std::less<>>;

/// The kiosk's own template with fresh notes, sorted by part. The German and a person's words stay; a text whose note
/// names no part belongs to that of the text above. With no `on_screens` at all a text keeps what its note said of it.
[[nodiscard]] locale::PoDocument refreshed(locale::PoDocument pot, const OnScreens& on_screens);

/// The template of a pack's content. With no `on_screens` at all a text keeps what the note in `before` said of it.
[[nodiscard]] locale::PoDocument template_of(const authoring::Content& content, const OnScreens& on_screens,
                                             const locale::PoDocument& before = {});

} // namespace kiosk::translating
