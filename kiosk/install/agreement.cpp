#include "kiosk/install/agreement.h"

#include "kiosk/base/files.h"
#include "kiosk/container/archive.h"
#include "kiosk/container/refusals.h"

#include <fmt/format.h>

namespace kiosk::install {

using container::Refusal;
using container::refuse;

Result<void> check_agreement(const container::Manifest& manifest, const pack::About& about, const Counts& counts) {
  const auto differs = [](std::string_view what) {
    return refuse(Refusal::DatabaseManifest, fmt::format("pack.db and its manifest differ in their {}", what));
  };
  if (about.id != manifest.pack_id) return differs("id");
  if (about.scope != manifest.scope) return differs("scope");
  if (about.epoch != manifest.number.epoch || about.seq != manifest.number.seq) return differs("number");
  if (about.created != manifest.created || about.expires != manifest.expires) return differs("dates");
  if (about.languages != manifest.languages) return differs("languages");
  for (const auto& [name, count] : counts) {
    const auto told = manifest.counts.find(name);
    if (told != manifest.counts.end() && told->second != count) return differs(fmt::format("number of {}", name));
  }
  return {};
}

Result<void> validate_folder(const std::filesystem::path& folder) {
  const auto json = read_file(folder / "manifest.json", container::head_bytes_max);
  if (!json) return refuse(Refusal::LibraryDamaged, json.error().sentence());
  const auto manifest = container::parse_manifest(*json);
  if (!manifest) return tl::unexpected(manifest.error());
  const auto counts = validate_database(folder / "pack.db");
  if (!counts) return tl::unexpected(counts.error());
  const auto pack = pack::Pack::open(folder / "pack.db");
  if (!pack) return tl::unexpected(pack.error());
  return check_agreement(*manifest, pack->about(), *counts);
}

} // namespace kiosk::install
