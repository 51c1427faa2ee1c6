// What lies on a stick, by name: opens folders only, follows no link, changes nothing, not even a time of access.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::stick {

/// So many entries of a stick are looked at, those of its folder `kiosk/` first.
inline constexpr std::size_t entries_max = 256;

struct Listing {
  std::vector<std::filesystem::path> packs, po_files; ///< regular files, by name
  bool is_gone = false;                               ///< there is no such folder (any more)
  bool is_unreadable = false;
  bool has_too_many = false;
  bool is_bare = false; ///< neither a file nor `kiosk/`: perhaps a mount point that waits, or holds some
  /// Names, lengths and times of those files: another text, another content.
  std::string fingerprint;
};

/// Looks at the top level and into `kiosk/`. Hidden files are left out: a Mac puts one beside each file.
[[nodiscard]] Listing list_stick(const std::filesystem::path& folder);

/// A name from a stick, for people: harmless, and no longer than a line.
[[nodiscard]] std::string label_of(const std::filesystem::path& path);

} // namespace kiosk::stick
