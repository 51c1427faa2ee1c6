// From a file that nobody checked to a VerifiedManifest, in the order that matters: archive, signature,
// only then JSON, then the house's rules. And the database's bytes against the manifest.
#pragma once

#include "kiosk/container/archive.h"
#include "kiosk/container/manifest.h"
#include "kiosk/container/trust.h"

#include <functional>
#include <optional>
#include <string>

namespace kiosk::container {

/// A pack that was confirmed or is in use, for comparing.
struct KnownPack {
  PackNumber number;
  std::string db_sha256;
};

/// What this house accepts. Every default is the mildest: nothing known, every scope.
struct Policy {
  std::string house;              ///< "magdeburg/kinderland"; empty: every scope is welcome
  std::optional<KnownPack> floor; ///< the newest confirmed pack: nothing older without staff's PIN
  bool allow_older = false;       ///< staff gave the PIN
  bool allow_same = false;        ///< the pack itself is being looked at again, not installed
  /// What the clock says; empty: neither dates of packs nor ends of keys are looked at.
  std::optional<Date> clock;
  /// The newest day that is certain: the program's release and the newest `created` seen.
  Date floor_date = program_released();
  std::string program_version{container::program_version()};
  std::string schema; ///< what this program reads (install::schema_hash()); empty: not looked at
};

/// max(clock, floor_date): the day that dates are compared with. None without a clock.
[[nodiscard]] std::optional<Date> trusted_today(const Policy& policy);

/// Compares a manifest with the house's rules. Fails with a PolicyXxx refusal.
[[nodiscard]] Result<void> check_policy(const Manifest& manifest, const Policy& policy);

/// What a manifest says, below a signature that holds; no rule of the house was looked at.
struct SignedManifest {
  Manifest manifest;
  TrustedKey signer;
  std::optional<Trust> new_trust; ///< after the rotations of this pack, when it brought new ones
};
/// Verifies rotation of keys (where the trust has root keys), signature over the manifest's bytes, then its JSON, key's
/// scope, size of pack.db. Without `today` no end of a key is looked at. Reads nothing.
[[nodiscard]] Result<SignedManifest> check_heads(const Heads& heads, const Trust& trust, std::optional<Date> today);

/// A manifest whose signature, scope of the key and policy were checked. Only verify_heads() makes one.
class VerifiedManifest {
public:
  [[nodiscard]] const Manifest& manifest() const { return manifest_; }
  /// The members as they stood, to be kept beside pack.db.
  [[nodiscard]] const Heads& heads() const { return heads_; }
  [[nodiscard]] const TrustedKey& signer() const { return signer_; }
  /// The trust after the rotations of this pack, when it brought new ones.
  [[nodiscard]] const std::optional<Trust>& new_trust() const { return new_trust_; }

private:
  friend Result<VerifiedManifest> verify_heads(Heads heads, const Trust& trust, const Policy& policy);
  VerifiedManifest(Manifest manifest, Heads heads, TrustedKey signer, std::optional<Trust> new_trust)
      : manifest_(std::move(manifest)), heads_(std::move(heads)), signer_(std::move(signer)),
        new_trust_(std::move(new_trust)) {}
  Manifest manifest_;
  Heads heads_;
  TrustedKey signer_;
  std::optional<Trust> new_trust_;
};

/// check_heads() and check_policy(). Reads nothing.
[[nodiscard]] Result<VerifiedManifest> verify_heads(Heads heads, const Trust& trust, const Policy& policy);
/// The same straight from a file.
[[nodiscard]] Result<VerifiedManifest> verify_heads(const Source& source, const Trust& trust, const Policy& policy);
/// For files that already lie apart in a library (manifest.json, manifest.minisig, pack.db).
[[nodiscard]] Heads heads_of(std::string manifest, std::string signatures, std::uint64_t database_size);

/// The manifest of an unsigned draft, parsed without any trust: for `picture`, `tour`, editors and
/// `--allow-draft` only. A signed one is parsed, too, and its signatures are NOT looked at.
[[nodiscard]] Result<Manifest> read_unverified(const Heads& heads);

/// Takes every stretch of pack.db as it is read; false stops.
using BytesTaken = std::function<bool(std::string_view bytes)>;
/// Reads `size` bytes at `offset` once and compares their SHA-256. Fails with DatabaseHash, MediumPulled
/// (the file ends before) or as reading does; with StorageBroken when `taken` stops.
[[nodiscard]] Result<void> verify_database(const Source& source, std::uint64_t offset, std::uint64_t size,
                                           std::string_view sha256_hex, const BytesTaken& taken = {});

} // namespace kiosk::container
