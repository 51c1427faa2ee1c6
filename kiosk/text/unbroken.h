// Data that a line must not tear apart although Unicode's rules would: phone numbers, times, amounts.
#pragma once

#include <cstdint>
#include <string>

namespace kiosk::text {

/// Whether `offset`, where a line of `text` might end, stands inside a phone number, a range of numbers or
/// times (`8 - 12`, `8 Uhr bis 12 Uhr`, `08:00 to 12:30`), a date, or between a number and what it counts
/// (`259 Euro`, `8 Uhr`, `5 %`).
[[nodiscard]] bool is_inside_datum(const std::u16string& text, std::uint32_t offset);

} // namespace kiosk::text
