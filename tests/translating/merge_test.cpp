// Templates and languages: nothing of a person's work is lost, and doing it again changes nothing.
#include "kiosk/base/files.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/locale/pseudo.h"
#include "kiosk/markup/markup.h"
#include "kiosk/translating/approve.h"
#include "kiosk/translating/extract.h"
#include "kiosk/translating/merge.h"
#include "kiosk/translating/note.h"
#include "kiosk/translating/project.h"
#include "kiosk/translating/report.h"
#include "kiosk/translating/source_keys.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kiosk;
using namespace kiosk::translating;
using locale::PoDocument;
using locale::PoEntry;

namespace {

PoEntry entry(const std::string& key, const std::string& german, const std::string& translation = {},
              const std::string& comments = {}) {
  PoEntry made;
  made.key = key;
  made.source = german;
  made.translation = translation;
  made.comments = comments;
  return made;
}

PoDocument document(std::vector<PoEntry> entries) {
  PoDocument made;
  made.header = "Language: en\n";
  made.entries = std::move(entries);
  return made;
}

} // namespace

TEST_CASE("merging keeps every translation, by key") {
  PoDocument pot = document({entry("a", "Eins"), entry("b", "Zwei, ganz anders als vorher"), entry("c", "Drei")});
  pot.entries[0].note = "Teil 1 von 1: Notfall, 3 Texte.";
  const PoDocument old = document({entry("gone", "Weg", "gone"), entry("b", "Zwei", "two", "von Hand"),
                                   entry("a", "Eins", "one"), entry("empty", "Leer")});
  const Merged merged = merge(pot, old);
  CHECK(merged.added == 1);
  CHECK(merged.outdated == 1);
  CHECK(merged.dropped == 1);
  REQUIRE(merged.document.entries.size() == 4);
  const PoEntry& second = merged.document.entries[1];
  CHECK(second.key == "b");
  CHECK(second.fuzzy);
  CHECK(second.previous_source == "Zwei");
  CHECK(second.source == "Zwei, ganz anders als vorher");
  CHECK(second.translation == "two");
  CHECK(second.comments == "von Hand");
  CHECK(merged.document.entries[0].note == "Teil 1 von 1: Notfall, 3 Texte.");
  CHECK(merged.document.entries[3].obsolete);
  CHECK(merged.document.entries[3].translation == "gone");

  const Merged again = merge(pot, merged.document);
  CHECK(again.document.entries == merged.document.entries);
  CHECK(again.added + again.outdated + again.dropped + again.revived == 0);

  // The German changes once more, then back: the German that was translated is remembered.
  pot.entries[1].source = "Zwei, dritte Fassung";
  const Merged third = merge(pot, merged.document);
  CHECK(third.document.entries[1].previous_source == "Zwei");
  pot.entries[1].source = "Zwei";
  const Merged back = merge(pot, third.document);
  CHECK_FALSE(back.document.entries[1].fuzzy);
  CHECK(back.document.entries[1].previous_source.empty());

  // What was dropped comes back with its translation.
  pot.entries.push_back(entry("gone", "Weg"));
  const Merged revived = merge(pot, back.document);
  CHECK(revived.revived == 1);
  CHECK(revived.document.entries[3].translation == "gone");
  CHECK_FALSE(revived.document.entries[3].obsolete);
  CHECK(revived.document.entries.size() == 4);
}

TEST_CASE("a fuzzy mark that a person set or took away is the person's") {
  const PoDocument pot = document({entry("a", "Eins")});
  PoDocument old = document({entry("a", "Eins", "one")});
  old.entries[0].fuzzy = true;
  CHECK(merge(pot, old).document.entries[0].fuzzy);
  old.entries[0].fuzzy = false;
  old.entries[0].previous_source = "Ein"; // Poedit leaves it for a while
  CHECK_FALSE(merge(pot, old).document.entries[0].fuzzy);
}

TEST_CASE("every real file is merged with nothing lost, and again with no change") {
  const auto project = find_project(KIOSK_SOURCE_DIR);
  REQUIRE(project);
  const auto content = read_content(*project);
  REQUIRE(content);
  const auto pot = locale::read_po_document(project->interface_pot());
  REQUIRE(pot);
  const PoDocument interface_pot = refreshed(*pot, {}), content_pot = template_of(*content, {});
  CHECK(refreshed(interface_pot, {}).entries == interface_pot.entries);
  for (const LanguageFile& file : files_of(*project)) {
    INFO(file.file.string());
    const auto old = locale::read_po_document(file.file);
    REQUIRE(old);
    const Merged merged = merge(file.is_content ? content_pot : interface_pot, *old);
    CHECK(merge(file.is_content ? content_pot : interface_pot, merged.document).document.entries ==
          merged.document.entries);
    for (const PoEntry& before : old->entries) {
      const bool is_kept =
          std::any_of(merged.document.entries.begin(), merged.document.entries.end(), [&](const PoEntry& one) {
            return one.key == before.key && one.translation == before.translation && one.comments == before.comments;
          });
      if (!is_kept && !before.translation.empty()) FAIL_CHECK(before.key << " was lost");
    }
  }
}

