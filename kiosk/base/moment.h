// Points in time as the kiosk knows them: the wall clock in Magdeburg, and a steady one.
//
// Screens compare LocalTime; idle times use the steady clock only, so that a jump of the wall
// clock never closes a page. Converting from UTC happens in `locale/berlin_time.h` alone.
#pragma once

#include "kiosk/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace kiosk {

/// A calendar day, Gregorian.
using Date = std::chrono::year_month_day;
/// Wall-clock time in Europe/Berlin, without offset.
using LocalTime = std::chrono::local_seconds;
/// Never jumps, never turns back.
using SteadyTime = std::chrono::steady_clock::time_point;

/// Both clocks, read together.
struct Moment {
  SteadyTime steady;
  LocalTime local;
};

[[nodiscard]] inline Date date_of(LocalTime time) { return Date{std::chrono::floor<std::chrono::days>(time)}; }
[[nodiscard]] inline LocalTime at_midnight(Date date) { return LocalTime{std::chrono::local_days{date}}; }
[[nodiscard]] inline std::chrono::weekday weekday_of(Date date) {
  return std::chrono::weekday{std::chrono::local_days{date}};
}
/// Seconds since midnight.
[[nodiscard]] inline std::chrono::seconds time_of_day(LocalTime time) { return time - at_midnight(date_of(time)); }
/// `date` moved by whole days.
[[nodiscard]] inline Date plus_days(Date date, int days) {
  return Date{std::chrono::local_days{date} + std::chrono::days{days}};
}

/// Reads `2026-11-24`; fails with WrongSource for anything else, 2026-02-30 included.
[[nodiscard]] Result<Date> parse_date(std::string_view text);
/// Reads `2026-11-24T14:30` or `2026-11-24T14:30:00`.
[[nodiscard]] Result<LocalTime> parse_local_time(std::string_view text);
/// Reads `14:30` as a time since midnight (`24:00` is the end of the day).
[[nodiscard]] Result<std::chrono::minutes> parse_time_of_day(std::string_view text);
/// `2026-11-24`
[[nodiscard]] std::string to_string(Date date);
/// `2026-11-24T14:30:00`
[[nodiscard]] std::string to_string(LocalTime time);

} // namespace kiosk
