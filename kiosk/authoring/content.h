// Everything that the sources say, as the builder holds it between reading and writing.
#pragma once

#include "kiosk/authoring/findings.h"
#include "kiosk/authoring/progress.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/pack/pack.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace kiosk::authoring {

/// One German text for translators.
struct Unit {
  std::string key;
  std::string german;
  bool is_markdown = false;
  SourceLine at;
  int priority = 0;  ///< what translators should do first: 0 emergency ... 9 pictures
  std::string group; ///< topic: what stands together on the screen is translated together
  int order = 0;
};

/// One unit in one language.
struct Translation {
  std::string key;
  Language language;
  std::string message;
  pack::Origin origin = pack::Origin::Human;
  pack::TextState state = pack::TextState::Current;
  std::string german_hash;
  std::string approved_by;
  std::string made_on;
  SourceLine at;
};

/// One of the kiosk's own words in one language, for the pack to bring.
struct InterfaceText {
  Translation translation;
  std::string german;
};

/// A language of those: its names, and when its file was last worked on.
struct InterfaceLanguage {
  Language language;
  std::string own_name, german_name;
  std::string revised;
};

/// A German string that is shown as it is in every language: a name, an address.
struct PlainString {
  std::string text;
  SourceLine at;
};

/// Something that another file must hold.
struct Reference {
  enum class Kind { OfferTopic, Group, Parent, Place, Kita, Picture, Application, Address };
  Kind kind;
  std::string id;
  SourceLine at;
};

/// A picture as PNG.
struct DrawnPicture {
  std::string id;
  std::string file; ///< in `pictures/`
  SourceLine at;
  std::string png;
  int drawn_width_px = 0; ///< of the PNG made from an SVG
  int width_px = 0;
  int height_px = 0;
  pack::TextKey alternative;
};

struct ExceptedDate {
  Date date{};
  SourceLine at;
};

/// One date of a series that is cancelled or moved.
struct ChangedDate {
  Date date{};
  bool cancelled = false;
  std::optional<LocalTime> start, end;
  pack::TextKey note;
  SourceLine at;
};

/// When an event takes place, before it is expanded.
struct EventSeries {
  std::string event;
  LocalTime start, end;
  std::string repeat; ///< an RRULE; empty: once
  SourceLine at;
  SourceLine repeat_at;
  std::vector<ExceptedDate> except;
  std::vector<ChangedDate> changes;
};

struct Content {
  pack::About about;
  std::vector<pack::Topic> topics;
  std::vector<pack::Kita> kitas;
  std::vector<pack::Place> places;
  std::vector<pack::Offer> offers;
  std::vector<pack::Event> events;
  std::vector<EventSeries> series;
  std::vector<pack::Occurrence> occurrences;
  std::vector<pack::Application> applications;
  std::vector<pack::Term> terms;        ///< by German word after sort_content()
  std::set<std::string> standing_terms; ///< ids of those whose German word stays in every language; for checks alone
  std::vector<pack::ProgrammeSection> programme;
  std::vector<pack::EmergencyNumber> emergency_numbers;
  std::vector<DrawnPicture> pictures;
  std::vector<Unit> units; ///< in translators' order after sort_content()
  std::vector<Translation> translations;
  std::vector<InterfaceLanguage> interface_languages;
  std::vector<InterfaceText> interface_texts;
  std::vector<PlainString> strings;
  std::vector<Reference> references;
  std::set<std::string> listed_numbers; ///< digits of every phone field and emergency number
};

/// Reads every source of the folder but pictures' bytes and translations.
[[nodiscard]] Content load_content(const std::filesystem::path& folder, Findings& findings);

/// Checks what spans files: references, addresses, phone numbers in texts, frequent words.
void check_references(const Content& content, Findings& findings);

/// Makes the PNGs of all pictures; ends early when `line` is stopped.
void draw_pictures(Content& content, const std::filesystem::path& folder, Findings& findings, ProgressLine& line);

/// Reads the translations of one language from `file` of the folder.
void load_translation_file(Content& content, const std::filesystem::path& folder, const Language& language,
                           const std::string& file, Findings& findings);

/// Reads `po/<tag>.po` of every language of the pack.
void load_translations(Content& content, const std::filesystem::path& folder, Findings& findings);

/// Reads the kiosk's own words in the pack's languages from a folder like `locales/`: its `languages.toml` and
/// `<tag>.po`. Findings name files below `folder`'s last name.
void load_interface(Content& content, const std::filesystem::path& folder, Findings& findings);

using locale::fingerprint;

} // namespace kiosk::authoring
