// Keys: making them, and their files.
#include "kiosk/container/encoding.h"
#include "kiosk/container/minisign.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <sodium.h>

namespace kiosk::container {
namespace {

constexpr std::string_view test_mark = "TEST";

// minisign's secret key: algorithm 2, derivation 2, checksum 2, salt 32, operations 8, memory 8, then
// (covered by a key stream where there is a password) id 8, key 64, checksum 32.
constexpr std::size_t salt_at = 6, operations_at = 38, memory_at = 46, secret_at = 54, secret_bytes = 8 + 64 + 32,
                      file_bytes = secret_at + secret_bytes;
constexpr std::string_view plain_start{"Ed\0\0B2", 6}, covered_start{"EdScB2", 6};
// More than minisign itself ever asks for is not a key of ours.
constexpr std::uint64_t operations_max = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE,
                        memory_max = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;

/// Wipes itself.
struct Wiped {
  std::string bytes;
  ~Wiped() { sodium_memzero(bytes.data(), bytes.size()); }
};

/// The base64 line behind the comment line.
std::optional<std::string> payload_of(std::string_view text) {
  std::string lines(text);
  lines.erase(std::remove(lines.begin(), lines.end(), '\r'), lines.end());
  const std::size_t first = lines.find('\n');
  if (first == std::string::npos || lines.rfind("untrusted comment:", 0) != 0) return std::nullopt;
  const std::size_t second = std::min(lines.find('\n', first + 1), lines.size());
  if (lines.find_first_not_of(" \n", second) != std::string::npos) return std::nullopt;
  return from_base64(std::string_view(lines).substr(first + 1, second - first - 1));
}

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 8; i > 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
  return value;
}

std::string little_endian(std::uint64_t value) {
  std::string bytes;
  for (int i = 0; i < 8; ++i)
    bytes += static_cast<char>(value >> (8 * i) & 0xff);
  return bytes;
}

std::string checksum_of(std::string_view id_and_key) {
  const std::string input = "Ed" + std::string(id_and_key);
  std::string sum(32, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(sum.data()), sum.size(), as_bytes(input), input.size(), nullptr,
                     0);
  return sum;
}

/// Covers or uncovers the secret part; false when there is too little memory.
bool cover(std::string& secret, std::string_view password, std::string_view salt, std::uint64_t operations,
           std::uint64_t memory) {
  Wiped stream{std::string(secret.size(), '\0')};
  if (crypto_pwhash_scryptsalsa208sha256(reinterpret_cast<unsigned char*>(stream.bytes.data()), stream.bytes.size(),
                                         password.data(), password.size(), as_bytes(salt), operations,
                                         static_cast<std::size_t>(memory)) != 0)
    return false;
  for (std::size_t i = 0; i < secret.size(); ++i)
    secret[i] = static_cast<char>(secret[i] ^ stream.bytes[i]);
  return true;
}

} // namespace

std::string KeyId::hex() const {
  std::string text;
  for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte)
    text += fmt::format("{:02X}", *byte);
  return text;
}

Result<KeyId> KeyId::from_hex(std::string_view hex) {
  KeyId id;
  if (hex.empty() || hex.size() > 16 || hex.find_first_not_of("0123456789ABCDEFabcdef") != std::string_view::npos)
    return refuse(Refusal::KeyFile, "the id of a key is up to 16 hex digits");
  const std::string digits = std::string(16 - hex.size(), '0') + std::string(hex);
  for (std::size_t i = 0; i < 8; ++i)
    id.bytes[7 - i] = static_cast<unsigned char>(std::stoul(digits.substr(2 * i, 2), nullptr, 16));
  return id;
}

bool KeyId::is_test() const { return std::memcmp(bytes.data(), test_mark.data(), test_mark.size()) == 0; }

SecretKey::~SecretKey() { sodium_memzero(bytes.data(), bytes.size()); }

PublicKey SecretKey::public_key() const {
  PublicKey key;
  key.id = id;
  crypto_sign_ed25519_sk_to_pk(key.point.data(), bytes.data());
  return key;
}

SecretKey make_key(KeyPurpose purpose) {
  need_sodium();
  SecretKey key;
  PublicKey ignored;
  crypto_sign_keypair(ignored.point.data(), key.bytes.data());
  do
    randombytes_buf(key.id.bytes.data(), key.id.bytes.size());
  while (key.id.is_test());
  if (purpose == KeyPurpose::Test) std::copy(test_mark.begin(), test_mark.end(), key.id.bytes.begin());
  return key;
}

