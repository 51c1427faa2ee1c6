// Reads a content pack: a SQLite file, opened read-only and hardened.
//
// Entities are read once at open() and kept as values; texts and pictures are read when asked for.
// The door to SQLite for reading. Knows no screen and no pixel.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/pack/entities.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::pack {

/// `application_id` of a pack: "EKpk".
inline constexpr int application_id = 0x454b706b;
/// `user_version`: the schema this program reads.
inline constexpr int schema_version = 2;

enum class Origin { Human, Machine, MachineReviewed, Official };
enum class TextState {
  Current,
  Outdated, ///< translated from an older German text
  Missing,  ///< there is no translation: the words are German
};

/// A text unit's words, as they are to be shown to a reader.
struct Text {
  std::string message; ///< an ICU message (no arguments); inline Markdown in blocks
  Language language;   ///< what the words are written in: German when missing
  TextState state = TextState::Current;
  Origin origin = Origin::Human;
  std::string approved_by; ///< role; empty: nobody
};

/// What the pack says of itself.
struct About {
  std::string id, name, scope;
  int epoch = 0;
  long long seq = 0;
  Date as_of{}, created{}, expires{};
  std::vector<Language> languages; ///< German first
  std::vector<Date> public_holidays;
};

/// How many units of a language are what.
struct Coverage {
  int units = 0, current = 0, outdated = 0, machine = 0, reviewed = 0;
};

/// A picture without its pixels.
struct PictureAbout {
  std::string id;
  int width_px = 0, height_px = 0;
  TextKey alternative; ///< what it shows, in words
};

/// One text as it stands in the pack, for those who look through all of them.
struct UnitText {
  std::string key;
  Language language; ///< German for the source itself
  std::string message;
  bool is_markdown = false;
  int priority = 0; ///< what translators should do first
  Origin origin = Origin::Human;
  TextState state = TextState::Current;
  std::string german_hash; ///< of the German that it was made from
  std::string approved_by, made_on;
};

/// A translation of one of the kiosk's own words: an ICU message, with the German that it was made from.
struct InterfaceMessage {
  std::string key, german, message;
  Origin origin = Origin::Human;
  std::string approved_by, made_on;
};

/// The kiosk's own words in a language, as the pack brings them. Whether they are newer than the program's and fit
/// its German is for the program to judge.
struct Interface {
  Language language;
  std::string own_name, german_name; ///< for the language wall
  std::string revised;               ///< when they were last worked on: "2026-11-22T12:00" (UTC)
  std::vector<InterfaceMessage> messages;
};

class Pack {
public:
  /// Opens `file`. Fails with NoPack (missing, empty), PackDamaged (no SQLite, unreadable) or
  /// PackOfOtherKind (other application_id or schema), each with a code.
  [[nodiscard]] static Result<Pack> open(const std::filesystem::path& file);
  /// The same for the bytes of a database, which are kept.
  [[nodiscard]] static Result<Pack> open_bytes(std::string database);
  Pack(Pack&&) noexcept;
  Pack& operator=(Pack&&) noexcept;
  ~Pack();

  [[nodiscard]] const About& about() const;
  [[nodiscard]] const std::vector<Topic>& topics() const;                      ///< by order
  [[nodiscard]] const std::vector<Kita>& kitas() const;                        ///< by order
  [[nodiscard]] const std::vector<Place>& places() const;                      ///< by id
  [[nodiscard]] const std::vector<Offer>& offers() const;                      ///< by reach, then order
  [[nodiscard]] const std::vector<Event>& events() const;                      ///< by id
  [[nodiscard]] const std::vector<Application>& applications() const;          ///< by group's order, then order
  [[nodiscard]] const std::vector<Term>& terms() const;                        ///< by German word (DIN 5007)
  [[nodiscard]] const std::vector<ProgrammeSection>& programme() const;        ///< by order
  [[nodiscard]] const std::vector<EmergencyNumber>& emergency_numbers() const; ///< by order

  /// Null when there is none of that id.
  [[nodiscard]] const Topic* topic(std::string_view id) const;
  [[nodiscard]] const Kita* kita(std::string_view id) const;
  [[nodiscard]] const Place* place(std::string_view id) const;
  [[nodiscard]] const Offer* offer(std::string_view id) const;
  [[nodiscard]] const Event* event(std::string_view id) const;
  [[nodiscard]] const Application* application(std::string_view id) const;
  [[nodiscard]] const Term* term(std::string_view id) const;
  [[nodiscard]] const ProgrammeSection* programme_section(std::string_view id) const;

  /// Occurrences for a Kita (its own and those for all) that end after `from`, soonest first.
  [[nodiscard]] std::vector<Occurrence> occurrences(std::string_view kita, LocalTime from, int count_max) const;
  /// The same of one event.
  [[nodiscard]] std::vector<Occurrence> occurrences_of(std::string_view event, LocalTime from, int count_max) const;

  /// The words of a unit in a language; German with state Missing when there is no translation.
  /// An unknown key gives an empty message.
  [[nodiscard]] Text text(const TextKey& key, const Language& language) const;
  /// Shows other words for a unit in a language from now on, without changing the pack: for looking at an unsigned
  /// translation. A key that the pack does not have is left out.
  void preview(const TextKey& key, const Language& language, std::string message, Origin origin);
  void end_preview();
  /// Languages other than German that have a current or outdated translation of the unit; a preview's, too.
  [[nodiscard]] std::vector<Language> languages_of(const TextKey& key) const;
  [[nodiscard]] Coverage coverage(const Language& language) const;

  /// The kiosk's own words that the pack brings, in the order of its languages; mostly none.
  [[nodiscard]] Result<std::vector<Interface>> interfaces() const;

  /// PNG or JPEG bytes of a picture; empty when there is none.
  [[nodiscard]] std::string picture(std::string_view id) const;
  /// Null when there is none of that id.
  [[nodiscard]] const PictureAbout* picture_about(std::string_view id) const;

  /// Gives every text to `take` (which must not ask the pack itself), in translators' order, German first,
  /// until that fails. Fails as it does, or with PackDamaged.
  [[nodiscard]] Result<void> each_text(const std::function<Result<void>(const UnitText&)>& take) const;
  /// Gives every string of every table ("offer", "german_name", ...) to `take`, whatever it means.
  [[nodiscard]] Result<void> each_string(
      const std::function<Result<void>(std::string_view table, std::string_view column, std::string_view value)>& take)
      const;
  /// Every picture with its bytes.
  [[nodiscard]] Result<void>
  each_picture(const std::function<Result<void>(const PictureAbout&, std::string_view bytes)>& take) const;
  /// Rows of each table.
  [[nodiscard]] Result<std::vector<std::pair<std::string, long long>>> row_counts() const;

private:
  struct Parts;
  [[nodiscard]] static Result<Pack> load(std::unique_ptr<Parts> parts);
  explicit Pack(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::pack
