#include "kiosk/base/moment.h"

#include <charconv>
#include <fmt/format.h>

namespace kiosk {
namespace {

/// Reads exactly `length` digits at `at`; -1 when there are others.
int digits(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

} // namespace

Result<Date> parse_date(std::string_view text) {
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || year < 0 || month < 0 || day < 0)
    return fail(ErrorKind::WrongSource, fmt::format("\"{}\" is not a date; write it like 2026-11-24", text));
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return fail(ErrorKind::WrongSource, fmt::format("the day {} does not exist", text));
  return date;
}

Result<std::chrono::minutes> parse_time_of_day(std::string_view text) {
  const int hour = digits(text, 0, 2), minute = digits(text, 3, 2);
  const bool written_right = text.size() == 5 && text[2] == ':' && hour >= 0 && minute >= 0;
  const bool exists = (hour < 24 && minute < 60) || (hour == 24 && minute == 0);
  if (!written_right || !exists)
    return fail(ErrorKind::WrongSource, fmt::format("\"{}\" is not a time; write it like 14:30", text));
  return std::chrono::minutes{hour * 60 + minute};
}

Result<LocalTime> parse_local_time(std::string_view text) {
  const auto date = parse_date(text.substr(0, 10));
  if (!date) return tl::unexpected(date.error());
  const int hour = digits(text, 11, 2), minute = digits(text, 14, 2);
  const int second = text.size() == 19 && text[16] == ':' ? digits(text, 17, 2) : (text.size() == 16 ? 0 : -1);
  const bool separated = text.size() >= 16 && (text[10] == 'T' || text[10] == ' ') && text[13] == ':';
  if (!separated || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return fail(ErrorKind::WrongSource,
                fmt::format("\"{}\" is not a date with time; write it like 2026-11-24T14:30", text));
  return at_midnight(*date) + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string to_string(LocalTime time) {
  const auto since_midnight = time_of_day(time).count();
  return fmt::format("{}T{:02}:{:02}:{:02}", to_string(date_of(time)), since_midnight / 3600, since_midnight / 60 % 60,
                     since_midnight % 60);
}

} // namespace kiosk
