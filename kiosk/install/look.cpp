#include "kiosk/install/look.h"

#include "kiosk/base/files.h"
#include "kiosk/container/archive.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/validate.h"

namespace kiosk::install {

Result<void> look_into(const std::filesystem::path& folder) {
  const auto json = read_file(folder / "manifest.json", container::head_bytes_max);
  if (!json) return container::refuse(container::Refusal::LibraryDamaged, json.error().sentence());
  const auto manifest = container::parse_manifest(*json);
  if (!manifest) return tl::unexpected(manifest.error());
  if (manifest->schema != schema_hash()) return container::refuse(container::Refusal::DatabaseSchema);
  const auto pack = pack::Pack::open(folder / "pack.db");
  if (!pack) return tl::unexpected(pack.error());
  const auto counts = validate(*pack);
  if (!counts) return tl::unexpected(counts.error());
  return compare_with_manifest(pack->about(), *counts, *manifest);
}

} // namespace kiosk::install
