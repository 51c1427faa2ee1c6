#include "kiosk/app/log_memory.h"

#include "kiosk/container/refusals.h"
#include "kiosk/locale/berlin_time.h"

#include <fmt/format.h>
#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/spdlog.h>
#include <string_view>

namespace kiosk::app {
namespace {

/// What no font can draw is told with its screen, when somebody opened it: without the time it says of nobody what
/// he read.
constexpr std::string_view told_of_a_screen = "page ";

desk::LogLine::Level level_of(spdlog::level::level_enum level) {
  if (level >= spdlog::level::err) return desk::LogLine::Level::Error;
  return level == spdlog::level::warn ? desk::LogLine::Level::Warning : desk::LogLine::Level::Info;
}

std::string time_of(const spdlog::log_clock::time_point& time) {
  const LocalTime local = locale::to_berlin(std::chrono::floor<std::chrono::seconds>(time));
  return to_string(local).replace(10, 1, " ").substr(5, 14);
}

} // namespace

struct LogMemory::Parts {
  std::shared_ptr<spdlog::sinks::ringbuffer_sink_mt> sink;
  std::shared_ptr<spdlog::logger> logger;
};

LogMemory::LogMemory() : parts_(std::make_unique<Parts>()) {
  parts_->sink = std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(lines_max);
  parts_->logger = spdlog::default_logger();
  parts_->logger->sinks().push_back(parts_->sink);
}

LogMemory::~LogMemory() { std::erase(parts_->logger->sinks(), parts_->sink); }

std::vector<desk::LogLine> LogMemory::lines() const {
  std::vector<desk::LogLine> lines;
  for (const spdlog::details::log_msg_buffer& message : parts_->sink->last_raw()) {
    const std::string_view text(message.payload.data(), message.payload.size());
    const bool tells_a_screen = text.substr(0, told_of_a_screen.size()) == told_of_a_screen;
    lines.push_back({level_of(message.level), tells_a_screen ? std::string{} : time_of(message.time),
                     container::harmless(text.substr(0, 2000))});
  }
  return lines;
}

} // namespace kiosk::app
