#include "kiosk/install/open_file.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"

#include <unistd.h>

namespace kiosk::install {
namespace {

using container::FileKind;
using container::Heads;
using container::Refusal;

/// Closes itself.
class Descriptor {
public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() { ::close(descriptor_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

private:
  int descriptor_;
};

/// What is known of a container before its database is read.
struct Checked {
  container::Manifest manifest;
  std::optional<container::TrustedKey> signer;
};

Result<Checked> check_heads(const Heads& heads, const OpenRules& rules) {
  const bool is_signed = !heads.signatures.empty();
  if (is_signed && rules.trust) {
    auto verified = container::verify_heads(heads, *rules.trust, rules.policy);
    if (!verified) return tl::unexpected(verified.error());
    return Checked{verified->manifest(), verified->signer()};
  }
  if (rules.drafts == Drafts::Refused)
    return is_signed ? container::refuse(Refusal::SignatureForeign, "the pack is signed, but no key is trusted here")
                     : container::refuse(Refusal::SignatureMissing);
  auto manifest = container::read_unverified(heads);
  if (!manifest) return tl::unexpected(manifest.error());
  return Checked{std::move(*manifest), std::nullopt};
}

Result<std::string> read_database(const container::Source& source, const Heads& heads,
                                  const container::Manifest& manifest) {
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(heads.database_size));
  const auto read = container::verify_database(source, heads.database_offset, heads.database_size, manifest.db_sha256,
                                               [&](std::string_view stretch) {
                                                 bytes += stretch;
                                                 return true;
                                               });
  if (!read) return tl::unexpected(read.error());
  return bytes;
}

Result<OpenedPack> open_container(const container::Source& source, const OpenRules& rules) {
  auto heads = container::read_heads(source);
  if (!heads) return tl::unexpected(heads.error());
  auto checked = check_heads(*heads, rules);
  if (!checked) return tl::unexpected(checked.error());
  auto bytes = read_database(source, *heads, checked->manifest);
  if (!bytes) return tl::unexpected(bytes.error());
  auto pack = pack::Pack::open_bytes(std::move(*bytes));
  if (!pack) return tl::unexpected(pack.error());
  if (const auto same = compare_with_manifest(pack->about(), counts_of(*pack), checked->manifest); !same)
    return tl::unexpected(same.error());
  return OpenedPack{std::move(*pack),           FileKind::Container,        std::move(checked->manifest),
                    !heads->signatures.empty(), std::move(checked->signer), source.size(),
                    heads->database_size};
}

/// Plain databases, and what is neither: the reader of packs has a sentence for each.
Result<OpenedPack> open_plain(const std::filesystem::path& file, FileKind kind, std::uint64_t size,
                              const OpenRules& rules) {
  if (kind == FileKind::Database && rules.drafts == Drafts::Refused)
    return container::refuse(Refusal::SignatureMissing, "a plain database has no signature");
  auto pack = pack::Pack::open(file);
  if (!pack) return tl::unexpected(pack.error());
  return OpenedPack{std::move(*pack), kind, std::nullopt, false, std::nullopt, size, size};
}

/// Gives an open source of the file to `use`, and its kind.
template <typename T, typename Use> Result<T> with_source(const std::filesystem::path& file, Use use) {
  const auto opened = container::open_source(file, container::Links::Followed);
  if (!opened) return tl::unexpected(opened.error());
  const Descriptor descriptor(*opened);
  const auto source = container::FileSource::of(descriptor.get());
  if (!source) return tl::unexpected(source.error());
  Result<T> result = use(*source, container::kind_of(*source));
  if (!result && result.error().where.empty()) result.error().where = file.string();
  return result;
}

} // namespace

Result<OpenedPack> open_pack_file(const std::filesystem::path& file, const OpenRules& rules) {
  return with_source<OpenedPack>(file, [&](const container::FileSource& source, FileKind kind) {
    return kind == FileKind::Container ? open_container(source, rules) : open_plain(file, kind, source.size(), rules);
  });
}

Result<std::string> read_database_of(const std::filesystem::path& file) {
  return with_source<std::string>(file, [&](const container::FileSource& source, FileKind kind) -> Result<std::string> {
    if (kind != FileKind::Container) return read_file(file);
    const auto heads = container::read_heads(source);
    if (!heads) return tl::unexpected(heads.error());
    const auto manifest = container::read_unverified(*heads);
    if (!manifest) return tl::unexpected(manifest.error());
    return read_database(source, *heads, *manifest);
  });
}

} // namespace kiosk::install