Result<PublicKey> parse_public_key(std::string_view text) {
  const auto bytes = payload_of(text);
  if (!bytes || bytes->size() != 2 + 8 + 32 || bytes->compare(0, 2, "Ed") != 0)
    return refuse(Refusal::KeyFile, "this is not a public key in minisign's format");
  PublicKey key;
  std::copy_n(bytes->begin() + 2, 8, key.id.bytes.begin());
  std::copy_n(bytes->begin() + 10, 32, key.point.begin());
  return key;
}

std::string to_text(const PublicKey& key) {
  std::string bytes = "Ed";
  bytes.append(reinterpret_cast<const char*>(key.id.bytes.data()), key.id.bytes.size());
  bytes.append(reinterpret_cast<const char*>(key.point.data()), key.point.size());
  return fmt::format("untrusted comment: {}public key {}\n{}\n", key.id.is_test() ? "elternkiosk TEST " : "minisign ",
                     key.id.hex(), to_base64(bytes));
}

bool needs_password(std::string_view text) {
  const auto bytes = payload_of(text);
  return bytes && bytes->compare(0, covered_start.size(), covered_start) == 0;
}

Result<SecretKey> parse_secret_key(std::string_view text, std::string_view password) {
  need_sodium();
  auto payload = payload_of(text);
  if (!payload || payload->size() != file_bytes)
    return refuse(Refusal::KeyFile, "this is not a secret key in minisign's format");
  const Wiped file{std::move(*payload)};
  const bool is_covered = file.bytes.compare(0, covered_start.size(), covered_start) == 0;
  if (!is_covered && file.bytes.compare(0, plain_start.size(), plain_start) != 0)
    return refuse(Refusal::KeyFile, "the secret key's algorithm is not known");
  Wiped secret{file.bytes.substr(secret_at)};
  if (is_covered) {
    const std::uint64_t operations = little_endian(std::string_view(file.bytes).substr(operations_at, 8));
    const std::uint64_t memory = little_endian(std::string_view(file.bytes).substr(memory_at, 8));
    if (operations > operations_max || memory > memory_max)
      return refuse(Refusal::KeyFile, "the secret key asks for more work than minisign ever does");
    if (!cover(secret.bytes, password, std::string_view(file.bytes).substr(salt_at, 32), operations, memory))
      return refuse(Refusal::KeyFile, "there is too little memory to open the secret key (1 GiB is needed)");
  }
  // minisign leaves the checksum of an unprotected key at zeros.
  const std::string_view sum = std::string_view(secret.bytes).substr(72);
  const bool is_unchecked = !is_covered && sum.find_first_not_of('\0') == std::string_view::npos;
  if (!is_unchecked && checksum_of(std::string_view(secret.bytes).substr(0, 72)) != sum)
    return refuse(Refusal::KeyFile, is_covered ? "the password is wrong" : "the secret key is damaged");
  SecretKey key;
  std::copy_n(secret.bytes.begin(), 8, key.id.bytes.begin());
  std::copy_n(secret.bytes.begin() + 8, 64, key.bytes.begin());
  // The second half is the public key; one that does not belong to the first would sign in vain.
  SecretKey again;
  PublicKey ignored;
  crypto_sign_seed_keypair(ignored.point.data(), again.bytes.data(), key.bytes.data());
  if (again.bytes != key.bytes) return refuse(Refusal::KeyFile, "the secret key is damaged");
  return key;
}

Result<std::string> to_text(const SecretKey& key, std::string_view password) {
  need_sodium();
  Wiped secret;
  secret.bytes.reserve(secret_bytes);
  secret.bytes.append(reinterpret_cast<const char*>(key.id.bytes.data()), key.id.bytes.size());
  secret.bytes.append(reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size());
  secret.bytes += checksum_of(secret.bytes);
  std::string salt(32, '\0');
  const bool is_covered = !password.empty();
  if (is_covered) {
    randombytes_buf(salt.data(), salt.size());
    if (!cover(secret.bytes, password, salt, operations_max, memory_max))
      return refuse(Refusal::KeyFile, "there is too little memory to protect the secret key (1 GiB is needed)");
  }
  const Wiped file{std::string(is_covered ? covered_start : plain_start) + salt +
                   little_endian(is_covered ? operations_max : 0) + little_endian(is_covered ? memory_max : 0) +
                   secret.bytes};
  return fmt::format("untrusted comment: {} secret key {}\n{}\n",
                     key.id.is_test() ? "elternkiosk TEST" : (is_covered ? "minisign encrypted" : "minisign"),
                     key.id.hex(), to_base64(file.bytes));
}

} // namespace kiosk::container
