#include "kiosk/install/validate.h"

#include "kiosk/pack/pack.h"

namespace kiosk::install {

Result<Counts> validate_database(const std::filesystem::path& file, const Limits&, const Progress&) {
  const auto pack = pack::Pack::open(file);
  if (!pack) return tl::unexpected(pack.error());
  return Counts{{"offers", static_cast<std::int64_t>(pack->offers().size())}};
}

} // namespace kiosk::install
