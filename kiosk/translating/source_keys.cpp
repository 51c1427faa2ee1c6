#include "kiosk/translating/source_keys.h"

#include "kiosk/base/files.h"

#include <algorithm>

namespace kiosk::translating {
namespace {

namespace fs = std::filesystem;

/// "home/money/second", "done", "amount/": small letters, digits, - and /.
bool has_shape_of_key(std::string_view text) {
  if (text.size() < 3 || text.front() < 'a' || text.front() > 'z') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/'; });
}

bool ends_with_call(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '\n'))
    before.remove_suffix(1);
  return before.ends_with("say(") || before.ends_with("words(");
}

/// Walks over C++ and stops at each string.
class Strings {
public:
  Strings(std::string_view source, const std::string& file) : source_(source), file_(file) {}

  std::vector<SourceKey> all() {
    while (at_ < source_.size()) {
      if (source_.substr(at_, 2) == "//")
        skip_to("\n");
      else if (source_.substr(at_, 2) == "/*")
        skip_to("*/");
      else if (source_.substr(at_, 3) == "R\"(")
        skip_to(")\"");
      else if (source_[at_] == '\'')
        take_quoted('\'');
      else if (source_[at_] == '"')
        take_string();
      else
        step();
    }
    return std::move(keys_);
  }

private:
  void step() {
    if (source_[at_] == '\n') ++line_;
    ++at_;
  }
  void skip_to(std::string_view end) {
    const std::size_t found = source_.find(end, at_ + 1);
    while (at_ < std::min(found, source_.size()))
      step();
  }
  std::string_view take_quoted(char quote) {
    const std::size_t start = ++at_;
    while (at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n')
      at_ += source_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, source_.size());
    const std::string_view inside = source_.substr(start, at_ - start);
    if (at_ < source_.size() && source_[at_] == quote) ++at_;
    return inside;
  }
  void take_string() {
    const std::string_view before = source_.substr(0, at_);
    const std::string_view text = take_quoted('"');
    if (!has_shape_of_key(text)) return;
    keys_.push_back({std::string(text), file_, line_, ends_with_call(before) && text.back() != '/',
                     file_.find("/screens/") != std::string::npos});
  }

  std::string_view source_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<SourceKey> keys_;
};

} // namespace

std::vector<SourceKey> keys_in(std::string_view source, const std::string& file) { return Strings(source, file).all(); }

Result<std::vector<SourceKey>> keys_of_sources(const fs::path& root) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (fs::recursive_directory_iterator entry(root / "kiosk", problem), end; !problem && entry != end;
       entry.increment(problem))
    if (entry->path().extension() == ".cpp" || entry->path().extension() == ".h") files.push_back(entry->path());
  if (problem || files.empty())
    return fail(ErrorKind::NotFound, "there are no sources of the kiosk here", (root / "kiosk").string());
  std::sort(files.begin(), files.end());
  std::vector<SourceKey> keys;
  for (const fs::path& file : files) {
    const auto source = read_file(file);
    if (!source) return tl::unexpected(source.error());
    for (SourceKey& key : keys_in(*source, file.lexically_relative(root).generic_string()))
      keys.push_back(std::move(key));
  }
  return keys;
}

KeyDifferences compare_keys(const std::vector<SourceKey>& used, const std::vector<std::string>& keys) {
  KeyDifferences differences;
  const std::set<std::string, std::less<>> known(keys.begin(), keys.end());
  std::set<std::string, std::less<>> whole, beginnings;
  for (const SourceKey& key : used) {
    (key.text.back() == '/' ? beginnings : whole).insert(key.text);
    if (key.is_said && !known.contains(key.text)) differences.missing.push_back(key);
  }
  for (const std::string& key : keys) {
    if (whole.contains(key)) continue;
    const bool is_made = std::any_of(beginnings.begin(), beginnings.end(), [&key](const std::string& beginning) {
      return key.size() > beginning.size() && key.compare(0, beginning.size(), beginning) == 0;
    });
    if (!is_made) differences.unused.push_back(key);
  }
  return differences;
}

} // namespace kiosk::translating
