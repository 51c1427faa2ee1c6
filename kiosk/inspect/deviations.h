// A reviewed list of tests that are known to come out otherwise, each with its reason.
//
// `#` lines are the reason for the tests below them, up to the next empty line.
#pragma once

#include "kiosk/inspect/unicode_tests.h"

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace kiosk::inspect {

/// Fails with WrongSource when a test stands without a reason or twice.
[[nodiscard]] Result<std::set<std::string>> read_deviations(const std::filesystem::path& list);

/// How an outcome compares with the list.
struct Review {
  std::size_t listed = 0;        ///< failures that the list has
  std::size_t unlisted = 0;      ///< failures that it does not have
  std::vector<std::string> gone; ///< on the list, but passed or not in the file

  [[nodiscard]] bool is_as_listed() const { return unlisted == 0 && gone.empty(); }
};
[[nodiscard]] Review review(const Outcome& outcome, const std::set<std::string>& listed);

} // namespace kiosk::inspect
