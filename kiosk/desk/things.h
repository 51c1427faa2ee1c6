// A pack's things as rows and fields, for looking through all of it. Pure; private to the desk.
#pragma once

#include "kiosk/pack/pack.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk::desk {

/// A field is a text with translations, or a value that is the same in every language.
struct ThingField {
  std::string name;
  std::string value;
  pack::TextKey text; ///< empty: `value` is it
};

/// "Angebot", its id, and what it is called in German.
struct Thing {
  std::string kind, id, name;
  std::vector<ThingField> fields;
  std::string picture; ///< id; may be empty
};

/// The kinds in their order, "Angebote" and so on, for choosing.
[[nodiscard]] const std::vector<std::string>& thing_kinds();
/// All things of a kind, by its index.
[[nodiscard]] std::vector<Thing> things_of(const pack::Pack& pack, int kind);

/// The words of a text's origin and state: "Maschine, veraltet".
[[nodiscard]] std::string words_of(const pack::Text& text);

} // namespace kiosk::desk
