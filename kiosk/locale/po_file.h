// A PO file as it stands: units, their origin, and where each is written. The only door to gettext-po.
//
// Knows nothing of the kiosk's keys, and not whether a translation is current: the catalogue (for the
// interface) and the authoring room (for the content) judge that.
#pragma once

#include "kiosk/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::locale {

/// What the translator comment `# elternkiosk: origin=... hash=... on=... approved-by=...` says.
///
/// Without such a comment a person wrote the text: origin "human". Whether `hash` still fits the
/// text (if not, a person changed it) is for the reader to compute.
struct Origin {
  std::string origin = "human"; ///< human, machine, machine-reviewed or official
  std::string hash;             ///< first 8 hex digits of the SHA-256 of the machine's text
  std::string on;               ///< 2026-11-22
  std::string approved_by;      ///< a role

  bool operator==(const Origin&) const = default;
};

/// One message of a PO file. Texts are unescaped UTF-8.
struct PoUnit {
  std::string key;             ///< msgctxt
  std::string source;          ///< msgid: the German that was translated
  std::string translation;     ///< msgstr; empty: not translated
  std::string previous_source; ///< `#|`: the German before it changed, or empty
  std::string note;            ///< `#.` comments
  bool fuzzy = false;
  Origin origin;
  int line = 0; ///< 1-based line of its msgctxt
};

/// Reads a PO or POT file; obsolete units (`#~`) and the header are left out.
///
/// Fails with NotFound, Unreadable, TooLarge, or WrongSource with "file:line" for what is no PO: bad
/// syntax, not UTF-8, a unit without or with a repeated msgctxt, gettext plurals.
[[nodiscard]] Result<std::vector<PoUnit>> read_po(const std::filesystem::path& path);

/// Reads an Origin out of a unit's translator comments.
[[nodiscard]] Origin parse_origin(std::string_view comments);

} // namespace kiosk::locale
