// The pieces that screens share: cards, facts, hints, chips, buttons, marks.
//
// Each piece looks the same wherever it stands. What can be touched has an edge (and a chevron when
// it opens something); what cannot has neither.
#pragma once

#include "kiosk/screens/scene.h"

#include <optional>

namespace kiosk::screens {

// Plain pieces.
[[nodiscard]] ui::Node text(const Words& words, ui::Type type = ui::Type::Body, ui::Colour colour = ui::Colour::Ink);
[[nodiscard]] ui::Node icon(std::string name, int size, ui::Colour colour);
[[nodiscard]] ui::Node column(std::vector<ui::Node> children, int gap = 8);
[[nodiscard]] ui::Node row(std::vector<ui::Node> children, int gap = 16, ui::Align align = ui::Align::Center);
/// A white box that cannot be touched.
[[nodiscard]] ui::Node panel(std::vector<ui::Node> children, int gap = 16);

/// Adds nodes to a list of blocks.
void append(std::vector<ui::Node>& nodes, std::vector<ui::Node> more);
/// Cards beside each other, one block a row; with one column as they are.
[[nodiscard]] std::vector<ui::Node> in_rows(std::vector<ui::Node> cards, std::size_t columns);

// Words.
[[nodiscard]] Words bold(Words words);
/// Several words below each other, in the reader's direction.
[[nodiscard]] Words lines_of(const std::vector<Words>& lines);
/// "Auf Deutsch: Frühförderstelle"; for a German reader the name alone.
[[nodiscard]] Words german_name(Scene& scene, const std::string& name);

// Headings. The screen's question or title, with the section's name above it.
[[nodiscard]] ui::Node title(const Words& words);
[[nodiscard]] ui::Node kicker(const Words& words, ui::Colour colour);
/// A heading within a page ("Was brauchen Sie?").
[[nodiscard]] ui::Node heading(const Words& words);
/// A second line under a title.
[[nodiscard]] ui::Node subtitle(const Words& words);

/// A small coloured label; at most two on a card, a third only for "speaks my language".
struct Chip {
  enum class Tone { Neutral, Good, Hint, Cancelled };
  Tone tone = Tone::Neutral;
  std::string icon;
  Words words;
};
[[nodiscard]] ui::Node chip(const Chip& chip);
[[nodiscard]] ui::Node chips(const std::vector<Chip>& list);

/// A card that opens something. Second line and chips are dropped where letters are large.
struct Card {
  std::string icon;             ///< name in the icon font
  std::string colour = "about"; ///< accent token
  Words title;
  Words second; ///< may be empty
  Words german; ///< "Auf Deutsch: ..." small; may be empty
  std::vector<Chip> chips;
  bool example = false;      ///< shows the chip "Beispiel"
  bool keeps_second = false; ///< hours, rooms, dates: shown at every text size
};
[[nodiscard]] ui::Node card(Scene& scene, const Card& card, int action);
/// The same for whatever an address names: its icon, colour, title and German name.
[[nodiscard]] ui::Node link_card(Scene& scene, std::string_view address);

/// A fact: icon, what it is, a small second line. Cannot be touched.
[[nodiscard]] ui::Node fact(std::string icon_name, const Words& words, const Words& second = {},
                            ui::Colour colour = ui::Colour::Offers);
[[nodiscard]] ui::Node phone_fact(Scene& scene, const std::string& number, ui::Colour colour, const Words& second = {});
[[nodiscard]] ui::Node place_fact(Scene& scene, const pack::Place& place, ui::Colour colour);
[[nodiscard]] ui::Node step_free_fact(Scene& scene, pack::Answer answer, bool has_phone, ui::Colour colour);
/// The languages spoken there; who translates, where the reader's is not among them.
[[nodiscard]] ui::Node spoken_fact(Scene& scene, const std::vector<Language>& spoken, const Words& note,
                                   ui::Colour colour);
/// A hint on the apply tint (deadlines, old data).
[[nodiscard]] ui::Node hint(std::string icon_name, const Words& words);
/// One line of a list with a round bullet (or a number) at its start.
[[nodiscard]] ui::Node bullet(const Words& words, const Words& second = {}, ui::Colour colour = ui::Colour::Apply);
/// Markdown blocks as nodes; a block with links is followed by a card for each.
[[nodiscard]] std::vector<ui::Node> prose(Scene& scene, const std::vector<pack::TextBlock>& blocks);

/// "Kita-Sozialarbeit, Raum 3, heute bis 14 Uhr", as far as it is known.
[[nodiscard]] Words who_and_where(Scene& scene);
/// "Wir helfen Ihnen gern: Kita-Sozialarbeit, Raum 3, heute bis 14 Uhr": leads to `people`.
[[nodiscard]] ui::Node person_card(Scene& scene);

enum class ButtonTone { Plain, Strong };
[[nodiscard]] ui::Node button(const Words& label, std::string icon_name, int action,
                              ButtonTone tone = ButtonTone::Plain, ui::Colour colour = ui::Colour::Offers,
                              bool icon_after = false);

/// The picture of an offer or event; nothing from 150 % on or when there is none.
[[nodiscard]] std::optional<ui::Node> picture(Scene& scene, const std::string& id);

/// Lines with a picture at their end; the lines alone where there is none.
[[nodiscard]] ui::Node beside_picture(Scene& scene, ui::Node lines, const std::string& id);
/// Whether a picture has room beside the title: in landscape the marks stand there.
[[nodiscard]] bool is_beside_title_free(const Scene& scene);

/// "Fertig": the last button of every long page.
[[nodiscard]] ui::Node finish_button(Scene& scene);

/// What marks a German text that stands in for a missing translation: under the title and at its place.
inline constexpr const char* missing_icon = "speaker_notes_off";

/// Whether a page is for reading, not for choosing: there somebody may want it shorter.
[[nodiscard]] bool is_text_page(const Scene& scene);

/// The lines under the title: machine-translated, outdated or missing, each with its button.
/// Call it last: it depends on which texts the page has used. `money` adds "bei Geld gilt der deutsche Text".
[[nodiscard]] std::vector<ui::Node> marks(Scene& scene, bool money = false);
/// What the reader's language lacks on this page, who explains it, and where else it can be read.
[[nodiscard]] std::vector<ui::Node> missing_marks(Scene& scene);

/// How old and how sure: hints and the small last lines (source, "Fehler gefunden?").
[[nodiscard]] std::vector<ui::Node> provenance_hints(Scene& scene, const pack::Provenance& provenance);
[[nodiscard]] std::vector<ui::Node> provenance_lines(Scene& scene, const pack::Provenance& provenance);

// The frame: header, footer, and the action bar of discreet pages.
[[nodiscard]] ui::Node header(Scene& scene);
[[nodiscard]] ui::Node footer(Scene& scene);
/// One place of a footer. Without an icon it is the red 112, which always stands last.
struct FooterPlace {
  std::string icon;
  Words label;
  int action = ui::no_action;
  std::string name; ///< spoken, where the label is no word
};
[[nodiscard]] ui::Node footer(const Scene& scene, const std::vector<FooterPlace>& places);
[[nodiscard]] ui::Node close_bar(Scene& scene);
/// Finishes a page that a screen has filled: marks beside the title in landscape, a running title on
/// later pages, the pager's words, and an end that never stands alone.
void settle(Scene& scene, ui::Page& page);
/// A page with frame, pager labels and title set; the screen fills heading and blocks.
[[nodiscard]] ui::Page framed(Scene& scene, const Words& spoken_title);

// Hours.
/// The slots of today, if they may be said: weekly hours were checked, the clock is plausible, no holiday.
struct Today {
  bool known = false;
  std::optional<pack::WeeklySlot> slot; ///< now or next of today; none: closed (or over) today
};
[[nodiscard]] Today today(const Scene& scene, const std::vector<pack::WeeklySlot>& slots,
                          std::optional<Date> checked_on);
/// "8" or "8:30" in German, as it is said there; "8:00" in every other language.
[[nodiscard]] std::string hour(const Scene& scene, std::chrono::minutes time);
/// One line a weekday.
[[nodiscard]] std::vector<Words> week(Scene& scene, const std::vector<pack::WeeklySlot>& slots);

// Amounts.
/// "259 Euro", or the sentence that says it is out of date.
[[nodiscard]] ui::Node amount(Scene& scene, const pack::Amount& amount);

} // namespace kiosk::screens
