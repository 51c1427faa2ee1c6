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

/// How much of a language somebody reads: all of it, or "kurz und einfach".
enum class Level { Full, Short };

/// What short texts of a language are filed under: `de-simple`. A level, never a language of its own.
[[nodiscard]] Language short_form(const Language& language);
/// `de` for `de-simple`; any other language as it is.
[[nodiscard]] Language full_form(const Language& language);
[[nodiscard]] bool is_short_form(const Language& language);

/// What somebody chose on the language wall: "Deutsch", or "Deutsch: kurz und einfach".
struct Reading {
  Language language;
  Level level = Level::Full;

  auto operator<=>(const Reading&) const = default;
  /// The language, or what its short texts are filed under.
  [[nodiscard]] Language form() const { return level == Level::Short ? short_form(language) : language; }
};

/// The direction of the language's script, from the tag alone.
[[nodiscard]] Direction direction_of(const Language& language);

[[nodiscard]] inline bool is_right_to_left(const Language& language) {
  return direction_of(language) == Direction::RightToLeft;
}

} // namespace kiosk
