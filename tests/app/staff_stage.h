// A kiosk with a library, a place for sticks and the real installer, without a window: hands that touch, and a clock.
#pragma once

#include "kiosk/app/shelf.h"
#include "kiosk/app/staff_session.h"
#include "tests/app/stage.h"
#include "tests/install/workshop.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace stage {

class Counter {
public:
  explicit Counter(const workshop::Workshop& shop, std::filesystem::path factory, bool pin_for_newer = false);

  /// Begins anew, as after a power cut: another installer, nothing remembered.
  void start();
  /// One turn of the kiosk's loop.
  void turn(std::chrono::milliseconds later = std::chrono::milliseconds{10});
  /// Turns until something is so; false when it is not in twenty seconds.
  bool until(const std::function<bool()>& is_so);
  bool until_screen(staff::Screen screen);
  bool until_notice();

  /// A folder as a stick, with copies of files.
  void plug(const std::string& name, const std::vector<std::filesystem::path>& files);
  void pull(const std::string& name);
  [[nodiscard]] std::filesystem::path stick(const std::string& name) const { return sticks / name; }

  /// Touches the control with this name, turning pages until it is there. Empty when it was done.
  std::string use(const std::string& action);
  void type(const std::string& pin);
  void tap(int x, int y, std::chrono::milliseconds held = std::chrono::milliseconds{80});
  void knock();
  /// Time passes without a touch.
  void wait(std::chrono::seconds time);

  [[nodiscard]] std::string notice_key() const;
  [[nodiscard]] std::string outcome_key() const;
  /// All text on the screen that is shown now.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] const ui::LaidOut& on_screen() const;
  [[nodiscard]] long long seq() const { return shelf->house().pack.about().seq; }
  [[nodiscard]] Moment now() const;
  [[nodiscard]] const staff::State& state() const { return staff->state(); }

  int touches = 0;
  std::filesystem::path sticks;
  std::filesystem::path validator =
      std::filesystem::path(KIOSK_BINARY_DIR) / "elternkiosk-validate"; ///< from start() on
  std::unique_ptr<app::Shelf> shelf;
  std::unique_ptr<app::Session> visitor;
  std::unique_ptr<app::StaffSession> staff;

private:
  [[nodiscard]] int control(const std::string& action) const;

  const workshop::Workshop& shop_;
  std::filesystem::path factory_;
  app::Configuration configuration_;
  SteadyTime begin_ = moment().steady, steady_ = begin_;
};

} // namespace stage
