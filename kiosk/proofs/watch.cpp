#include "kiosk/proofs/watch.h"

#include <cstring>
#include <poll.h>
#include <string>
#include <sys/inotify.h>
#include <unistd.h>

namespace kiosk::proofs {

Result<FileWatch> FileWatch::open(const std::filesystem::path& file) {
  std::error_code problem;
  // The folder and not the file: many programs write another file and rename it.
  const std::filesystem::path folder = std::filesystem::absolute(file, problem).parent_path();
  const int descriptor = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (descriptor < 0 || ::inotify_add_watch(descriptor, folder.c_str(), IN_CLOSE_WRITE | IN_MOVED_TO) < 0) {
    if (descriptor >= 0) ::close(descriptor);
    return fail(ErrorKind::NotFound, "the folder cannot be watched", folder.string());
  }
  return FileWatch(descriptor, file.filename().string());
}

FileWatch::FileWatch(FileWatch&& other) noexcept : descriptor_(other.descriptor_), name_(std::move(other.name_)) {
  other.descriptor_ = -1;
}

FileWatch::~FileWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FileWatch::wait(const std::atomic<bool>* stop) {
  constexpr int patience_ms = 200;
  alignas(inotify_event) char buffer[16384];
  while (stop == nullptr || !stop->load()) {
    pollfd waiting{descriptor_, POLLIN, 0};
    if (::poll(&waiting, 1, patience_ms) <= 0) continue;
    bool is_ours = false;
    for (ssize_t length = ::read(descriptor_, buffer, sizeof buffer); length > 0;
         length = ::read(descriptor_, buffer, sizeof buffer))
      for (ssize_t at = 0; at < length;) {
        inotify_event event{};
        std::memcpy(&event, buffer + at, sizeof event);
        const char* const name = buffer + at + sizeof event;
        is_ours = is_ours || (event.len > 0 && name_ == name);
        at += static_cast<ssize_t>(sizeof event + event.len);
      }
    if (is_ours) return true;
  }
  return false;
}

} // namespace kiosk::proofs
