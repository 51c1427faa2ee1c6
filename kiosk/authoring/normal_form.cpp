// Unicode's normal form C: the one thing that this folder asks ICU itself.
#include "kiosk/authoring/text_rules.h"

#include <unicode/normalizer2.h>

namespace kiosk::authoring {

bool is_normal_form(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composed = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  const bool is_normal = U_SUCCESS(status) && composed->isNormalizedUTF8(piece, status);
  return is_normal && U_SUCCESS(status);
}

} // namespace kiosk::authoring
