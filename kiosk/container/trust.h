// Whom a kiosk believes: the public keys of a trust directory, and their rotation by keys.json.
//
// A trust directory holds `*.pub` (minisign's public keys) and optionally `trust.toml`:
//   [[key]]
//   id = "3F2A..."               # as minisign prints it
//   name = "Redaktion Magdeburg" # for people; default: the id
//   role = "pack"                # pack (default): signs packs; root: signs keys.json only
//   scopes = ["magdeburg"]       # default: every scope
//   valid_until = 2028-12-31     # default: without end
//   revoked = true               # default: false; may name a key whose file is no longer there
// The program is never the one who writes there.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/container/minisign.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kiosk::container {

struct TrustedKey {
  PublicKey key;
  std::vector<std::string> scopes; ///< empty: all
  std::optional<Date> valid_until;
  bool operator==(const TrustedKey&) const = default;
};

/// Which keys count. A value: applying a rotation gives another Trust.
struct Trust {
  std::vector<TrustedKey> pack_keys;
  std::vector<PublicKey> roots;
  std::set<KeyId> revoked;
  std::map<KeyId, std::string> names; ///< what trust.toml calls a key
  int rotation = 0;                   ///< the number of the rotation that counts; 0: none yet

  /// For people: the key's name, else its id.
  [[nodiscard]] std::string name_of(const PublicKey& key) const;
  /// Reads a trust directory, or one `.pub` file. Fails with KeyFile (also when it holds no key).
  [[nodiscard]] static Result<Trust> load(const std::filesystem::path& file_or_folder);
};

/// One step: from `number`-1 to `number`. Replaces pack keys and roots; what was revoked stays so.
struct Rotation {
  int number = 0;
  std::vector<TrustedKey> pack_keys;
  std::vector<PublicKey> roots;
  std::set<KeyId> revoked;
};

/// The text of one rotation, to be signed by an old and a new root key.
[[nodiscard]] std::string to_json(const Rotation& rotation);
/// Reads the text of one step, whoever signed it. Fails with KeyRotation.
[[nodiscard]] Result<Rotation> parse_rotation(std::string_view text);
/// One step of `keys.json`: the text of to_json() and signatures over it.
struct SignedRotation {
  std::string text;
  std::string signatures;
};
/// A whole `keys.json`: every step since the first, so that a kiosk that slept through one can follow.
[[nodiscard]] std::string to_json(const std::vector<SignedRotation>& steps);
/// Fails with KeyRotation.
[[nodiscard]] Result<std::vector<SignedRotation>> parse_keys(std::string_view json);

/// Follows the steps with a higher number than `trust.rotation`, each of which must be signed by a root key
/// that counted before it and by one that counts after it. Steps already taken are skipped: the same
/// file comes with every pack. Fails with KeyRotation; then the old trust goes on counting.
[[nodiscard]] Result<Trust> follow(const Trust& trust, std::string_view keys_json);

/// Finds a signature over `message` that counts. The best refusal is told: a revoked key before a wrong
/// signature before a foreign one. `today` empty: ends of keys are not looked at (a pack that is already
/// installed does not become void). Scopes are for the caller, who knows the manifest only afterwards.
[[nodiscard]] Result<TrustedKey> find_signer(const Trust& trust, std::string_view message, std::string_view signatures,
                                             std::optional<Date> today);

} // namespace kiosk::container
