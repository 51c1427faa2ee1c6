// What can be measured of this machine and this program, in words for the technician's desk. Reads only.
#pragma once

#include "kiosk/app/house.h"
#include "kiosk/desk/values.h"
#include "kiosk/device/display.h"

#include <filesystem>

namespace kiosk::app {

/// What is measured.
struct Measured {
  const device::Display& display;
  const Words& words;
  const House* house = nullptr;
  double diagonal_inch = 23.8;
  std::size_t atlas_pages = 0, pictures = 0;
  std::filesystem::path disk;       ///< whose free space counts; empty: none
  std::filesystem::path root = "/"; ///< where /proc and /sys are
};

[[nodiscard]] desk::Facts facts_of(const Measured& measured, Moment now);

/// One sensor's temperature.
struct Temperature {
  std::string name;
  double celsius = 0;
};
/// Those of `sys/class/thermal` and `sys/class/hwmon` below `root` that can be read.
[[nodiscard]] std::vector<Temperature> temperatures(const std::filesystem::path& root);

/// A line of `/proc/self/status`, in kB; -1 when it is not there.
[[nodiscard]] long status_kb(const std::filesystem::path& root, std::string_view name);

} // namespace kiosk::app
