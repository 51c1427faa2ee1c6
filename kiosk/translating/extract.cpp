#include "kiosk/translating/extract.h"

#include "kiosk/authoring/shown_as.h"
#include "kiosk/translating/note.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace kiosk::translating {
namespace {

/// The parts of the kiosk's own words, the most urgent first.
constexpr std::string_view interface_parts[] = {
    "Notfall",  "Rahmen",      "Start und Hier in der Kita", "Geld und Anträge", "Angebote und Kalender", "Wörter",
    "Über uns", "Für das Team"};
/// The content's, by authoring::Unit::priority.
constexpr std::string_view content_parts[] = {"Notfall",        "Themen",  "Geld und Anträge", "Angebote",
                                              "Wörter vom Amt", "Termine", "Über uns",         "Kitas",
                                              "Orte",           "Bilder"};

int number_of(std::string_view part) {
  const auto* const found = std::find(std::begin(interface_parts), std::end(interface_parts), part);
  return found == std::end(interface_parts) ? 0 : static_cast<int>(found - std::begin(interface_parts)) + 1;
}

/// Says where the text stands and how long it may be; with no screens at all `before` keeps what it said.
void put_on_screen(Note& note, const std::string& key, const std::string& german, const OnScreens& on_screens,
                   const Note& before) {
  const Room of_german = room_of_german(german, note.is_markdown);
  if (on_screens.empty()) {
    note.picture = before.picture;
    // What was measured fits the German that it was measured for.
    const bool is_same = before.room.letters_max > 0 || (before.room.letters == of_german.letters &&
                                                         before.room.has_arguments == of_german.has_arguments);
    note.room = is_same ? before.room : of_german;
    return;
  }
  note.picture.clear();
  note.room = of_german;
  const auto found = on_screens.find(key);
  if (found == on_screens.end()) return;
  note.picture = found->second.picture;
  if (found->second.letters_max > 0) note.room = Room{found->second.letters_max, 0, false, 0, 0};
  // Else what stands in { } would change the line.
  else if (!note.room.has_arguments) {
    note.room.lines = found->second.lines;
    note.room.line_letters = found->second.line_letters;
  }
}

/// Numbers the parts that there are and tells at the first text of each how many it has.
void write_notes(locale::PoDocument& document, std::vector<Note>& notes) {
  std::map<int, int> texts;
  for (const Note& note : notes)
    ++texts[note.number];
  std::map<int, int> renumbered;
  for (const auto& [number, count] : texts)
    renumbered[number] = static_cast<int>(renumbered.size()) + 1;
  int before = 0;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    Note& note = notes[i];
    note.texts = note.number == before ? 0 : texts[note.number];
    before = note.number;
    note.number = renumbered[note.number];
    note.of = static_cast<int>(texts.size());
    document.entries[i].note = written(note);
  }
}

} // namespace

locale::PoDocument refreshed(locale::PoDocument pot, const OnScreens& on_screens) {
  std::vector<std::pair<Note, locale::PoEntry>> texts;
  int part = 1;
  for (locale::PoEntry& entry : pot.entries) {
    if (entry.obsolete) continue; // a template holds what there is
    Note note = parse_note(entry.note);
    if (const int named = number_of(note.part); named > 0) part = named;
    note.number = part;
    note.part = interface_parts[part - 1];
    put_on_screen(note, entry.key, entry.source, on_screens, note);
    texts.emplace_back(std::move(note), std::move(entry));
  }
  std::stable_sort(texts.begin(), texts.end(),
                   [](const auto& a, const auto& b) { return a.first.number < b.first.number; });
  pot.entries.clear();
  std::vector<Note> notes;
  for (auto& [note, entry] : texts) {
    notes.push_back(std::move(note));
    pot.entries.push_back(std::move(entry));
  }
  write_notes(pot, notes);
  return pot;
}

locale::PoDocument template_of(const authoring::Content& content, const OnScreens& on_screens,
                               const locale::PoDocument& before) {
  std::map<std::string, Note, std::less<>> notes_before;
  for (const locale::PoEntry& entry : before.entries)
    notes_before.emplace(entry.key, parse_note(entry.note));
  locale::PoDocument pot;
  pot.comments = fmt::format("Die Texte von {}, auf Deutsch: die Vorlage für alle Sprachen.\n\n"
                             "Reihenfolge = Wichtigkeit. Wie Texte geschrieben sind, steht in content/FORMAT.md.",
                             content.about.name);
  pot.header = "Project-Id-Version: elternkiosk\nLanguage: \nMIME-Version: 1.0\n"
               "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n";
  std::vector<Note> notes;
  for (const authoring::Unit& unit : content.units) {
    Note note;
    note.number = unit.priority + 1;
    note.part =
        content_parts[std::min<std::size_t>(static_cast<std::size_t>(unit.priority), std::size(content_parts) - 1)];
    note.shown = authoring::shown_as(unit.key);
    note.is_markdown = unit.is_markdown;
    put_on_screen(note, unit.key, unit.german, on_screens, notes_before[unit.key]);
    notes.push_back(std::move(note));
    locale::PoEntry entry;
    entry.key = unit.key;
    entry.source = unit.german;
    entry.places = {{unit.at.file, 0}}; // a line number would change with every line above it
    pot.entries.push_back(std::move(entry));
  }
  write_notes(pot, notes);
  return pot;
}

} // namespace kiosk::translating
