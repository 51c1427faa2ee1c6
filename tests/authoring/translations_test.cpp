// PO files: whose work a translation is, whether its German still stands, and what is refused.
#include "kiosk/authoring/translation_rules.h"
#include "tests/authoring/workbench.h"

using namespace kiosk;
using workbench::Content;
using Strings = std::vector<std::string>;

namespace {

struct Loaded {
  std::vector<authoring::Translation> translations;
  authoring::Findings findings;

  [[nodiscard]] const authoring::Translation* find(const std::string& key, const std::string& tag) const {
    for (const auto& one : translations)
      if (one.key == key && one.language.tag == tag) return &one;
    return nullptr;
  }
};

Loaded load(const fs::path& folder) {
  Loaded loaded;
  authoring::Content content = authoring::load_content(folder, loaded.findings);
  authoring::load_translations(content, folder, loaded.findings);
  loaded.translations = std::move(content.translations);
  return loaded;
}

const std::string& message() {
  static const std::string text = "Early support in Neustädter See";
  return text;
}

/// The English file with one unit in it.
Loaded load_unit(const std::string& comment, const std::string& rest) {
  const Content content;
  content.write("po/en.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n" + comment +
                                "msgctxt \"offer/fruehfoerderung/title\"\n" + rest);
  return load(content.root());
}

const char* german = "msgid \"Frühförderung in Neustädter See\"\nmsgstr \"Early support in Neustädter See\"\n";

pack::Origin origin_of(const std::string& comment) {
  const Loaded loaded = load_unit(comment, german);
  INFO(comment << workbench::listed(loaded.findings.errors()));
  const auto* translation = loaded.find("offer/fruehfoerderung/title", "en");
  REQUIRE(translation != nullptr);
  return translation->origin;
}

} // namespace

TEST_CASE("a text is the machine's only as long as its hash fits") {
  const std::string hash = authoring::fingerprint(message(), 8);
  CHECK(authoring::fingerprint("abc", 8) == "ba7816bf"); // FIPS 180-4, first digits for "abc"
  CHECK(origin_of("") == pack::Origin::Human);
  CHECK(origin_of("# only a note\n") == pack::Origin::Human);
  CHECK(origin_of("# elternkiosk: origin=machine hash=" + hash + " on=2026-11-22\n") == pack::Origin::Machine);
  CHECK(origin_of("# elternkiosk: origin=machine hash=00000000\n") == pack::Origin::Human);
  CHECK(origin_of("# elternkiosk: origin=machine-reviewed hash=" + hash + "\n") == pack::Origin::MachineReviewed);
  CHECK(origin_of("# elternkiosk: origin=machine hash=" + hash + " approved-by=Lektorat\n") ==
        pack::Origin::MachineReviewed);
  CHECK(origin_of("# elternkiosk: origin=official\n") == pack::Origin::Official);
  CHECK(origin_of("# elternkiosk: origin=human approved-by=Koordination\n") == pack::Origin::Human);
}

TEST_CASE("a wrong origin is refused") {
  for (const char* comment : {"# elternkiosk: origin=robot\n", "# elternkiosk: origin=machine\n",
                              "# elternkiosk: origin=human on=yesterday\n"}) {
    const Loaded loaded = load_unit(comment, german);
    CHECK(workbench::holds(loaded.findings.errors(), "po/en.po", 5, ""));
  }
}

TEST_CASE("a translation of an older German is outdated and remembers it") {
  const auto state = [](const std::string& comment, const std::string& rest) {
    const Loaded loaded = load_unit(comment, rest);
    CHECK_FALSE(loaded.findings.has_errors());
    return *loaded.find("offer/fruehfoerderung/title", "en");
  };
  const auto current = state("", german);
  CHECK(current.state == pack::TextState::Current);
  CHECK(current.german_hash == authoring::fingerprint("Frühförderung in Neustädter See"));
  const auto older = state("", "msgid \"Frühförderung\"\nmsgstr \"Early support\"\n");
  CHECK(older.state == pack::TextState::Outdated);
  CHECK(older.german_hash == authoring::fingerprint("Frühförderung"));
  const auto fuzzy = state("#, fuzzy\n#| msgid \"Frühe Hilfe\"\n", german);
  CHECK(fuzzy.state == pack::TextState::Outdated);
  CHECK(fuzzy.german_hash == authoring::fingerprint("Frühe Hilfe"));
}

TEST_CASE("an empty translation is missing, an unknown key a warning") {
  const Loaded empty = load_unit("", "msgid \"Frühförderung in Neustädter See\"\nmsgstr \"\"\n");
  CHECK(empty.find("offer/fruehfoerderung/title", "en") == nullptr);
  CHECK_FALSE(empty.findings.has_errors());

  const Content content;
  content.append("po/en.po", "\nmsgctxt \"offer/gone/title\"\nmsgid \"Weg\"\nmsgstr \"Gone\"\n");
  const int line = content.line_of("po/en.po", "msgctxt \"offer/gone");
  CHECK(workbench::holds(load(content.root()).findings.warnings(), "po/en.po", line, "offer/gone/title"));
  const auto lenient = workbench::build(content.root(), content.pack());
  CHECK(lenient.code == 0);
  CHECK(lenient.err.find("warning: ") != std::string::npos);
  fs::remove(content.pack());
  CHECK(workbench::build(content.root(), content.pack(), authoring::Strictness::WarningsRefuse).code == 1);
  CHECK_FALSE(fs::exists(content.pack()));
}

