// Which language a translator's file is in: what its header says, and what its name does.
#pragma once

#include "kiosk/base/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::locale {

/// The value of `Language:` in a PO file's header, as it stands there: "uk_UA". Empty when there is none.
[[nodiscard]] std::string language_in(std::string_view po);

/// The language of a tag, with `_` or `-`, in whatever case: the one of `known` that is meant (`uk_UA` is `uk` where
/// that is known), else a well-formed tag as BCP 47 writes it. An empty tag for what is none.
[[nodiscard]] Language language_of_tag(std::string_view tag, const std::vector<Language>& known);

/// The language that a file's name (without its ending) tells: what it begins with ("uk", "UK (1)", "uk_UA",
/// "hr-inhalt"), else a known one that stands in it ("content-uk"). An empty tag when it tells none.
[[nodiscard]] Language language_of_name(std::string_view stem, const std::vector<Language>& known);

} // namespace kiosk::locale
