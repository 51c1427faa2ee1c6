// From rules to dates, in wall-clock time.
#include "kiosk/authoring/calendar.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>

using namespace kiosk;
using authoring::EventSeries;

namespace {

Date day(const char* text) { return parse_date(text).value(); }

EventSeries series(const char* start, const char* end, const char* rule) {
  EventSeries series;
  series.event = "treff";
  series.start = parse_local_time(start).value();
  series.end = parse_local_time(end).value();
  series.repeat = rule;
  return series;
}

std::vector<std::string> starts(const EventSeries& series, const char* from, const char* until) {
  authoring::Findings findings;
  std::vector<std::string> starts;
  for (const auto& occurrence : authoring::expand(series, day(from), day(until), findings))
    starts.push_back(to_string(occurrence.start));
  for (const auto& finding : findings.errors())
    starts.push_back("error: " + finding.sentence);
  return starts;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("half past two stays half past two on both sides of a clock change") {
  for (const char* zone : {"Europe/Berlin", "America/New_York", "UTC"}) {
    ::setenv("TZ", zone, 1);
    ::tzset();
    const EventSeries weekly = series("2027-03-23T14:30", "2027-03-23T16:00", "FREQ=WEEKLY;BYDAY=TU");
    CHECK(starts(weekly, "2027-03-20", "2027-04-07") ==
          Strings{"2027-03-23T14:30:00", "2027-03-30T14:30:00", "2027-04-06T14:30:00"});
    CHECK(starts(weekly, "2027-10-25", "2027-11-03") == Strings{"2027-10-26T14:30:00", "2027-11-02T14:30:00"});
    // The night itself: 28 March has no 02:30, 31 October has it twice; on the wall it stands once each.
    CHECK(starts(series("2027-03-27T02:30", "2027-03-27T03:30", "FREQ=DAILY"), "2027-03-27", "2027-03-30") ==
          Strings{"2027-03-27T02:30:00", "2027-03-28T02:30:00", "2027-03-29T02:30:00"});
    CHECK(starts(series("2027-10-30T02:30", "2027-10-30T03:30", "FREQ=DAILY"), "2027-10-30", "2027-11-02") ==
          Strings{"2027-10-30T02:30:00", "2027-10-31T02:30:00", "2027-11-01T02:30:00"});
  }
  ::unsetenv("TZ");
  ::tzset();
}

TEST_CASE("rules end where they say") {
  const auto weekly = [](const char* rule) { return series("2026-12-01T09:00", "2026-12-01T10:00", rule); };
  CHECK(starts(weekly("FREQ=WEEKLY;COUNT=2"), "2026-11-22", "2027-11-22") ==
        Strings{"2026-12-01T09:00:00", "2026-12-08T09:00:00"});
  // The last day belongs to it, with a date as with a time.
  CHECK(starts(weekly("FREQ=WEEKLY;UNTIL=20261215"), "2026-11-22", "2027-11-22").size() == 3);
  CHECK(starts(weekly("FREQ=WEEKLY;UNTIL=20261215T090000"), "2026-11-22", "2027-11-22").size() == 3);
  CHECK(starts(weekly("FREQ=WEEKLY;UNTIL=20261215T085959"), "2026-11-22", "2027-11-22").size() == 2);
  CHECK(starts(weekly("FREQ=WEEKLY;INTERVAL=2"), "2026-11-22", "2027-01-01") ==
        Strings{"2026-12-01T09:00:00", "2026-12-15T09:00:00", "2026-12-29T09:00:00"});
  CHECK(starts(weekly("FREQ=WEEKLY;BYDAY=TU,TH"), "2026-12-08", "2026-12-12") ==
        Strings{"2026-12-08T09:00:00", "2026-12-10T09:00:00"});
  CHECK(starts(weekly("FREQ=MONTHLY;BYDAY=1TU"), "2026-11-22", "2027-02-28") ==
        Strings{"2026-12-01T09:00:00", "2027-01-05T09:00:00", "2027-02-02T09:00:00"});
  CHECK(starts(weekly(""), "2026-11-22", "2027-11-22") == Strings{"2026-12-01T09:00:00"});
  CHECK(starts(weekly(""), "2026-12-02", "2027-11-22").empty());
}

TEST_CASE("dates are cancelled, moved and left out") {
  EventSeries weekly = series("2026-12-01T09:00", "2026-12-01T10:30", "FREQ=WEEKLY");
  weekly.except.push_back({day("2026-12-08"), {}});
  authoring::ChangedDate cancelled;
  cancelled.date = day("2026-12-15");
  cancelled.cancelled = true;
  cancelled.note.key = "event/treff/change/1/note";
  authoring::ChangedDate moved;
  moved.date = day("2026-12-22");
  moved.start = parse_local_time("2026-12-14T11:00").value();
  moved.end = parse_local_time("2026-12-14T12:00").value();
  weekly.changes = {cancelled, moved};
  authoring::Findings findings;
  const auto dates = authoring::expand(weekly, day("2026-12-02"), day("2027-01-01"), findings);
  CHECK_FALSE(findings.has_errors());
  REQUIRE(dates.size() == 3);
  CHECK(to_string(dates[0].start) == "2026-12-14T11:00:00");
  CHECK(to_string(dates[0].end) == "2026-12-14T12:00:00");
  CHECK(dates[0].moved);
  CHECK_FALSE(dates[0].cancelled);
  CHECK(to_string(dates[1].start) == "2026-12-15T09:00:00");
  CHECK(dates[1].cancelled);
  CHECK(dates[1].note.key == "event/treff/change/1/note");
  CHECK(to_string(dates[2].end) == "2026-12-29T10:30:00");
}
