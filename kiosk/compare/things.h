// A pack's things as rows of words, so that two packs can be told apart in plain language.
#pragma once

#include "kiosk/pack/pack.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kiosk::compare {

/// One thing: what kind it is, its id, its German name, and what is known of it (German label, value).
struct Thing {
  std::string kind, id, name;
  std::vector<std::pair<std::string, std::string>> fields;
};

/// All things of a pack but its dates and amounts, by kind and id.
[[nodiscard]] std::vector<Thing> things_of(const pack::Pack& pack);

/// "Angebote" for "offer"; the kind itself for an unknown one.
[[nodiscard]] std::string_view german_of_kind(std::string_view kind);

/// "259 bis 300 Euro"
[[nodiscard]] std::string written(const pack::Amount& amount);

} // namespace kiosk::compare
