// The library's small log: what was installed, refused, rolled back, and when. For staff and technicians;
// it holds nothing about visitors. Replaced as a whole, so that a power cut leaves a readable one.
#pragma once

#include "kiosk/install/library.h"

#include <string>
#include <vector>

namespace kiosk::install {

enum class Event { Installed, Refused, Confirmed, FellBack, RolledBack, FloorSet, PinSet, PinLocked, ClockSet };

struct Note {
  Event event = Event::Installed;
  std::string what; ///< a pack's folder name, the name of the file that was refused, the time that was set
  std::string code; ///< of the refusal; may be empty
  LocalTime at{};   ///< set by note()
};

inline constexpr std::size_t notes_max = 50;
/// So many of them are refusals where there is other news: a row of bad sticks must not push out what was installed.
inline constexpr std::size_t refusals_max = 25;

/// Adds a note; the oldest go. Best effort: a log that cannot be written stops nothing.
void note(const Library& library, const Lock& lock, Note note);
/// The same with nothing but the log's file and the time.
void note_in(const std::filesystem::path& log_file, LocalTime now, const Lock& lock, Note note);
/// Which of `notes` (the oldest first) are kept.
[[nodiscard]] std::vector<Note> kept_of(std::vector<Note> notes);
/// The oldest first; lines that cannot be read are left out.
[[nodiscard]] std::vector<Note> read_notes(const Library& library);
[[nodiscard]] std::string_view word_of(Event event);

} // namespace kiosk::install
