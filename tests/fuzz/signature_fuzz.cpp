// Any bytes as signatures, key files and keys.json. The first byte says which; sections are parted by 0xFF,
// which UTF-8 never holds. With the true check nothing but the signed text passes; with the stub what
// stands behind a signature of keys.json is reached.
#include "kiosk/container/verify.h"
#include "tests/fuzz/fuzz.h"
#include "tests/hostile/test_key.h"

#include <algorithm>
#include <string>

using namespace kiosk;
using namespace kiosk::container;

namespace {

Trust trust_of(const PublicKey& key) {
  Trust trust;
  trust.pack_keys.push_back({key, {}, {}});
  trust.roots.push_back(key);
  return trust;
}

void fuzz_signatures(std::string_view bytes, const SecretKey& key) {
  // The seeds hold true signatures of this text, so that bytes around them are tried.
  constexpr std::string_view message = "a signed text";
  const auto signatures = parse_signatures(bytes);
  if (!signatures) fuzz::require_code(signatures.error());
  fuzz::set_signature_check(fuzz::SignatureCheck::Real);
  const auto signer = find_signer(trust_of(key.public_key()), message, bytes, Date{});
  if (!signer) fuzz::require_code(signer.error());
  fuzz::require(!signer || signatures, "what counts can be read");
  const auto other = find_signer(trust_of(key.public_key()), "another text", bytes, Date{});
  fuzz::require(!other, "no signature is good for another text");
}

void fuzz_key_files(std::string_view bytes) {
  const auto public_key = parse_public_key(bytes);
  if (public_key) {
    const auto again = parse_public_key(to_text(*public_key));
    fuzz::require(again && *again == *public_key, "a public key is written and read as the same");
  } else
    fuzz::require_code(public_key.error());
  if (needs_password(bytes)) return; // takes a second by design
  const auto secret_key = parse_secret_key(bytes);
  if (!secret_key) return fuzz::require_code(secret_key.error());
  const auto text = to_text(*secret_key, "");
  fuzz::require(text && parse_secret_key(*text).has_value(), "a secret key is written and read");
}

void fuzz_rotation(std::string_view bytes, const SecretKey& key, fuzz::SignatureCheck check) {
  fuzz::set_signature_check(check);
  const Trust before = trust_of(key.public_key());
  const auto steps = parse_keys(bytes);
  if (steps) {
    const auto again = parse_keys(to_json(*steps));
    fuzz::require(again && again->size() == steps->size() &&
                      std::equal(steps->begin(), steps->end(), again->begin(),
                                 [](const SignedRotation& a, const SignedRotation& b) {
                                   return a.text == b.text && a.signatures == b.signatures;
                                 }),
                  "keys.json is written and read as the same");
  }
  const auto after = follow(before, bytes);
  if (!after) return fuzz::require_code(after.error());
  fuzz::require(steps.has_value(), "what is followed can be read");
  fuzz::require(after->rotation >= before.rotation && !after->roots.empty(), "a rotation goes forward, to keys");
  fuzz::require(follow(*after, bytes).has_value(), "the same keys.json is followed again");
}

void fuzz_all(std::string_view bytes, const SecretKey& key) {
  Heads heads;
  const std::size_t first = std::min(bytes.find('\xFF'), bytes.size());
  const std::size_t second = std::min(bytes.find('\xFF', std::min(first + 1, bytes.size())), bytes.size());
  heads.manifest = bytes.substr(0, first);
  heads.signatures = bytes.substr(std::min(first + 1, second), second - std::min(first + 1, second));
  if (second < bytes.size()) heads.keys = std::string(bytes.substr(second + 1));
  heads.database_size = 4096;
  fuzz::set_signature_check(fuzz::SignatureCheck::AlwaysGood);
  const auto verified = verify_heads(heads, trust_of(key.public_key()), Policy{});
  if (!verified) return fuzz::require_code(verified.error());
  fuzz::require(verified->manifest().test == verified->signer().key.id.is_test(), "a test pack says so");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const SecretKey key = tests::test_key();
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::text_of(data + 1, size - 1);
  switch (data[0] % 5) {
  case 0:
    fuzz_signatures(bytes, key);
    break;
  case 1:
    fuzz_key_files(bytes);
    break;
  case 2:
    fuzz_rotation(bytes, key, fuzz::SignatureCheck::Real);
    break;
  case 3:
    fuzz_rotation(bytes, key, fuzz::SignatureCheck::AlwaysGood);
    break;
  default:
    fuzz_all(bytes, key);
  }
  return 0;
}
