// The only place where staff's state changes: an event in, the next state and what others must do out.
#pragma once

#include "kiosk/staff/state.h"

#include <filesystem>
#include <variant>
#include <vector>

namespace kiosk::staff {

/// What a control does.
enum class Verb {
  View,     ///< the notice: what is on the stick?
  Later,    ///< the notice goes
  Choose,   ///< pack `number` of the stick
  Details,  ///< of the proof
  Rehearse, ///< walk through the new pack
  Take,
  Refuse, ///< nothing changes
  Cancel, ///< what is being done
  Digit,  ///< `number`
  Erase,
  Enter,
  OpenStick, ///< the menu
  RollBack,
  OpenStatus,
  OpenClock,
  StepClock, ///< part `number` / 2: day, month, year, hour, minute; even: up, odd: down
  SetClock,
  OpenNewPin,
  OpenDesk,
  Back,
  Leave, ///< to the visitor's welcome
  OpenLanguages,
  ChooseLanguage,
  TextSize,
  Emergency,
  TurnTo,           ///< a page
  ViewTranslations, ///< of the stick: read them and say what was found
  ShowTranslations, ///< those that were read: the kiosk in their words
  EndPreview,       ///< the kiosk in its own words again
};
struct Touch {
  Verb verb = Verb::Back;
  int number = 0;
  Language language;
  visit::Anchor anchor;
};
/// For layout dumps and tests: "do:staff/take", "do:staff/digit/5", "emergency".
[[nodiscard]] std::string to_string(const Touch& touch);

// Events.
struct Started {}; ///< the kiosk has a library and shows its first screen
struct StickCame {
  stick::StickIn stick;
};
struct StickWent {
  std::string id;
};
struct Answered {
  install::Answer answer;
};
struct InstallerGone {};
struct Touched {
  Touch touch;
};
struct Felt {};    ///< a finger, wherever: somebody is there
struct Knocked {}; ///< the long press and the two corners
/// The staged pack was opened beside the one on the screen; an error: it cannot be shown.
struct Compared {
  Result<Proof> proof;
};
struct Returned {}; ///< from the emergency page
struct ReadingWent {
  int done = 0, of = 0; ///< files
};
struct TranslationsRead {
  Translations translations; ///< without the stick, which this knows
};
struct Ticked {};
using Event = std::variant<Started, StickCame, StickWent, Answered, InstallerGone, Touched, Felt, Knocked, Compared,
                           Returned, ReadingWent, TranslationsRead, Ticked>;

// Effects.
struct Ask {
  install::Request request;
};
struct Compare {
  std::filesystem::path database; ///< open it beside the current one and say what differs
};
struct OpenDesk {};
struct ReadTranslations {
  std::string stick;
};
struct StopReading {};
struct Preview {};    ///< show the kiosk in the words that were read last
struct EndPreview {}; ///< at once
struct EndVisit {};   ///< the visitor's screen is to be a fresh welcome
using Effect = std::variant<Ask, Compare, OpenDesk, ReadTranslations, StopReading, Preview, EndPreview, EndVisit>;

struct Advanced {
  State state;
  std::vector<Effect> effects;
};
/// Pure.
[[nodiscard]] Advanced advance(State state, const Event& event, Moment now);

/// How long nothing changes by time alone.
[[nodiscard]] std::chrono::milliseconds time_to_wait(const State& state, SteadyTime now);

} // namespace kiosk::staff
