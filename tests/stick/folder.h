// A scratch folder as a place for sticks, and what is heard of it.
#pragma once

#include "kiosk/stick/watch.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <unistd.h>

namespace sticks {

namespace fs = std::filesystem;
using namespace kiosk::stick;

class Scratch {
public:
  explicit Scratch(const std::string& name)
      : path(fs::path(KIOSK_BINARY_DIR) / ("stick-test-" + name + "-" + std::to_string(::getpid()))) {
    std::error_code problem;
    fs::remove_all(path, problem);
    fs::create_directories(path);
  }
  ~Scratch() {
    std::error_code problem;
    fs::remove_all(path, problem);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  /// A file below it, with its folders.
  fs::path put(const fs::path& file, const std::string& bytes = "x") const {
    fs::create_directories((path / file).parent_path());
    std::ofstream(path / file) << bytes;
    return path / file;
  }
  const fs::path path;
};

/// A watch and its news, one by one.
class Ear {
public:
  explicit Ear(std::vector<fs::path> roots, fs::path inbox = {})
      : watch_({std::move(roots), std::move(inbox), [this] {
                  const std::lock_guard guard(mutex_);
                  is_woken_ = true;
                  woken_.notify_all();
                }}) {}
  /// The next news; waits long, because a machine may be busy.
  News hear() {
    for (int i = 0; heard_.empty() && i < 30; ++i) {
      heard_ = watch_.take();
      if (!heard_.empty()) break;
      std::unique_lock guard(mutex_);
      woken_.wait_for(guard, std::chrono::seconds{1}, [this] { return is_woken_; });
      is_woken_ = false;
    }
    REQUIRE_FALSE(heard_.empty());
    const News news = heard_.front();
    heard_.erase(heard_.begin());
    return news;
  }
  StickIn hear_in() {
    const News news = hear();
    REQUIRE(std::holds_alternative<StickIn>(news));
    return std::get<StickIn>(news);
  }
  StickOut hear_out() {
    const News news = hear();
    REQUIRE(std::holds_alternative<StickOut>(news));
    return std::get<StickOut>(news);
  }
  /// Whether nothing is heard for a while.
  bool is_silent() {
    std::unique_lock guard(mutex_);
    woken_.wait_for(guard, std::chrono::milliseconds{2500}, [this] { return is_woken_; });
    guard.unlock();
    heard_ = watch_.take();
    return heard_.empty();
  }

private:
  std::mutex mutex_;
  std::condition_variable woken_;
  bool is_woken_ = false;
  std::vector<News> heard_;
  Watch watch_;
};

} // namespace sticks
