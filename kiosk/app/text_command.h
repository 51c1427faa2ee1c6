// `elternkiosk text`: the text engine from outside, so that others can check it.
#pragma once

#include <memory>

namespace CLI {
class App;
}

namespace kiosk::app {

/// Adds `text` with its own commands to a command line, and runs the one that was asked for.
class TextCommand {
public:
  explicit TextCommand(CLI::App& program);
  ~TextCommand();

  [[nodiscard]] bool was_asked_for() const;
  /// Reads standard input and writes standard output. Gives the exit code: 0 done; 1 refused, or a test came out
  /// otherwise than expected; 2 wrong usage.
  [[nodiscard]] int run() const;

private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::app
