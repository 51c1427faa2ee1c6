// Signatures: making, reading, checking.
#include "kiosk/container/minisign.h"

#include "kiosk/container/encoding.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <fmt/format.h>
#include <sodium.h>

namespace kiosk::container {
namespace {

constexpr std::string_view comment_prefix = "untrusted comment: ", trusted_prefix = "trusted comment: ";
constexpr std::size_t signatures_max = 16, comment_bytes_max = 1024;

static_assert(crypto_sign_BYTES == 64 && crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);

using Hash = std::array<unsigned char, 64>;
Hash hash_of(std::string_view message) {
  Hash hash{};
  crypto_generichash(hash.data(), hash.size(), as_bytes(message), message.size(), nullptr, 0);
  return hash;
}

/// What the second signature is over: the first one and the trusted comment.
std::string sealed(const std::array<unsigned char, 64>& signature, std::string_view comment) {
  return std::string(reinterpret_cast<const char*>(signature.data()), signature.size()) + std::string(comment);
}

/// Cuts the next line off; nothing when there is no line feed.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

Result<Signature> parse_one(std::string_view& text) {
  const auto comment = take_line(text), first = take_line(text), trusted = take_line(text), second = take_line(text);
  if (!comment || !first || !trusted || !second || !begins_with(*comment, comment_prefix) ||
      !begins_with(*trusted, trusted_prefix) || trusted->size() > comment_bytes_max)
    return refuse(Refusal::SignatureFormat,
                  "a signature has four lines: comment, signature, trusted comment, signature");
  const auto bytes = from_base64(*first), sealing = from_base64(*second);
  if (!bytes || bytes->size() != 2 + 8 + 64 || !sealing || sealing->size() != 64)
    return refuse(Refusal::SignatureFormat, "a signature is not 74 and 64 bytes in base64");
  if (begins_with(*bytes, "Ed")) return refuse(Refusal::SignatureLegacy);
  if (!begins_with(*bytes, "ED"))
    return refuse(Refusal::SignatureFormat, "the signature's algorithm is not minisign's \"ED\"");
  Signature signature;
  std::copy_n(bytes->begin() + 2, 8, signature.id.bytes.begin());
  std::copy_n(bytes->begin() + 10, 64, signature.bytes.begin());
  std::copy_n(sealing->begin(), 64, signature.comment_signature.begin());
  signature.trusted_comment = trusted->substr(trusted_prefix.size());
  return signature;
}

} // namespace

Result<std::vector<Signature>> parse_signatures(std::string_view text) {
  if (text.empty()) return refuse(Refusal::SignatureMissing);
  std::vector<Signature> signatures;
  while (!text.empty()) {
    if (signatures.size() == signatures_max) return refuse(Refusal::SignatureFormat, "there are too many signatures");
    auto signature = parse_one(text);
    if (!signature) return tl::unexpected(signature.error());
    signatures.push_back(std::move(*signature));
  }
  return signatures;
}

std::string sign(const SecretKey& key, std::string_view message, std::string_view trusted_comment) {
  need_sodium();
  // A comment is one line, whatever an option said.
  std::string comment(trusted_comment.substr(0, comment_bytes_max - trusted_prefix.size()));
  std::replace_if(
      comment.begin(), comment.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; }, ' ');
  const Hash hash = hash_of(message);
  Signature signature;
  crypto_sign_detached(signature.bytes.data(), nullptr, hash.data(), hash.size(), key.bytes.data());
  const std::string seal = sealed(signature.bytes, comment);
  crypto_sign_detached(signature.comment_signature.data(), nullptr, as_bytes(seal), seal.size(), key.bytes.data());
  std::string first = "ED";
  first.append(reinterpret_cast<const char*>(key.id.bytes.data()), key.id.bytes.size());
  first.append(reinterpret_cast<const char*>(signature.bytes.data()), signature.bytes.size());
  const std::string_view second(reinterpret_cast<const char*>(signature.comment_signature.data()), 64);
  return fmt::format("{}signature from elternkiosk key {}\n{}\n{}{}\n{}\n", comment_prefix, key.id.hex(),
                     to_base64(first), trusted_prefix, comment, to_base64(second));
}

Result<void> check_signature(const Signature& signature, const PublicKey& key, std::string_view message) {
  need_sodium();
  if (signature.id != key.id) return refuse(Refusal::SignatureForeign);
  const Hash hash = hash_of(message);
  if (crypto_sign_verify_detached(signature.bytes.data(), hash.data(), hash.size(), key.point.data()) != 0)
    return refuse(Refusal::SignatureWrong);
  const std::string seal = sealed(signature.bytes, signature.trusted_comment);
  if (crypto_sign_verify_detached(signature.comment_signature.data(), as_bytes(seal), seal.size(), key.point.data()) !=
      0)
    return refuse(Refusal::SignatureComment);
  return {};
}

} // namespace kiosk::container
