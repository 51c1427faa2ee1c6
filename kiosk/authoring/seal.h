// From a database to a container: its manifest, and a signature if there is a key.
//
// Nothing here asks the clock: the same database, key and options give the same bytes.
#pragma once

#include "kiosk/authoring/progress.h"
#include "kiosk/container/manifest.h"
#include "kiosk/container/minisign.h"
#include "kiosk/pack/pack.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::authoring {

struct SealOptions {
  std::optional<container::SecretKey> key; ///< none: an unsigned draft
  std::optional<std::string> keys_json;    ///< rotation of keys, to be put in
  bool allow_examples = false;
  bool allow_unreviewed_emergency = false;
  std::string notes;
};

/// What must not be signed without being asked for: things that are examples ("offer/x"), and emergency
/// texts that no person approved ("emergency/notruf-112 (ar)").
struct Reservations {
  std::vector<std::string> examples, unreviewed_emergency;
};
[[nodiscard]] Reservations reservations_of(const pack::Pack& pack);

/// What stands in the way of signing, one sentence each; empty when nothing does.
[[nodiscard]] std::vector<std::string> obstacles(const Reservations& reservations, const SealOptions& options);

/// The manifest of a pack whose database has this size and hash.
[[nodiscard]] container::Manifest manifest_of(const pack::Pack& pack, std::uint64_t size, const std::string& sha256,
                                              const SealOptions& options);

/// Puts the database's bytes into a container at `target`, by way of a temporary beside it. Fails with Refused when
/// `obstacles` stand in the way, or as reading and writing do; then `target` is as it was.
[[nodiscard]] Result<container::Manifest> seal(std::string database, const std::filesystem::path& target,
                                               const SealOptions& options, ProgressLine& progress);

} // namespace kiosk::authoring
