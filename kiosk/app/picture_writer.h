// Encodes and writes pictures on a thread of its own, so that the next screen is drawn meanwhile.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/picture/picture.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace kiosk::app {

class PictureWriter {
public:
  enum class Sheets {
    None,
    Made, ///< each picture also stands small on the sheets of its folder
  };
  explicit PictureWriter(Sheets sheets);

  /// Takes a picture for a PNG file; its folder is made. Waits while several wait already. Gives back the first fault
  /// of those before: then no more is written.
  [[nodiscard]] Result<void> take(picture::Picture picture, std::filesystem::path file);
  /// Waits until all is written; gives back the sheets in their order. Without this, what waits is dropped and what
  /// is being written is finished.
  [[nodiscard]] Result<std::vector<std::filesystem::path>> finish();

private:
  void work(const std::stop_token& stop);
  [[nodiscard]] Result<void> write_all(const std::stop_token& stop);

  Sheets sheets_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::pair<picture::Picture, std::filesystem::path>> waiting_; ///< in the order in which they came
  bool is_complete_ = false;                                               ///< nothing more will come
  std::optional<Error> fault_;
  std::vector<std::filesystem::path> made_; ///< the thread's, until it has ended
  std::jthread thread_;                     ///< last: it uses all that stands above
};

} // namespace kiosk::app
