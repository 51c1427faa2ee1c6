// Looks into everything of a pack.db that a kiosk will ever show: the same for editors and for the
// installer's validator child. Bytes that nobody signed come here only on an editor's own computer.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/container/manifest.h"
#include "kiosk/pack/pack.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace kiosk::install {

/// How much a pack may hold. The defaults are the kiosk's.
struct Limits {
  std::size_t text_bytes_max = std::size_t{64} * 1024; ///< one string of any table
  long long texts_max = 300'000;                       ///< units, and translations
  long long pictures_max = 2'000;
  std::size_t picture_bytes_max = std::size_t{24} * 1024 * 1024; ///< one encoded picture
  long long rows_max = 100'000;                                  ///< of each other table
};

/// How many of each kind: "offers", "pictures", "texts" ... as in a manifest's `counts`.
using Counts = std::map<std::string, std::int64_t>;
/// Told now and then how many of how many texts and pictures are done.
using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

/// Opens the database as the kiosk does, checks limits, decodes every picture, parses every ICU message and
/// every Markdown text. Writes nothing. Fails with a DatabaseXxx, PictureXxx or TextXxx refusal that
/// names the row.
[[nodiscard]] Result<Counts> validate_database(const std::filesystem::path& file, const Limits& limits = {},
                                               const Progress& progress = {});
/// The same for a pack that is open.
[[nodiscard]] Result<Counts> validate(const pack::Pack& pack, const Limits& limits = {}, const Progress& progress = {});

/// The counts of a pack: what validate() gives, without looking into anything.
[[nodiscard]] Counts counts_of(const pack::Pack& pack);

/// Whether the database says the same of itself as its manifest: id, scope, number, dates, languages, counts.
/// Fails with DatabaseManifest.
[[nodiscard]] Result<void> compare_with_manifest(const pack::About& about, const Counts& counts,
                                                 const container::Manifest& manifest);

/// SHA-256 of the schema that this program reads: what a manifest's `schema` must be.
[[nodiscard]] std::string schema_hash();

} // namespace kiosk::install
