// The kiosk itself: a window, a visitor, and the loop between them.
#pragma once

#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"
#include "kiosk/app/log_memory.h"
#include "kiosk/app/shelf.h"

#include <functional>

namespace kiosk::app {

struct KioskOptions {
  bool fullscreen = true;
  double diagonal_inch = 23.8;
  visit::IdleTimes idle;
  const LogMemory* log = nullptr;           ///< what the technician's desk shows of the log
  std::filesystem::path disk;               ///< whose free space counts there
  std::vector<screens::Specimen> specimens; ///< for the desk's fonts
  std::filesystem::path validator;          ///< elternkiosk-validate
  std::filesystem::path watched_locales; ///< empty, or the folder of the kiosk's own words, read again when it changes
};

/// Runs until the window is closed, showing the shelf's pack, which must be open; changes packs when nobody is
/// there, and answers sticks where the shelf has a library. Draws only when something visible changed: left alone, once
/// a minute for the clock.
[[nodiscard]] Result<void> run_kiosk(Shelf& shelf, Words& words, const Configuration& configuration,
                                     const KioskOptions& options);

/// Shows a static card until the window is closed (false) or `retry` (asked every few seconds) says
/// that there is a pack now (true).
[[nodiscard]] Result<bool> run_card(const std::string& code, Words& words, const KioskOptions& options,
                                    const std::function<bool()>& retry);

} // namespace kiosk::app
