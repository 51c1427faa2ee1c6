// What the kiosk asks of the installer: values, and one JSON line for each (`packaging/INSTALLER.md`).
// Knows no pipe. None of them carries a right: what needs the PIN is judged by the installer alone.
#pragma once

#include "kiosk/container/manifest.h"
#include "kiosk/install/steps.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kiosk::install {

struct AskOpen {}; ///< which pack shall I open now? Counts as a try.
struct TellFailed {
  std::string pack, why; ///< it cannot be opened
};
struct TellRunningWell {
  std::string pack; ///< was on the screen for a minute
};
/// Stage, verify and activate in one. An older pack comes in only where staff gave the PIN before.
struct AskInstall {
  std::filesystem::path file;
};
struct AskCancel {}; ///< stops what is being done; answered by that
struct AskRollBack {};
struct AskStatus {};
struct AskVerifyLibrary {};
struct AskSetFloor {
  container::PackNumber number;
};
/// What are these files? Answered by Found, from their heads alone.
struct AskScan {
  std::vector<std::filesystem::path> files;
};
/// Copies a pack into our own staging and looks at all of it; it stays there. Answered by Staged.
struct AskStage {
  std::filesystem::path file;
};
struct AskTake {}; ///< activates what is staged
struct AskDrop {}; ///< forgets what is staged
/// A person's PIN: counted before it is compared. A right one opens what needs it, until AskLeave.
struct AskCheckPin {
  std::string pin;
};
struct AskPinState {};
/// Where none is set yet, or after the right one.
struct AskSetPin {
  std::string pin;
};
struct AskLeave {}; ///< the person is done: what the PIN opened is closed again
struct AskSetClock {
  LocalTime local{}; ///< Europe/Berlin
};
using Request = std::variant<AskOpen, TellFailed, TellRunningWell, AskInstall, AskCancel, AskRollBack, AskStatus,
                             AskVerifyLibrary, AskSetFloor, AskScan, AskStage, AskTake, AskDrop, AskCheckPin,
                             AskPinState, AskSetPin, AskLeave, AskSetClock>;

/// So many files are looked at in one scan; a request with more is refused.
inline constexpr std::size_t scan_files_max = 256;

/// The request's word in its JSON ("install").
[[nodiscard]] std::string_view word_of(const Request& request);
/// A line without its end.
[[nodiscard]] std::string to_line(const Request& request);
/// Fails with WrongUsage.
[[nodiscard]] Result<Request> parse_request(std::string_view line);

} // namespace kiosk::install
