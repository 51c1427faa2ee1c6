// The coordinator's list: what a person still has to check, in German, for a terminal or paper.
#pragma once

#include "kiosk/authoring/content.h"

#include <iosfwd>

namespace kiosk::authoring {

void print_worklist(const Content& content, std::ostream& stream);

} // namespace kiosk::authoring
