// The sample paragraphs of fonts/samples/, and the commands of other programs.
#pragma once

#include "kiosk/text/engine.h"

#include <string>
#include <vector>

namespace kiosk::inspect::tests {

struct Sample {
  std::string language; ///< tag
  std::string text;     ///< UTF-8, one paragraph
};

/// In the order of the tags.
[[nodiscard]] const std::vector<Sample>& samples();
[[nodiscard]] text::Engine& engine();

struct Ran {
  int exit_code = 0;
  std::string output;
};
/// Runs a shell command with `input` on its standard input; its standard error is not kept.
[[nodiscard]] Ran run(const std::string& command, const std::string& input);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

} // namespace kiosk::inspect::tests
