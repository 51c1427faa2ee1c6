#include "kiosk/container/archive.h"

#include "kiosk/container/refusals.h"
#include "kiosk/container/ustar.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::container {
namespace {

using ustar::block_bytes;

constexpr std::string_view sqlite_magic{"SQLite format 3\0", 16};

/// Walks through the archive from its beginning.
class Reader {
public:
  explicit Reader(const Source& source) : source_(source) {}

  [[nodiscard]] std::uint64_t position() const { return position_; }
  void skip(std::uint64_t bytes) { position_ += bytes; }

  /// The next `size` bytes; fails with ArchiveCut when there are fewer.
  Result<std::string> take(std::uint64_t size) {
    if (size > source_.size() || position_ > source_.size() - size) return refuse(Refusal::ArchiveCut);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const auto got = source_.read_at(position_, bytes.data(), bytes.size());
    if (!got) return tl::unexpected(got.error());
    // It was that long a moment ago.
    if (*got != bytes.size()) return refuse(Refusal::MediumChanged, "the pack became shorter while it was read");
    position_ += size;
    return bytes;
  }
  Result<ustar::Member> header() {
    const auto block = take(block_bytes);
    if (!block) return tl::unexpected(block.error());
    const bool is_first = position_ == block_bytes;
    if (!is_first && block->find_first_not_of('\0') == std::string::npos)
      return refuse(Refusal::ArchiveMember, "a member of the pack is missing");
    auto member = ustar::parse_header(*block);
    if (!member && !is_first && is(member.error(), Refusal::ArchiveKind)) return refuse(Refusal::ArchiveHeader);
    return member;
  }
  Result<void> zeros(std::size_t count) {
    const auto bytes = take(count);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->find_first_not_of('\0') != std::string::npos) return refuse(Refusal::ArchivePadding);
    return {};
  }

private:
  const Source& source_;
  std::uint64_t position_ = 0;
};

Result<void> expect(const ustar::Member& member, std::string_view name) {
  if (member.name == name) return {};
  return refuse(Refusal::ArchiveMember, fmt::format("the pack holds something else where {} must stand", name));
}

/// The bytes of a small member, with its padding behind it.
Result<std::string> small_member(Reader& reader, const ustar::Member& member) {
  if (member.size > head_bytes_max)
    return refuse(Refusal::ArchiveSize, fmt::format("{} is larger than {} bytes", member.name, head_bytes_max));
  auto bytes = reader.take(member.size);
  if (!bytes) return bytes;
  if (const auto padding = reader.zeros(ustar::padding_of(member.size)); !padding)
    return tl::unexpected(padding.error());
  return bytes;
}

/// pack.db's place, the padding behind it and the end of the archive.
Result<void> find_database(Reader& reader, const Source& source, const ustar::Member& member, Heads& heads) {
  if (const auto fits = expect(member, ustar::database_name); !fits) return fits;
  if (member.size > database_bytes_max)
    return refuse(Refusal::ArchiveSize, fmt::format("pack.db is larger than {} bytes", database_bytes_max));
  if (member.size == 0) return refuse(Refusal::DatabaseEmpty);
  heads.database_offset = reader.position();
  heads.database_size = member.size;
  reader.skip(member.size);
  if (const auto padding = reader.zeros(ustar::padding_of(member.size)); !padding) return padding;
  if (const auto end = reader.zeros(2 * block_bytes); !end) return end;
  if (reader.position() != source.size()) return refuse(Refusal::ArchiveTrailing);
  return {};
}

} // namespace

Result<FileSource> FileSource::of(int descriptor) {
  struct stat about {};
  if (::fstat(descriptor, &about) != 0) return refuse(Refusal::MediumUnreadable, std::strerror(errno));
  if (!S_ISREG(about.st_mode)) return refuse(Refusal::MediumNoFile);
  return FileSource(descriptor, static_cast<std::uint64_t>(about.st_size));
}

