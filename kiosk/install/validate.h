// Looks into everything of a pack.db that a kiosk will ever show: the same for editors and for the
// installer's validator child. Bytes that nobody signed come here only on an editor's own computer.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace kiosk::install {

/// How much a pack may hold. The defaults are the kiosk's.
struct Limits {
  std::size_t text_bytes_max = std::size_t{64} * 1024; ///< one text
  std::size_t texts_max = 200'000;                     ///< units and translations
  std::size_t pictures_max = 2'000;
  std::size_t picture_bytes_max = std::size_t{24} * 1024 * 1024; ///< one encoded picture
  std::size_t things_max = 20'000;                               ///< rows of each other kind
};

/// How many of each kind: "offers", "pictures", "texts" ... as in a manifest's `counts`.
using Counts = std::map<std::string, std::int64_t>;
/// Told now and then how many of how many pictures and texts are done.
using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

/// Opens the database as the kiosk does, checks limits, decodes every picture, parses every ICU message and
/// every Markdown text. Writes nothing. Fails with a DatabaseXxx, PictureXxx or TextXxx refusal that
/// names the row.
[[nodiscard]] Result<Counts> validate_database(const std::filesystem::path& file, const Limits& limits = {},
                                               const Progress& progress = {});

} // namespace kiosk::install
