#include "kiosk/inspect/deviations.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::inspect {

Result<std::set<std::string>> read_deviations(const std::filesystem::path& list) {
  const Result<std::string> bytes = read_file(list, std::uintmax_t{16} << 20);
  if (!bytes) return tl::unexpected(bytes.error());
  std::set<std::string> tests;
  bool has_reason = false;
  std::string_view content = *bytes;
  for (int number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    const std::string place = fmt::format("{}:{}", list.string(), number);
    if (line.empty())
      has_reason = false;
    else if (line.front() == '#')
      has_reason = has_reason || line.find_first_not_of("# \t") != std::string_view::npos;
    else if (!has_reason)
      return fail(ErrorKind::WrongSource, "a deviation needs its reason: a line with # above it", place);
    else if (!tests.insert(std::string(line)).second)
      return fail(ErrorKind::WrongSource, "this deviation stands in the list twice", place);
  }
  return tests;
}

Review review(const Outcome& outcome, const std::set<std::string>& listed) {
  Review review;
  std::set<std::string> gone = listed;
  for (const Failure& failure : outcome.failures) {
    if (listed.count(failure.test) == 0) {
      ++review.unlisted;
      continue;
    }
    ++review.listed;
    gone.erase(failure.test);
  }
  review.gone.assign(gone.begin(), gone.end());
  return review;
}

} // namespace kiosk::inspect
