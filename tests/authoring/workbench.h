// A copy of the fixture's content that a test may spoil, and what the builder then says.
#pragma once

#include "kiosk/authoring/build.h"
#include "kiosk/authoring/calendar.h"
#include "kiosk/authoring/content.h"
#include "kiosk/base/files.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>
#include <stdlib.h>
#include <string>

namespace fs = std::filesystem;

namespace workbench {

using namespace kiosk;

inline fs::path fixture() { return fs::path(KIOSK_SOURCE_DIR) / "tests" / "fixture" / "content"; }

/// A new folder below /tmp that goes with the object.
class Folder {
public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "elternkiosk-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

private:
  fs::path path_;
};

/// The fixture's content, to be changed.
class Content {
public:
  Content() { fs::copy(fixture(), root(), fs::copy_options::recursive); }

  [[nodiscard]] fs::path root() const { return folder_.path() / "content"; }
  [[nodiscard]] fs::path pack() const { return folder_.path() / "made.db"; }
  [[nodiscard]] std::string read(const std::string& file) const { return read_file(root() / file).value(); }
  void write(const std::string& file, const std::string& text) const {
    fs::create_directories((root() / file).parent_path());
    REQUIRE(write_file(root() / file, text).has_value());
  }
  /// Replaces the first `from`, which must be there.
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = read(file);
    const std::size_t at = text.find(from);
    INFO(file << " must hold " << from);
    REQUIRE(at != std::string::npos);
    write(file, text.replace(at, from.size(), to));
  }
  void append(const std::string& file, const std::string& text) const { write(file, read(file) + text); }
  /// The line on which `mark` begins; 1 for an empty one.
  [[nodiscard]] int line_of(const std::string& file, const std::string& mark) const {
    const std::string text = read(file);
    const std::size_t at = text.find(mark);
    INFO(file << " must hold " << mark);
    REQUIRE(at != std::string::npos);
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  }

private:
  Folder folder_;
};

/// All checks but the pictures', which take a while.
inline authoring::Findings check(const fs::path& folder) {
  authoring::Findings findings;
  authoring::Content content = authoring::load_content(folder, findings);
  authoring::check_references(content, findings);
  authoring::expand_all(content, findings);
  authoring::load_translations(content, folder, findings);
  return findings;
}

struct Built {
  int code = 0;
  std::string out, err;
};

/// What every build needs: the project's own font table.
inline authoring::BuildOptions build_options() {
  authoring::BuildOptions options;
  options.font_table = fs::path(KIOSK_SOURCE_DIR) / "fonts" / "fonts.toml";
  return options;
}

inline Built build(const fs::path& content, const fs::path& file,
                   authoring::Strictness strictness = authoring::Strictness::WarningsPass) {
  std::ostringstream out, err;
  authoring::BuildOptions options = build_options();
  options.content = content;
  options.file = file;
  options.strictness = strictness;
  Built built;
  built.code = authoring::build(options, out, err);
  built.out = out.str();
  built.err = err.str();
  return built;
}

inline std::string listed(const std::vector<authoring::Finding>& findings) {
  std::string all;
  for (const auto& finding : findings)
    all += finding.at.file + ":" + std::to_string(finding.at.line) + ": " + finding.sentence + "\n";
  return all;
}

inline bool holds(const std::vector<authoring::Finding>& findings, const std::string& file, int line,
                  const std::string& sentence) {
  return std::any_of(findings.begin(), findings.end(), [&](const authoring::Finding& finding) {
    return finding.at.file == file && finding.at.line == line && finding.sentence.find(sentence) != std::string::npos;
  });
}

} // namespace workbench
