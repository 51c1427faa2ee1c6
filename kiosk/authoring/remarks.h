// What an editor should know of a pack that a kiosk would nevertheless take.
#pragma once

#include "kiosk/pack/pack.h"

#include <string>
#include <vector>

namespace kiosk::authoring {

struct Remark {
  std::string kind;     ///< "outdated", "machine", "missing", "amount-expires", "not-reviewed", ...
  std::string where;    ///< "offer/x", "offer/x/title (ar)"
  std::string sentence; ///< German
};

/// Every kind with its German heading, in the order in which they are told.
[[nodiscard]] const std::vector<std::pair<std::string, std::string>>& remark_kinds();

/// All remarks on a pack as of a day. Fails with PackDamaged when it cannot be read.
[[nodiscard]] Result<std::vector<Remark>> remarks_on(const pack::Pack& pack, Date today);

} // namespace kiosk::authoring
