// A visitor made of touches or keys, and the journeys she takes (tests/journeys/FORMAT.md).
#pragma once

#include "tests/app/stage.h"

#include <array>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace stage {

enum class Hands { Touch, Keys };

/// How a journey is taken.
struct Way {
  std::string name;
  int width = 1080, height = 1920;
  visit::TextSize size = visit::TextSize::Percent100;
  Hands hands = Hands::Touch;
  int more_touches = 0; ///< allowed beside the journey's own limit
};

/// Drives a Session with a clock of its own.
class Driver {
public:
  Driver(const app::House& house, const Way& way, const std::string& now);

  /// Uses the control with this action, turning pages until it is there. Empty when it was done,
  /// else a sentence.
  std::string use(const std::string& action);
  /// Turns to the next page; false when there is none.
  bool turn_page();
  /// Puts the visitor on an address at once.
  void start(const visit::Address& address, const Language& language);
  void wait(std::chrono::seconds time);
  /// Puts a finger down and up at a point.
  void tap(int x, int y);
  void drag(int x, int from_y, int to_y);
  void press(device::KeyInput key);

  [[nodiscard]] const app::Session& session() const { return *session_; }
  [[nodiscard]] int touches() const { return touches_; }
  void forget_touches() { touches_ = 0; }
  /// From now on a touch above the lower `fraction` of the screen is a fault.
  void keep_low(double fraction) { low_ = fraction; }
  /// All text visible at rest, without controls.
  [[nodiscard]] std::string visible_text() const;
  /// Whether `text` is visible in letters larger than body text.
  [[nodiscard]] bool shouts(const std::string& text) const;

private:
  [[nodiscard]] int visible_control(const std::string& action) const;
  void use_item(int item);
  void use_item_by_keys(int item);
  [[nodiscard]] Moment now() const {
    return {steady_, local_ + std::chrono::floor<std::chrono::seconds>(steady_ - begin_)};
  }

  const app::House& house_;
  Way way_;
  SteadyTime begin_, steady_;
  LocalTime local_;
  std::unique_ptr<app::Session> session_;
  int touches_ = 0;
  double low_ = 1;
};

/// Takes a journey one way; what went wrong, one sentence each.
std::vector<std::string> take_journey(const std::filesystem::path& file, const Way& way, const app::House& house);

} // namespace stage
