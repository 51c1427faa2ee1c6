#include "tests/inspect/sample_paragraphs.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace kiosk::inspect::tests {

namespace fs = std::filesystem;

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = [] {
    std::vector<Sample> found;
    for (const auto& entry : fs::directory_iterator(KIOSK_SOURCE_DIR "/fonts/samples")) {
      if (entry.path().extension() != ".txt") continue;
      auto text = read_file(entry.path());
      ensure(text.has_value(), "a sample paragraph cannot be read");
      while (!text->empty() && text->back() == '\n')
        text->pop_back();
      found.push_back({entry.path().stem().string(), std::move(*text)});
    }
    std::sort(found.begin(), found.end(),
              [](const auto& one, const auto& other) { return one.language < other.language; });
    return found;
  }();
  return all;
}

text::Engine& engine() {
  static text::Engine shared = [] {
    auto opened = text::Engine::open(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
    ensure(opened.has_value(), opened ? "" : opened.error().sentence());
    return std::move(*opened);
  }();
  return shared;
}

Ran run(const std::string& command, const std::string& input) {
  const fs::path file = fs::path(KIOSK_BINARY_DIR) / ("inspect_test_input." + std::to_string(getpid()));
  ensure(write_file(file, input).has_value(), "a test's input cannot be written");
  const std::string whole = "( " + command + " ) < '" + file.string() + "' 2>/dev/null";
  FILE* pipe = popen(whole.c_str(), "r"); // NOLINT: a test may start a shell
  ensure(pipe != nullptr, "no shell");
  Ran ran;
  std::array<char, 65536> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), pipe))
    ran.output.append(block.data(), count);
  const int status = pclose(pipe);
  ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  fs::remove(file);
  return ran;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

} // namespace kiosk::inspect::tests
