// UTC to Europe/Berlin, whatever TZ says: the one place where the wall clock is read.
#pragma once

#include "kiosk/base/moment.h"

namespace kiosk::locale {

/// Wall-clock time in Europe/Berlin of a UTC time, by ICU's time zone data.
[[nodiscard]] LocalTime to_berlin(std::chrono::sys_seconds utc);

/// Both clocks now.
[[nodiscard]] Moment now();

} // namespace kiosk::locale
