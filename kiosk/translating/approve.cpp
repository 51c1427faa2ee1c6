#include "kiosk/translating/approve.h"

#include "kiosk/base/result.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/translating/roles.h"

#include <algorithm>
#include <set>

namespace kiosk::translating {

std::string maker_of(const locale::PoEntry& entry) {
  const locale::Origin origin = entry.origin();
  const bool was_changed =
      !origin.hash.empty() && origin.hash != locale::fingerprint(entry.translation, locale::origin_hash_digits);
  if (was_changed) return "human";
  return origin.origin == "machine" && !origin.approved_by.empty() ? "machine-reviewed" : origin.origin;
}

Approved approve(locale::PoDocument& document, const std::vector<std::string>& keys, const std::string& role) {
  ensure(is_role(role), "a text is approved by a role");
  Approved result;
  std::set<std::string, std::less<>> wanted(keys.begin(), keys.end());
  for (locale::PoEntry& entry : document.entries) {
    if (entry.obsolete || (!keys.empty() && wanted.erase(entry.key) == 0)) continue;
    if (entry.translation.empty() || entry.fuzzy) {
      ++result.left_out;
    } else if (maker_of(entry) != "machine") {
      ++result.already;
    } else {
      locale::Origin origin = entry.origin();
      origin.origin = "machine-reviewed";
      origin.approved_by = role;
      entry.comments = locale::with_origin(entry.comments, origin);
      ++result.approved;
    }
  }
  result.unknown.assign(wanted.begin(), wanted.end());
  return result;
}

} // namespace kiosk::translating
