#include "kiosk/install/log.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

namespace kiosk::install {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<Event, std::string_view>, 9> event_words = {{
    {Event::Installed, "installed"},
    {Event::Refused, "refused"},
    {Event::Confirmed, "confirmed"},
    {Event::FellBack, "fell-back"},
    {Event::RolledBack, "rolled-back"},
    {Event::FloorSet, "floor-set"},
    {Event::PinSet, "pin-set"},
    {Event::PinLocked, "pin-locked"},
    {Event::ClockSet, "clock-set"},
}};
constexpr std::uintmax_t log_bytes_max = std::uintmax_t{256} * 1024;
constexpr std::size_t name_bytes_max = 255;

std::string line_of(const Note& note) {
  const Json json{{"at", to_string(note.at)}, {"event", word_of(note.event)}, {"what", note.what}, {"code", note.code}};
  return json.dump(-1, ' ', true, Json::error_handler_t::replace) + '\n';
}

std::optional<Note> parse_line(const std::string& line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
  };
  const std::string word = text("event");
  const auto known =
      std::find_if(event_words.begin(), event_words.end(), [&](const auto& it) { return it.second == word; });
  const auto at = parse_local_time(text("at"));
  if (known == event_words.end() || !at) return std::nullopt;
  return Note{known->first, text("what"), text("code"), *at};
}

} // namespace

std::string_view word_of(Event event) {
  return std::find_if(event_words.begin(), event_words.end(), [&](const auto& it) { return it.first == event; })
      ->second;
}

std::vector<Note> kept_of(std::vector<Note> notes) {
  const auto is_refusal = [](const Note& note) { return note.event == Event::Refused; };
  while (notes.size() > notes_max) {
    const auto refusals = static_cast<std::size_t>(std::count_if(notes.begin(), notes.end(), is_refusal));
    notes.erase(refusals > refusals_max ? std::find_if(notes.begin(), notes.end(), is_refusal) : notes.begin());
  }
  return notes;
}

namespace {

std::vector<Note> read_file_of_notes(const std::filesystem::path& file) {
  std::vector<Note> notes;
  const auto text = read_file(file, log_bytes_max);
  if (!text) return notes;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);)
    if (auto note = parse_line(line)) notes.push_back(std::move(*note));
  return notes;
}

} // namespace

std::vector<Note> read_notes(const Library& library) { return read_file_of_notes(library.log_file()); }

void note(const Library& library, const Lock& lock, Note note) {
  note_in(library.log_file(), library.options().now, lock, std::move(note));
}

void note_in(const std::filesystem::path& log_file, LocalTime now, const Lock&, Note note) {
  note.at = now;
  note.what = container::harmless(note.what.substr(0, name_bytes_max));
  std::vector<Note> notes = read_file_of_notes(log_file);
  notes.push_back(std::move(note));
  std::string text;
  for (const Note& kept : kept_of(std::move(notes)))
    text += line_of(kept);
  std::optional<std::string> before;
  if (const auto old = read_file(log_file, log_bytes_max)) before = *old;
  (void)replace_file(log_file, text, before);
}

} // namespace kiosk::install
