// Asks ICU, not the C library: that would obey TZ and the machine's own zone files.
#include "kiosk/locale/berlin_time.h"

#include <memory>
#include <unicode/timezone.h>

namespace kiosk::locale {

LocalTime to_berlin(std::chrono::sys_seconds utc) {
  const std::unique_ptr<icu::TimeZone> berlin(icu::TimeZone::createTimeZone("Europe/Berlin"));
  ensure(*berlin != icu::TimeZone::getUnknown(), "ICU's time zone data has no Europe/Berlin");
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t standard_ms = 0, summer_ms = 0;
  const auto utc_ms = static_cast<UDate>(utc.time_since_epoch().count()) * 1000.0;
  berlin->getOffset(utc_ms, static_cast<UBool>(false), standard_ms, summer_ms, status);
  ensure(U_SUCCESS(status), "ICU cannot convert a time to Europe/Berlin");
  return LocalTime{utc.time_since_epoch() + std::chrono::seconds{(standard_ms + summer_ms) / 1000}};
}

Moment now() {
  return Moment{std::chrono::steady_clock::now(),
                to_berlin(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()))};
}

} // namespace kiosk::locale