TEST_CASE("a language without a file, and a file without a language, are warnings") {
  const Content content;
  fs::rename(content.root() / "po/uk.po", content.root() / "po/pl.po");
  const auto findings = workbench::check(content.root());
  CHECK_FALSE(findings.has_errors());
  CHECK(workbench::holds(findings.warnings(), "po/uk.po", 1, "no translation file"));
  CHECK(workbench::holds(findings.warnings(), "po/pl.po", 1, "pack.toml"));
}

TEST_CASE("a file that is no PO is named with its line") {
  const Content content;
  content.append("po/en.po", "\nmsgctxt \"a\"\nmsgid \"b\n");
  const auto findings = workbench::check(content.root());
  REQUIRE(findings.errors().size() == 1);
  CHECK(findings.errors()[0].at.file == "po/en.po");
  CHECK(findings.errors()[0].at.line >= content.line_of("po/en.po", "msgctxt \"a\""));
}

TEST_CASE("an outdated translation that leads to nothing is left out") {
  const Content content;
  content.append("po/uk.po", "\nmsgctxt \"offer/fruehfoerderung/body/3\"\nmsgid \"Alt: [weg](offer/weg)\"\n"
                             "msgstr \"Старе: [геть](offer/weg)\"\n");
  const Loaded loaded = load(content.root());
  CHECK_FALSE(loaded.findings.has_errors());
  CHECK(loaded.find("offer/fruehfoerderung/body/3", "uk") == nullptr);
  CHECK(workbench::holds(loaded.findings.warnings(), "po/uk.po",
                         content.line_of("po/uk.po", "offer/fruehfoerderung/body/3"), "left out"));
}

TEST_CASE("a translation that says something else is refused") {
  struct Pair {
    const char* german;
    const char* translation;
    const char* sentence;
  };
  const std::vector<Pair> pairs = {
      {"Rufen Sie 0391 540 an.", "Call 0391 541.", "numbers differ"},
      {"Um 14:30", "At 2:30 pm", "numbers differ"},
      {"Ab 6", "من ٦", "numbers differ"},
      {"Siehe [hier](people).", "See here.", "links differ"},
      {"Siehe [hier](people).", "See [here](letter).", "links differ"},
      {"**Wichtig**: Frist", "Important: deadline", "**bold** marks differ"},
      {"Frist", "**Deadline**", "**bold** marks differ"},
      {"Frist", "Don't wait", "apostrophe"},
      {"Frist", "Deadline {x}", "no arguments"},
      {"Frist", "Deadline {", "not an ICU message"},
      {"Frist", "Dead\u202eline", "U+202E"},
      {"Frist", "Dea\u0301dline", "NFC"},
  };
  for (const Pair& pair : pairs) {
    const auto faults = authoring::faults_of_translation(pair.german, pair.translation, true);
    INFO(pair.translation);
    REQUIRE_FALSE(faults.empty());
    CHECK(faults.front().find(pair.sentence) != std::string::npos);
  }
  CHECK(authoring::faults_of_translation("Frist", "[Deadline](people)", false).front().find("no Markdown") !=
        std::string::npos);
  CHECK(authoring::faults_of_translation("**Um** 14:30 [hier](people)", "**At** 14:30 [here](people)", true).empty());
}

TEST_CASE("plain German may write a number word as a digit, and no other number") {
  const auto is_right = [](std::string_view german, std::string_view plain) {
    return authoring::faults_of_translation(german, plain, false, true).empty();
  };
  CHECK(is_right("Nach zwei Jahren am 31.12.", "Nach 2 Jahren am 31.12."));
  CHECK(is_right("Eine Nummer mit elf Ziffern", "Eine Nummer mit 11 Ziffern"));
  CHECK(is_right("Nach zwei Jahren", "Nach zwei Jahren"));
  CHECK_FALSE(is_right("Nach zwei Jahren", "Nach 3 Jahren"));
  CHECK_FALSE(is_right("Nach zwei Jahren", "Nach 2 Jahren, 2 Monaten"));
  CHECK_FALSE(is_right("Bis 31.12. in zwei Jahren", "In 2 Jahren"));
  CHECK_FALSE(is_right("Ein Einwand", "12 Einwände"));
  CHECK_FALSE(authoring::faults_of_translation("Nach zwei Jahren", "After 2 years", false).empty());
}

TEST_CASE("a wrong translation is named with its line") {
  const Content content;
  content.replace("po/en.po", "Then 112.", "Then 113.");
  const int line = content.line_of("po/en.po", "msgctxt \"emergency/giftnotruf/text\"");
  CHECK(workbench::holds(workbench::check(content.root()).errors(), "po/en.po", line,
                         "emergency/giftnotruf/text: the numbers"));
}
