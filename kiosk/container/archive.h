// The one-file pack: a strict ustar archive with exactly these members in this order:
// manifest.json, manifest.minisig, optionally keys.json, pack.db.
//
// `tar tf` reads it, but what tar forgives is refused here: PAX and GNU extensions, other members,
// wrong checksums, padding that is not zero, bytes behind the end. Knows no signature and no SQLite.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::container {

inline constexpr std::uint64_t head_bytes_max = 64 * 1024;                        ///< each of the small members
inline constexpr std::uint64_t database_bytes_max = 512ULL * 1024 * 1024;         ///< pack.db
inline constexpr std::uint64_t file_bytes_max = database_bytes_max + 1024 * 1024; ///< the whole file

/// Reads of a file at a place; so that a file, bytes in memory and a failing stick look the same.
class Source {
public:
  virtual ~Source() = default;
  /// Reads up to `size` bytes at `offset`; fewer only at the end. Fails with a MediumXxx refusal.
  [[nodiscard]] virtual Result<std::size_t> read_at(std::uint64_t offset, char* into, std::size_t size) const = 0;
  [[nodiscard]] virtual std::uint64_t size() const = 0;
};

/// An open file, read by pread(2); the descriptor is not closed. `size` is taken once, at open().
class FileSource final : public Source {
public:
  /// Fails with MediumNoFile when the descriptor is no regular file, MediumUnreadable otherwise.
  [[nodiscard]] static Result<FileSource> of(int descriptor);
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, char* into, std::size_t size) const override;
  [[nodiscard]] std::uint64_t size() const override { return size_; }

private:
  FileSource(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  int descriptor_;
  std::uint64_t size_;
};

/// Bytes that are held elsewhere, e.g. by a test or a fuzzer.
class MemorySource final : public Source {
public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] Result<std::size_t> read_at(std::uint64_t offset, char* into, std::size_t size) const override;
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }

private:
  std::string_view bytes_;
};

/// The small members as they stand, unverified, and where pack.db lies.
struct Heads {
  std::string manifest;
  std::string signatures;          ///< empty: an unsigned draft
  std::optional<std::string> keys; ///< keys.json
  std::uint64_t database_offset = 0;
  std::uint64_t database_size = 0;
};

/// Reads and checks all of the archive but the bytes of pack.db; at most 200 KiB are read. The padding
/// and the end behind pack.db are checked, too. Fails with an ArchiveXxx or MediumXxx refusal.
[[nodiscard]] Result<Heads> read_heads(const Source& source);

/// What the first bytes of a file say: told apart by content, never by name.
enum class FileKind { Container, Database, Empty, Other };
[[nodiscard]] FileKind kind_of(const Source& source);

/// Opens a regular file read-only, never a link at the last component and never blocking on a FIFO.
/// Fails with MediumNothing (there is none), MediumLink, MediumNoFile or MediumUnreadable. The caller
/// closes the descriptor.
enum class Links { Refused, Followed };
[[nodiscard]] Result<int> open_source(const std::filesystem::path& file, Links links = Links::Refused);

/// What is put into an archive. An empty `signatures` makes a draft: the member is there with 0 bytes.
struct ArchiveParts {
  std::string manifest;
  std::string signatures;
  std::optional<std::string> keys;
};

/// Gives bytes on; false stops the writing.
using Sink = std::function<bool(std::string_view bytes)>;

/// Writes the archive of `parts` and `size` bytes of `database` from `offset`. The same parts give the
/// same bytes: owner 0, mode 0444, time 0. Fails with StorageFull when `sink` stops, or as reading does.
[[nodiscard]] Result<void> write_archive(const ArchiveParts& parts, const Source& database, std::uint64_t offset,
                                         std::uint64_t size, const Sink& sink);

} // namespace kiosk::container
