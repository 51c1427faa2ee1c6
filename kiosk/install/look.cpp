#include "kiosk/install/look.h"

#include "kiosk/base/files.h"
#include "kiosk/container/archive.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/validate.h"
#include "kiosk/locale/catalogue.h"

#include <algorithm>
#include <fmt/format.h>

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

Result<void> look_into_words(const std::filesystem::path& file) {
  constexpr std::ptrdiff_t braces_max = 64;
  const auto units = locale::read_po(file);
  if (!units) return container::refuse(container::Refusal::TextMessage, units.error().detail, units.error().where);
  for (const locale::PoUnit& unit : *units) {
    const std::string where = fmt::format("{}:{}", file.string(), unit.line);
    if (std::count(unit.translation.begin(), unit.translation.end(), '{') > braces_max)
      return container::refuse(container::Refusal::TextMessage, "this is no ICU message: it has too many braces",
                               where);
    if (const auto arguments = locale::arguments_of(unit.translation); !arguments)
      return container::refuse(container::Refusal::TextMessage, arguments.error().detail, where);
  }
  return {};
}

} // namespace kiosk::install
