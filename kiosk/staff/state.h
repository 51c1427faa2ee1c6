// What staff sees and does at the kiosk, as values: sticks, the pack that is looked at, the PIN pad, what came out.
//
// Pure: it changes in advance() alone, which answers with effects for others to do. The visitor's own state is
// another and is not touched; beside a notice nothing of this is seen until somebody asks for it.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/install/messages.h"
#include "kiosk/locale/catalogue.h"
#include "kiosk/staff/proof.h"
#include "kiosk/staff/translations.h"
#include "kiosk/stick/watch.h"
#include "kiosk/visit/visit.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::staff {

enum class Screen {
  None,      ///< the visitor's
  Packs,     ///< what lies on the stick, and why none of it comes in by itself
  Pin,       ///< the pad
  NewPin,    ///< the same, to set one: typed twice
  Busy,      ///< something is being done
  Proof,     ///< of content: what would be another
  Details,   ///< all of it
  Rehearsal, ///< the new pack itself, marked as preview
  Result,    ///< what came out
  Menu,
  Status, ///< for the telephone
  Clock,
  Languages,
  Translations, ///< what was found in a stick's translations, where that has to be told
};

/// A sentence of the catalogue; where a refusal has none there, in the installer's own words.
struct Sentence {
  std::string key;
  locale::Arguments arguments;
  std::string german, english;
};

/// The strip at the top: told once, for ten seconds.
struct Notice {
  Sentence sentence;
  std::string code;      ///< for the technician; may be empty
  bool can_view = false; ///< "Ansehen" and "Später" stand there
  std::string stick;     ///< which it is about
  SteadyTime until;
};

/// A stick that is in, and what the installer said of it.
struct StickSeen {
  stick::StickIn stick;
  std::vector<install::FoundPack> found;
  bool is_answered = false; ///< staff was told
  SteadyTime since;
};

/// The pack that staff looks at.
struct Candidate {
  std::string stick;
  install::FoundPack found;
  std::optional<install::Staged> staged;
  std::optional<Proof> proof;
};

/// What a right PIN opens.
enum class Behind { Menu, Candidate };

struct Pad {
  Behind behind = Behind::Menu;
  std::string digits;
  std::string first; ///< of a new PIN: what was typed the first time
  bool is_repeating = false;
  bool is_known = false;  ///< the installer said how many tries are left
  bool is_asking = false; ///< a PIN is being compared
  std::optional<SteadyTime> wait_until;
  std::optional<Sentence> message;
};

enum class Task { None, Stage, Take, RollBack, SetClock, SetPin, Read };
struct Progress {
  Task task = Task::None;
  double share = 0; ///< 0 to 1
  SteadyTime since;
  bool is_cancelling = false;
};

struct Outcome {
  bool is_good = false;
  Sentence sentence;
  std::string code;
  bool may_pull = false; ///< "you can pull the stick out now"
};

/// How this house wants it.
struct Options {
  bool pin_for_newer = false; ///< even a newer pack needs the PIN
  bool has_desk = false;      ///< the technician's desk can be opened
};

struct State {
  Options options;
  Screen screen = Screen::None;
  Screen below = Screen::Menu; ///< where Languages leads back to
  bool is_emergency = false;   ///< the emergency page lies over the screen
  Language language;
  visit::TextSize text_size = visit::TextSize::Percent100;
  visit::Anchor anchor; ///< how far the screen was turned

  std::optional<Notice> notice;
  std::vector<StickSeen> sticks;    ///< the newest last
  std::deque<std::string> scanning; ///< sticks that the installer was asked about, in that order
  std::optional<Candidate> candidate;
  std::optional<Translations> translations; ///< that were read, or are being read
  Screen translations_below = Screen::None; ///< where they were asked for, and lead back to
  Pad pad;
  Progress progress;
  std::optional<Outcome> outcome;
  std::optional<install::StatusFacts> facts;
  LocalTime clock{};           ///< what it is to be set to
  bool is_open = false;        ///< a right PIN was given
  bool asks_first_pin = false; ///< at the program's start: is there a PIN at all?
  SteadyTime touched;          ///< last, on a screen of staff
};

/// Whether a screen of staff, and not the visitor's, is to be drawn.
[[nodiscard]] inline bool is_shown(const State& state) { return state.screen != Screen::None; }

/// How long a screen stays when nobody touches it; zero: as long as it takes.
[[nodiscard]] std::chrono::seconds time_of(const State& state);
/// Seconds until a PIN counts again; zero: now.
[[nodiscard]] int wait_left(const Pad& pad, SteadyTime now);
/// How long what is being done still takes; none while nobody can know.
[[nodiscard]] std::optional<std::chrono::seconds> time_left(const Progress& progress, SteadyTime now);

inline constexpr std::size_t pin_digits_min = 6, pin_digits_max = 8;
inline constexpr std::chrono::seconds notice_time{10};

} // namespace kiosk::staff
