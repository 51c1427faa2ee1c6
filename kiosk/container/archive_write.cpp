// The writing half: the same parts give the same bytes.
#include "kiosk/container/archive.h"
#include "kiosk/container/refusals.h"
#include "kiosk/container/ustar.h"

#include <algorithm>
#include <vector>

namespace kiosk::container {
namespace {

constexpr std::size_t stretch_bytes = 1024 * 1024;

/// Keeps whether the sink still takes.
class Output {
public:
  explicit Output(const Sink& sink) : sink_(sink) {}

  void put(std::string_view bytes) { good_ = good_ && (bytes.empty() || sink_(bytes)); }
  void zeros_after(std::uint64_t size) { put(std::string(ustar::padding_of(size), '\0')); }
  void member(std::string_view name, std::string_view bytes) {
    put(ustar::header_of(name, bytes.size()));
    put(bytes);
    zeros_after(bytes.size());
  }
  [[nodiscard]] bool good() const { return good_; }

private:
  const Sink& sink_;
  bool good_ = true;
};

} // namespace

Result<void> write_archive(const ArchiveParts& parts, const Source& database, std::uint64_t offset, std::uint64_t size,
                           const Sink& sink) {
  const std::uint64_t head_size =
      std::max({parts.manifest.size(), parts.signatures.size(), parts.keys ? parts.keys->size() : std::size_t{0}});
  if (head_size > head_bytes_max || size > database_bytes_max) return refuse(Refusal::ArchiveSize);
  Output output(sink);
  output.member(ustar::manifest_name, parts.manifest);
  output.member(ustar::signatures_name, parts.signatures);
  if (parts.keys) output.member(ustar::keys_name, *parts.keys);
  output.put(ustar::header_of(ustar::database_name, size));
  std::vector<char> stretch(static_cast<std::size_t>(std::min<std::uint64_t>(stretch_bytes, size)));
  for (std::uint64_t done = 0; done < size && output.good();) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(stretch.size(), size - done));
    const auto got = database.read_at(offset + done, stretch.data(), wanted);
    if (!got) return tl::unexpected(got.error());
    if (*got != wanted) return refuse(Refusal::MediumChanged);
    output.put({stretch.data(), wanted});
    done += wanted;
  }
  output.zeros_after(size);
  output.put(std::string(2 * ustar::block_bytes, '\0'));
  if (!output.good()) return refuse(Refusal::StorageFull, "the pack cannot be written");
  return {};
}

} // namespace kiosk::container
