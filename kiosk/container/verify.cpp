#include "kiosk/container/verify.h"

#include "kiosk/container/refusals.h"
#include "kiosk/container/sha256.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace kiosk::container {
namespace {

constexpr std::size_t stretch_bytes = 1024 * 1024;
// A pack may be made on an office computer whose clock is a little ahead.
constexpr int days_ahead_max = 2;
// With a clock that is certainly wrong (a flat battery says 1970), a pack may be this much younger than
// the newest day known: more would let one pack from 2099 move the floor of time for ever.
constexpr int days_ahead_without_clock_max = 3 * 365;

Result<void> check_number(const Manifest& manifest, const Policy& policy) {
  if (!policy.floor) return {};
  if (manifest.number < policy.floor->number) {
    if (policy.allow_older) return {};
    return refuse(Refusal::PolicyOlder);
  }
  if (manifest.number == policy.floor->number) {
    if (manifest.db_sha256 != policy.floor->db_sha256) return refuse(Refusal::PolicySameNumber);
    if (!policy.allow_same) return refuse(Refusal::PolicySame);
  }
  return {};
}

Result<void> check_dates(const Manifest& manifest, const Policy& policy) {
  const auto today = trusted_today(policy);
  if (!today) return {};
  const bool clock_is_wrong = *policy.clock < policy.floor_date;
  if (clock_is_wrong && manifest.created > plus_days(policy.floor_date, days_ahead_without_clock_max))
    return refuse(Refusal::PolicyClock,
                  fmt::format("the clock says {}, which is before {}; the pack is of {}", to_string(*policy.clock),
                              to_string(policy.floor_date), to_string(manifest.created)));
  if (!clock_is_wrong && manifest.created > plus_days(*today, days_ahead_max))
    return refuse(Refusal::PolicyFuture,
                  fmt::format("the pack is of {}, today is {}", to_string(manifest.created), to_string(*today)));
  if (manifest.expires < *today)
    return refuse(Refusal::PolicyExpired, fmt::format("the pack was good until {}, today is {}",
                                                      to_string(manifest.expires), to_string(*today)));
  return {};
}

/// What the manifest says of its key against the key that signed it.
Result<void> check_signer(const Manifest& manifest, const TrustedKey& signer) {
  const bool may_sign =
      signer.scopes.empty() || std::any_of(signer.scopes.begin(), signer.scopes.end(),
                                           [&](const std::string& scope) { return covers(scope, manifest.scope); });
  if (!may_sign) return refuse(Refusal::SignatureKeyScope);
  if (manifest.test != signer.key.id.is_test()) return refuse(Refusal::SignatureTestKey);
  return {};
}

} // namespace

std::optional<Date> trusted_today(const Policy& policy) {
  if (!policy.clock) return std::nullopt;
  return std::max(*policy.clock, policy.floor_date);
}

Result<void> check_policy(const Manifest& manifest, const Policy& policy) {
  const auto versions = compare_versions(manifest.min_app, policy.program_version);
  if (!versions) return tl::unexpected(versions.error());
  if (*versions > 0)
    return refuse(Refusal::PolicyProgram,
                  fmt::format("the pack needs version {}, this is {}", manifest.min_app, policy.program_version));
  if (!policy.schema.empty() && manifest.schema != policy.schema) return refuse(Refusal::DatabaseSchema);
  if (!policy.house.empty() && !covers(manifest.scope, policy.house))
    return refuse(Refusal::PolicyScope,
                  fmt::format("the pack is for \"{}\", this house is \"{}\"", manifest.scope, policy.house));
  if (const auto dates = check_dates(manifest, policy); !dates) return dates;
  return check_number(manifest, policy);
}

Result<SignedManifest> check_heads(const Heads& heads, const Trust& trust, std::optional<Date> today) {
  if (heads.signatures.empty()) return refuse(Refusal::SignatureMissing);
  std::optional<Trust> new_trust;
  // A house without root keys follows no rotation: it believes its own trust directory alone.
  if (heads.keys && !trust.roots.empty()) {
    auto followed = follow(trust, *heads.keys);
    if (!followed) return tl::unexpected(followed.error());
    if (followed->rotation != trust.rotation) new_trust = std::move(*followed);
  }
  auto signer = find_signer(new_trust ? *new_trust : trust, heads.manifest, heads.signatures, today);
  if (!signer) return tl::unexpected(signer.error());
  // Only now is anything of the manifest read.
  auto manifest = parse_manifest(heads.manifest);
  if (!manifest) return tl::unexpected(manifest.error());
  if (const auto fits = check_signer(*manifest, *signer); !fits) return tl::unexpected(fits.error());
  if (manifest->db_size_bytes != heads.database_size) return refuse(Refusal::DatabaseSize);
  return SignedManifest{std::move(*manifest), std::move(*signer), std::move(new_trust)};
}

Result<VerifiedManifest> verify_heads(Heads heads, const Trust& trust, const Policy& policy) {
  auto checked = check_heads(heads, trust, trusted_today(policy));
  if (!checked) return tl::unexpected(checked.error());
  if (const auto allowed = check_policy(checked->manifest, policy); !allowed) return tl::unexpected(allowed.error());
  return VerifiedManifest(std::move(checked->manifest), std::move(heads), std::move(checked->signer),
                          std::move(checked->new_trust));
}

Result<VerifiedManifest> verify_heads(const Source& source, const Trust& trust, const Policy& policy) {
  auto heads = read_heads(source);
  if (!heads) return tl::unexpected(heads.error());
  return verify_heads(std::move(*heads), trust, policy);
}

Heads heads_of(std::string manifest, std::string signatures, std::uint64_t database_size) {
  Heads heads;
  heads.manifest = std::move(manifest);
  heads.signatures = std::move(signatures);
  heads.database_size = database_size;
  return heads;
}

Result<Manifest> read_unverified(const Heads& heads) {
  auto manifest = parse_manifest(heads.manifest);
  if (manifest && manifest->db_size_bytes != heads.database_size) return refuse(Refusal::DatabaseSize);
  return manifest;
}

Result<void> verify_database(const Source& source, std::uint64_t offset, std::uint64_t size,
                             std::string_view sha256_hex, const BytesTaken& taken) {
  Sha256 digest;
  std::vector<char> stretch(static_cast<std::size_t>(std::min<std::uint64_t>(stretch_bytes, size)));
  for (std::uint64_t done = 0; done < size;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(stretch.size(), size - done));
    const auto got = source.read_at(offset + done, stretch.data(), wanted);
    if (!got) return tl::unexpected(got.error());
    if (*got != wanted) return refuse(Refusal::MediumPulled, "the pack ends before its database does");
    const std::string_view bytes(stretch.data(), wanted);
    digest.add(bytes);
    if (taken && !taken(bytes)) return refuse(Refusal::StorageBroken);
    done += wanted;
  }
  if (digest.finish() != sha256_hex) return refuse(Refusal::DatabaseHash);
  return {};
}

} // namespace kiosk::container
