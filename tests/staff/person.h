// A person at the screen, sticks and an installer that say what a test wants: staff's state alone.
#pragma once

#include "kiosk/staff/advance.h"

namespace person {

using namespace kiosk;
using namespace kiosk::staff;
using namespace std::chrono_literals;

/// A person, a stick and an installer that says what the test wants.
class Person {
public:
  explicit Person(Options options = {}) { state.options = options; }

  void happen(const Event& event) {
    Advanced advanced = advance(std::move(state), event, {steady, local});
    state = std::move(advanced.state);
    for (Effect& effect : advanced.effects)
      effects.push_back(std::move(effect));
  }
  void touch(Verb verb, int number = 0) {
    steady += 500ms;
    happen(Touched{{verb, number, {}, {}}});
  }
  void type(const std::string& pin) {
    for (const char digit : pin)
      touch(Verb::Digit, digit - '0');
    touch(Verb::Enter);
  }
  void answer(install::Answer answer) { happen(Answered{std::move(answer)}); }
  void wait(std::chrono::seconds time) {
    for (std::chrono::seconds passed{0}; passed < time; passed += 1s) {
      steady += 1s;
      happen(Ticked{});
    }
  }
  void plug(const std::string& id, std::vector<std::filesystem::path> packs,
            std::vector<std::filesystem::path> po_files = {}) {
    stick::StickIn stick;
    stick.id = id;
    stick.packs = std::move(packs);
    stick.po_files = std::move(po_files);
    happen(StickCame{stick});
  }
  /// The last request of a kind, and how often there was one.
  template <typename Request> [[nodiscard]] int asked() const {
    int count = 0;
    for (const Effect& effect : effects)
      if (const auto* ask = std::get_if<Ask>(&effect)) count += std::holds_alternative<Request>(ask->request) ? 1 : 0;
    return count;
  }
  template <typename Wanted> [[nodiscard]] int did() const {
    int count = 0;
    for (const Effect& effect : effects)
      count += std::holds_alternative<Wanted>(effect) ? 1 : 0;
    return count;
  }
  [[nodiscard]] int visits_ended() const { return did<EndVisit>(); }
  [[nodiscard]] std::string notice() const { return state.notice ? state.notice->sentence.key : std::string{}; }

  State state;
  SteadyTime steady{1h};
  LocalTime local = parse_local_time("2026-11-26T08:00").value();
  std::vector<Effect> effects;
};

inline install::FoundPack found_pack(const std::string& file, install::Verdict verdict, const std::string& code = {}) {
  install::FoundPack found;
  found.file = file;
  found.verdict = verdict;
  found.code = code;
  found.german = "Ein Satz.";
  install::SignedWords words;
  words.created = words.expires = parse_date("2026-11-25").value();
  words.signer = "Redaktion";
  found.words = words;
  return found;
}

inline install::Staged staged() {
  install::Staged staged;
  staged.pack = "1-2026112501-00000000";
  staged.database = "/library/staging/pack.db";
  staged.signer = "Redaktion";
  return staged;
}

} // namespace person
