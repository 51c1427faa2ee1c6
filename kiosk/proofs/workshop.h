// A folder in which files of our own making stand in for the installed ones; it goes with the object.
#pragma once

#include "kiosk/base/result.h"

#include <filesystem>

namespace kiosk::proofs {

class Workshop {
public:
  [[nodiscard]] static Result<Workshop> open();
  Workshop(Workshop&& other) noexcept : folder_(std::move(other.folder_)) { other.folder_.clear(); }
  Workshop& operator=(Workshop&&) = delete;
  ~Workshop();
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
  explicit Workshop(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

} // namespace kiosk::proofs
