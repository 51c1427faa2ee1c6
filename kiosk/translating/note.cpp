#include "kiosk/translating/note.h"

#include "kiosk/locale/message_shape.h"
#include "kiosk/markup/markup.h"
#include "kiosk/translating/letters.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace kiosk::translating {
namespace {

constexpr std::string_view markdown_line = "**Fett** und [Links](...) bleiben wie im Deutschen.";
constexpr std::string_view length_line = "Platz: etwa ", flowing_line = "Platz: fließt um. Auf Deutsch ",
                           picture_line = "Bild: ";
constexpr char32_t argument = 0xfffc;

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// Takes a number from the front of `rest`.
int take_number(std::string_view& rest) {
  int number = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
  return number;
}

bool take(std::string_view& rest, std::string_view words) {
  if (!starts(rest, words)) return false;
  rest.remove_prefix(words.size());
  return true;
}

Room room_in(std::string_view rest) {
  Room room;
  room.letters = take_number(rest);
  take(rest, " Zeichen");
  room.has_arguments = take(rest, " ohne { }");
  if (take(rest, " in ")) {
    room.lines = take_number(rest);
    if (!take(rest, " Zeilen")) take(rest, " Zeile");
  }
  if (take(rest, ", in eine Zeile passen etwa ")) room.line_letters = take_number(rest);
  return room;
}

std::string written(const Room& room) {
  if (room.letters_max > 0) return fmt::format("{}{} Zeichen.", length_line, room.letters_max);
  if (room.letters == 0 && !room.has_arguments) return {};
  std::string line = fmt::format("{}{} Zeichen{}", flowing_line, room.letters, room.has_arguments ? " ohne { }" : "");
  if (room.lines > 0) line += fmt::format(" in {} {}", room.lines, room.lines == 1 ? "Zeile" : "Zeilen");
  if (room.line_letters > 0) line += fmt::format(", in eine Zeile passen etwa {}", room.line_letters);
  return line + ".";
}

/// "Teil 1 von 7: Notfall (11 Sätze). " from the front of a line; what follows stays in `line`.
bool take_part(std::string_view& line, Note& note) {
  std::string_view rest = line;
  if (!starts(rest, "Teil ")) return false;
  rest.remove_prefix(5);
  const int number = take_number(rest);
  if (number == 0 || !starts(rest, " von ")) return false;
  rest.remove_prefix(5);
  const int of = take_number(rest);
  if (of == 0 || !starts(rest, ": ")) return false;
  rest.remove_prefix(2);
  const std::size_t end = rest.find_first_of(".(,");
  std::string_view name = rest.substr(0, end);
  while (!name.empty() && name.back() == ' ')
    name.remove_suffix(1);
  rest.remove_prefix(std::min(rest.size(), end));
  if (starts(rest, "(") || starts(rest, ", ")) {
    rest.remove_prefix(rest.front() == '(' ? 1 : 2);
    note.texts = take_number(rest);
    rest.remove_prefix(std::min(rest.size(), rest.find('.')));
  }
  while (!rest.empty() && (rest.front() == '.' || rest.front() == ' '))
    rest.remove_prefix(1);
  note.number = number;
  note.of = of;
  note.part = name;
  line = rest;
  return true;
}

} // namespace

Room room_of_german(std::string_view german, bool is_markdown) {
  Room room;
  std::vector<std::string> wordings;
  if (is_markdown) {
    const auto spans = markup::parse_inline(german);
    wordings.push_back(spans ? markup::plain(*spans) : std::string(german));
  } else if (const auto shape = locale::shape_of(german)) {
    for (const locale::Wording& wording : shape->wordings)
      wordings.push_back(wording.text);
    room.has_arguments = !shape->arguments.empty();
  } else {
    wordings.emplace_back(german);
  }
  for (const std::string& wording : wordings) {
    const auto letters = letters_of(wording);
    const auto count =
        std::count_if(letters.begin(), letters.end(), [](const Letter& letter) { return letter.code != argument; });
    room.letters = std::max(room.letters, static_cast<int>(count));
  }
  return room;
}

Note parse_note(std::string_view lines) {
  Note note;
  for (std::size_t start = 0; start < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', start), lines.size());
    std::string_view line = lines.substr(start, end - start);
    start = end + 1;
    if (note.number == 0) take_part(line, note);
    if (line.empty()) continue;
    if (line == markdown_line) {
      note.is_markdown = true;
    } else if (starts(line, length_line)) {
      line.remove_prefix(length_line.size());
      note.room.letters_max = take_number(line);
    } else if (starts(line, flowing_line)) {
      note.room = room_in(line.substr(flowing_line.size()));
    } else if (starts(line, picture_line) && line.find(' ', picture_line.size()) == std::string_view::npos) {
      note.picture = line.substr(picture_line.size());
    } else {
      note.shown += (note.shown.empty() ? "" : "\n") + std::string(line);
    }
  }
  return note;
}

std::string written(const Note& note) {
  std::string lines;
  if (note.number > 0) {
    lines = fmt::format("Teil {} von {}: {}", note.number, note.of, note.part);
    if (note.texts > 0) lines += fmt::format(", {} {}", note.texts, note.texts == 1 ? "Text" : "Texte");
    lines += '.';
  }
  const auto add = [&lines](const std::string& line) {
    if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
  };
  add(note.shown);
  if (note.is_markdown) add(std::string(markdown_line));
  add(written(note.room));
  if (!note.picture.empty()) add(std::string(picture_line) + note.picture);
  return lines;
}

} // namespace kiosk::translating
