// Opens a pack from a file of either kind, told apart by content: a plain database or a container.
//
// For `--pack FILE`, editors' commands and tests; an installed pack lies apart in a library. The database
// of a container is read once into memory, hashed as it goes by, and SQLite opens exactly those bytes:
// nothing can change between the check and the use, a stick may be pulled out at once, and no disk is
// written to. It costs the pack's size in memory.
#pragma once

#include "kiosk/container/verify.h"
#include "kiosk/install/validate.h"
#include "kiosk/pack/pack.h"

#include <filesystem>
#include <optional>

namespace kiosk::install {

enum class Drafts {
  Refused, ///< only what a trusted key signed
  Allowed, ///< also plain databases, drafts, and packs whose signature nobody can check here
};

struct OpenRules {
  Drafts drafts = Drafts::Refused;
  std::optional<container::Trust> trust; ///< with it, a signed pack must be signed by one of its keys
  container::Policy policy;
};

/// An open pack and what its container says of it.
struct OpenedPack {
  pack::Pack pack;
  container::FileKind kind = container::FileKind::Database;
  std::optional<container::Manifest> manifest; ///< none for a plain database
  bool is_signed = false;
  std::optional<container::TrustedKey> signer; ///< only when its signature was checked
  std::uint64_t file_bytes = 0, database_bytes = 0;
};

/// The database's bytes of a file of either kind, compared with the manifest's hash but with no signature: for
/// editors, who make another pack of it.
[[nodiscard]] Result<std::string> read_database_of(const std::filesystem::path& file);

/// Checks and opens `file` (a link is followed). Fails with the refusal that fits, `where` being the file.
[[nodiscard]] Result<OpenedPack> open_pack_file(const std::filesystem::path& file, const OpenRules& rules);

} // namespace kiosk::install
