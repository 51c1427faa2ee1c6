#include "kiosk/install/storage.h"

#include "kiosk/container/archive.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace kiosk::install {
namespace {

namespace fs = std::filesystem;
using container::Refusal;
using container::refuse;

constexpr std::size_t block_bytes = 1 << 20;
/// So much is written before the disk is asked to begin: the last fsync then has little left to do.
constexpr std::uint64_t start_writing_bytes = 8 << 20;

tl::unexpected<Error> failed(std::string_view what, const fs::path& path, int number) {
  const bool is_full = number == ENOSPC || number == EDQUOT;
  return refuse(is_full ? Refusal::StorageFull : Refusal::StorageBroken,
                fmt::format("{}: {}", what, std::strerror(number)), path.string());
}

Result<void> write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("the file cannot be written", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// Write, fsync, rename, fsync the folder: `path` holds the old bytes or the new ones at any moment.
Result<void> put(const fs::path& path, std::string_view bytes, Readers readers) {
  fs::path beside = path;
  beside += ".tmp";
  if (::unlink(beside.c_str()) != 0 && errno != ENOENT) return failed("the file cannot be removed", beside, errno);
  auto done = write_new(beside, bytes, readers);
  if (done) done = move_file(beside, path);
  if (!done) {
    (void)::unlink(beside.c_str()); // on a full disk each byte counts
    return done;
  }
  return sync_folder(path.parent_path());
}

} // namespace

Result<File> File::open(const fs::path& path) {
  auto descriptor = container::open_source(path);
  if (!descriptor) return tl::unexpected(descriptor.error());
  File file(*descriptor, path, 0);
  struct stat about = {};
  if (::fstat(*descriptor, &about) != 0) return failed("the file cannot be read", path, errno);
  file.size_bytes_ = static_cast<std::uint64_t>(about.st_size);
  return file;
}

Result<File> File::create(const fs::path& path, Readers readers) {
  const mode_t mode = readers == Readers::Owner ? 0600 : 0644;
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  if (descriptor < 0) return failed("the file cannot be made", path, errno);
  return File(descriptor, path, 0);
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)), size_bytes_(other.size_bytes_) {
}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(path_, other.path_);
  std::swap(size_bytes_, other.size_bytes_);
  return *this;
}

File::~File() {
  if (descriptor_ >= 0) (void)::close(descriptor_);
}

Result<void> File::write(std::string_view bytes) { return write_all(descriptor_, bytes, path_); }

Result<void> File::finish() {
  const int descriptor = std::exchange(descriptor_, -1);
  const bool is_synced = ::fsync(descriptor) == 0;
  const int sync_error = errno;
  const bool is_closed = ::close(descriptor) == 0;
  if (!is_synced) return failed("the file cannot be synced", path_, sync_error);
  if (!is_closed) return failed("the file cannot be closed", path_, errno);
  return {};
}

Result<void> copy_bytes(const File& from, std::uint64_t offset, std::uint64_t size_bytes, File& to,
                        const Watch& watch) {
  (void)::posix_fadvise(from.descriptor(), static_cast<off_t>(offset), static_cast<off_t>(size_bytes),
                        POSIX_FADV_SEQUENTIAL);
  std::vector<char> block(block_bytes);
  std::uint64_t done = 0, begun = 0;
  while (done < size_bytes) {
    if (watch && !watch(done, size_bytes)) return fail(ErrorKind::Cancelled, "the copying was stopped");
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), size_bytes - done));
    const ssize_t count = ::pread(from.descriptor(), block.data(), wanted, static_cast<off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0)
      return refuse(Refusal::MediumPulled, fmt::format("the source cannot be read: {}", std::strerror(errno)));
    if (count == 0) return refuse(Refusal::MediumPulled, "the source ended before its time");
    const std::string_view bytes(block.data(), static_cast<std::size_t>(count));
    if (auto written = to.write(bytes); !written) return written;
    done += bytes.size();
    if (done - begun >= start_writing_bytes) {
      (void)::sync_file_range(to.descriptor(), static_cast<off64_t>(begun), static_cast<off64_t>(done - begun),
                              SYNC_FILE_RANGE_WRITE);
      begun = done;
    }
  }
  if (watch && !watch(done, size_bytes)) return fail(ErrorKind::Cancelled, "the copying was stopped");
  return {};
}

Result<void> write_new(const fs::path& path, std::string_view bytes, Readers readers) {
  auto file = File::create(path, readers);
  if (!file) return tl::unexpected(file.error());
  if (auto written = file->write(bytes); !written) return written;
  return file->finish();
}

Result<void> replace_file(const fs::path& path, std::string_view bytes, const std::optional<std::string>& before,
                          Readers readers) {
  auto done = put(path, bytes, readers);
  if (done) return done;
  // The rename may have happened although the folder could not be synced: as well as a failing disk lets
  // us, we go back.
  if (before)
    (void)put(path, *before, readers);
  else
    (void)::unlink(path.c_str());
  return done;
}

Result<void> sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return failed("the folder cannot be opened", folder, errno);
  const bool is_synced = ::fsync(descriptor) == 0;
  const int sync_error = errno;
  const bool is_closed = ::close(descriptor) == 0;
  if (!is_synced) return failed("the folder cannot be synced", folder, sync_error);
  if (!is_closed) return failed("the folder cannot be closed", folder, errno);
  return {};
}

Result<void> make_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0755) == 0) return sync_folder(folder.parent_path());
  const int number = errno;
  struct stat about = {};
  if (number == EEXIST && ::lstat(folder.c_str(), &about) == 0 && S_ISDIR(about.st_mode)) return {};
  return failed("the folder cannot be made", folder, number);
}

Result<void> move_file(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return failed("the file cannot be renamed", to, errno);
  return {};
}

Result<void> remove_tree(const fs::path& path) {
  std::error_code problem;
  fs::remove_all(path, problem);
  if (problem) return failed("this cannot be removed", path, problem.value());
  return {};
}

Result<std::uint64_t> free_bytes(const fs::path& folder) {
  struct statvfs about = {};
  if (::statvfs(folder.c_str(), &about) != 0) return failed("the free space is not known", folder, errno);
  return static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize;
}

} // namespace kiosk::install
