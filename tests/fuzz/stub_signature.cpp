// Stands between the callers of container::check_signature() and the function itself, by the linker's --wrap:
// the product's sources are compiled as they are, and only in these test programs may a forged signature pass.
#include "kiosk/container/minisign.h"
#include "tests/fuzz/fuzz.h"

#define KIOSK_CHECK_SIGNATURE                                                                                          \
  "_ZN5kiosk9container15check_signatureERKNS0_9SignatureERKNS0_9PublicKeyESt17basic_string_viewIcSt11char_traitsIcEE"

namespace kiosk::fuzz {

Result<void> real_check(const container::Signature& signature, const container::PublicKey& key,
                        std::string_view message) __asm__("__real_" KIOSK_CHECK_SIGNATURE);
Result<void> stubbed_check(const container::Signature& signature, const container::PublicKey& key,
                           std::string_view message) __asm__("__wrap_" KIOSK_CHECK_SIGNATURE);

namespace {
SignatureCheck current = SignatureCheck::Real;
}

void set_signature_check(SignatureCheck check) { current = check; }

Result<void> stubbed_check(const container::Signature& signature, const container::PublicKey& key,
                           std::string_view message) {
  if (current == SignatureCheck::Real) return real_check(signature, key, message);
  // The id still has to fit: it says which key is asked.
  if (signature.id != key.id) return container::refuse(container::Refusal::SignatureForeign);
  return {};
}

} // namespace kiosk::fuzz
