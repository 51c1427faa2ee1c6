// Both clock changes of two years, and a machine set to another time zone.
#include "kiosk/locale/berlin_time.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>

using namespace kiosk;

namespace {

/// Berlin wall-clock time of a UTC time written as "2026-03-29T00:59:59".
std::string berlin(const char* utc) {
  const auto parsed = parse_local_time(utc);
  REQUIRE(parsed);
  return to_string(locale::to_berlin(std::chrono::sys_seconds{parsed->time_since_epoch()}));
}

} // namespace

TEST_CASE("winter is one hour ahead of UTC, summer two") {
  CHECK(berlin("2026-11-24T13:30:00") == "2026-11-24T14:30:00");
  CHECK(berlin("2026-07-01T12:00:00") == "2026-07-01T14:00:00");
  CHECK(berlin("2026-12-31T23:00:00") == "2027-01-01T00:00:00");
}

TEST_CASE("in March the hour from two to three is skipped") {
  CHECK(berlin("2026-03-29T00:59:59") == "2026-03-29T01:59:59");
  CHECK(berlin("2026-03-29T01:00:00") == "2026-03-29T03:00:00");
  CHECK(berlin("2027-03-28T00:59:59") == "2027-03-28T01:59:59");
  CHECK(berlin("2027-03-28T01:00:00") == "2027-03-28T03:00:00");
}

TEST_CASE("in October the hour from two to three comes twice") {
  CHECK(berlin("2026-10-25T00:30:00") == "2026-10-25T02:30:00");
  CHECK(berlin("2026-10-25T01:30:00") == "2026-10-25T02:30:00");
  CHECK(berlin("2026-10-25T01:59:59") == "2026-10-25T02:59:59");
  CHECK(berlin("2026-10-25T02:00:00") == "2026-10-25T03:00:00");
  CHECK(berlin("2027-10-31T00:30:00") == "2027-10-31T02:30:00");
  CHECK(berlin("2027-10-31T01:30:00") == "2027-10-31T02:30:00");
}

TEST_CASE("the machine's time zone has no effect") {
  const char* before = std::getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  for (const char* zone : {"America/New_York", "Asia/Tokyo", "UTC", "Nowhere/At-All"}) {
    INFO(zone);
    setenv("TZ", zone, 1);
    tzset();
    CHECK(berlin("2026-11-24T13:30:00") == "2026-11-24T14:30:00");
    const auto utc = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto difference = locale::now().local - locale::to_berlin(utc);
    CHECK(difference >= std::chrono::seconds{0});
    CHECK(difference < std::chrono::seconds{30});
  }
  if (before == nullptr)
    unsetenv("TZ");
  else
    setenv("TZ", kept.c_str(), 1);
  tzset();
}

TEST_CASE("the steady clock never turns back") {
  const Moment first = locale::now(), second = locale::now();
  CHECK((first.steady <= second.steady));
}
