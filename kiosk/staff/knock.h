// How staff comes in without a stick: a long press on the header's logo or name, then both upper corners.
//
// Pure. It only watches: the visitor's page gets the same touches, and in the header there is nothing to touch.
// Children find single gestures; three that belong together they do not find.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/ui/gestures.h"
#include "kiosk/ui/layout.h"

#include <map>
#include <optional>

namespace kiosk::staff {

class Knock {
public:
  /// True when this touch was the last of the three gestures.
  [[nodiscard]] bool feed(const ui::Touch& touch, const ui::LaidOut& laid_out);

private:
  enum class Corner { None, Left, Right };
  [[nodiscard]] bool release(const ui::Touch& touch, const ui::LaidOut& laid_out);
  void forget();

  std::map<std::int64_t, SteadyTime> fingers_; ///< that are down, and since when
  bool is_spoilt_ = false;                     ///< a second finger, or one that moved
  ui::Touch down_;
  std::optional<SteadyTime> armed_; ///< when the long press ended, or the first corner was touched
  Corner first_ = Corner::None;
};

} // namespace kiosk::staff
