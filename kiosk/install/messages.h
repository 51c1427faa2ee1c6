// What the kiosk and the installer say to each other: values, and one JSON line for each
// (`packaging/INSTALLER.md`). Knows no pipe.
#pragma once

#include "kiosk/install/status.h"
#include "kiosk/install/steps.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kiosk::install {

// Requests.
struct AskOpen {}; ///< which pack shall I open now? Counts as a try.
struct TellFailed {
  std::string pack, why; ///< it cannot be opened
};
struct TellRunningWell {
  std::string pack; ///< was on the screen for a minute
};
struct AskInstall {
  std::filesystem::path file;
  Older older = Older::Refused;
};
struct AskCancel {}; ///< stops what is being done; answered by that
struct AskRollBack {};
struct AskStatus {};
struct AskVerifyLibrary {};
struct AskSetFloor {
  container::PackNumber number;
};
using Request = std::variant<AskOpen, TellFailed, TellRunningWell, AskInstall, AskCancel, AskRollBack, AskStatus,
                             AskVerifyLibrary, AskSetFloor>;

// Answers. Packs are called by their folder's name.
struct Open {
  std::string pack; ///< empty: the factory pack
  std::filesystem::path database;
  bool is_on_trial = false;
  Date newest_day{};              ///< the clock is never believed to be before it
  std::vector<std::string> codes; ///< why others were passed over, and what else went wrong
};
struct Working {
  StepProgress progress;
};
struct Done {
  std::string request; ///< its word
  std::string pack;    ///< which it was about; may be empty
};
struct Refused {
  std::string request, code, detail;
  std::string german, english; ///< one sentence for staff
};
struct Cancelled {
  std::string request;
};
/// The pack that was opened was checked beside it. When it is not sound, another one is current now.
struct Checked {
  std::string pack;
  bool is_sound = true;
};
struct StatusLine {
  std::string json; ///< as it goes over the pipe
};
struct Verified {
  std::vector<Checkup> packs;
};
using Answer = std::variant<Open, Working, Done, Refused, Cancelled, Checked, StatusLine, Verified>;

/// The request's word in its JSON ("install").
[[nodiscard]] std::string_view word_of(const Request& request);
[[nodiscard]] std::string_view word_of(Step step);

/// Lines without their end.
[[nodiscard]] std::string to_line(const Request& request);
[[nodiscard]] std::string to_line(const Answer& answer);
/// Fail with WrongUsage.
[[nodiscard]] Result<Request> parse_request(std::string_view line);
[[nodiscard]] Result<Answer> parse_answer(std::string_view line);

/// What staff and log are told of an error.
[[nodiscard]] Refused refused(std::string_view request, const Error& error);
[[nodiscard]] StatusLine to_line(const Status& status);

} // namespace kiosk::install
