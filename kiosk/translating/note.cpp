#include "kiosk/translating/note.h"

#include <charconv>
#include <fmt/format.h>

namespace kiosk::translating {
namespace {

constexpr std::string_view markdown_line = "**Fett** und [Links](...) bleiben wie im Deutschen.";
constexpr std::string_view length_line = "Platz: etwa ", picture_line = "Bild: ";

bool starts(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }

/// Takes a number from the front of `rest`.
int take_number(std::string_view& rest) {
  int number = 0;
  const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
  return number;
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
      note.letters_max = take_number(line);
    } else if (starts(line, picture_line)) {
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
  if (note.letters_max > 0) add(fmt::format("{}{} Zeichen.", length_line, note.letters_max));
  if (!note.picture.empty()) add(std::string(picture_line) + note.picture);
  return lines;
}

} // namespace kiosk::translating
