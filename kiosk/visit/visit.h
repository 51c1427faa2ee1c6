// What one visitor may do, as a pure state machine. The only place where a visit changes.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/pack/pack.h"
#include "kiosk/visit/address.h"

#include <optional>
#include <variant>
#include <vector>

namespace kiosk::visit {

enum class TextSize { Percent100, Percent150, Percent200 };
[[nodiscard]] constexpr int percent(TextSize size) { return 100 + 50 * static_cast<int>(size); }

/// Where a page of a screen begins, in terms that hold in every language and text size: the
/// top-level block of its content, and the piece of that block when it is longer than a page.
struct Anchor {
  int block = 0;
  int piece = 0;

  auto operator<=>(const Anchor&) const = default;
};

/// A screen and how far it was turned.
struct Place {
  Address address;
  Anchor anchor;

  bool operator==(const Place&) const = default;
};

/// All that is known of a visitor; a default one is a fresh start.
struct Visit {
  std::vector<Place> trail{Place{}}; ///< never empty; the last one is on the screen
  Language language;                 ///< of the interface and the texts
  Level level = Level::Full;         ///< of that language
  std::optional<Reading> own;        ///< one page is read in another language: what to go back to
  TextSize text_size = TextSize::Percent100;
  bool idle_warning = false; ///< the warning covers the page

  [[nodiscard]] const Place& here() const { return trail.back(); }
  bool operator==(const Visit&) const = default;
};

struct Open {
  Address address;
};                ///< a card, tile or link
struct GoBack {}; ///< footer; from home and at the trail's start: welcome
struct GoHome {}; ///< footer; keeps the language
struct ChooseLanguage {
  Language language;
  Level level = Level::Full;
}; ///< from welcome: home; from languages: back to the same page and place
struct ChooseLevel {
  Level level = Level::Full;
};                    ///< the same page and place, shorter or whole
struct ShowGerman {}; ///< the machine mark: the same page in German
struct ShowIn {
  Language language;
};                         ///< a missing text: the same page in a language that has it
struct ShowTranslation {}; ///< and back
struct ChangeTextSize {};  ///< 100 -> 150 -> 200 -> 100
struct TurnTo {
  Anchor anchor;
};                     ///< pager and drag
struct ClosePage {};   ///< discreet and emergency pages: welcome, nothing remembered
struct Finish {};      ///< "Fertig": welcome, nothing remembered
struct WarnIdle {};    ///< nobody touched it for long
struct Stay {};        ///< "Ich lese noch": the warning goes, nothing else happens
struct IdleTimeout {}; ///< a fresh Visit

using Action = std::variant<Open, GoBack, GoHome, ChooseLanguage, ChooseLevel, ShowGerman, ShowIn, ShowTranslation,
                            ChangeTextSize, TurnTo, ClosePage, Finish, WarnIdle, Stay, IdleTimeout>;

/// The visit after an action. Pure. Opening what does not exist in `pack` changes nothing.
[[nodiscard]] Visit advance(Visit visit, const Action& action, const pack::Pack& pack);

/// Whether the thing that an address names exists in the pack.
[[nodiscard]] bool exists(const Address& address, const pack::Pack& pack);

/// An offers group with a single offer leads to that offer, a topic with a single group to its list.
[[nodiscard]] Address resolve(const Address& address, const pack::Pack& pack);

/// What stands on a letter from an office, a term's word or one of its aliases, and its explanation.
struct Listed {
  std::string word;
  const pack::Term* term = nullptr;
};
/// The letters A-Z under which there are words; umlauts stand with their base letter.
[[nodiscard]] std::vector<char> letters(const pack::Pack& pack);
/// The words under a letter, each once, terms before aliases.
[[nodiscard]] std::vector<Listed> words_under(char letter, const pack::Pack& pack);

/// For layout dumps: the address an action leads to, or `do:<verb>`.
[[nodiscard]] std::string to_string(const Action& action);

/// Whether a page is discreet: it carries "Seite schließen" and no picture.
[[nodiscard]] bool is_discreet(const Address& address, const pack::Pack& pack);

/// How long a visitor may look at a page before the warning, and how long that stays.
struct IdleTimes {
  std::chrono::seconds menu{60};
  std::chrono::seconds reading_at_least{90};
  int reading_words_per_minute = 80;
  std::chrono::seconds flow{120};
  std::chrono::seconds warning{30};
};

/// Time until the warning on the visitor's page; zero on a fresh welcome, which has none.
/// @param words_on_page visible words, for reading pages
[[nodiscard]] std::chrono::seconds time_until_warning(const Visit& visit, const IdleTimes& times, int words_on_page);

} // namespace kiosk::visit
