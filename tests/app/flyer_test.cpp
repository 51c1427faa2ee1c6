// Everything in the programme's flyer is found in the kiosk: word for word on one page, and each of
// its points in kind words.
#include "kiosk/locale/formats.h"
#include "tests/app/stage.h"

using namespace kiosk;

namespace {

/// All German texts of a programme section, in one line.
std::string words_of(const pack::ProgrammeSection& section) {
  std::string all = stage::sample_house().pack.text(section.title, Language{}).message + " ";
  for (const pack::TextBlock& block : section.body)
    all += stage::sample_house().pack.text(block.text, Language{}).message + " ";
  std::string plain;
  for (const char c : locale::without_controls(all))
    if (c != '*' && c != '\\') plain += c;
  return plain;
}

// The flyer's own lines; the asterisk of "Sozialarbeiter*innen" is left out on both sides.
const std::vector<std::string> flyer = {
    "Koordinierungs- und Netzwerkstelle „Soziale Arbeit in Kitas“",
    "Christin Rose",
    "Jugendamt Magdeburg",
    "Abteilung Qualitätssicherung der Kindertagesbetreuung",
    "Wilhelm-Höpfner-Ring 1",
    "39116 Magdeburg",
    "+49 391 540 6106",
    "christin.rose@jga.magdeburg.de",
    "www.magdeburg.de/SozialeArbeitinKitas",
    "Impressum",
    "Herausgeber",
    "Landeshauptstadt Magdeburg",
    "Dezernat für Soziales, Jugend und Gesundheit",
    "Stand 06/2021",
    "vernetzung",
    "partizipation",
    "empowerment",
    "chancengleichheit",
    "inklusion",
    "projektarbeit",
    "Soziale Arbeit in Kitas",
    "Ungleichheiten früh abbauen",
    "allen Kindern die gleiche Chance bieten",
    "Familien und deren Kinder bis zum Eintritt in die Schule",
    "Pädagogische Fachkräfte der teilnehmenden Kitas",
    "Ausgleich individueller Benachteiligungen von Kindern",
    "Herstellung von Chancengleichheit",
    "Familien und Kinder über den Kita-Alltag hinaus stärken",
    "Förderung einer positiven Kindesentwicklung",
    "Stärkung der Resilienz der Kinder",
    "Allgemeine Gesundheitsförderung",
    "Stärkung der sprachlichen Bildung",
    "Stärkung der inklusiven Bildung",
    "Ausgleich von Bildungsbenachteiligungen",
    "Stärkung der Kinderbeteiligung",
    "Stärkung der Einrichtung in der Zusammenarbeit mit den Eltern",
    "Stärkung der Team- und Netzwerkarbeit",
    "Stärkung der Fachlichkeit der Einrichtung im Umgang mit Heterogenität",
    "Arbeit mit Familien und Kindern",
    "Arbeit mit dem Team der Kita",
    "Netzwerkarbeit",
    "Vermittlung von Unterstützungs- und Hilfsangeboten",
    "Unterstützung bei Antragsstellungen",
    "Bereitstellung von präventiven und intervenierenden Angeboten",
    "Durchführung themenspezifischer Projekte und Angebote",
    "Beratung, Begleitung und Soforthilfe in Krisensituationen",
    "Beratung und Begleitung der Teams bei besonderen Herausforderungen",
    "Einbringen von (weiteren) sozialpädagogischen Grundsätzen, Zielen, Methoden und Kompetenzen in die Kitas",
    "Bauen von Brücken zum weitergehenden Regel-Hilfesystem",
    "Schaffen eines Netzwerkes für Familien",
    "Kooperation mit der Grundschul-Sozialarbeit",
    "Magdeburg macht sich stark",
    "seit 2020",
    "beraten, begleiten und unterstützen Kinder und Familien",
    "Deutschen Familienverband Sachsen-Anhalt e.V.",
    "Landesjugendwerk der AWO Sachsen-Anhalt e.V."};

} // namespace

TEST_CASE("the flyer stands in the kiosk word for word, in every language it is offered in", "[app]") {
  const pack::Pack& pack = stage::sample_house().pack;
  const pack::ProgrammeSection* section = pack.programme_section("flyer-wortlaut");
  REQUIRE(section != nullptr);
  CHECK(section->verbatim);
  const std::string text = words_of(*section);
  for (const std::string& line : flyer) {
    INFO(line);
    CHECK(text.find(line) != std::string::npos);
  }
  for (const Language& language : pack.about().languages)
    for (const pack::TextBlock& block : section->body)
      CHECK(pack.text(block.text, language).state == pack::TextState::Current);
}

TEST_CASE("each part of the flyer has a page in kind words, and the programme's Kitas are eighteen", "[app]") {
  const pack::Pack& pack = stage::sample_house().pack;
  for (const char* id : {"fuer-wen", "wozu", "ziele", "wie", "mit-familien", "mit-dem-team", "netzwerk", "kitas",
                         "traeger", "kontakt", "impressum"})
    CHECK(pack.programme_section(id) != nullptr);
  CHECK(pack.kitas().size() == 18);
  for (const pack::ProgrammeSection& section : pack.programme())
    if (!section.verbatim) CHECK(words_of(section).find("Armut") == std::string::npos); // people who live here read it
}
