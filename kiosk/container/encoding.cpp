#include "kiosk/container/encoding.h"

#include "kiosk/base/result.h"

#include <sodium.h>

namespace kiosk::container {

void need_sodium() { ensure(sodium_init() >= 0, "libsodium cannot be used here"); }

std::string to_base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), as_bytes(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back(); // the NUL
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  // libsodium looks at seven bits of each character only: 0xC1 would pass as "A".
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
  if (text.find_first_not_of(alphabet) != std::string_view::npos) return std::nullopt;
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int code = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                     text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL);
  if (code != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(size);
  return bytes;
}

} // namespace kiosk::container
