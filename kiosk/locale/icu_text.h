// Between our words and ICU's: strings and locales. Known to the files of this folder only.
#pragma once

#include "kiosk/base/language.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

namespace kiosk::locale {

/// The language as ICU names it, with Latin digits and the Gregorian calendar.
[[nodiscard]] icu::Locale icu_locale(const Language& language);

[[nodiscard]] icu::UnicodeString to_utf16(std::string_view text);
[[nodiscard]] std::string to_utf8(const icu::UnicodeString& text);

/// What kind of argument begins at a part of a message: "", "plural", "select", "number" ...
[[nodiscard]] std::string argument_type(const icu::MessagePattern& pattern, std::int32_t start);

} // namespace kiosk::locale
