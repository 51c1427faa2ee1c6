#include "kiosk/locale/fingerprint.h"

#include "kiosk/base/result.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <unicode/normalizer2.h>

namespace kiosk::locale {

std::string fingerprint(std::string_view text, std::size_t digits) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  const int done = EVP_Digest(text.data(), text.size(), digest, &length, EVP_sha256(), nullptr);
  ensure(done == 1, "libcrypto cannot make a SHA-256");
  std::string hex;
  for (unsigned int i = 0; i < length && hex.size() < digits; ++i)
    hex += fmt::format("{:02x}", digest[i]);
  return hex.substr(0, digits);
}

bool is_normal_form(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composed = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  const bool is_normal = U_SUCCESS(status) && composed->isNormalizedUTF8(piece, status);
  return is_normal && U_SUCCESS(status);
}

} // namespace kiosk::locale
