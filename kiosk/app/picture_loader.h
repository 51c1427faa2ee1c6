// Decodes and scales pictures on the one worker thread, so that a touch never waits for one.
#pragma once

#include "kiosk/pack/pack.h"
#include "kiosk/picture/picture.h"
#include "kiosk/ui/paint.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kiosk::app {

class PictureLoader {
public:
  explicit PictureLoader(const pack::Pack& pack);

  /// Asks for a picture; not again while it is under way, or when it failed. Its bytes are read here, decoded there.
  void want(const ui::WantedPicture& wanted);
  /// What has become ready since the last call.
  [[nodiscard]] std::vector<std::pair<ui::WantedPicture, picture::Picture>> take();
  [[nodiscard]] bool is_busy() const { return wanted_count_ > 0; }

private:
  void work(const std::stop_token& stop);

  const pack::Pack& pack_;
  std::set<ui::WantedPicture> asked_for_;
  int wanted_count_ = 0; ///< asked for and not yet taken; used by the asking thread only
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::pair<ui::WantedPicture, std::string>> to_decode_; ///< with its bytes
  std::vector<std::pair<ui::WantedPicture, Result<picture::Picture>>> decoded_;
  std::jthread thread_; ///< last: it uses all that stands above
};

/// Decodes `bytes`, scales to the size wanted and rounds the corners.
[[nodiscard]] Result<picture::Picture> load_picture(const std::string& bytes, const ui::WantedPicture& wanted);

} // namespace kiosk::app
