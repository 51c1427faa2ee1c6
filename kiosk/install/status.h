// How a library stands, for people: what is shown, what would be next, what happened last.
#pragma once

#include "kiosk/install/library.h"
#include "kiosk/install/log.h"

#include <string>
#include <vector>

namespace kiosk::install {

struct Status {
  State state;
  std::vector<InstalledPack> packs; ///< whose signature verifies, the newest first
  std::vector<Note> notes;          ///< the oldest first
  std::uint64_t free_bytes = 0;
  std::string problem; ///< the state file is damaged: `state` was made from the packs
  std::string house;   ///< its scope; empty: every scope
  /// The clock is neither before the program's release nor before the newest pack's day.
  bool is_clock_plausible = true;
};

/// Reads only.
[[nodiscard]] Status status_of(const Library& library);

/// One pack after a check of every byte.
struct Checkup {
  std::string folder; ///< its name in packs/
  bool is_current = false;
  std::string code; ///< empty: sound
  std::string detail;
};
/// Checks every folder of packs/ whole: signature, size, hash. Changes nothing. Stops early when `watch` says
/// so (bytes of the pack that is being read).
[[nodiscard]] std::vector<Checkup> verify_library(const Library& library, const Watch& watch = {});

} // namespace kiosk::install
