#include "tests/hostile/test_key.h"

#include <algorithm>
#include <sodium.h>
#include <string>

namespace kiosk::tests {

container::SecretKey test_key() { return key_named("TESTONLY"); }

container::SecretKey key_named(std::string_view name) {
  std::string seed = "TEST KEY, for nobody: " + std::string(name);
  seed.resize(crypto_sign_SEEDBYTES, '.');
  container::SecretKey key;
  std::copy_n(name.begin(), std::min(name.size(), key.id.bytes.size()), key.id.bytes.begin());
  unsigned char point[crypto_sign_PUBLICKEYBYTES];
  crypto_sign_seed_keypair(point, key.bytes.data(), reinterpret_cast<const unsigned char*>(seed.data()));
  return key;
}

} // namespace kiosk::tests