TEST_CASE("a note is read, changed by nobody, and written again") {
  const Note old = parse_note("Teil 1 von 7: Notfall (11 Sätze). Notfallseite, Überschrift");
  CHECK(old.part == "Notfall");
  CHECK(old.number == 1);
  CHECK(old.shown == "Notfallseite, Überschrift");
  CHECK(parse_note("Notfallseite, klein").shown == "Notfallseite, klein");
  Note note{"Start und Hier in der Kita", 3, 7, 35, "Startseite\nunten", true, {24, 0, false, 0, 0}, "offer_x.2.png"};
  CHECK(written(note) ==
        "Teil 3 von 7: Start und Hier in der Kita, 35 Texte.\nStartseite\nunten\n"
        "**Fett** und [Links](...) bleiben wie im Deutschen.\nPlatz: etwa 24 Zeichen.\nBild: offer_x.2.png");
  CHECK(parse_note(written(note)) == note);
  for (const auto& [room, line] :
       {std::pair{Room{0, 54, false, 2, 38},
                  "Platz: fließt um. Auf Deutsch 54 Zeichen in 2 Zeilen, in eine Zeile passen etwa 38."},
        std::pair{Room{0, 12, false, 1, 0}, "Platz: fließt um. Auf Deutsch 12 Zeichen in 1 Zeile."},
        std::pair{Room{0, 12, true, 0, 0}, "Platz: fließt um. Auf Deutsch 12 Zeichen ohne { }."}}) {
    note.room = room;
    CHECK(written(note).find(line) != std::string::npos);
    CHECK(parse_note(written(note)) == note);
  }
}

TEST_CASE("the length of the German is that of what is read") {
  CHECK(room_of_german("Grüße", false) == Room{0, 5, false, 0, 0});
  CHECK(room_of_german("Raum {room}", false) == Room{0, 5, true, 0, 0});
  CHECK(room_of_german("{n, plural, one {# Tag} other {# Tage}}", false) == Room{0, 5, true, 0, 0});
  CHECK(room_of_german("**Fett** und [Wohngeld](application/wohngeld).", true) == Room{0, 18, false, 0, 0});
}

TEST_CASE("extract sorts by part, counts, and keeps a person's words") {
  PoDocument pot = document({entry("c", "Drei"), entry("a", "Eins"), entry("new", "Neu"), entry("b", "Zwei")});
  pot.entries[0].note = "Teil 2 von 7: Rahmen. Fuß";
  pot.entries[1].note = "Teil 1 von 7: Notfall (9 Sätze). Notfallseite";
  pot.entries[2].note = "Neue Zeile, ohne Teil";
  pot.entries[3].note = "Teil 2 von 7: Rahmen. Kopf";
  const PoDocument made = refreshed(pot, {{"a", {"emergency.png", 20, 0, 0}}});
  REQUIRE(made.entries.size() == 4);
  CHECK(made.entries[0].note ==
        "Teil 1 von 2: Notfall, 2 Texte.\nNotfallseite\nPlatz: etwa 20 Zeichen.\nBild: emergency.png");
  CHECK(made.entries[1].key == "new");
  CHECK(made.entries[1].note ==
        "Teil 1 von 2: Notfall.\nNeue Zeile, ohne Teil\nPlatz: fließt um. Auf Deutsch 3 Zeichen.");
  CHECK(made.entries[2].note == "Teil 2 von 2: Rahmen, 2 Texte.\nFuß\nPlatz: fließt um. Auf Deutsch 4 Zeichen.");
  CHECK(refreshed(made, {}).entries == made.entries); // what was measured once stays
}

TEST_CASE("the content's template has every text once, most urgent first, each with where it is shown") {
  const auto content = read_content(find_project(KIOSK_SOURCE_DIR).value());
  REQUIRE(content);
  const PoDocument pot = template_of(*content, {});
  CHECK(pot.entries.size() == content->units.size());
  CHECK(pot.entries.front().key.rfind("emergency/", 0) == 0);
  int part = 1;
  for (const PoEntry& one : pot.entries) {
    const Note note = parse_note(one.note);
    CHECK(note.number >= part);
    CHECK(note.shown != "Text");
    CHECK_FALSE(one.places.empty());
    part = note.number;
  }
}

