// What a template says of a text to whoever translates it (`#.`): how urgent it is, where it is shown, how long it
// may be. The words in the middle are a person's; the rest is written anew by every `extract`.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::translating {

struct Note {
  std::string part;         ///< "Notfall"
  int number = 0;           ///< of the part, from 1; 0: the note names none
  int of = 0;               ///< parts
  int texts = 0;            ///< in the part; told by its first text only, so that one more text changes one line
  std::string shown;        ///< "Notfallseite, Überschrift"
  bool is_markdown = false; ///< the text has bold words and links
  int letters_max = 0;      ///< that fit where it is shown; 0: it may be as long as it needs
  std::string picture;      ///< address of a screen that shows it

  bool operator==(const Note&) const = default;
};

/// Reads a note, also one that a person wrote: then all of it is `shown`, but for a beginning "Teil 1 von 7: Notfall.".
[[nodiscard]] Note parse_note(std::string_view lines);
[[nodiscard]] std::string written(const Note& note);

} // namespace kiosk::translating
