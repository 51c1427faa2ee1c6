// One thing that is wrong with a translation: where, and in two languages what to do.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::translating {

enum class Level {
  Error, ///< must be corrected
  Hint,  ///< should be looked at; a person may know better
};

struct Remark {
  Level level = Level::Error;
  std::string code; ///< short and stable: "plural-missing"
  std::string file;
  int line = 1, column = 1;
  std::string key;     ///< empty: of the file
  std::string german;  ///< a sentence that says what to do
  std::string english; ///< the same
};

/// What a remark says, before it has a place.
struct Fault {
  Level level = Level::Error;
  std::string code;
  std::size_t offset = 0; ///< byte of the translation
  std::string german, english;
};
using Faults = std::vector<Fault>;

} // namespace kiosk::translating
