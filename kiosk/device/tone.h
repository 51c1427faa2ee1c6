// A tone for trying out loudspeakers, and what they are called. SDL's audio part runs only as long as a Tone lives.
#pragma once

#include "kiosk/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace kiosk::device {

/// Names of what can play sound; empty when there is nothing.
[[nodiscard]] std::vector<std::string> loudspeakers();

enum class Side { Both, Left, Right };

/// One second of 440 Hz. It ends by itself, or when this goes.
class Tone {
public:
  /// `loudspeaker` as loudspeakers() names it; empty: the system's own choice. `volume` is 0 to 1. Fails with NotFound
  /// when nothing can play.
  [[nodiscard]] static Result<Tone> play(const std::string& loudspeaker, Side side, double volume);
  Tone(Tone&&) noexcept;
  Tone& operator=(Tone&&) noexcept;
  ~Tone();

  [[nodiscard]] bool is_playing() const;

private:
  struct Parts;
  explicit Tone(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::device