TEST_CASE("keys are read from sources, and differences are named") {
  const auto keys = keys_in("// say(\"not/this\")\nscene.say(\"home/title\");\n/* \"nor/this\" */ x = 'a';\n"
                            "words(\n  \"home/second\");\nscene.say(\"amount/\" + unit); text(\"Ein Satz\");",
                            "kiosk/screens/a.cpp");
  REQUIRE(keys.size() == 3);
  CHECK(keys[0].text == "home/title");
  CHECK(keys[0].line == 2);
  CHECK(keys[1].line == 5);
  CHECK(keys[1].is_said);
  CHECK_FALSE(keys[2].is_said);
  const KeyDifferences differences = compare_keys(keys, {"home/title", "amount/euro", "old/one"});
  REQUIRE(differences.missing.size() == 1);
  CHECK(differences.missing[0].text == "home/second");
  CHECK(differences.unused == std::vector<std::string>{"old/one"});
}

TEST_CASE("the sources and the template agree") {
  const auto pot = locale::read_po_document(std::filesystem::path(KIOSK_SOURCE_DIR) / "locales" / "elternkiosk.pot");
  REQUIRE(pot);
  std::vector<std::string> keys;
  for (const PoEntry& one : pot->entries)
    keys.push_back(one.key);
  const auto used = keys_of_sources(KIOSK_SOURCE_DIR);
  REQUIRE(used);
  const KeyDifferences differences = compare_keys(*used, keys);
  for (const SourceKey& key : differences.missing)
    FAIL_CHECK(key.file << ":" << key.line << ": " << key.text << " is missing");
  CHECK(differences.unused == std::vector<std::string>{});
}

TEST_CASE("a person's change counts by itself; approving needs a role") {
  const std::string hash = locale::fingerprint("one", locale::origin_hash_digits);
  PoDocument made = document({entry("a", "Eins", "one", "elternkiosk: origin=machine hash=" + hash + " on=2026-11-22"),
                              entry("b", "Zwei", "two, by hand", "elternkiosk: origin=machine hash=" + hash),
                              entry("c", "Drei"), entry("d", "Vier", "four")});
  CHECK(maker_of(made.entries[0]) == "machine");
  CHECK(maker_of(made.entries[1]) == "human");
  CHECK(maker_of(made.entries[3]) == "human");
  CHECK(approve(made, {"nowhere"}, "lektorat").unknown == std::vector<std::string>{"nowhere"});
  const Approved done = approve(made, {}, "lektorat");
  CHECK(done.approved == 1);
  CHECK(done.already == 2);
  CHECK(done.left_out == 1);
  CHECK(made.entries[0].comments ==
        "elternkiosk: origin=machine-reviewed hash=" + hash + " on=2026-11-22 approved-by=lektorat");
  CHECK(maker_of(made.entries[0]) == "machine-reviewed");
}

TEST_CASE("the report counts each text once") {
  const PoDocument pot =
      document({entry("a", "A"), entry("b", "B"), entry("c", "C"), entry("d", "D"), entry("e", "E")});
  const std::string hash = locale::fingerprint("x", locale::origin_hash_digits);
  PoDocument own =
      document({entry("a", "A", "x", "elternkiosk: origin=machine hash=" + hash), entry("b", "B", "y"),
                entry("c", "C alt", "z"), entry("d", "D"),
                entry("e", "E", "x", "elternkiosk: origin=machine-reviewed hash=" + hash + " approved-by=lektorat")});
  const Counts counts = count(pot, own);
  CHECK(counts.all == 5);
  CHECK(counts.machine == 1);
  CHECK(counts.human == 1);
  CHECK(counts.reviewed == 1);
  CHECK(counts.outdated == 1);
  CHECK(counts.missing == 1);
  const std::vector<Row> rows = {{"uk", "Ukrainisch <b>", counts, counts}};
  const auto json = nlohmann::json::parse(report_json(rows));
  CHECK(json[0]["content"]["reviewed"] == 1);
  const std::string page = report_html(rows, "26.11.2026");
  CHECK(page.find("Ukrainisch &lt;b&gt;") != std::string::npos);
  CHECK(page.find("http") == std::string::npos);
  CHECK(report_text(rows).find("uk         Inhalt         5     60 %") != std::string::npos);
}

TEST_CASE("pseudo-languages of the content are still the small Markdown of our texts") {
  const auto content = read_content(find_project(KIOSK_SOURCE_DIR).value());
  REQUIRE(content);
  for (const authoring::Unit& unit : content->units)
    for (const locale::Pseudo pseudo : {locale::Pseudo::Accented, locale::Pseudo::Mirrored}) {
      const auto message =
          locale::pseudo_message(unit.german, pseudo, unit.is_markdown ? locale::Marks::Markdown : locale::Marks::None);
      REQUIRE(message);
      if (unit.is_markdown && !markup::parse_inline(*message)) FAIL_CHECK(unit.key << ": " << *message);
    }
}
