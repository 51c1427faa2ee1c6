#include "kiosk/authoring/shown_as.h"

namespace kiosk::authoring {
namespace {

struct Shown {
  std::string_view kind;
  std::string_view field;
  std::string_view words;
};

/// Where a text is shown, in German: whoever translates reads German.
constexpr Shown shown[] = {
    {"topic", "title", "Name eines Themas, auf einer Karte: kurz"},
    {"emergency", "text", "Notfall-Seite: wofür die Nummer ist, kurz"},
    {"application", "title", "Antrag: Überschrift und Karte"},
    {"application", "summary", "Antrag: ein Satz auf der Karte"},
    {"application", "purpose", "Antrag: wofür er ist"},
    {"application", "who", "Antrag: wer ihn stellen kann"},
    {"application", "deadline", "Antrag: Frist"},
    {"application", "steps_note", "Antrag: Hinweis über den Schritten"},
    {"application", "amount", "Antrag: wofür der Betrag ist, ohne die Zahl"},
    {"application", "document", "Antrag: Unterlage in der Liste"},
    {"application", "where", "Antrag: Hinweis zum Amt"},
    {"application", "step", "Antrag: Schritt (title höchstens 40 Buchstaben)"},
    {"application", "mistake", "Antrag: häufiger Fehler"},
    {"offer", "title", "Angebot: Überschrift und Karte"},
    {"offer", "summary", "Angebot: ein Satz auf der Karte"},
    {"offer", "for_whom", "Angebot: für wen"},
    {"offer", "body", "Angebot: was dort geschieht"},
    {"offer", "say", "Angebot: was man an der Tür oder am Telefon sagt"},
    {"offer", "cost_note", "Angebot: Hinweis zu den Kosten"},
    {"offer", "spoken_note", "Angebot: Hinweis zu den Sprachen"},
    {"offer", "hours_note", "Angebot: Hinweis zu den Zeiten"},
    {"event", "title", "Termin: Überschrift und Karte"},
    {"event", "summary", "Termin: ein Satz auf der Karte"},
    {"event", "body", "Termin: was dort geschieht"},
    {"event", "room", "Termin: Raum"},
    {"event", "cost_note", "Termin: Hinweis zu den Kosten"},
    {"event", "registration_note", "Termin: Hinweis zur Anmeldung"},
    {"event", "change", "Termin: warum ein Tag ausfällt oder verlegt ist"},
    {"term", "gloss", "Wort vom Amt: zwei bis fünf einfache Wörter"},
    {"term", "explanation", "Wort vom Amt: Erklärung"},
    {"term", "example", "Wort vom Amt: Beispielsatz"},
    {"programme", "title", "Über uns: Überschrift"},
    {"programme", "summary", "Über uns: ein Satz"},
    {"programme", "body", "Über uns: Text"},
    {"kita", "note", "Kita: Hinweis"},
    {"kita", "social_work", "Kita: Raum der Kita-Sozialarbeit"},
    {"place", "directions", "Ort: wie man hinkommt"},
    {"picture", "alt", "Bild: was es zeigt, zum Vorlesen"},
};

} // namespace

std::string_view shown_as(std::string_view key) {
  const std::size_t first = key.find('/');
  const std::size_t second = key.find('/', first + 1);
  const std::string_view kind = key.substr(0, first);
  const std::string_view rest = key.substr(second + 1);
  const std::string_view field = rest.substr(0, rest.find('/'));
  for (const Shown& entry : shown)
    if (entry.kind == kind && entry.field == field) return entry.words;
  return "Text";
}

} // namespace kiosk::authoring
