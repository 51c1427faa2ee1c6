#include "kiosk/authoring/progress.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace kiosk::authoring {

namespace {
constexpr int bar_width = 30;
}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::clear() {
  if (progress_ == Progress::Bar) stream_ << "\r\x1b[K" << std::flush;
}

void ProgressLine::stage(std::string_view doing) {
  doing_ = doing;
  shown_percent_ = -1;
  if (progress_ == Progress::Bar) stream_ << fmt::format("\r\x1b[K{} ...", doing) << std::flush;
  if (progress_ == Progress::Lines) stream_ << doing << " ...\n" << std::flush;
}

void ProgressLine::advance(std::int64_t done, std::int64_t of) {
  if (progress_ != Progress::Bar || of <= 0) return;
  const int percent = static_cast<int>(std::clamp<std::int64_t>(100 * done / of, 0, 100));
  if (percent == shown_percent_) return;
  shown_percent_ = percent;
  const int filled = bar_width * percent / 100;
  stream_ << fmt::format("\r\x1b[K[{:#>{}}{:.>{}}] {:3} % {}", "", filled, "", bar_width - filled, percent, doing_)
          << std::flush;
}

} // namespace kiosk::authoring
