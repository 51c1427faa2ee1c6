// A program's subcommands, each with what it does.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace kiosk::tools {

/// Declares subcommands of a program; after parsing, run() does the one that was called.
class Subcommands {
public:
  explicit Subcommands(CLI::App& app) : app_(app) {}

  CLI::App* add(const std::string& name, const std::string& about, std::function<int()> action);
  /// The exit code of the command that was called; none when it was none of these.
  [[nodiscard]] std::optional<int> run() const;

private:
  CLI::App& app_;
  std::vector<std::pair<CLI::App*, std::function<int()>>> actions_;
};

} // namespace kiosk::tools
