// Decodes pictures on the one worker thread, so that a touch never waits for one.
#pragma once

#include "kiosk/pack/pack.h"
#include "kiosk/picture/picture.h"

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

  /// Asks for a picture, once. Its bytes are read here, decoded there.
  void want(const std::string& id);
  /// What has been decoded since the last call.
  [[nodiscard]] std::vector<std::pair<std::string, picture::Picture>> take();
  [[nodiscard]] bool is_busy() const { return wanted_count_ > 0; }

private:
  void work(const std::stop_token& stop);

  const pack::Pack& pack_;
  std::set<std::string> asked_for_;
  int wanted_count_ = 0; ///< asked for and not yet taken; used by the asking thread only
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::pair<std::string, std::string>> to_decode_; ///< id, bytes
  std::vector<std::pair<std::string, Result<picture::Picture>>> decoded_;
  std::jthread thread_; ///< last: it uses all that stands above
};

} // namespace kiosk::app
