// ICU's names of characters.
#include "kiosk/text/character_name.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>
#include <fmt/format.h>

namespace kiosk::text {

std::string character_name(char32_t character) {
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = u_charName(static_cast<UChar32>(character), U_UNICODE_CHAR_NAME, name.data(),
                                         static_cast<std::int32_t>(name.size()), &status);
  std::string words = fmt::format("U+{:04X}", static_cast<std::uint32_t>(character));
  if (U_SUCCESS(status) && length > 0) words += fmt::format(" {}", name.data());
  return words;
}

} // namespace kiosk::text
