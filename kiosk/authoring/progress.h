// How far a long work is: a bar on a terminal, a plain line now and then elsewhere, and Ctrl-C.
#pragma once

#include <atomic>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace kiosk::authoring {

enum class Progress {
  Silent,
  Bar,   ///< one line, written over and over
  Lines, ///< one line a stage, for logs and pipes
};

class ProgressLine {
public:
  /// `stop` is set by whoever hears Ctrl-C; may be null.
  ProgressLine(Progress progress, std::ostream& stream, const std::atomic<bool>* stop = nullptr)
      : progress_(progress), stream_(stream), stop_(stop) {}
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// Another stage begins.
  void stage(std::string_view doing);
  /// Some of it is done.
  void advance(std::int64_t done, std::int64_t of);
  /// Takes the bar away, so that other lines can stand there.
  void clear();
  /// Somebody wants it to end: what is unfinished is to go.
  [[nodiscard]] bool is_stopped() const { return stop_ != nullptr && stop_->load(); }

private:
  Progress progress_;
  std::ostream& stream_;
  const std::atomic<bool>* stop_;
  std::string doing_;
  int shown_percent_ = -1;
};

} // namespace kiosk::authoring
