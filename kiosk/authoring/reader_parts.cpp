// The parts of tables that several kinds of things share: opening hours and provenance.
#include "kiosk/authoring/reader.h"

#include <algorithm>

namespace kiosk::authoring {
namespace {

constexpr std::string_view weekdays[] = {"mo", "tu", "we", "th", "fr", "sa", "su"};

bool is_source_date(std::string_view text) {
  if (text == "undated") return true;
  if (text.size() == 4) return parse_date(std::string(text) + "-01-01").has_value();
  if (text.size() == 7) return parse_date(std::string(text) + "-01").has_value();
  return parse_date(text).has_value();
}

std::chrono::minutes read_time(Reader& reader, std::string_view key) {
  const std::string written = reader.german(key);
  if (written.empty()) return {};
  const auto time = parse_time_of_day(written);
  if (!time) reader.refuse(key, time.error().detail);
  return time.value_or(std::chrono::minutes{});
}

} // namespace

std::vector<pack::WeeklySlot> Reader::slots(std::string_view key) {
  std::vector<pack::WeeklySlot> slots;
  for (Reader& reader : tables(key)) {
    pack::WeeklySlot slot;
    const std::string day = reader.one_of("day", {std::begin(weekdays), std::end(weekdays)}, Presence::Required);
    const auto* found = std::find(std::begin(weekdays), std::end(weekdays), day);
    if (found != std::end(weekdays))
      slot.day = std::chrono::weekday{static_cast<unsigned>(found - std::begin(weekdays) + 1)};
    slot.from = read_time(reader, "from");
    slot.until = read_time(reader, "to");
    reader.finish();
    if (slot.from >= slot.until) reader.refuse("to", "\"from\" must be earlier than \"to\"");
    const bool overlaps = std::any_of(slots.begin(), slots.end(), [&](const pack::WeeklySlot& other) {
      return other.day == slot.day && other.from < slot.until && slot.from < other.until;
    });
    if (overlaps) reader.refuse("from", "two slots of this day overlap");
    slots.push_back(slot);
  }
  return slots;
}

pack::Provenance Reader::provenance(ExampleFlag example_flag) {
  pack::Provenance provenance;
  provenance.sources = strings("source", Presence::Required);
  if (has("source") && provenance.sources.empty())
    refuse("source", R"("source" needs at least one entry, or ["eigene Formulierung"])");
  provenance.source_date = german("source_date");
  if (!provenance.source_date.empty() && !is_source_date(provenance.source_date))
    refuse("source_date", R"("source_date" must be like "2026-11-12", "2024-06", "2020" or "undated")");
  provenance.reliability = one_of("reliability", {"A", "B", "C"}, Presence::Optional);
  provenance.checked_on = optional_date("checked_on");
  provenance.to_check = german("to_check", Presence::Optional);
  provenance.example = example_flag == ExampleFlag::Allowed && flag("example");
  return provenance;
}

} // namespace kiosk::authoring
