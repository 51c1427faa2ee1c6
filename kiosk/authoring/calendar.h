// From a rule to dates, in wall-clock time. The door to libical.
#pragma once

#include "kiosk/authoring/content.h"

namespace kiosk::authoring {

/// Expands a series: dates that end after the beginning of `from` and start before `until`, soonest
/// first. Works on wall-clock time without a zone, so that 14:30 stays 14:30 on both sides of a
/// clock change. A wrong rule, or an exception for a date that is not in the series, is a finding.
[[nodiscard]] std::vector<pack::Occurrence> expand(const EventSeries& series, Date from, Date until,
                                                   Findings& findings);

/// Expands all events from `as_of` over 24 months.
void expand_all(Content& content, Findings& findings);

} // namespace kiosk::authoring
