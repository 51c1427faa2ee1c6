// Runs a program again and again, cut off or failing at its 1st, 2nd, 3rd ... call that changes the disk,
// and looks each time at what the next start finds.
#pragma once

#include "tests/install/workshop.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace power {

namespace fs = std::filesystem;

/// What happens at the Nth call.
struct Failure {
  std::string name;
  std::map<std::string, std::string> settings; ///< for the shim
  bool is_cut = false;                         ///< the program is gone (nobody is told an error)
  bool is_sticky = false;
};
[[nodiscard]] Failure kill();
[[nodiscard]] Failure once(const std::string& error);
[[nodiscard]] Failure from_then_on(const std::string& error);

struct Ran {
  int status = 0; ///< of waitpid()
  std::string output, errors;
  std::uint64_t calls = 0;
};

/// What a program does and what may be there afterwards.
struct Scenario {
  std::string name;
  std::string program;                ///< beside the tests
  std::vector<std::string> arguments; ///< `--library DIR --trust DIR` come in addition
  std::string input;                  ///< its standard input
  std::string until;                  ///< the input stays open until it prints this; empty: it ends at once
  std::string promise;                ///< what it prints when the new pack counts; may be empty
  std::string before, after;          ///< packs (folder names; "" none) that the next start may open
  /// Looks at more; what is wrong, as sentences.
  std::function<std::vector<std::string>(const fs::path& library, const Ran& ran)> more;
};

/// What lies between a cut and the next start: with a page cache that survives, nothing.
using PowerCut = std::function<void()>;

struct SweepResult {
  std::uint64_t points = 0; ///< the program made so many calls
  std::vector<std::string> faults;
};

/// Sweeps one scenario with one failure. `prepare` fills `library` anew for each point.
[[nodiscard]] SweepResult sweep(const Scenario& scenario, const Failure& failure, const fs::path& library,
                                const fs::path& trust, const std::function<void()>& prepare, const PowerCut& cut = {});

/// Runs a program of the build folder under the shim (settings empty: without it).
[[nodiscard]] Ran run(const Scenario& scenario, const fs::path& library, const fs::path& trust,
                      const std::map<std::string, std::string>& settings);

/// Libraries to begin with, and the scenarios on them.
class Stage {
public:
  explicit Stage(const std::string& name);
  /// A copy of a library: "empty", "confirmed" (first), "trial" (second on trial over first), "tired" (the same,
  /// started twice), "proven" (second confirmed), "pin" (the same with a PIN, 271828).
  void put(const std::string& kind, const fs::path& library) const;
  struct Case {
    Scenario scenario;
    std::string kind;
  };
  [[nodiscard]] std::vector<Case> cases() const;
  [[nodiscard]] Case named(const std::string& scenario) const;
  [[nodiscard]] const fs::path& trust() const { return shop_.trust; }
  [[nodiscard]] const fs::path& folder() const { return shop_.folder; }

private:
  workshop::Workshop shop_;
  fs::path first_, second_;
};

} // namespace power
