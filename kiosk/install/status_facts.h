// How the library stands, as the installer's `status` line tells it to the kiosk: for the screen "current state"
// and the technician's desk. What is not in the line is empty.
#pragma once

#include "kiosk/install/answers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::install {

/// A pack that lies in the library.
struct PackFacts {
  std::string pack;
  container::PackNumber number;
  Date created{}, expires{};
  std::string scope, signer;
  std::uint64_t size_bytes = 0;
};
struct NoteFacts {
  std::string at, event, what, code; ///< "2026-11-26T08:00:00", "installed"
};
struct StatusFacts {
  std::string current, previous, failed; ///< folder names; empty: none
  std::string staged;                    ///< waits in staging
  bool is_on_trial = false;
  int tries = 0;
  std::optional<container::PackNumber> floor;
  Date newest_day{};
  std::uint64_t free_bytes = 0;
  std::string problem;
  std::vector<PackFacts> packs; ///< the newest first
  std::vector<NoteFacts> notes; ///< the oldest first
  PinState pin;
  bool is_clock_plausible = true; ///< not before the program's release nor the newest pack's day
  bool can_set_clock = false;     ///< a program for that was named
  std::string house, program_version, program_released;
};

/// What only the running installer knows; empty for a command.
struct StatusExtras {
  PinState pin;
  std::string staged;
  bool can_set_clock = false;
};
[[nodiscard]] StatusLine to_line(const Status& status, const StatusExtras& extras = {});
[[nodiscard]] StatusFacts facts_of(const StatusLine& line);

} // namespace kiosk::install
