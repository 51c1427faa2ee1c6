// manifest.json: what a pack says of itself, in strict JSON. Only ever read behind its signature.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/moment.h"
#include "kiosk/base/result.h"

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::container {

inline constexpr std::string_view pack_type = "elternkiosk-pack";
inline constexpr int pack_format = 1;
/// What `allows` may hold: data marked as example, and emergency texts that nobody approved.
inline constexpr std::string_view allows_examples = "examples";
inline constexpr std::string_view allows_unreviewed_emergency = "unreviewed-emergency";

/// The version of this program ("0.1.0") and the day it was released.
[[nodiscard]] std::string_view program_version();
[[nodiscard]] Date program_released();

/// Orders packs: (epoch, seq), seq being YYYYMMDDNN.
struct PackNumber {
  int epoch = 0;
  std::int64_t seq = 0;
  auto operator<=>(const PackNumber&) const = default;
};

struct Manifest {
  std::string pack_id; ///< "magdeburg"
  std::string scope;   ///< "magdeburg", or "magdeburg/kinderland" for one house
  PackNumber number;
  Date created{}, expires{};
  std::string min_app = "0.1.0"; ///< the oldest program that may show it
  std::string schema;            ///< SHA-256 of the normalised schema, 64 hex digits
  std::uint64_t db_size_bytes = 0;
  std::string db_sha256; ///< 64 hex digits
  std::map<std::string, std::int64_t> counts;
  std::vector<Language> languages; ///< German first
  std::string key_id;              ///< 16 hex digits of the editors' key; empty in a draft
  bool test = false;               ///< signed by a test key, for trying out only
  std::vector<std::string> allows; ///< what was allowed although it is not for parents, sorted
  std::string notes;

  bool operator==(const Manifest&) const = default;
};

/// Reads a manifest: at most 64 KiB, valid UTF-8 without a byte-order mark, depth at most 8, no key
/// twice, no number with a point or exponent. An unknown field that begins with `!` is refused, others
/// are ignored. Fails with a ManifestXxx refusal.
[[nodiscard]] Result<Manifest> parse_manifest(std::string_view json);

/// The canonical JSON: fixed order of fields, two blanks of indent, one line feed at the end.
[[nodiscard]] std::string to_json(const Manifest& manifest);

/// `<scope>-<seq>.kitapack`, with `-` for a `/` of the scope: the name that an office gives the file.
[[nodiscard]] std::string file_name_of(const Manifest& manifest);

/// True when `wide` is `narrow` or stands above it: "magdeburg" covers "magdeburg/kinderland", the
/// empty scope covers all.
[[nodiscard]] bool covers(std::string_view wide, std::string_view narrow);
/// A scope is one or more ids with `/` between: small letters, digits and `-`.
[[nodiscard]] bool is_scope(std::string_view scope);

/// -1, 0 or 1 as version `a` ("1.10.2") is older, equal or newer than `b`; fails with ManifestField.
[[nodiscard]] Result<int> compare_versions(std::string_view a, std::string_view b);

} // namespace kiosk::container
