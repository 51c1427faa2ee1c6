#include "kiosk/tools/subcommands.h"

#include <CLI/CLI.hpp>

namespace kiosk::tools {

CLI::App* Subcommands::add(const std::string& name, const std::string& about, std::function<int()> action) {
  CLI::App* added = app_.add_subcommand(name, about);
  actions_.emplace_back(added, std::move(action));
  return added;
}

std::optional<int> Subcommands::run() const {
  for (const auto& [command, action] : actions_)
    if (command->parsed()) return action();
  return std::nullopt;
}

} // namespace kiosk::tools
