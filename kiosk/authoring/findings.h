// What is wrong in the sources: collected, so that an editor sees all of it at once.
#pragma once

#include "kiosk/base/result.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace kiosk::authoring {

/// A line of a source file; `file` is relative to the content folder.
struct SourceLine {
  std::string file;
  int line = 1;

  auto operator<=>(const SourceLine&) const = default;
};

/// One thing that is wrong, in one sentence.
struct Finding {
  SourceLine at;
  std::string sentence;

  auto operator<=>(const Finding&) const = default;
};

/// Errors stop the build, warnings only when it is strict.
class Findings {
public:
  void error(const SourceLine& at, std::string sentence) { errors_.push_back({at, std::move(sentence)}); }
  void warning(const SourceLine& at, std::string sentence) { warnings_.push_back({at, std::move(sentence)}); }
  /// Warnings become errors.
  void be_strict();

  [[nodiscard]] bool has_errors() const { return !errors_.empty(); }
  [[nodiscard]] const std::vector<Finding>& errors() const { return errors_; }
  [[nodiscard]] const std::vector<Finding>& warnings() const { return warnings_; }

  /// Prints at most 50 errors and 50 warnings, by file and line: `folder/file:line: sentence`.
  void print(std::ostream& stream, const std::string& folder) const;

private:
  std::vector<Finding> errors_;
  std::vector<Finding> warnings_;
};

} // namespace kiosk::authoring
