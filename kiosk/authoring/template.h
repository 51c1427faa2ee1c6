// All German texts as a POT file for translators, in the order in which parents need them.
#pragma once

#include "kiosk/authoring/content.h"

namespace kiosk::authoring {

/// A text between the quotation marks of a PO file.
[[nodiscard]] std::string po_escaped(std::string_view text);
/// Where a unit is shown, in German, by its key: "Angebot: Überschrift und Karte".
[[nodiscard]] std::string_view place_of(std::string_view key);

/// The POT's bytes: one unit after the other, with where it is shown (`#.`) and stands (`#:`).
[[nodiscard]] std::string template_of(const Content& content);

} // namespace kiosk::authoring
