#include "kiosk/container/pin_hash.h"

#include "kiosk/container/encoding.h"
#include "kiosk/container/refusals.h"

#include <array>
#include <sodium.h>

namespace kiosk::container {
namespace {

// Three rounds over 64 MiB: about a fifth of a second on the kiosk's processor, and no more memory than it can spare.
constexpr unsigned long long operations = 3;
constexpr std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;

} // namespace

Result<std::string> hash_of_pin(std::string_view pin) {
  need_sodium();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), pin.data(), pin.size(), operations, memory_bytes) != 0)
    return refuse(Refusal::Internal, "there is too little memory to hash the PIN (64 MiB are needed)");
  return std::string(text.data());
}

bool is_pin_of(std::string_view hash, std::string_view pin) {
  need_sodium();
  // A file that somebody changed must not ask for a gigabyte: only what hash_of_pin() makes is looked at.
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (hash.size() >= text.size()) return false;
  hash.copy(text.data(), hash.size());
  if (crypto_pwhash_str_needs_rehash(text.data(), operations, memory_bytes) != 0) return false;
  return crypto_pwhash_str_verify(text.data(), pin.data(), pin.size()) == 0;
}

} // namespace kiosk::container
