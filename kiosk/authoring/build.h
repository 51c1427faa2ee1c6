// What `elternkiosk-pack build` does, with streams in place of a terminal.
#pragma once

#include "kiosk/authoring/progress.h"
#include "kiosk/authoring/seal.h"

#include <atomic>
#include <filesystem>
#include <iosfwd>
#include <optional>

namespace kiosk::authoring {

enum class Strictness { WarningsPass, WarningsRefuse };
/// By the file's ending: `.kitapack` is a container.
enum class Format { ByName, Database, Container };

struct BuildOptions {
  std::filesystem::path content;    ///< the folder with pack.toml
  std::filesystem::path file;       ///< what is made
  std::filesystem::path locales;    ///< empty, or a folder of the kiosk's own words for the pack to bring
  std::filesystem::path font_table; ///< `fonts.toml`: every text of a pack has to be drawn by its fonts
  Format format = Format::ByName;
  Strictness strictness = Strictness::WarningsPass;
  SealOptions seal;
  /// In place of what pack.toml says.
  std::string scope;
  std::optional<int> epoch;
  std::optional<long long> seq;
  std::optional<Date> created, expires;
  Progress progress = Progress::Silent; ///< on `err`
  const std::atomic<bool>* stop = nullptr;
};

/// Exit codes of every command.
inline constexpr int exit_done = 0;
inline constexpr int exit_refused = 1;
inline constexpr int exit_wrong_usage = 2;

/// Builds a pack: the coordinator's list on `out`, findings on `err`. Returns the exit code.
[[nodiscard]] int build(const BuildOptions& options, std::ostream& out, std::ostream& err);

} // namespace kiosk::authoring
