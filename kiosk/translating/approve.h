// A person says that a machine's text is right as it stands. Pure.
#pragma once

#include "kiosk/locale/po_document.h"

#include <string>
#include <vector>

namespace kiosk::translating {

struct Approved {
  int approved = 0;
  int already = 0;                  ///< a person's, or approved before
  int left_out = 0;                 ///< not translated, or outdated: there is nothing to approve
  std::vector<std::string> unknown; ///< keys that the file does not have
};

/// Marks the texts of `keys` (all when it is empty) as approved by a role: "machine" becomes "machine-reviewed", its
/// hash stays, so that a later change still shows. `role` must be one of roles().
Approved approve(locale::PoDocument& document, const std::vector<std::string>& keys, const std::string& role);

/// Who made the text of an entry: the origin's word, "human" where its hash no longer fits.
[[nodiscard]] std::string maker_of(const locale::PoEntry& entry);

} // namespace kiosk::translating
