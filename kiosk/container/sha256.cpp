#include "kiosk/container/sha256.h"

#include "kiosk/base/owned.h"
#include "kiosk/base/result.h"

#include <fmt/format.h>
#include <openssl/evp.h>

namespace kiosk::container {

struct Sha256::State {
  Owned<EVP_MD_CTX, EVP_MD_CTX_free> context;
};

Sha256::Sha256() : state_(new State{Owned<EVP_MD_CTX, EVP_MD_CTX_free>(EVP_MD_CTX_new())}) {
  ensure(state_->context != nullptr && EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) == 1,
         "libcrypto cannot make a SHA-256");
}
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  ensure(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()) == 1, "libcrypto cannot make a SHA-256");
}

std::string Sha256::finish() {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  ensure(EVP_DigestFinal_ex(state_->context.get(), digest, &length) == 1, "libcrypto cannot make a SHA-256");
  std::string hex;
  for (unsigned int i = 0; i < length; ++i)
    hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.finish();
}

} // namespace kiosk::container
