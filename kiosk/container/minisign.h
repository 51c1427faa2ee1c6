// Keys and signatures in minisign's format: Ed25519 over BLAKE2b-512. The door to libsodium.
//
// Only the prehashed form ("ED") is made and accepted. Debian's `minisign` verifies ours, and we its.
// Knows nothing of packs: bytes in, verdict out.
#pragma once

#include "kiosk/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::container {

/// Eight bytes that name a key; written as 16 hex digits, last byte first, as minisign does.
struct KeyId {
  std::array<unsigned char, 8> bytes{};
  auto operator<=>(const KeyId&) const = default;

  [[nodiscard]] std::string hex() const;
  /// Leading zeros may be missing: minisign prints none. Fails with KeyFile.
  [[nodiscard]] static Result<KeyId> from_hex(std::string_view hex);
  /// Test keys carry it in their id, so that everybody can tell: it begins with the bytes "TEST".
  [[nodiscard]] bool is_test() const;
};

struct PublicKey {
  KeyId id;
  std::array<unsigned char, 32> point{};
  auto operator<=>(const PublicKey&) const = default;
};

/// Wiped when it goes.
struct SecretKey {
  KeyId id;
  std::array<unsigned char, 64> bytes{};
  SecretKey() = default;
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();
  [[nodiscard]] PublicKey public_key() const;
};

enum class KeyPurpose { Real, Test };
/// A new key from the system's randomness.
[[nodiscard]] SecretKey make_key(KeyPurpose purpose);

/// A `.pub` file: comment line and base64. Line ends of Windows are read, too. Fails with KeyFile.
[[nodiscard]] Result<PublicKey> parse_public_key(std::string_view text);
[[nodiscard]] std::string to_text(const PublicKey& key);

/// True when the secret key file's text is protected by a password.
[[nodiscard]] bool needs_password(std::string_view text);
/// A secret key file, as `minisign -G` or `-G -W` makes it. An empty password for an unprotected one.
/// Fails with KeyFile; a wrong password says so. Protected: takes a second and up to 1 GiB of memory.
[[nodiscard]] Result<SecretKey> parse_secret_key(std::string_view text, std::string_view password = {});
/// With an empty password the key is written unprotected.
[[nodiscard]] Result<std::string> to_text(const SecretKey& key, std::string_view password);

/// One signature of four lines, with its trusted comment (one line).
struct Signature {
  KeyId id;
  std::array<unsigned char, 64> bytes{};
  std::string trusted_comment;
  std::array<unsigned char, 64> comment_signature{};
};

/// One or more signatures, one behind the other, at most 16. Fails with SignatureFormat, SignatureLegacy,
/// or SignatureMissing for an empty text.
[[nodiscard]] Result<std::vector<Signature>> parse_signatures(std::string_view text);

/// Deterministic: the same key, message and comment give the same text.
[[nodiscard]] std::string sign(const SecretKey& key, std::string_view message, std::string_view trusted_comment);

/// Checks one signature with the key of its id: over the message, then over signature and comment. Fails
/// with SignatureForeign (another id), SignatureWrong or SignatureComment.
[[nodiscard]] Result<void> check_signature(const Signature& signature, const PublicKey& key, std::string_view message);

} // namespace kiosk::container
