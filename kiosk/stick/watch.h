// Notices USB sticks: a thread of its own sleeps until the mount table or a folder changes, waits until all has
// been quiet for a second, looks what lies on the stick, and wakes the window.
//
// Only the names of files are read here, at the top level and in one folder `kiosk/`; nothing is opened but folders,
// no link is followed, nothing is written. What is in a file is for the installer to say.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace kiosk::stick {

/// A stick is there, was there at the start, or holds other files than a moment ago (then with the same `id`).
struct StickIn {
  std::string id; ///< of this time that it is in; put in again, another one
  std::filesystem::path folder;
  std::string label;                           ///< for people: harmless, at most 40 characters
  std::vector<std::filesystem::path> packs;    ///< regular *.kitapack files, by name
  std::vector<std::filesystem::path> po_files; ///< regular *.po files: translations, not for this screen
  bool is_unreadable = false;                  ///< it cannot be listed
  bool has_too_many = false;                   ///< more entries than are looked at
  bool is_inbox = false;                       ///< not a stick but the folder that an engine fills
};
struct StickOut {
  std::string id;
};
using News = std::variant<StickIn, StickOut>;

struct Options {
  /// Below each of them every mount point, and every plain sub-folder, is a stick.
  std::vector<std::filesystem::path> roots;
  /// Told of only while there are packs in it; empty: none.
  std::filesystem::path inbox;
  /// Called from the thread whenever take() has something.
  std::function<void()> wake;
};

/// Watches for as long as it lives; with neither roots nor inbox it does nothing at all.
class Watch {
public:
  explicit Watch(Options options);
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch();

  /// What has happened since the last time, in its order. Never waits.
  [[nodiscard]] std::vector<News> take();

private:
  class Thread;
  std::unique_ptr<Thread> thread_;
};

} // namespace kiosk::stick
