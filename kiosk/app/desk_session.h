// The technician's desk at work: input and time in, the desk on the display out.
//
// Collects what the desk wants to look at (facts, log, screens, loudspeakers) and draws it with the kiosk's own
// Drawing, so that the atlas that is looked at is the visitors'. Writes nothing. Made when the desk is opened and
// destroyed when it is left: then its memory is given back.
#pragma once

#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"
#include "kiosk/app/log_memory.h"
#include "kiosk/desk/desk.h"
#include "kiosk/device/tone.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

namespace kiosk::app {

/// What the desk stands on. All references must outlive the session; change no pack while it lives.
struct DeskGround {
  Words& words;
  Drawing& drawing;
  device::Display& display;
  const House* house = nullptr; ///< none: there is no pack
  const LogMemory* log = nullptr;
  double diagonal_inch = 23.8;
  std::filesystem::path disk;               ///< whose free space counts: the library, or the pack's folder
  std::vector<screens::Specimen> specimens; ///< sample paragraphs for the fonts' page
};

class DeskSession {
public:
  /// Fails with NotFound when the desk's font cannot be read.
  [[nodiscard]] static Result<std::unique_ptr<DeskSession>> open(DeskGround ground, Moment now);
  DeskSession(const DeskSession&) = delete;
  DeskSession& operator=(const DeskSession&) = delete;
  /// Gives textures back; the Drawing uploads its own anew.
  ~DeskSession();

  void take(const device::Input& input, Moment now);
  /// What time alone brings about: live pages, leaving after ten minutes without a touch.
  void tick(Moment now);
  [[nodiscard]] bool needs_draw() const;
  /// Draws and shows; collects what the page wants first.
  void draw(Moment now);
  [[nodiscard]] bool wants_to_leave() const;
  /// How long nothing will change without input.
  [[nodiscard]] std::chrono::milliseconds time_to_wait(Moment now) const;

  [[nodiscard]] desk::Desk& desk() { return desk_; }
  [[nodiscard]] const desk::Sources& sources() const { return sources_; }

  static constexpr std::chrono::minutes leaves_after{10};

private:
  DeskSession(DeskGround ground, desk::Desk desk, Moment now);
  void collect(Moment now);
  void show_screen(LocalTime now);
  void play();
  [[nodiscard]] const locale::Catalogue& words_in(const Language& language);

  DeskGround ground_;
  desk::Desk desk_;
  desk::Sources sources_;
  std::optional<locale::Catalogue> pseudo_words_; ///< with the pseudo-languages; made when one is first shown
  std::optional<device::Tone> tone_;
  SteadyTime touched_;
  std::optional<SteadyTime> measured_, drawn_;
  bool is_typing_ = false;
  bool needs_draw_ = true;
  bool wants_to_leave_ = false;
};

} // namespace kiosk::app
