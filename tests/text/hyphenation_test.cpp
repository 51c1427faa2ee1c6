// Words divided by patterns: which, where, when; and that nothing else is divided.
#include "tests/text/samples.h"

#include "kiosk/text/hyphenation.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

/// Each line's text; a hyphen that the engine wrote is '-'.
std::vector<std::string> lines_of(const Paragraph& text, int width) {
  const auto layout = engine().lay_out(text, width);
  const std::u16string characters = units(text);
  std::vector<std::string> lines;
  for (const Line& line : layout->lines) {
    std::string shown;
    for (std::uint32_t i = line.begin; i < line.end; ++i)
      shown += utf8(characters[i]);
    while (shown.ends_with(' ') || shown.ends_with('\n'))
      shown.pop_back();
    for (std::uint32_t run = line.first_run; run < line.last_run; ++run) {
      if (layout->runs[run].hyphen && layout->runs[run].begin == layout->runs[run].end) shown += "-";
    }
    lines.push_back(shown);
  }
  CHECK(broken_rule(*layout, text, width) == "");
  return lines;
}

/// The parts of a word as far as it is ever divided.
std::string divided(std::string_view language, std::string_view word) {
  std::string parts;
  for (const std::string& line : lines_of(paragraph(language, word, 20), 1'000)) // whole
    CHECK(line == word);
  // From wide to narrow until it has to be torn apart.
  for (int width = 600; width > 20; width -= 2) {
    const Paragraph text = paragraph(language, word, 20);
    if (engine().lay_out(text, width)->word_broken) break;
    parts.clear();
    for (const std::string& line : lines_of(text, width))
      parts += line;
  }
  return parts;
}

Paragraph body(std::string_view language, std::string_view text, int size_px = 30) {
  Paragraph made = paragraph(language, text, size_px);
  made.dividing = Dividing::ShortLines;
  return made;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a German word that is wider than the line is divided by its patterns", "[text]") {
  CHECK(lines_of(paragraph("de", "Kindertagesstätte"), 180) == Lines{"Kindertages-", "stätte"});
  CHECK(lines_of(paragraph("de", "die Kindertagesstätte"), 180) == Lines{"die Kinder-", "tagesstätte"});
  CHECK(lines_of(paragraph("de", "„Kostenbeitragsbescheid“,"), 260).size() == 2);
  CHECK(lines_of(paragraph("de-simple", "Kindertagesstätte"), 180) == Lines{"Kindertages-", "stätte"});
  CHECK_FALSE(engine().lay_out(paragraph("de", "Kindertagesstätte"), 180)->word_broken);
  // Each size divides anew, nothing stays of the size before.
  CHECK(lines_of(paragraph("de", "Kindertagesstätte", 15), 180) == Lines{"Kindertagesstätte"});
}

TEST_CASE("a word that fits a line of its own is divided only where short lines are", "[text]") {
  const std::string text = "Hier Beratungsgespräche";
  CHECK(lines_of(paragraph("de", text), 300) == Lines{"Hier", "Beratungsgespräche"});
  CHECK(lines_of(body("de", text), 300) == Lines{"Hier Beratungsge-", "spräche"});
  // The line is filled well enough.
  CHECK(lines_of(body("de", "Hier gibt es Beratung"), 240) == Lines{"Hier gibt es", "Beratung"});
  // A line end that the text wants is no short line.
  CHECK(lines_of(body("de", "Hier\nBeratungsgespräche"), 300) == Lines{"Hier", "Beratungsgespräche"});
}

TEST_CASE("at least three letters stand on either side of a hyphen", "[text]") {
  for (const char* word : {"Abendessen", "überall", "Eltern", "Abend", "Aufgabe", "Oma", "Familie"}) {
    for (int width = 30; width < 200; width += 4) {
      if (engine().lay_out(paragraph("de", word), width)->word_broken) continue;
      const Lines lines = lines_of(paragraph("de", word), width);
      for (const std::string& line : lines) {
        INFO(word << " at " << width << ": " << line);
        CHECK((!line.ends_with("-") || line.size() >= 4));
      }
    }
  }
}

TEST_CASE("each language divides by its own patterns", "[text]") {
  CHECK(divided("en", "responsibility") == "respons-ibility");
  CHECK(divided("fr", "accompagnement") == "accom-pagne-ment");
  CHECK(divided("es", "responsabilidad") == "res-pon-sa-bili-dad");
  CHECK(divided("ro", "responsabilitate") == "res-pon-sa-bili-tate");
  CHECK(divided("pl", "odpowiedzialność").find('-') != std::string::npos);
  CHECK(divided("ru", "консультация").find('-') != std::string::npos);
  CHECK(divided("uk", "безкоштовно").find('-') != std::string::npos);
  CHECK(divided("bg", "консултация").find('-') != std::string::npos);
  CHECK(divided("sr", "информације").find('-') != std::string::npos);
  CHECK(divided("sr-Latn", "informacije").find('-') != std::string::npos);
  CHECK(divided("de", "консультация").find('-') == std::string::npos); // German has no patterns for it
  CHECK(divided("tr", "danışmanlıklarımızdan").find('-') == std::string::npos);
}

TEST_CASE("German words in other languages are divided as German", "[text]") {
  const std::string word = "Kindertagesstättenverzeichnis";
  for (const char* language : {"ar", "uk", "zh", "ti"}) {
    INFO(language);
    const Lines lines = lines_of(paragraph(language, "\u2068" + word + "\u2069"), 180);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "\u2068Kindertages-");
    CHECK(lines[1] == "stättenver-");
  }
  // In Turkish, a Latin script too, only the isolate tells that it is German.
  CHECK(lines_of(paragraph("tr", "\u2068" + word + "\u2069"), 180)[0] == "\u2068Kindertages-");
  CHECK(engine().lay_out(paragraph("tr", word), 180)->word_broken);
}

TEST_CASE("the hyphen stands right of a German word, in Arabic text, too", "[text]") {
  const Paragraph text = paragraph("ar", "في \u2068Kindertagesstättenverzeichnis\u2069 هنا");
  const auto layout = engine().lay_out(text, 200);
  int hyphens = 0;
  for (const GlyphRun& run : layout->runs) {
    if (!run.hyphen) continue;
    ++hyphens;
    const Line& line = layout->lines[line_of(*layout, run.begin - 1)];
    for (std::uint32_t i = line.first_glyph; i < line.last_glyph; ++i) {
      const Glyph& glyph = layout->glyphs[i];
      const bool is_latin = glyph.font == run.font && glyph.advance > 0;
      if (is_latin) CHECK(glyph.x <= run.x + 0.01F);
    }
  }
  CHECK(hyphens >= 1);
}

TEST_CASE("data, capitals, names and words with soft hyphens are not divided", "[text]") {
  for (const char* text : {"jugendamt@magdeburg.de", "www.kindertagesstaette.de", "Kindergarten2026platz",
                           "KINDERTAGESSTAETTE", "KinderTagesStaette", "0391/5403670"}) {
    INFO(text);
    for (const std::string& line : lines_of(paragraph("de", text), 150))
      CHECK_FALSE(line.ends_with("te-"));
    const auto layout = engine().lay_out(paragraph("de", text), 150);
    for (const GlyphRun& run : layout->runs)
      CHECK_FALSE(run.hyphen);
  }
  // The author's own places win.
  const Lines lines = lines_of(paragraph("de", "Kindertagesstätten\u00ADverzeichnis"), 320);
  CHECK(lines == Lines{"Kindertagesstätten\u00AD", "verzeichnis"});
}

TEST_CASE("a narrow line holds every part, and no letter is lost or clipped", "[text]") {
  const std::string text = "Die Eingewöhnungszeit und Elternbeitragsermäßigung für Geschwisterkinder";
  for (int width = 10; width < 700; width += 7) {
    for (const Paragraph& made : {paragraph("de", text), body("de", text)}) {
      std::string all;
      for (const std::string& line : lines_of(made, width))
        all += line;
      std::erase(all, '-');
      std::erase(all, ' ');
      INFO(width);
      CHECK(all == "DieEingewöhnungszeitundElternbeitragsermäßigungfürGeschwisterkinder");
    }
  }
}

TEST_CASE("missing patterns name their package", "[text]") {
  const auto engine = Engine::open(KIOSK_SOURCE_DIR "/fonts/fonts.toml", {"/usr/share/fonts"}, "/no/such/folder");
  REQUIRE_FALSE(engine.has_value());
  CHECK(engine.error().kind == ErrorKind::NotFound);
  CHECK(engine.error().detail.find("hyphen-de") != std::string::npos);
}

TEST_CASE("a dictionary that is none divides nothing", "[text]") {
  const auto file = std::filesystem::path(KIOSK_BINARY_DIR) / "no_dictionary.dic";
  for (const char* bytes : {"", "no such encoding\n.a1\n", "UTF-8\n\xFF\xFE\n1\n"}) {
    std::ofstream(file) << bytes;
    Hyphenator hyphenator(file);
    std::vector<std::uint32_t> offsets;
    hyphenator.divide(u"kindertagesstätte", offsets);
    CHECK(offsets.empty());
  }
  Hyphenator missing("/no/such/file.dic");
  std::vector<std::uint32_t> offsets;
  missing.divide(u"kindertagesstätte", offsets);
  CHECK(offsets.empty());
}
