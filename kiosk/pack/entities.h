// The things a content pack tells of, as plain values.
//
// A TextKey names a text unit ("offer/eutb/title"); Pack::text() gives its words in a language.
// Strings that are not TextKeys are German and shown as they are in every language.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/moment.h"

#include <optional>
#include <string>
#include <vector>

namespace kiosk::pack {

/// The key of a text unit; empty where an optional text is missing.
struct TextKey {
  std::string key;

  [[nodiscard]] bool empty() const { return key.empty(); }
  auto operator<=>(const TextKey&) const = default;
};

/// One block of a Markdown text.
struct TextBlock {
  enum class Kind { Paragraph, ListItem };
  Kind kind = Kind::Paragraph;
  TextKey text;
};

/// Where a fact comes from and how far it can be trusted.
struct Provenance {
  std::vector<std::string> sources;
  std::string source_date;        ///< "2026-11-12", "2024-06", "2020" or "undated"
  std::string reliability;        ///< "A", "B", "C" or empty
  std::optional<Date> checked_on; ///< somebody of the office checked it
  std::string to_check;           ///< German note for the coordinator; not empty: not checked yet
  bool example = false;           ///< made up for trying out

  /// The year of source_date; none when undated.
  [[nodiscard]] std::optional<int> source_year() const;
};

/// A stretch of opening hours on one weekday, in minutes since midnight.
struct WeeklySlot {
  std::chrono::weekday day{};
  std::chrono::minutes from{};
  std::chrono::minutes until{};
};

enum class Answer { Unknown, Yes, No };
enum class Cost { Ask, Free, Paid };
enum class Need { Unknown, None, Required };
enum class Hours { Unknown, Weekly, Always, ByAppointment };
enum class Reach { Kita, District, City, Phone };
enum class Section { Offers, Applications };

struct Topic {
  std::string id;
  Section section = Section::Offers;
  std::string parent; ///< id of the first level's topic; empty on the first level
  int order = 0;
  TextKey title;
  std::string icon;
  std::string colour; ///< token of the theme: "offers", "about", ... never empty
  bool discreet = false;
};

struct SocialWork {
  TextKey room; ///< empty: unknown
  std::string phone;
  std::vector<Language> spoken;
  std::vector<WeeklySlot> slots;
  std::optional<Date> checked_on;
  bool example = false;
};

struct Kita {
  std::string id;
  int order = 0;
  std::string name, kind, district, street, postcode, phone, provider, employer;
  TextKey note;
  SocialWork social_work;
  Provenance provenance;
};

struct Place {
  std::string id;
  std::string name, street, postcode, city, district;
  Answer step_free = Answer::Unknown;
  TextKey directions;
  Provenance provenance;
};

struct Contact {
  std::vector<std::string> phones;
  std::string email;
  std::string web;

  [[nodiscard]] bool empty() const { return phones.empty() && email.empty() && web.empty(); }
};

struct Offer {
  std::string id;
  std::string topic; ///< of the second level
  int order = 0;
  TextKey title, summary, for_whom, say;
  std::string german_name;
  std::vector<TextBlock> body;
  Reach reach = Reach::City;
  std::optional<int> age_from_years, age_to_years;
  Cost cost = Cost::Ask;
  TextKey cost_note;
  std::vector<Language> spoken; ///< empty: unknown
  TextKey spoken_note;
  Need appointment = Need::Unknown;
  Hours hours = Hours::Unknown;
  TextKey hours_note;
  std::vector<WeeklySlot> slots;
  std::vector<std::string> places;
  Contact contact;
  std::vector<std::string> see_also; ///< addresses
  std::string picture;
  bool discreet = false;
  Provenance provenance;
};

/// One date of an event, expanded by the builder.
struct Occurrence {
  std::string event;
  LocalTime start, end;
  bool cancelled = false;
  bool moved = false;
  TextKey note;
};

struct Event {
  std::string id;
  TextKey title, summary;
  std::vector<TextBlock> body;
  bool repeats = false;
  std::vector<std::string> kitas; ///< empty: all
  std::string place;              ///< empty: in the Kita
  TextKey room;
  Cost cost = Cost::Ask;
  TextKey cost_note;
  Need registration = Need::Unknown;
  TextKey registration_note;
  Answer child_care = Answer::Unknown;
  std::vector<Language> spoken;
  std::string picture;
  Provenance provenance;
};

/// A named figure. Never shown as current outside valid_from .. valid_until.
struct Amount {
  std::string id;
  TextKey label;
  double value = 0;
  std::optional<double> value_to; ///< for a range
  std::string unit;               ///< "euro", "percent" or "months"
  bool at_most = false;
  Date valid_from{}, valid_until{}; ///< both included
  std::vector<std::string> sources;
  std::string to_check;

  [[nodiscard]] bool is_valid_on(Date date) const { return valid_from <= date && date <= valid_until; }
};

struct Document {
  TextKey title, note;
  std::string german_name;
};

struct Where {
  std::string office;
  std::string place; ///< id; may be empty
  std::vector<std::string> phones;
  std::string web;
  TextKey note;
};

struct Step {
  TextKey title;
  std::vector<TextBlock> body;
  std::string shows; ///< "", "documents", "where", "amounts" or "forms"
};

struct Application {
  std::string id;
  std::string group; ///< topic of section Applications
  int order = 0;
  TextKey title, summary, steps_note;
  std::string german_name;
  std::vector<TextBlock> purpose, who, deadline;
  std::vector<std::string> forms, opens, helpers; ///< forms German; opens ids; helpers addresses
  std::vector<Amount> amounts;
  std::vector<Document> documents;
  std::vector<Where> where;
  std::vector<Step> steps;
  std::vector<TextKey> mistakes;
  std::string picture;
  bool discreet = false;
  Provenance provenance;
};

/// A word of officialese.
struct Term {
  std::string id;
  std::string word, article;
  TextKey gloss, example;
  std::vector<TextBlock> explanation;
  std::vector<std::string> aliases;
  std::vector<std::string> what_now; ///< addresses
  bool on_letters = false;
  int frequent = 0; ///< 1 to 6: a card on the first screen; 0: not
  bool discreet = false;
  Provenance provenance;
};

struct ProgrammeSection {
  std::string id;
  int order = 0;
  TextKey title, summary;
  std::string icon;
  std::vector<TextBlock> body;
  std::string shows; ///< "" or "kitas"
  bool verbatim = false;
  Provenance provenance;
};

struct EmergencyNumber {
  std::string id;
  int order = 0;
  std::string number;
  TextKey text;
  bool large = false;
  Provenance provenance;
};

} // namespace kiosk::pack
