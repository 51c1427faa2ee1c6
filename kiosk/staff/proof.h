// The proof of content: what parents will see that is new, gone or another, before anybody says yes.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/pack/pack.h"

#include <string>
#include <vector>

namespace kiosk::staff {

/// Things of one kind ("offer", "event", ...) by their German titles.
struct ProofKind {
  std::string kind;
  std::vector<std::string> added, changed, gone;
};
struct ProofLanguage {
  Language language;
  int percent = 0; ///< of the texts that are there
  int machine = 0; ///< texts that nobody has read over
  bool is_new = false;
};
/// What will not hold for long.
struct Expiring {
  std::string what; ///< German: "Kinderzuschlag"
  Date on{};
};

struct Proof {
  Date from{}, to{}; ///< the days that both packs were made on
  Date expires{};
  std::string signer;
  std::vector<ProofKind> kinds; ///< those with differences
  std::vector<ProofLanguage> languages;
  std::vector<std::string> languages_gone; ///< tags
  std::vector<Expiring> expiring;          ///< within 60 days, the soonest first

  [[nodiscard]] int added() const;
  [[nodiscard]] int changed() const;
  [[nodiscard]] int gone() const;
  [[nodiscard]] int machine() const;
};

/// Compares two packs for one Kita; what concerns other houses only is left out. Fails with PackDamaged.
[[nodiscard]] Result<Proof> prove(const pack::Pack& before, const pack::Pack& after, const std::string& kita,
                                  Date today);

} // namespace kiosk::staff
