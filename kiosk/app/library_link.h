// The kiosk's line to its library of packs: asks the installer, hears from it, and sees when another process
// has changed the library. Writes nothing itself.
//
// A small thread sleeps until there is news and wakes the window; left alone it costs nothing.
#pragma once

#include "kiosk/install/client.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace kiosk::app {

class LibraryLink {
public:
  struct Options {
    install::LibraryOptions library;
    std::filesystem::path installer;     ///< the program
    std::filesystem::path clock_command; ///< for the installer; may be empty
  };
  /// Starts the installer; without one the library is still read.
  explicit LibraryLink(Options options);
  LibraryLink(const LibraryLink&) = delete;
  LibraryLink& operator=(const LibraryLink&) = delete;
  ~LibraryLink();

  /// Which pack is to be opened now. Counts as a try, so ask only when it will be shown at once. Without an
  /// installer the answer comes from reading alone, and a pack on trial is left out.
  [[nodiscard]] install::Open open();
  void tell_failed(const std::string& pack, const Error& why);
  void tell_running_well(const std::string& pack);

  /// Hands a request of staff's on. False when there is no installer.
  [[nodiscard]] bool ask(const install::Request& request);
  /// What came for staff since the last time, oldest first.
  [[nodiscard]] std::vector<install::Answer> take_answers();
  /// Whether the installer has gone since the last time: what was asked of it is not answered any more.
  [[nodiscard]] bool take_loss();

  /// Calls `wake` from a thread of its own whenever look() has something to see.
  void watch(std::function<void()> wake);
  /// Takes in what has come. True when another pack than `shown` has become current since the last look,
  /// or `shown` turned out to be damaged. Cheap: reads one small file, and only when something has happened.
  [[nodiscard]] bool look(const std::string& shown);
  /// Once a minute: as look(), but reads in any case, and starts an installer that is gone anew.
  [[nodiscard]] bool look_again(const std::string& shown);

private:
  void start_installer();
  void hear();
  [[nodiscard]] bool is_other_current(const std::string& shown) const;
  void listen();
  void sleep_until_news();
  void rest();

  Options options_;
  std::optional<install::InstallerProcess> installer_;
  std::optional<install::Open> opened_;  ///< an answer that open() waits for
  std::vector<install::Answer> answers_; ///< for staff
  bool has_lost_ = false;
  bool is_damaged_ = false; ///< the pack on the screen, says the installer
  std::function<void()> wake_;
  int changes_ = -1; ///< inotify on the library's folder
  int end_ = -1;     ///< eventfd that ends the thread
  std::atomic<bool> has_news_ = false;
  std::thread thread_;
};

} // namespace kiosk::app
