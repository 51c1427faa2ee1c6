// Which of the kiosk's own texts its sources ask for: read from the C++ files, since a key is a string there.
#pragma once

#include "kiosk/base/result.h"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::translating {

/// A string of a source that is, or may be, a key.
struct SourceKey {
  std::string text;
  std::string file; ///< from the sources' root
  int line = 0;
  bool is_said = false;   ///< it is given to say() or words(): certainly a key
  bool is_screen = false; ///< it stands in the room of screens
};

/// The strings of one source that have the shape of a key, or of the beginning of one ("amount/").
[[nodiscard]] std::vector<SourceKey> keys_in(std::string_view source, const std::string& file);
/// Of all `*.h` and `*.cpp` below `root/kiosk`. Fails when there are none.
[[nodiscard]] Result<std::vector<SourceKey>> keys_of_sources(const std::filesystem::path& root);

/// What does not fit between sources and a template's keys.
struct KeyDifferences {
  std::vector<SourceKey> missing; ///< asked for, and the template has no such text
  std::vector<std::string> unused;
};
[[nodiscard]] KeyDifferences compare_keys(const std::vector<SourceKey>& used, const std::vector<std::string>& keys);

} // namespace kiosk::translating
