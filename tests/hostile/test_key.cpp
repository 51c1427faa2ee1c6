#include "tests/hostile/test_key.h"

#include <algorithm>
#include <sodium.h>
#include <string_view>

namespace kiosk::tests {

container::SecretKey test_key() {
  constexpr std::string_view seed = "elternkiosk TEST KEY, for nobody", id = "TESTONLY";
  static_assert(seed.size() == crypto_sign_SEEDBYTES && id.size() == 8);
  container::SecretKey key;
  std::copy(id.begin(), id.end(), key.id.bytes.begin());
  unsigned char point[crypto_sign_PUBLICKEYBYTES];
  crypto_sign_seed_keypair(point, key.bytes.data(), reinterpret_cast<const unsigned char*>(seed.data()));
  return key;
}

} // namespace kiosk::tests
