// What a screen is made from, and what it collects while it is being made.
//
// One Scene per drawing of a screen: it looks words up in the reader's language, remembers how far
// they can be trusted (for the mark under the title) and numbers the actions. One file a screen
// builds a ui::Page from it; nothing here knows a pixel.
#pragma once

#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/formats.h"
#include "kiosk/pack/pack.h"
#include "kiosk/ui/node.h"
#include "kiosk/visit/visit.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::screens {

/// A language's sample paragraph for the specimen (fonts/samples/).
struct Specimen {
  locale::LanguageName name;
  std::string paragraph;
};

/// How this house's kiosk is set up (from kiosk.toml).
struct Settings {
  std::string kita;                 ///< id in the pack
  std::vector<Language> languages;  ///< offered, in the wall's order; German first
  std::vector<Language> with_short; ///< those of them that are also there "kurz und einfach"
  int idle_warning_seconds = 30;
  std::string preview; ///< staff look at an unreviewed translation: the German name of its language, on every screen
  std::vector<Specimen> specimens; ///< empty in the kiosk itself: then there is no specimen
  /// A day that is certain to be over (the program's, the newest pack's): a clock before it is not believed.
  Date earliest_day{};
};

/// The arguments of show(): all that a screen may know.
struct Input {
  const visit::Visit& visit;
  const pack::Pack& pack;
  const locale::Catalogue& catalogue;
  const Settings& settings;
  LocalTime now;
  ui::Display display;
};

/// A screen: its page, and what its controls do (a node's `action` is an index into `actions`).
struct Screen {
  ui::Page page;
  std::vector<visit::Action> actions;
};

/// A text in words that can be drawn.
struct Words {
  std::vector<text::Span> spans;
  Language language;
  std::vector<std::string> links; ///< addresses linked to in the text
  std::string unit;               ///< the text's key, of the pack or of the kiosk's own words
  bool stands_in = false;         ///< German, since the reader's language lacks the text

  [[nodiscard]] bool empty() const { return spans.empty(); }
};

class Scene {
public:
  explicit Scene(const Input& input);

  const visit::Visit& visit;
  const pack::Pack& pack;
  const locale::Catalogue& catalogue;
  const Settings& settings;
  const LocalTime now;
  const ui::Display display;

  [[nodiscard]] const Language& language() const { return visit.language; }
  /// Whether the reader's language is also there "kurz und einfach".
  [[nodiscard]] bool has_levels() const;
  [[nodiscard]] bool is_short() const { return visit.level == Level::Short && has_levels(); }
  [[nodiscard]] const visit::Address& address() const { return visit.here().address; }
  /// At 150 and 200 %: one column of rows, second lines go first, no pictures.
  [[nodiscard]] bool is_large() const { return visit.text_size != visit::TextSize::Percent100; }
  [[nodiscard]] bool is_200() const { return visit.text_size == visit::TextSize::Percent200; }
  [[nodiscard]] bool is_portrait() const { return display.is_portrait(); }
  /// The house; null when kiosk.toml names one that the pack does not have.
  [[nodiscard]] const pack::Kita* kita() const { return pack.kita(settings.kita); }
  /// The wall clock lies between the pack's making and two years later: only then is it shown.
  [[nodiscard]] bool is_clock_plausible() const;

  /// The pack's time is over, whatever a clock that stands too early says.
  [[nodiscard]] bool is_expired() const;

  /// Those of the kiosk's own words that say `key` to this reader: the short ones where they are wanted and there.
  [[nodiscard]] const locale::Messages& messages(std::string_view key) const;
  /// The kiosk's own sentence in the reader's language (German when it is not there).
  [[nodiscard]] std::string say(std::string_view key, const locale::Arguments& arguments = {});
  /// The same as words to draw.
  [[nodiscard]] Words words(std::string_view key, const locale::Arguments& arguments = {});
  /// A text of the pack in the reader's language; remembers its state for marks(). A short text that is not there
  /// or no longer fits is the whole one, without fuss.
  [[nodiscard]] Words words(const pack::TextKey& key);
  /// Plain text of a pack's text, without marks and isolates' effect on the mark under the title.
  [[nodiscard]] std::string plain(const pack::TextKey& key);
  /// A German name, word or address, in one isolate.
  [[nodiscard]] Words german(std::string_view text) const;
  /// Whether the reader's language has a text of the pack.
  [[nodiscard]] bool has(const pack::TextKey& key) const { return read(key).state != pack::TextState::Missing; }
  /// Text that is the same in all languages (numbers, times).
  [[nodiscard]] Words as_is(std::string text) const;

  /// Numbers an action for a node.
  [[nodiscard]] int act(visit::Action action);
  /// The same for opening an address (resolved: a group with one offer leads to the offer).
  [[nodiscard]] int open(const visit::Address& address);
  [[nodiscard]] int open(std::string_view address); ///< a valid address of the pack, else ensure() fails

  /// What was seen among the page's texts so far.
  struct Seen {
    bool machine = false, outdated = false, missing = false; ///< among the pack's texts
    bool pack_text = false;                                  ///< the page holds texts of the pack
    bool interface_machine = false;                          ///< the kiosk's own words are machine-made
    bool has_short = false;                                  ///< some are also there "kurz und einfach"
    bool short_machine = false;                              ///< what was shortened, a machine shortened
    std::vector<pack::TextKey> missing_keys;
  };
  [[nodiscard]] const Seen& seen() const { return seen_; }

  std::vector<visit::Action> actions;

private:
  /// In the reader's language and level, or made from the German for a pseudo-language.
  [[nodiscard]] pack::Text read(const pack::TextKey& key) const;
  void note(const pack::TextKey& key, const pack::Text& text);

  Seen seen_;
};

/// Draws the visit's screen, or a static card when something it needs is missing. Pure.
[[nodiscard]] Screen show(const Input& input);

/// A card that needs no pack: `code` is "no-pack", "damaged-pack" or "other-pack".
[[nodiscard]] Screen show_card(std::string_view code, const locale::Catalogue& catalogue, const ui::Display& display);

/// Every address that can be reached in a pack, in the order of a tour.
[[nodiscard]] std::vector<visit::Address> all_addresses(const pack::Pack& pack, const Settings& settings);

} // namespace kiosk::screens
