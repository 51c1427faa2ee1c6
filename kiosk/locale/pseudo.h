// Languages that nobody speaks, to see what a translation will do to the screens: made from the parts of ICU
// messages, so that arguments, branches, numbers, marks and links stay as they are. Pure.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::locale {

enum class Pseudo {
  Accented, ///< en-XA: accents on every letter, 40 % longer, in brackets: "[Ñóótƒåâļļ]"
  Mirrored, ///< ar-XB: written from right to left, each word letter by letter: "llaftoN"
};

/// What the text's `**` and `](address)` are: marks that stay, or letters like others.
enum class Marks { None, Markdown };

/// The tag of a pseudo-language, and back. It stands in no list of languages.
[[nodiscard]] Language language_of(Pseudo pseudo);
[[nodiscard]] std::optional<Pseudo> pseudo_of(const Language& language);

/// A message in the pseudo-language. Fails with Undecodable when it is no ICU message.
[[nodiscard]] Result<std::string> pseudo_message(std::string_view message, Pseudo pseudo, Marks marks = Marks::None);

} // namespace kiosk::locale
