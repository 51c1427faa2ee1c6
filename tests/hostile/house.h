// A kiosk's library with one good, confirmed pack, and what must be true of it after each bad one.
#pragma once

#include "kiosk/install/steps.h"
#include "tests/hostile/forge.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace kiosk::tests {

/// A scratch folder, in memory where the machine has such a place; gone at the end.
class House {
public:
  House();
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  [[nodiscard]] install::Library library(const std::string& now = "2026-11-26T08:00") const;
  /// The kiosk's own way: stage, verify with the confined child, activate.
  [[nodiscard]] Result<install::InstalledPack> install(const std::filesystem::path& file,
                                                       const std::string& now = "2026-11-26T08:00",
                                                       const install::ProgressWatch& watch = {}) const;
  /// A file beside the library, as if on a stick.
  std::filesystem::path put(const std::string& name, std::string_view bytes) const;
  /// What does not hold: the old pack is current and whole, nothing half lies about. Empty when all does.
  [[nodiscard]] std::string disorder() const;

  std::filesystem::path folder, stick, root, trust;

private:
  [[nodiscard]] std::string listing() const;
  install::State state_at_first_;
  std::string listing_at_first_;
};

/// How an installation went.
struct Trial {
  Result<install::InstalledPack> result;
  std::chrono::milliseconds took{};
  long memory_kib = 0; ///< the most that this process or the child had at once
};
[[nodiscard]] Trial try_to_install(const House& house, const std::filesystem::path& file, const std::string& now);

/// Whether programs carry a sanitizer, whose own memory says nothing of ours.
[[nodiscard]] bool is_sanitized();

} // namespace kiosk::tests
