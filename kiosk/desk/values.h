// What the technician's desk is told and what it asks for: plain values between it and the program around it.
//
// The desk looks at nothing by itself: who opens it measures, draws screens into textures and plays tones.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/pack/pack.h"
#include "kiosk/ui/layout.h"

#include <optional>
#include <string>
#include <vector>

namespace kiosk::desk {

/// One measured line: "Bilder gezeichnet", "1.204". Bad ones are marked.
struct Fact {
  std::string name, value;
  bool is_bad = false;
};
struct FactGroup {
  std::string title;
  std::vector<Fact> facts;
};
/// All that can be measured.
struct Facts {
  std::vector<FactGroup> groups;
  std::vector<float> wakes_of_minutes; ///< the newest last
};

struct LogLine {
  enum class Level { Info, Warning, Error };
  Level level = Level::Info;
  std::string time; ///< "21:04:17"
  std::string text; ///< harmless: no line end, no control character
};

/// A language that screens can be shown in; also the pseudo-locales.
struct OfferedLanguage {
  Language language;
  std::string german; ///< "Arabisch"
  std::string sample; ///< a paragraph in it; may be empty
};

/// A screen of the kiosk to be drawn into a texture.
struct ScreenWish {
  std::string address; ///< empty: none
  Language language;
  ui::Display display;
  int page = 1;                      ///< from 1
  int width_max = 0, height_max = 0; ///< px that the picture may have on the display

  bool operator==(const ScreenWish&) const = default;
};
/// What came of it.
struct ScreenView {
  ScreenWish wish;
  ui::LaidOut laid_out;
  std::string problem;             ///< not empty: the screen cannot be shown
  std::string tree;                ///< one line an item
  int width_px = 0, height_px = 0; ///< of the texture
};

/// A tone to be played.
struct ToneWish {
  int loudspeaker = 0; ///< index into Sources::loudspeakers; none there: the system's own
  int side = 0;        ///< 0 both, 1 left, 2 right
  double volume = 0.3;
};

/// All that the desk may look at while it draws. Everything may be missing.
struct Sources {
  const pack::Pack* pack = nullptr;
  std::string kita;
  std::vector<std::string> addresses; ///< of screens
  std::vector<OfferedLanguage> languages;
  Facts facts;
  std::vector<LogLine> log; ///< the oldest first
  ScreenView screen;
  std::vector<std::string> loudspeakers;
  bool has_asked_for_loudspeakers = false;
  std::string sound_problem; ///< of the last tone
  int atlas_pages = 0;       ///< with textures from `first_atlas_page_texture` on
};

/// What the desk asks for; read after each drawing.
struct Wishes {
  bool facts = false;        ///< measure now and then
  bool log = false;          ///< the newest lines
  bool loudspeakers = false; ///< their names
  bool typing = false;       ///< a field listens to the keyboard
  bool is_live = false;      ///< draw again in a second, touched or not
  ScreenWish screen;
  std::optional<ToneWish> tone; ///< once
  bool leave = false;
};

/// Textures of the desk, beyond all that `ui` uses.
inline constexpr std::uint32_t font_texture = 60000;
inline constexpr std::uint32_t screen_texture = 60001;

} // namespace kiosk::desk
