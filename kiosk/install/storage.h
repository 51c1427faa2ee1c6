// What must outlive a power cut: files that are written, synced and renamed, folders that are synced.
//
// The one place that changes the library's disk. A link is never followed. A failed fsync or close is
// the end of that file: the kernel may have dropped its pages, so nothing is tried again on it.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::install {

/// Told how far a long piece of work is; answers false to stop it.
using Watch = std::function<bool(std::uint64_t done, std::uint64_t of)>;

/// Who may read a file that is made. The PIN's is for its owner alone.
enum class Readers { Everyone, Owner };

/// A file descriptor that closes itself. What was written counts only after finish().
class File {
public:
  /// Opens a regular file. Fails with a MediumXxx refusal: nothing there, a link, a folder, a pipe.
  [[nodiscard]] static Result<File> open(const std::filesystem::path& path);
  /// Makes a new file; fails when something of that name is there.
  [[nodiscard]] static Result<File> create(const std::filesystem::path& path, Readers readers = Readers::Everyone);
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;
  ~File();

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] std::uint64_t size_bytes() const { return size_bytes_; } ///< as it was when opened
  /// Fails with StorageFull or StorageBroken.
  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// fsync and close.
  [[nodiscard]] Result<void> finish();

private:
  File(int descriptor, std::filesystem::path path, std::uint64_t size_bytes)
      : descriptor_(descriptor), path_(std::move(path)), size_bytes_(size_bytes) {}

  int descriptor_ = -1;
  std::filesystem::path path_;
  std::uint64_t size_bytes_ = 0;
};

/// Copies `size_bytes` from `offset` of one file to the end of another. Fails when the
/// source ends early or cannot be read (MediumPulled: a stick pulled out), StorageFull or StorageBroken when the
/// target cannot take it, Cancelled when `watch` says so.
[[nodiscard]] Result<void> copy_bytes(const File& from, std::uint64_t offset, std::uint64_t size_bytes, File& to,
                                      const Watch& watch);
/// Writes a new file and syncs it; its folder is not synced.
[[nodiscard]] Result<void> write_new(const std::filesystem::path& path, std::string_view bytes,
                                     Readers readers = Readers::Everyone);
/// Replaces a small file by rename, so that a power cut leaves the old bytes or the new ones: write
/// beside it, fsync, rename, fsync the folder. Should the last step fail, `before` is put back (nothing:
/// the file is removed), because what was told as failed must not count.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes,
                                        const std::optional<std::string>& before, Readers readers = Readers::Everyone);
[[nodiscard]] Result<void> sync_folder(const std::filesystem::path& folder);
/// Makes a folder that is not there yet and syncs its parent.
[[nodiscard]] Result<void> make_folder(const std::filesystem::path& folder);
[[nodiscard]] Result<void> move_file(const std::filesystem::path& from, const std::filesystem::path& to);
/// Removes a file, a link or a folder with all that is in it; nothing there is fine.
[[nodiscard]] Result<void> remove_tree(const std::filesystem::path& path);
/// What a writer may still use of the disk.
[[nodiscard]] Result<std::uint64_t> free_bytes(const std::filesystem::path& folder);

} // namespace kiosk::install
