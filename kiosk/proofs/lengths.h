// How much room texts have on the real screens, and which do not fit.
#pragma once

#include "kiosk/proofs/stage.h"
#include "kiosk/translating/extract.h"
#include "kiosk/translating/remark.h"

#include <atomic>
#include <functional>
#include <vector>

namespace kiosk::proofs {

/// Told after each screen; true to stop.
using Progress = std::function<bool(int done, int of)>;

/// Stages with the German texts: as a language of the kiosk with all of them, then on German pages, whole and short.
struct GermanStages {
  Stage translated, whole, shortened;
};

/// For each German text its place: the screen that is its own, or the first that shows it, and the page of that screen
/// in German, upright, at 100 %; and how much fits there. Fails with Cancelled.
[[nodiscard]] Result<translating::OnScreens> measure(const GermanStages& stages, text::Engine& engine,
                                                     const Progress& progress);

/// A text that does not fit on a screen.
struct Misfit {
  enum class Kind {
    Cut,        ///< shortened by '…', or out of its box: nobody can read all of it
    Tall,       ///< in the frame of the screen, and on so many lines that the content has no room
    BrokenWord, ///< a word is wider than its place and was broken anywhere
  };
  std::string key;
  Kind kind = Kind::Cut;
  std::string screen; ///< a stop's name
  Format format;
  int letters_shown = 0; ///< of a cut text
  int places = 1;        ///< screens and formats with the same fault
};

/// What does not fit in the stage's language but does in `german` (the same screens in German); one for each key and
/// kind. Fails with Cancelled.
[[nodiscard]] Result<std::vector<Misfit>> misfits(const Stage& stage, text::Engine& engine, const Progress& progress);

/// Puts the places of keys in a file under remarks: with line, and what to do.
[[nodiscard]] std::vector<translating::Remark>
remarks_on(const std::vector<Misfit>& misfits, const std::vector<Misfit>& in_german, const std::filesystem::path& file);

} // namespace kiosk::proofs
