// What `elternkiosk-pack` does, with streams in place of a terminal.
#pragma once

#include <filesystem>
#include <iosfwd>

namespace kiosk::authoring {

enum class Strictness { WarningsPass, WarningsRefuse };
enum class Progress { Silent, Shown };

struct BuildOptions {
  std::filesystem::path content;    ///< the folder with pack.toml
  std::filesystem::path file;       ///< what is made
  std::filesystem::path font_table; ///< `fonts.toml`: every text of a pack has to be drawn by its fonts
  Strictness strictness = Strictness::WarningsPass;
  Progress progress = Progress::Silent; ///< one line, overwritten, on `err`
};

/// Exit codes of every command.
inline constexpr int exit_done = 0;
inline constexpr int exit_refused = 1;
inline constexpr int exit_wrong_usage = 2;

/// Builds a pack: the coordinator's list on `out`, findings on `err`. Returns the exit code.
[[nodiscard]] int build(const BuildOptions& options, std::ostream& out, std::ostream& err);

/// Writes all German texts as POT. Returns the exit code.
[[nodiscard]] int write_template(const BuildOptions& options, std::ostream& out, std::ostream& err);

} // namespace kiosk::authoring
