#include "kiosk/authoring/calendar.h"

#include "kiosk/base/owned.h"

#include <algorithm>
#include <fmt/format.h>
#include <libical/ical.h>

namespace kiosk::authoring {
namespace {

using Iterator = Owned<icalrecur_iterator, icalrecur_iterator_free>;

constexpr int months_expanded = 24;
/// More than a date a day over thirty years: a rule that goes on and on ends here.
constexpr int dates_max = 12'000;

icaltimetype to_ical(LocalTime time) {
  const Date date = date_of(time);
  const auto seconds = static_cast<int>(time_of_day(time).count());
  icaltimetype result = icaltime_null_time();
  result.year = static_cast<int>(date.year());
  result.month = static_cast<int>(static_cast<unsigned>(date.month()));
  result.day = static_cast<int>(static_cast<unsigned>(date.day()));
  result.hour = seconds / 3600;
  result.minute = seconds / 60 % 60;
  result.second = seconds % 60;
  return result;
}

LocalTime from_ical(const icaltimetype& time) {
  const Date date{std::chrono::year{time.year}, std::chrono::month{static_cast<unsigned>(time.month)},
                  std::chrono::day{static_cast<unsigned>(time.day)}};
  return at_midnight(date) + std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
         std::chrono::seconds{time.second};
}

/// What is wrong with a rule that libical could read; empty when nothing is.
std::string fault_of(const icalrecurrencetype& rule, const std::string& written) {
  if (rule.freq == ICAL_NO_RECURRENCE || rule.freq < ICAL_DAILY_RECURRENCE)
    return fmt::format("\"{}\" is not a rule such as FREQ=WEEKLY;BYDAY=TU (RFC 5545; daily at most)", written);
  const bool changes_time = rule.by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX ||
                            rule.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX ||
                            rule.by_second[0] != ICAL_RECURRENCE_ARRAY_MAX;
  if (changes_time) return "the time of day stands in \"start\", not in the rule";
  if (icaltime_is_utc(rule.until)) return "write UNTIL without Z: times are wall-clock times";
  return {};
}

/// Every start of the series from its beginning up to `until`, without exceptions.
std::vector<LocalTime> starts_of(const EventSeries& series, LocalTime until, Findings& findings) {
  if (series.repeat.empty()) return {series.start};
  icalerror_set_errors_are_fatal(0);
  icalrecurrencetype rule = icalrecurrencetype_from_string(series.repeat.c_str());
  if (std::string fault = fault_of(rule, series.repeat); !fault.empty()) {
    findings.error(series.repeat_at, std::move(fault));
    return {};
  }
  if (icaltime_is_date(rule.until)) { // the whole last day belongs to the series
    rule.until.is_date = 0;
    rule.until.hour = 23;
    rule.until.minute = rule.until.second = 59;
  }
  const Iterator iterator(icalrecur_iterator_new(rule, to_ical(series.start)));
  std::vector<LocalTime> starts;
  while (iterator != nullptr && static_cast<int>(starts.size()) < dates_max) {
    const icaltimetype next = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(next) || from_ical(next) >= until) break;
    starts.push_back(from_ical(next));
  }
  if (starts.empty() || starts.front() != series.start)
    findings.error(series.repeat_at, "\"start\" is not a date of this rule: the first date must fit it");
  return starts;
}

bool holds(const std::vector<LocalTime>& starts, Date date) {
  return std::any_of(starts.begin(), starts.end(), [&](LocalTime start) { return date_of(start) == date; });
}

pack::Occurrence occurrence_of(const EventSeries& series, LocalTime start, const ChangedDate* change) {
  pack::Occurrence occurrence;
  occurrence.event = series.event;
  occurrence.start = start;
  occurrence.end = start + (series.end - series.start);
  if (change == nullptr) return occurrence;
  occurrence.note = change->note;
  occurrence.cancelled = change->cancelled;
  occurrence.moved = change->start.has_value();
  if (change->start) occurrence.start = *change->start;
  if (change->end) occurrence.end = *change->end;
  return occurrence;
}

/// An exception or a change must meet a date of the series, and each date only once.
void check_dates(const EventSeries& series, const std::vector<LocalTime>& starts, Findings& findings) {
  std::set<Date> seen;
  const auto check = [&](Date date, const SourceLine& at) {
    if (!holds(starts, date)) findings.error(at, fmt::format("{} is not a date of this series", to_string(date)));
    if (!seen.insert(date).second) findings.error(at, fmt::format("{} is excepted or changed twice", to_string(date)));
  };
  for (const ExceptedDate& except : series.except)
    check(except.date, except.at);
  for (const ChangedDate& change : series.changes)
    check(change.date, change.at);
}

} // namespace

std::vector<pack::Occurrence> expand(const EventSeries& series, Date from, Date until, Findings& findings) {
  // A date far ahead may be moved into the window, and an exception may lie behind it: look further.
  const LocalTime window_end = at_midnight(until);
  const std::vector<LocalTime> starts = starts_of(series, window_end + std::chrono::days{366}, findings);
  if (starts.empty()) return {};
  check_dates(series, starts, findings);

  std::vector<pack::Occurrence> occurrences;
  for (const LocalTime start : starts) {
    const Date date = date_of(start);
    const bool is_excepted = std::any_of(series.except.begin(), series.except.end(),
                                         [&](const ExceptedDate& except) { return except.date == date; });
    if (is_excepted) continue;
    const auto change = std::find_if(series.changes.begin(), series.changes.end(),
                                     [&](const ChangedDate& changed) { return changed.date == date; });
    pack::Occurrence occurrence = occurrence_of(series, start, change == series.changes.end() ? nullptr : &*change);
    if (occurrence.end > at_midnight(from) && occurrence.start < window_end) occurrences.push_back(occurrence);
  }
  std::stable_sort(occurrences.begin(), occurrences.end(),
                   [](const pack::Occurrence& a, const pack::Occurrence& b) { return a.start < b.start; });
  return occurrences;
}

void expand_all(Content& content, Findings& findings) {
  const Date from = content.about.as_of;
  Date until = from + std::chrono::months{months_expanded};
  if (!until.ok()) until = Date{until.year() / until.month() / std::chrono::last};
  for (const EventSeries& series : content.series) {
    // Times that are missing or wrong have their finding already.
    if (series.start == LocalTime{} || series.start >= series.end) continue;
    const std::size_t errors_before = findings.errors().size();
    auto occurrences = expand(series, from, until, findings);
    if (occurrences.empty() && findings.errors().size() == errors_before)
      findings.warning(series.at, "this event has no date within 24 months of \"as_of\": it will not be shown");
    std::move(occurrences.begin(), occurrences.end(), std::back_inserter(content.occurrences));
  }
}

} // namespace kiosk::authoring
