// Reads a stick's translations in a thread of its own: a stick is slow, and the validator may take minutes.
#pragma once

#include "kiosk/app/locale_preview.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <thread>

namespace kiosk::app {

/// What was read, and what staff is told of it.
struct ReadPreviews {
  std::vector<LocalePreview> previews; ///< those with something to show
  staff::Translations told;
};

class PreviewReading {
public:
  /// What is read with what. The pack and the engine must outlive the reading.
  struct Order {
    std::vector<std::filesystem::path> files;
    locale::Catalogue program;
    const pack::Pack* pack = nullptr;
    std::filesystem::path validator;
    const text::Engine* engine = nullptr; ///< learns German words that are new; may be null
    std::function<void()> wake;           ///< called from the thread: there is something to take
  };

  PreviewReading() = default;
  PreviewReading(const PreviewReading&) = delete;
  PreviewReading& operator=(const PreviewReading&) = delete;
  ~PreviewReading() { stop(); }

  /// Reads from now on. One that is still at work is stopped, and this one begins when that is over.
  void begin(Order order);
  /// Its result will not be told. Returns at once; the thread ends when it can.
  void stop();
  /// Files that are done since the last time; none when nothing is new.
  [[nodiscard]] std::optional<int> take_progress();
  /// What was read, once.
  [[nodiscard]] std::optional<ReadPreviews> take();
  /// A thread is at work, even one that was stopped.
  [[nodiscard]] bool is_at_work() const { return run_ != nullptr; }

private:
  struct Run {
    explicit Run(Order given) : order(std::move(given)) {}
    Order order;
    std::atomic<bool> is_stopped{false}, is_over{false};
    std::atomic<int> done{0};
    ReadPreviews read; ///< the thread's until it is over
  };
  static void work(Run& run);
  void start(Order order);

  std::optional<Order> next_;
  std::unique_ptr<Run> run_;
  int told_done_ = 0;
  std::jthread thread_; ///< the last member: it ends before what it works on
};

} // namespace kiosk::app
