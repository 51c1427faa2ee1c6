// Messages, the way back to German, and broken files.
#include "kiosk/base/files.h"
#include "kiosk/locale/catalogue.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::locale;
using Catch::Contains;
using Catch::EndsWith;

namespace fs = std::filesystem;

namespace {

const std::string fsi = "\u2068", pdi = "\u2069";

const std::string header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
const std::string names = "[[language]]\ntag = \"de\"\nown = \"Deutsch\"\ngerman = \"Deutsch\"\n"
                          "[[language]]\ntag = \"ru\"\nown = \"Русский\"\ngerman = \"Russisch\"\n"
                          "[[language]]\ntag = \"en\"\nown = \"English\"\ngerman = \"Englisch\"\n";

std::string unit(const std::string& key, const std::string& german, const std::string& said) {
  return "msgctxt \"" + key + "\"\nmsgid \"" + german + "\"\nmsgstr \"" + said + "\"\n\n";
}

/// A folder `locales/` of its own, gone afterwards.
class Folder {
public:
  Folder() : path_(fs::temp_directory_path() / ("locale-test-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
    write("languages.toml", names);
    write("elternkiosk.pot", header + unit("a", "Hallo", "") + unit("b", "Raum {room}", "") +
                                 unit("c", "{n, plural, one {# Tag} other {# Tage}}", ""));
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
  [[nodiscard]] Result<Catalogue> open() const { return Catalogue::open(path_); }
  [[nodiscard]] Catalogue opened() const {
    auto catalogue = open();
    INFO((catalogue ? std::string() : catalogue.error().sentence()));
    REQUIRE(catalogue);
    return std::move(*catalogue);
  }
  /// Where and why the folder is refused.
  [[nodiscard]] std::string refusal() const {
    const auto catalogue = open();
    REQUIRE_FALSE(catalogue);
    return catalogue.error().sentence();
  }

private:
  fs::path path_;
};

} // namespace

TEST_CASE("messages are formatted with their arguments") {
  CHECK(*format_message("Hallo", {"de"}) == "Hallo");
  CHECK(*format_message("It''s {room}", {"en"}, {{"room", "R 3"}}) == "It's " + fsi + "R 3" + pdi);
  CHECK(*format_message("{room}", {"ar"}, {{"room", "\u20660391\u2069"}}) == "\u20660391\u2069");
  CHECK(*format_message("{n} von {m}", {"fa"}, {{"n", std::int64_t{3}}, {"m", std::int64_t{12}}}) == "3 von 12");
  CHECK(*format_message("{n}", {"de"}, {{"n", 1800.5}}) == "1.800,5");
  CHECK(*format_message("{n, plural, one {ein Tag} other {# Tage}}", {"de"}, {{"n", std::int64_t{1}}}) == "ein Tag");
  CHECK(*format_message("{n, plural, two {يومان} few {# أيام} other {# يوم}}", {"ar"}, {{"n", std::int64_t{2}}}) ==
        "يومان");
  CHECK(*format_message("{who, select, mother {Mama} other {Eltern}}", {"de"}, {{"who", "mother"}}) == "Mama");
  CHECK(*format_message("{d, date, medium}", {"de"}, {{"d", 0.0}}) == "01.01.1970");
}

TEST_CASE("what cannot be formatted is an error in words") {
  for (const char* message : {"{", "{n, plural, one {x}}", "{room} }{", "{a b}"}) {
    INFO(message);
    const auto formatted = format_message(message, {"de"}, {{"n", std::int64_t{1}}, {"room", "x"}});
    REQUIRE_FALSE(formatted);
    CHECK(formatted.error().kind == ErrorKind::Undecodable);
    CHECK_THAT(formatted.error().detail, Contains("ICU message"));
  }
  CHECK_THAT(format_message("Raum {room}", {"de"}).error().detail, Contains("{room} is missing"));
  CHECK_FALSE(format_message("{n, plural, other {#}}", {"de"}, {{"n", "drei"}}));
}

TEST_CASE("arguments are read from every branch") {
  CHECK(*arguments_of("Hallo") == std::vector<std::string>{});
  CHECK(*arguments_of("{b} {a} {b}") == std::vector<std::string>{"a", "b"});
  CHECK(*arguments_of("{n, plural, one {{x}} other {# {y}}} {d, date, short}") ==
        std::vector<std::string>{"d, date", "n, plural", "x", "y"});
  CHECK(*arguments_of("'{kein}' {0}") == std::vector<std::string>{"0"});
  CHECK_FALSE(arguments_of("{a"));
}

TEST_CASE("a language says its own words and German ones where it lacks them") {
  const Folder folder;
  folder.write("en.po", header + "# elternkiosk: origin=machine hash=1a2b3c4d on=2026-11-22\n" +
                            unit("a", "Hallo", "Hello") + unit("b", "Raum {room}", ""));
  const Catalogue catalogue = folder.opened();
  const Messages& english = catalogue.in({"en"});
  CHECK(english.say("a") == "Hello");
  CHECK(english.has("a"));
  REQUIRE(english.origin_of("a") != nullptr);
  CHECK(*english.origin_of("a") == Origin{"human", "1a2b3c4d", "2026-11-22", ""});
  CHECK(english.say("b", {{"room", "3"}}) == "Raum " + fsi + "3" + pdi);
  CHECK_FALSE(english.has("b"));
  CHECK(english.origin_of("b") == nullptr);
  CHECK(english.say("c", {{"n", std::int64_t{2}}}) == "2 Tage");
  CHECK(english.keys() == std::vector<std::string>{"a", "b", "c"});

  CHECK(catalogue.in({"de"}).say("a") == "Hallo");
  CHECK(catalogue.in({"de"}).has("a"));
  CHECK(catalogue.in({"xx"}).say("a") == "Hallo");
  CHECK(catalogue.in({"xx"}).language().is_german());
}

TEST_CASE("a fuzzy, outdated or wrongly filled message is German, and no error") {
  const Folder folder;
  folder.write("en.po", header + "#, fuzzy\n" + unit("a", "Hallo", "Hello {") + unit("b", "Zimmer {room}", "Room {") +
                            unit("c", "{n, plural, one {# Tag} other {# Tage}}", "{n} days") +
                            unit("gone", "Weg", "Gone {") + "#~ msgctxt \"old\"\n#~ msgid \"x\"\n#~ msgstr \"y\"\n");
  const Catalogue catalogue = folder.opened();
  for (const char* key : {"a", "b", "c", "gone", "old"})
    CHECK_FALSE(catalogue.in({"en"}).has(key));
  CHECK(catalogue.in({"en"}).say("c", {{"n", std::int64_t{1}}}) == "1 Tag");
}

TEST_CASE("languages come in the file's order, those without messages only by name") {
  const Folder folder;
  folder.write("en.po", header);
  folder.write("de-simple.po", header);
  const Catalogue catalogue = folder.opened();
  REQUIRE(catalogue.languages().size() == 2);
  CHECK(catalogue.languages()[0].language.is_german());
  CHECK(catalogue.languages()[1].own == "English");
  CHECK_FALSE(catalogue.has({"ru"}));
  CHECK(catalogue.has({"de-simple"}));
  CHECK(catalogue.name_of({"ru"}).own == "Русский");
  CHECK(catalogue.name_of({"xx"}).german == "xx");
}

TEST_CASE("a broken file is refused with its line") {
  const Folder folder;
  folder.write("en.po", header + "msgctxt \"a\"\nmsgid \"Hallo\"\nmsgst \"Hello\"\n");
  CHECK_THAT(folder.refusal(), Contains("en.po:6: "));
  folder.write("en.po", header + "msgctxt \"a\"\nmsgid \"Hallo\nmsgstr \"Hello\"\n");
  CHECK_THAT(folder.refusal(), Contains("en.po:6: ")); // where the quote was expected at the latest
  folder.write("en.po", header + unit("a", "Hallo", "Hello") + unit("b", "Raum {room}", "Room {room"));
  CHECK_THAT(folder.refusal(), Contains("en.po:8: this is no ICU message"));
  folder.write("en.po", header + unit("a", "Hallo", "Hello") + unit("a", "Hallo", "Hi"));
  CHECK_THAT(folder.refusal(), Contains("en.po:9: duplicate")); // gettext names the msgid
  folder.write("en.po", header + unit("a", "Hallo", "Hello") + unit("a", "Anders", "Hi"));
  CHECK_THAT(folder.refusal(), Contains("en.po:8: the key \"a\" stands here twice"));
  folder.write("en.po", header + "msgid \"Hallo\"\nmsgstr \"Hello\"\n");
  CHECK_THAT(folder.refusal(), Contains("has no msgctxt"));
  folder.write("en.po", header + "msgctxt \"a\"\nmsgid \"x\"\nmsgid_plural \"y\"\nmsgstr[0] \"z\"\n");
  CHECK_THAT(folder.refusal(), Contains("en.po:4: write plurals inside"));
  folder.write("en.po", header + unit("a", "Hallo", "Hell\xFF"));
  CHECK_THAT(folder.refusal(), Contains("en.po:6: this is not UTF-8"));
  folder.write("en.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=KOI8-R\\n\"\n");
  CHECK_THAT(folder.refusal(), Contains("charset=UTF-8"));
  folder.write("en.po", "");
  CHECK_THAT(folder.refusal(), Contains("en.po:1: "));
}

TEST_CASE("a broken template or list of names is refused with its line") {
  const Folder folder;
  folder.write("elternkiosk.pot", header + unit("a", "Hallo {", ""));
  CHECK_THAT(folder.refusal(), Contains("elternkiosk.pot:4: this is no ICU message"));
  folder.write("elternkiosk.pot", header + unit("a", "Hallo", ""));
  folder.write("languages.toml", names + "colour = \"red\"\n");
  CHECK_THAT(folder.refusal(), Contains("languages.toml:13: \"colour\" is not known"));
  folder.write("languages.toml", names + "[[language]]\ntag = \"en\"\nown = \"x\"\ngerman = \"y\"\n");
  CHECK_THAT(folder.refusal(), Contains("languages.toml:13: the language \"en\" stands here twice"));
  folder.write("languages.toml", names + "[[language]]\ntag = 5\n");
  CHECK_THAT(folder.refusal(), Contains("languages.toml:14: \"tag\" must be"));
  folder.write("languages.toml", "[[language]]\ntag = \"en\"\nown = \"English\"\ngerman = \"Englisch\"\n");
  CHECK_THAT(folder.refusal(), Contains("must be \"de\""));
  folder.write("languages.toml", "[[language\n");
  CHECK_THAT(folder.refusal(), Contains("languages.toml:1: "));
  CHECK(Catalogue::open("/nowhere").error().kind == ErrorKind::NotFound);
}

TEST_CASE("random damage to a PO file never ends the program") {
  const Folder folder;
  const std::string whole = header + "# elternkiosk: origin=machine\n#, fuzzy\n#| msgid \"Hal\"\n" +
                            unit("a", "Hallo", "Hello \\\"you\\\"") + unit("b", "Raum {room}", "Room {room}") +
                            "#~ msgid \"x\"\n#~ msgstr \"y\"\n";
  unsigned random = 11;
  for (int round = 0; round < 1500; ++round) {
    std::string damaged = whole;
    for (int change = 0; change < 3; ++change) {
      random = random * 1664525U + 1013904223U;
      damaged[(random >> 8U) % damaged.size()] = static_cast<char>(random >> 24U & 0x7FU);
    }
    folder.write("en.po", damaged);
    if (const auto catalogue = folder.open()) CHECK_FALSE(catalogue->in({"en"}).say("a").empty());
  }
}

TEST_CASE("the origin is read from the translator's comment") {
  CHECK(parse_origin("") == Origin{});
  CHECK(parse_origin(" nur eine Notiz\n") == Origin{});
  CHECK(parse_origin("Notiz\n elternkiosk: origin=machine-reviewed hash=1a2b3c4d on=2026-11-22 approved-by=Redaktion\n"
                     "mehr") == Origin{"machine-reviewed", "1a2b3c4d", "2026-11-22", "Redaktion"});
}

TEST_CASE("a message that a person changed counts as human by itself") {
  const auto folder = std::filesystem::temp_directory_path() / "elternkiosk-origin-test";
  std::filesystem::create_directories(folder);
  const std::filesystem::path locales = std::filesystem::path(KIOSK_SOURCE_DIR) / "locales";
  for (const char* name : {"elternkiosk.pot", "languages.toml"})
    std::filesystem::copy_file(locales / name, folder / name, std::filesystem::copy_options::overwrite_existing);
  std::string text = read_file(locales / "en.po").value();
  const auto at = text.find("msgctxt \"home/question\"");
  const auto start = text.find("msgstr \"", at) + 8;
  REQUIRE(write_file(folder / "en.po", text).has_value());
  CHECK(locale::Catalogue::open(folder)->in(Language{"en"}).origin_of("home/question")->origin == "machine");
  text.replace(start, text.find('"', start) - start, "How can we help");
  REQUIRE(write_file(folder / "en.po", text).has_value());
  const auto changed = locale::Catalogue::open(folder);
  CHECK(changed->in(Language{"en"}).say("home/question") == "How can we help");
  CHECK(changed->in(Language{"en"}).origin_of("home/question")->origin == "human");
  CHECK(changed->in(Language{"en"}).origin_of("home/about")->origin == "machine");
  std::filesystem::remove_all(folder);
}
