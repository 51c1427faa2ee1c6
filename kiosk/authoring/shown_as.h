// Where a text of the content is shown, for whoever translates it.
#pragma once

#include <string_view>

namespace kiosk::authoring {

/// In German, by the text's key: "Angebot: Überschrift und Karte".
[[nodiscard]] std::string_view shown_as(std::string_view key);

} // namespace kiosk::authoring
