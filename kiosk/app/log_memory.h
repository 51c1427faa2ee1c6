// The newest lines of the program's log, kept in memory for the technician's desk. What is logged never tells
// what a visitor does.
#pragma once

#include "kiosk/desk/values.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace kiosk::app {

class LogMemory {
public:
  static constexpr std::size_t lines_max = 1000;

  /// Listens to spdlog's default logger from now on.
  LogMemory();
  LogMemory(const LogMemory&) = delete;
  LogMemory& operator=(const LogMemory&) = delete;
  ~LogMemory();

  /// The lines kept, the oldest first.
  [[nodiscard]] std::vector<desk::LogLine> lines() const;

private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::app
