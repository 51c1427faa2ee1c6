// What `elternkiosk-pack check`, `show` and `diff` do, with streams in place of a terminal.
#pragma once

#include "kiosk/authoring/build.h"

#include <filesystem>
#include <iosfwd>

namespace kiosk::authoring {

enum class Shape { Words, Json };

struct CheckOptions {
  std::filesystem::path pack;
  std::filesystem::path trust; ///< a .pub file or a folder; empty: the signature is not looked at
  Date today{};
  Shape shape = Shape::Words;
  Progress progress = Progress::Silent;
};
/// Everything that a kiosk would refuse (exit code 1, the code first on `err`), then what editors should know.
[[nodiscard]] int check_pack(const CheckOptions& options, std::ostream& out, std::ostream& err);

/// Manifest, counts, languages, sizes.
[[nodiscard]] int show_pack(const std::filesystem::path& pack, Shape shape, std::ostream& out, std::ostream& err);

/// What is another in the second pack.
[[nodiscard]] int diff_packs(const std::filesystem::path& before, const std::filesystem::path& after, Shape shape,
                             std::ostream& out, std::ostream& err);

} // namespace kiosk::authoring
