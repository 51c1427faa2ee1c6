// What a template says of a text to whoever translates it (`#.`): how urgent it is, where it is shown, how long it
// may be. The words in the middle are a person's; the rest is written anew by every `extract`.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::translating {

/// How long a text may be.
struct Room {
  int letters_max = 0; ///< that fit where it is shown; 0: it flows, and may be as long as it needs
  // Of a text that flows:
  int letters = 0;            ///< of the German
  bool has_arguments = false; ///< `letters` is without what is put into { }
  int lines = 0;              ///< of the German on the picture; 0: that depends on other texts
  int line_letters = 0;       ///< that fit into a line there; 0: its place is as wide as its text

  bool operator==(const Room&) const = default;
};

struct Note {
  std::string part;         ///< "Notfall"
  int number = 0;           ///< of the part, from 1; 0: the note names none
  int of = 0;               ///< parts
  int texts = 0;            ///< in the part; told by its first text only, so that one more text changes one line
  std::string shown;        ///< "Notfallseite, Überschrift"
  bool is_markdown = false; ///< the text has bold words and links
  Room room;
  std::string picture; ///< of a tour, that shows it: "application_wohngeld.2.png"

  bool operator==(const Note&) const = default;
};

/// How long a German message is, without marks of Markdown; of branches the longest.
[[nodiscard]] Room room_of_german(std::string_view german, bool is_markdown);

/// Reads a note, also one that a person wrote: then all of it is `shown`, but for a beginning "Teil 1 von 7: Notfall.".
[[nodiscard]] Note parse_note(std::string_view lines);
[[nodiscard]] std::string written(const Note& note);

} // namespace kiosk::translating
