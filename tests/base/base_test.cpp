// Dates, languages and whole files.
#include "kiosk/base/files.h"
#include "kiosk/base/language.h"
#include "kiosk/base/moment.h"

#include <catch2/catch.hpp>

using namespace kiosk;

TEST_CASE("dates and times are read strictly and written back the same") {
  CHECK(to_string(parse_date("2026-11-24").value()) == "2026-11-24");
  CHECK(to_string(parse_local_time("2026-11-24T14:30").value()) == "2026-11-24T14:30:00");
  CHECK(to_string(parse_local_time("2026-11-24 14:30:59").value()) == "2026-11-24T14:30:59");
  for (const char* text : {"", "2026-2-3", "2026-02-30", "24.11.2026", "2026-13-01", "2026-11-24T", "20261124"})
    CHECK_FALSE(parse_date(text).has_value());
  for (const char* text :
       {"2026-11-24", "2026-11-24T25:00", "2026-11-24T14:60", "2026-11-24T14-30", "2026-11-24T14:30:5"})
    CHECK_FALSE(parse_local_time(text).has_value());
  CHECK(parse_time_of_day("24:00").value() == std::chrono::hours{24});
  for (const char* text : {"24:01", "8:00", "08.00", "0800"})
    CHECK_FALSE(parse_time_of_day(text).has_value());
}

TEST_CASE("days and weekdays are counted over month and year ends") {
  const Date date = parse_date("2026-12-31").value();
  CHECK(to_string(plus_days(date, 1)) == "2027-01-01");
  CHECK(weekday_of(parse_date("2026-11-22").value()) == std::chrono::Sunday);
}

TEST_CASE("direction comes from the script in the tag, else from the language") {
  for (const char* tag : {"ar", "fa", "fa-AF", "ckb", "ps", "ku-Arab"})
    CHECK(is_right_to_left(Language{tag}));
  for (const char* tag : {"de", "ku", "sr-Latn", "az-Latn", "uk", "ti", "ar-Latn"})
    CHECK_FALSE(is_right_to_left(Language{tag}));
}

TEST_CASE("whole files: written by renaming, read with a limit") {
  const auto folder = std::filesystem::temp_directory_path() / "elternkiosk-base-test";
  std::filesystem::create_directories(folder);
  const auto file = folder / "a.txt";
  REQUIRE(write_file(file, "Grüße").has_value());
  CHECK(read_file(file).value() == "Grüße");
  CHECK(read_file(file, 3).error().kind == ErrorKind::TooLarge);
  CHECK(read_file(folder / "none").error().kind == ErrorKind::NotFound);
  CHECK(read_file(folder).error().kind == ErrorKind::Unreadable);
  CHECK_FALSE(write_file(folder / "none" / "b.txt", "x").has_value());
  std::filesystem::remove_all(folder);
}
