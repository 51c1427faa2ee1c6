// Runs the test files of the Unicode standard through the engine's own steps.
//
// BidiTest.txt, BidiCharacterTest.txt, and LineBreakTest.txt with its three relatives, as Unicode publishes them.
#pragma once

#include "kiosk/text/steps.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::inspect {

/// A test that did not come out as the file says.
struct Failure {
  std::string test; ///< the test as it stands in the file, without what it expects where that can be parted
  std::string expected;
  std::string got;
};

struct Outcome {
  std::size_t passed = 0;
  std::vector<Failure> failures;
};

/// BidiTest.txt or BidiCharacterTest.txt. `file` is for errors. Fails with Undecodable, naming the line.
[[nodiscard]] Result<Outcome> run_bidi_tests(text::Steps& steps, std::string_view content,
                                             const std::filesystem::path& file);

/// The kind of break that a file is about, from its first line (`# LineBreakTest-15.0.0.txt`).
[[nodiscard]] std::optional<text::BreakKind> break_kind_of(std::string_view content);

[[nodiscard]] Result<Outcome> run_break_tests(text::Steps& steps, text::BreakKind kind, std::string_view content,
                                              const std::filesystem::path& file);

} // namespace kiosk::inspect
