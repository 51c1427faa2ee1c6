// Every planted fault is found where it is, and nothing is found where there is none.
#include "kiosk/base/files.h"
#include "kiosk/text/engine.h"
#include "kiosk/translating/check.h"
#include "kiosk/translating/project.h"
#include "tests/translating/planted.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace kiosk;
using namespace kiosk::translating;

namespace {

namespace fs = std::filesystem;

Faults found(const planted::Fault& fault) {
  return check_text(fault.german, fault.translation, Language{fault.language}, fault.is_content, fault.is_markdown);
}

std::string told(const Faults& faults) {
  std::string all;
  for (const Fault& fault : faults)
    all += fault.code + ": " + fault.english + "\n";
  return all;
}

fs::path made(const std::string& bytes, const std::string& name = "en.po") {
  const fs::path folder = fs::path(KIOSK_BINARY_DIR) / "translating-check";
  fs::create_directories(folder);
  REQUIRE(write_file(folder / name, bytes));
  return folder / name;
}

locale::PoDocument pot_of(std::vector<std::pair<std::string, std::string>> texts) {
  locale::PoDocument pot;
  for (auto& [key, german] : texts) {
    locale::PoEntry entry;
    entry.key = key;
    entry.source = german;
    pot.entries.push_back(std::move(entry));
  }
  return pot;
}

std::string head(const std::string& language = "en") {
  return "msgid \"\"\nmsgstr \"\"\n\"Language: " + language + "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
}

std::vector<Remark> remarks_on(const fs::path& file, const locale::PoDocument& pot, text::Engine* engine = nullptr,
                               std::vector<std::string> names = {}) {
  return check_file(file, {&pot, true, std::move(names), engine});
}

std::string code_of(const std::vector<Remark>& remarks) {
  REQUIRE(remarks.size() == 1);
  CHECK_FALSE(remarks.front().german.empty());
  CHECK_FALSE(remarks.front().english.empty());
  return remarks.front().code;
}

} // namespace

TEST_CASE("each planted fault is found") {
  CHECK(planted::faults().size() >= 60);
  for (const planted::Fault& fault : planted::faults()) {
    const Faults faults = found(fault);
    INFO(fault.language << ": " << fault.translation << "\n" << told(faults));
    CHECK(std::any_of(faults.begin(), faults.end(), [&](const Fault& one) { return one.code == fault.code; }));
    for (const Fault& one : faults) {
      CHECK(one.level == translating::Level::Error);
      CHECK(one.german.size() > 10);
      CHECK(one.english.size() > 10);
      CHECK(one.offset <= fault.translation.size());
    }
  }
}

TEST_CASE("what is right is not called a fault") {
  for (const planted::Fault& fault : planted::no_faults()) {
    INFO(fault.language << ": " << fault.translation << "\n" << told(found(fault)));
    CHECK(found(fault).empty());
  }
}

TEST_CASE("a name that parents look for is lost only when no text of its page keeps it") {
  const std::vector<StandingName> names = {{"Wohngeld", {}, "term/wohngeld"},
                                           {"Kindergeld", {}, "term/kindergeld"},
                                           {"Familienkasse", {}, "term/familienkasse"},
                                           {"Jugendamt", {}, "term/jugendamt"},
                                           {"Bildung und Teilhabe", {"BuT"}, "term/bildung-und-teilhabe"}};
  for (const planted::Page& page : planted::pages()) {
    locale::PoDocument pot, own;
    own.header = "Language: " + page.language + "\nContent-Type: text/plain; charset=UTF-8\n";
    for (const planted::Page::Text& text : page.texts) {
      locale::PoEntry entry;
      entry.key = text.key;
      entry.source = text.german;
      pot.entries.push_back(entry);
      entry.translation = text.translation;
      own.entries.push_back(std::move(entry));
    }
    const fs::path file = made("", page.language + ".po");
    REQUIRE(locale::write_po_document(own, file));
    const auto remarks = check_file(file, {&pot, true, {}, nullptr, names});
    std::string told_words;
    for (const Remark& remark : remarks)
      told_words += remark.code + ": " + remark.english + "\n";
    INFO(page.language << ": " << page.texts.front().translation << "\n" << told_words);
    if (page.lost.empty()) {
      CHECK(remarks.empty());
      continue;
    }
    REQUIRE(remarks.size() == 1);
    CHECK(remarks.front().code == "name-lost");
    CHECK(remarks.front().level == translating::Level::Error);
    CHECK(remarks.front().english.find("\"" + page.lost + "\"") != std::string::npos);
    CHECK(remarks.front().line > 1);
  }
}

