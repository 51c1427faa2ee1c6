// Base64 and a libsodium that is ready. Internal to this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::container {

/// Makes libsodium ready, as often as one likes.
void need_sodium();

[[nodiscard]] std::string to_base64(std::string_view bytes);
/// Strict: no other characters, padding as it must be; nothing for anything else.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);

[[nodiscard]] inline const unsigned char* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace kiosk::container
