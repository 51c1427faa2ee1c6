// All German texts as a POT file for translators, in the order in which parents need them.
#pragma once

#include "kiosk/authoring/content.h"

namespace kiosk::authoring {

/// The POT's bytes: one unit after the other, with where it is shown (`#.`) and stands (`#:`).
[[nodiscard]] std::string template_of(const Content& content);

} // namespace kiosk::authoring