TEST_CASE("no false alarm on the real languages, glyphs included") {
  const auto project = find_project(KIOSK_SOURCE_DIR);
  REQUIRE(project);
  auto engine = text::Engine::open(project->root / "fonts" / "fonts.toml");
  REQUIRE(engine);
  const auto content = read_content(*project);
  REQUIRE(content);
  const auto files = files_of(*project);
  REQUIRE(files.size() >= 3);
  for (const LanguageFile& file : files) {
    std::error_code problem;
    if (!fs::exists(file.pot, problem)) continue; // content.pot is made by the program
    const auto pot = locale::read_po_document(file.pot);
    REQUIRE(pot);
    std::ostringstream sentences;
    const auto remarks =
        check_file(file.file, {&*pot, file.is_content, german_names_of(*content), &*engine,
                               file.is_content ? standing_names_of(*content) : std::vector<StandingName>{}});
    print(remarks, Tongue::German, sentences);
    INFO(sentences.str());
    CHECK_FALSE(has_errors(remarks));
  }
}

TEST_CASE("faults of a file, with their places") {
  const auto pot = pot_of({{"a", "Noch {n} Tage"}, {"b", "Hier"}});
  const std::string good = head() + "\nmsgctxt \"a\"\nmsgid \"Noch {n} Tage\"\nmsgstr \"{n} days left\"\n";
  CHECK(remarks_on(made(good), pot).empty());

  const auto broken = remarks_on(
      made(head() + "\nmsgctxt \"a\"\nmsgid \"Noch {n} Tage\"\nmsgstr \"\"\n\"läuft \"\n\"noch {n\"\n"), pot);
  CHECK(code_of(broken) == "not-icu");
  CHECK(broken.front().line == 10);
  CHECK(broken.front().column > 5);
  CHECK(broken.front().key == "a");

  CHECK(code_of(remarks_on(made(head("de")), pot)) == "header-language");
  CHECK(code_of(remarks_on(made(head() + "\nmsgctxt \"x\"\nmsgid \"X\"\nmsgstr \"Y\"\n"), pot)) == "key-unknown");
  CHECK(code_of(remarks_on(made(head() + "\nmsgctxt \"b\"\nmsgid \"Hier!\"\nmsgstr \"Here\"\n"), pot)) ==
        "german-changed");
  CHECK(remarks_on(made(head() + "\n#, fuzzy\nmsgctxt \"b\"\nmsgid \"Hier\"\nmsgstr \"{Here\"\n"), pot).empty());
  const std::string unit = "msgctxt \"b\"\nmsgid \"Hier\"\nmsgstr \"Here\"\n";
  for (const auto& [comment, code] :
       {std::pair{"origin=robot", "origin-word"}, std::pair{"origin=machine", "origin-hash"},
        std::pair{"origin=human on=gestern", "origin-date"},
        std::pair{"origin=human approved-by=anna-schmidt", "origin-role"}})
    CHECK(code_of(remarks_on(made(head() + "\n# elternkiosk: " + comment + "\n" + unit), pot)) == code);
  CHECK(code_of(remarks_on(made(head() + "\n" + unit + "\n" + unit), pot)) == "po");
  CHECK(code_of(remarks_on(made(head() + "\nmsgctxt \"b\"\nmsgid \"Hier\"\nmsgstr \"He\n"), pot)) == "po");
}

TEST_CASE("what no font can draw is found, and a German word that got lost is a hint") {
  auto engine = text::Engine::open(fs::path(KIOSK_SOURCE_DIR) / "fonts" / "fonts.toml");
  REQUIRE(engine);
  const auto pot = pot_of({{"a", "Das ist ein „Bescheid“"}});
  const auto file = [](const std::string& translation) {
    return made(head() + "\nmsgctxt \"a\"\nmsgid \"Das ist ein „Bescheid“\"\nmsgstr \"" + translation + "\"\n");
  };
  CHECK(code_of(remarks_on(file("This is a “Bescheid” \U00012345"), pot, &*engine)) == "glyph");
  const auto hint = remarks_on(file("This is a “decision”"), pot, nullptr, {"Bescheid"});
  CHECK(code_of(hint) == "term");
  CHECK_FALSE(has_errors(hint));
  CHECK(remarks_on(file("This is a “decision” (Bescheid)"), pot, nullptr, {"Bescheid"}).empty());
}

TEST_CASE("remarks are written for people and for programs") {
  const std::vector<Remark> remarks = {
      {translating::Level::Error, "numbers", "uk.po", 7, 3, "a/b", "Die Zahlen.", "The numbers."}};
  std::ostringstream german, english;
  print(remarks, Tongue::German, german);
  print(remarks, Tongue::English, english);
  CHECK(german.str() == "uk.po:7:3: Fehler: Die Zahlen. [numbers, a/b]\n");
  CHECK(english.str() == "uk.po:7:3: error: The numbers. [numbers, a/b]\n");
  const auto json = nlohmann::json::parse(to_json(remarks));
  CHECK(json[0]["line"] == 7);
  CHECK(json[0]["level"] == "error");
}
