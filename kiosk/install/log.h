// The library's small log: what was installed, refused, rolled back, and when. For staff and technicians;
// it holds nothing about visitors. Replaced as a whole, so that a power cut leaves a readable one.
#pragma once

#include "kiosk/install/library.h"

#include <string>
#include <vector>

namespace kiosk::install {

enum class Event { Installed, Refused, Confirmed, FellBack, RolledBack, FloorSet };

struct Note {
  Event event = Event::Installed;
  std::string what; ///< a pack's folder name, or the name of the file that was refused
  std::string code; ///< of the refusal; may be empty
  LocalTime at{};   ///< set by note()
};

inline constexpr std::size_t notes_max = 50;

/// Adds a note; the oldest go. Best effort: a log that cannot be written stops nothing.
void note(const Library& library, const Lock& lock, Note note);
/// The oldest first; lines that cannot be read are left out.
[[nodiscard]] std::vector<Note> read_notes(const Library& library);
[[nodiscard]] std::string_view word_of(Event event);

} // namespace kiosk::install
