// The address of a screen: what `--screen`, links in texts and a visitor's trail name.
#pragma once

#include "kiosk/base/result.h"

#include <string>
#include <string_view>

namespace kiosk::visit {

enum class ScreenKind {
  Welcome,          ///< welcome
  Languages,        ///< languages
  Home,             ///< home
  Letter,           ///< letter
  LetterWords,      ///< letter/<A-Z>
  Word,             ///< word/<id>
  Applications,     ///< applications
  ApplicationGroup, ///< applications/<group>
  Application,      ///< application/<id>
  Step,             ///< application/<id>/step/<n>, n from 1
  People,           ///< people
  Offers,           ///< offers
  OfferTopic,       ///< offers/<topic>
  OfferGroup,       ///< offers/<topic>/<group>
  Offer,            ///< offer/<id>
  Events,           ///< events
  Event,            ///< event/<id>
  About,            ///< about
  AboutSection,     ///< about/<section>
  Emergency,        ///< emergency
  IdleWarning,      ///< idle-warning
  Card,             ///< card/<code>
  Specimen,         ///< specimen: every script on one screen, for who looks after the kiosk; nothing leads there
};

/// The codes of `card/<code>`.
inline constexpr std::string_view card_codes[] = {"no-pack", "damaged-pack", "other-pack", "gone"};

/// A parsed address. `id` is the thing (topic, offer, letter ...), `sub` the group within it.
struct Address {
  ScreenKind kind = ScreenKind::Welcome;
  std::string id;
  std::string sub;
  int step = 0;

  bool operator==(const Address&) const = default;
};

/// Fails with WrongUsage and a sentence. Says nothing about whether the thing exists.
[[nodiscard]] Result<Address> parse_address(std::string_view text);
[[nodiscard]] std::string to_string(const Address& address);

} // namespace kiosk::visit
