// elternkiosk-pack's commands for a kiosk's library: install, status, rollback, verify-library, set-floor.
#pragma once

#include <functional>
#include <memory>
#include <optional>

namespace CLI {
class App;
}

namespace kiosk::tools {

struct LibraryArguments;

/// Declares the commands on `app`. After parsing, run() does the one that was called.
class LibraryCommands {
public:
  explicit LibraryCommands(CLI::App& app);
  ~LibraryCommands();
  LibraryCommands(const LibraryCommands&) = delete;
  LibraryCommands& operator=(const LibraryCommands&) = delete;
  /// The exit code (0 done, 1 refused with code and sentence on standard error); none when another
  /// command was called.
  [[nodiscard]] std::optional<int> run() const;

private:
  std::unique_ptr<LibraryArguments> arguments_;
};

} // namespace kiosk::tools
