// Waits until somebody saves a file, however their editor does that.
#pragma once

#include "kiosk/base/result.h"

#include <atomic>
#include <filesystem>

namespace kiosk::proofs {

class FileWatch {
public:
  /// Fails with NotFound when the folder is not there.
  [[nodiscard]] static Result<FileWatch> open(const std::filesystem::path& file);
  FileWatch(FileWatch&& other) noexcept;
  FileWatch& operator=(FileWatch&&) = delete;
  ~FileWatch();

  /// Sleeps until the file was written or put in place; false when `stop` was set.
  [[nodiscard]] bool wait(const std::atomic<bool>* stop);

private:
  FileWatch(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  int descriptor_ = -1;
  std::string name_;
};

} // namespace kiosk::proofs
