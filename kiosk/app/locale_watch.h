// Sees when a file of the kiosk's own words is changed (`--watch-locales`), for translators at work.
//
// A small thread sleeps until there is news and wakes the window.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/locale/catalogue.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <thread>

namespace kiosk::app {

class LocaleWatch {
public:
  /// Calls `wake` from a thread of its own whenever a file of `folder` was written, moved there or taken away. Fails
  /// with Unreadable.
  [[nodiscard]] static Result<std::unique_ptr<LocaleWatch>> open(const std::filesystem::path& folder,
                                                                 std::function<void()> wake);
  LocaleWatch(const LocaleWatch&) = delete;
  LocaleWatch& operator=(const LocaleWatch&) = delete;
  ~LocaleWatch();

  /// Whether something was changed since the last call.
  [[nodiscard]] bool has_changed() { return has_news_.exchange(false); }

private:
  LocaleWatch(int changes, int end, std::function<void()> wake);
  void sleep_until_news();
  [[nodiscard]] bool concerns_words();

  int changes_; ///< inotify
  int end_;     ///< eventfd that ends the thread
  std::function<void()> wake_;
  std::atomic<bool> has_news_ = false;
  std::thread thread_;
};

/// Reads the folder anew in place of `program`. What is broken stays as it was, and the log says file, line and why.
void read_again(const std::filesystem::path& folder, locale::Catalogue& program);

} // namespace kiosk::app
