// `elternkiosk desk`: the technician's desk from a terminal, for the day of installation, with or without a pack.
#pragma once

#include "kiosk/app/desk_session.h"
#include "kiosk/app/kiosk.h"

#include <filesystem>
#include <string>

namespace kiosk::app {

struct DeskOptions {
  bool fullscreen = true;
  double diagonal_inch = 23.8;
  std::filesystem::path disk;
  std::vector<screens::Specimen> specimens;
  std::string page; ///< id of the page that is open at first; empty: the first
};

/// Opens a window and shows the desk until it is left. `house` may be null.
[[nodiscard]] Result<void> run_desk(const DeskOptions& options, const House* house, Words& words, const LogMemory& log);

struct DeskPicture {
  int width_px = 1080, height_px = 1920;
  LocalTime now{};
  std::filesystem::path out;
};
/// One page of the desk as a PNG file, without a display. Fails with WrongUsage for a page that is not there.
[[nodiscard]] Result<void> draw_desk(const DeskOptions& options, const DeskPicture& picture, const House* house,
                                     Words& words, const LogMemory& log);

} // namespace kiosk::app
