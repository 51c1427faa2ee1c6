// What the installer answers: values, and one JSON line for each (`packaging/INSTALLER.md`). Packs are called
// by their folder's name. Sentences are for staff and end in no code; `detail` is for the log.
#pragma once

#include "kiosk/install/status.h"
#include "kiosk/install/steps.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kiosk::install {

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
  std::string json; ///< as it goes over the pipe; read by facts_of()
};
struct Verified {
  std::vector<Checkup> packs;
};

/// What may be done with a file.
enum class Verdict {
  Newer,   ///< may come in without a PIN
  Same,    ///< is current already
  Older,   ///< comes in with the PIN only
  Refused, ///< does not come in; the code says why
};
/// What a pack says of itself, below a signature that holds.
struct SignedWords {
  std::string pack; ///< the folder's name that it would get
  container::PackNumber number;
  Date created{}, expires{};
  std::string scope;
  std::string signer; ///< the id of the key, and what the trust directory calls it
  std::uint64_t size_bytes = 0;
  bool is_test = false; ///< signed by a test key
};
struct FoundPack {
  std::filesystem::path file;
  Verdict verdict = Verdict::Refused;
  std::string code; ///< empty for Newer, but KP-LIB-CRASHED when this pack was here and gave way by itself
  std::string detail;
  std::string german, english;
  std::optional<SignedWords> words; ///< none where nobody vouches for them
};
/// Those that may come in first, the newest on top.
struct Found {
  std::vector<FoundPack> packs;
};
/// Our own copy is there, whole and looked at: the stick may be pulled out. Nothing has changed yet.
struct Staged {
  std::string pack;
  std::filesystem::path database; ///< may be opened read-only until AskTake, AskDrop or the pipe's end
  Date created{}, expires{};
  std::string signer;
  bool is_older = false; ///< AskTake needs the PIN
};
struct PinState {
  bool is_set = false;
  bool is_right = false; ///< of AskCheckPin; of AskPinState: whether the PIN's doors are open now
  int tries_left = 0;
  std::chrono::seconds wait{0}; ///< until the next try counts; zero: now
};
using Answer =
    std::variant<Open, Working, Done, Refused, Cancelled, Checked, StatusLine, Verified, Found, Staged, PinState>;

[[nodiscard]] std::string_view word_of(Step step);
[[nodiscard]] std::string_view word_of(Verdict verdict);
/// A line without its end.
[[nodiscard]] std::string to_line(const Answer& answer);
/// Fails with WrongUsage.
[[nodiscard]] Result<Answer> parse_answer(std::string_view line);

/// What staff and log are told of an error. `pack_date` stands in those sentences that have a place for it.
[[nodiscard]] Refused refused(std::string_view request, const Error& error,
                              std::optional<Date> pack_date = std::nullopt);

} // namespace kiosk::install
