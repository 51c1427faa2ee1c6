// Reads the tables of a pack into entities. Internal to this folder.
#pragma once

#include "kiosk/pack/database.h"

#include <map>
#include <set>

namespace kiosk::pack {

/// Everything of a pack that is kept in memory: all but texts and pictures' bytes.
struct Contents {
  About about;
  std::vector<Topic> topics;
  std::vector<Kita> kitas;
  std::vector<Place> places;
  std::vector<Offer> offers;
  std::vector<Event> events;
  std::vector<Occurrence> occurrences; ///< soonest first
  std::vector<Application> applications;
  std::vector<Term> terms;
  std::vector<ProgrammeSection> programme;
  std::vector<EmergencyNumber> emergency_numbers;
  std::vector<PictureAbout> pictures; ///< by id
};

/// Reads all; fails with PackDamaged at the first value that means nothing.
[[nodiscard]] Result<Contents> load_contents(sqlite3* connection);

/// What belongs to many kinds of things, by owner, while a pack is read.
class Belongings {
public:
  [[nodiscard]] static Result<Belongings> load(sqlite3* connection);

  /// The key of `owner/field`, or an empty one when there is no such text.
  [[nodiscard]] TextKey text(const std::string& owner, std::string_view field) const;
  [[nodiscard]] std::vector<TextBlock> blocks(const std::string& owner, std::string_view field) const;
  [[nodiscard]] std::vector<std::string> list(const std::string& owner, std::string_view field) const;
  [[nodiscard]] std::vector<Language> languages(const std::string& owner, std::string_view field) const;
  [[nodiscard]] std::vector<WeeklySlot> slots(const std::string& owner) const;
  [[nodiscard]] Provenance provenance(const std::string& owner) const;

private:
  std::set<std::string, std::less<>> keys_;
  std::map<std::string, std::vector<TextBlock>, std::less<>> blocks_; ///< by "owner/field"
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;
  std::map<std::string, std::vector<WeeklySlot>, std::less<>> slots_;
  std::map<std::string, Provenance, std::less<>> provenances_;
};

/// The parts of applications, by application.
[[nodiscard]] Result<void> load_application_parts(sqlite3* connection, const Belongings& belongings,
                                                  std::vector<Application>& applications);

} // namespace kiosk::pack
