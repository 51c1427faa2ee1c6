#include "kiosk/authoring/unfinished_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace kiosk::authoring {

UnfinishedFile::UnfinishedFile(std::filesystem::path target, std::string_view ending)
    : target_(std::move(target)), path_(target_.string() + std::string(ending)) {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

UnfinishedFile::~UnfinishedFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  std::error_code ignored;
  if (!is_kept_) std::filesystem::remove(path_, ignored);
}

bool UnfinishedFile::open(Readers readers) {
  const mode_t mode = readers == Readers::OwnerOnly ? 0600 : 0644;
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
  return descriptor_ >= 0;
}

bool UnfinishedFile::add(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

Result<void> UnfinishedFile::keep() {
  // SQLite made it, when we did not.
  if (descriptor_ < 0) descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  const bool is_synced = descriptor_ >= 0 && ::fsync(descriptor_) == 0;
  const bool is_closed = descriptor_ >= 0 && ::close(descriptor_) == 0;
  descriptor_ = -1;
  if (!is_synced || !is_closed || ::rename(path_.c_str(), target_.c_str()) != 0)
    return fail(ErrorKind::Unreadable, fmt::format("the file cannot be written ({})", std::strerror(errno)),
                target_.string());
  is_kept_ = true;
  return {};
}

} // namespace kiosk::authoring
