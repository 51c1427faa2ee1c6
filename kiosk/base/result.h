// What a fallible function gives back: a value, or an error that says its cause in words.
//
// No exception crosses a folder. A programmer's mistake is not an Error: it ends the program
// through ensure(), in release builds too.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace kiosk {

/// The cause of a failure, never its place.
enum class ErrorKind {
  WrongUsage,      ///< the caller's words are off (exit code 2)
  NotFound,        ///< a file, screen or thing that does not exist
  Unreadable,      ///< a file that cannot be read or written
  WrongSource,     ///< a content source, translation or configuration that breaks a rule
  NoPack,          ///< there is no pack, or it is empty
  PackDamaged,     ///< not a SQLite file, or damaged
  PackOfOtherKind, ///< another application's file, or another schema
  TooLarge,        ///< over a limit
  Undecodable,     ///< a picture, message or text that cannot be parsed
  Refused,         ///< a pack that breaks a rule of its container, signature or the house; `code` says which
  StorageBroken,   ///< our own disk is full or fails
  Cancelled,       ///< somebody stopped it
  NoDisplay,       ///< no window, renderer or font could be had
  Internal,        ///< a library failed in a way nobody expected
};

/// A failure as a value.
struct Error {
  ErrorKind kind = ErrorKind::Internal;
  std::string detail; ///< one sentence in English, for people
  std::string where;  ///< "file:line" or a path; may be empty
  /// A stable code for staff and scripts ("KP-DB-WAL"), or empty. All stand in `container/refusals.h`.
  std::string code{};

  /// `where: detail`, or the detail alone.
  [[nodiscard]] std::string sentence() const { return where.empty() ? detail : where + ": " + detail; }
};

template <typename T> using Result = tl::expected<T, Error>;

/// Wraps an Error so that it converts to any Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, std::string detail, std::string where = {},
                                                std::string code = {}) {
  return tl::unexpected<Error>(Error{kind, std::move(detail), std::move(where), std::move(code)});
}

/// Ends the program with `sentence` when `holds` is false: for mistakes of ours, not of the world's.
void ensure(bool holds, std::string_view sentence);

} // namespace kiosk
