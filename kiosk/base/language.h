// A language as a visitor chooses it, and the direction it is written in.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace kiosk {

enum class Direction { LeftToRight, RightToLeft };

/// A BCP 47 tag such as `de`, `ar`, `sr-Latn`. German is the source of every text.
struct Language {
  std::string tag = "de";

  auto operator<=>(const Language&) const = default;
  [[nodiscard]] bool is_german() const { return tag == "de"; }
};

/// The direction of the language's script, from the tag alone.
[[nodiscard]] Direction direction_of(const Language& language);

[[nodiscard]] inline bool is_right_to_left(const Language& language) {
  return direction_of(language) == Direction::RightToLeft;
}

} // namespace kiosk
