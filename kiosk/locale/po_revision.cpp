#include "kiosk/locale/po_revision.h"

#include "kiosk/base/moment.h"

#include <algorithm>
#include <charconv>

namespace kiosk::locale {
namespace {

constexpr std::string_view field = "\"PO-Revision-Date: ";
constexpr std::size_t date_length = 16; ///< "2026-11-22 13:00"

int number_in(std::string_view digits) {
  int number = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

} // namespace

std::string revision_in(std::string_view po) {
  // The header stands before the first key.
  const std::string_view head = po.substr(0, std::min(po.find("\nmsgctxt "), po.size()));
  const std::size_t start = head.find(field);
  if (start == std::string_view::npos) return {};
  std::string_view value = head.substr(start + field.size());
  value = value.substr(0, std::min(value.find("\\n"), value.size()));
  if (value.size() < date_length) return {};
  const auto time = parse_local_time(value.substr(0, date_length));
  if (!time) return {};
  int east_minutes = 0;
  if (const std::string_view zone = value.substr(date_length); !zone.empty()) {
    const int hours = zone.size() == 5 ? number_in(zone.substr(1, 2)) : -1;
    const int minutes = zone.size() == 5 ? number_in(zone.substr(3, 2)) : -1;
    if (hours < 0 || minutes < 0 || (zone[0] != '+' && zone[0] != '-')) return {};
    east_minutes = (hours * 60 + minutes) * (zone[0] == '-' ? -1 : 1);
  }
  return to_string(*time - std::chrono::minutes{east_minutes}).substr(0, date_length);
}

} // namespace kiosk::locale
