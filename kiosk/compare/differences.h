// What is another in a new pack: in plain words for people, as JSON for programs.
#pragma once

#include "kiosk/pack/pack.h"

#include <map>
#include <string>
#include <vector>

namespace kiosk::compare {

struct NamedThing {
  std::string id, name; ///< the name is German
};
/// One thing that is in both packs, but not the same.
struct ChangedThing {
  std::string id, name;
  std::vector<std::string> what; ///< German, e.g. `Telefon: "0391 1" statt "0391 2"`, `Text title`
};
struct KindDifferences {
  std::vector<NamedThing> added, removed;
  std::vector<ChangedThing> changed;
};
/// What has changed about a date of an event, or about an amount of an application.
struct ChangedPart {
  std::string owner; ///< id of the event or application
  std::string words; ///< "elterncafe: 2026-12-01 14:30 fällt aus", "kindergeld/je-kind: 264 Euro statt 259 Euro"
};
struct LanguageDifferences {
  int added = 0, removed = 0, changed = 0; ///< translations
  int from_machine_to_person = 0;          ///< texts that a person now stands behind
};
struct Differences {
  std::map<std::string, KindDifferences> kinds; ///< "offer", "event", ... those with differences only
  std::map<std::string, LanguageDifferences> languages;
  std::vector<std::string> languages_added, languages_removed;
  std::vector<ChangedPart> dates, amounts;
  [[nodiscard]] bool empty() const {
    return kinds.empty() && languages.empty() && languages_added.empty() && languages_removed.empty() &&
           dates.empty() && amounts.empty();
  }
};

/// Fails with PackDamaged when a pack cannot be read.
[[nodiscard]] Result<Differences> differences(const pack::Pack& before, const pack::Pack& after);

} // namespace kiosk::compare