Result<std::size_t> FileSource::read_at(std::uint64_t offset, char* into, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::pread(descriptor_, into + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    // A stick that was pulled out gives EIO, ENODEV or ENXIO.
    if (got < 0)
      return refuse(Refusal::MediumPulled, fmt::format("the pack cannot be read ({})", std::strerror(errno)));
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

Result<std::size_t> MemorySource::read_at(std::uint64_t offset, char* into, std::size_t size) const {
  if (offset >= bytes_.size()) return std::size_t{0};
  const std::size_t count = std::min(size, bytes_.size() - static_cast<std::size_t>(offset));
  std::memcpy(into, bytes_.data() + offset, count);
  return count;
}

Result<Heads> read_heads(const Source& source) {
  if (source.size() == 0) return refuse(Refusal::ArchiveEmpty);
  if (source.size() > file_bytes_max)
    return refuse(Refusal::ArchiveSize, fmt::format("the pack is larger than {} bytes", file_bytes_max));
  Reader reader(source);
  Heads heads;
  auto member = reader.header();
  if (!member) return tl::unexpected(member.error());
  if (const auto fits = expect(*member, ustar::manifest_name); !fits) return tl::unexpected(fits.error());
  auto manifest = small_member(reader, *member);
  if (!manifest) return tl::unexpected(manifest.error());
  heads.manifest = std::move(*manifest);

  member = reader.header();
  if (!member) return tl::unexpected(member.error());
  if (const auto fits = expect(*member, ustar::signatures_name); !fits) return tl::unexpected(fits.error());
  auto signatures = small_member(reader, *member);
  if (!signatures) return tl::unexpected(signatures.error());
  heads.signatures = std::move(*signatures);

  member = reader.header();
  if (member && member->name == ustar::keys_name) {
    auto keys = small_member(reader, *member);
    if (!keys) return tl::unexpected(keys.error());
    heads.keys = std::move(*keys);
    member = reader.header();
  }
  if (!member) return tl::unexpected(member.error());
  if (const auto found = find_database(reader, source, *member, heads); !found) return tl::unexpected(found.error());
  return heads;
}

FileKind kind_of(const Source& source) {
  std::array<char, block_bytes> block{};
  const std::size_t got = source.read_at(0, block.data(), block.size()).value_or(0);
  const std::string_view bytes(block.data(), got);
  if (got == 0) return FileKind::Empty;
  if (bytes.substr(0, sqlite_magic.size()) == sqlite_magic) return FileKind::Database;
  // A container whose header is damaged is still meant to be one: it gets the fitting refusal.
  const bool begins_with_manifest = bytes.substr(0, ustar::manifest_name.size()) == ustar::manifest_name;
  const bool is_tar = got == block_bytes && bytes.substr(257, 5) == "ustar";
  return begins_with_manifest || is_tar ? FileKind::Container : FileKind::Other;
}

Result<int> open_source(const std::filesystem::path& file, Links links) {
  const int no_links = links == Links::Refused ? O_NOFOLLOW : 0;
  // O_NONBLOCK: opening a FIFO must not wait for a writer; a regular file does not care.
  const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | no_links;
  // A stick keeps even its times of access where the kernel lets us: only an owner may leave them alone.
  int descriptor = ::open(file.c_str(), flags | O_NOATIME);
  if (descriptor < 0 && errno == EPERM) descriptor = ::open(file.c_str(), flags);
  if (descriptor < 0) {
    const int why = errno;
    if (why == ELOOP) return refuse(Refusal::MediumLink, {}, file.string());
    if (why == ENOENT || why == ENOTDIR) return refuse(Refusal::MediumNothing, "there is no such file", file.string());
    if (why == ENXIO) return refuse(Refusal::MediumNoFile, {}, file.string());
    return refuse(Refusal::MediumUnreadable, fmt::format("the file cannot be opened ({})", std::strerror(why)),
                  file.string());
  }
  const auto source = FileSource::of(descriptor);
  if (source) return descriptor;
  ::close(descriptor);
  Error error = source.error();
  error.where = file.string();
  return tl::unexpected(std::move(error));
}

} // namespace kiosk::container
