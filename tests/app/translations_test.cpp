// Translators' files on a stick, with the real validator and installer: read, told, looked at, and gone again.
#include "kiosk/base/files.h"
#include "tests/app/staff_house.h"

#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <thread>

using namespace kiosk;
using namespace std::chrono_literals;
using staff::Screen;
using staff_house::give_pin;
using staff_house::House;
using stage::Counter;
namespace fs = std::filesystem;

namespace {

const Language ukrainian{"uk"};
const std::string key = "offer/fruehfoerderung/title", summary = "offer/fruehfoerderung/summary";

std::string unit(const std::string& its_key, const std::string& german, const std::string& translation) {
  return fmt::format("msgctxt \"{}\"\nmsgid \"{}\"\nmsgstr \"{}\"\n\n", its_key, german, translation);
}
std::string po(const std::string& language, const std::string& units) {
  const std::string field = language.empty() ? std::string{} : "\"Language: " + language + "\\n\"\n";
  return "msgid \"\"\nmsgstr \"\"\n" + field + "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n" + units;
}
const std::string home = unit("foot/home", "Start", "Додому!");
const std::string cut = "msgctxt \"foot/home\"\nmsgid \"Start\"\nmsgstr \"Додому\n"; // its line never ends

std::string title(const Counter& counter, const std::string& translation) {
  return unit(key, counter.shelf->house().pack.text({key}, Language{}).message, translation);
}

using Files = std::vector<std::pair<std::string, std::string>>;
/// A stick with these files, answered.
/// No PIN is set in these houses: once the installer has said so the pad opens, and moves what is on the screen.
void wait_for_start(Counter& counter) {
  REQUIRE(counter.until([&] { return !counter.state().asks_first_pin; }));
}

void plug(Counter& counter, const std::string& name, const Files& files, const std::vector<fs::path>& packs = {}) {
  wait_for_start(counter);
  const fs::path beside = counter.sticks.parent_path() / "words";
  fs::remove_all(beside);
  fs::create_directories(beside);
  std::vector<fs::path> all = packs;
  for (const auto& [file, bytes] : files) {
    REQUIRE(write_file(beside / file, bytes).has_value());
    all.push_back(beside / file);
  }
  counter.plug(name, all);
  REQUIRE(counter.until(
      [&] { return counter.state().notice && (!packs.empty() || counter.notice_key() == "staff/translation"); }));
}

/// A program in the validator's place that does not come back.
fs::path sleeping_validator(const fs::path& folder) {
  const fs::path program = folder / "sleeps";
  std::ofstream(program) << "#!/bin/sh\nexec sleep 60\n";
  REQUIRE(::chmod(program.c_str(), 0755) == 0);
  return program;
}

bool is_previewed(const Counter& counter) { return !counter.shelf->house().settings.preview.empty(); }

/// All that the kiosk says in Ukrainian, and what it offers.
std::string own_words(const Counter& counter) {
  const app::House& house = counter.shelf->house();
  std::string words = house.settings.preview;
  for (const Language& language : house.settings.languages)
    words += language.tag + "\n";
  const locale::Messages& messages = house.catalogue.in(ukrainian);
  for (const std::string& one : messages.keys())
    words += std::string(messages.message(one)) + "\n";
  for (const Language& language : {Language{}, ukrainian, Language{"ar"}, Language{"hr"}})
    for (const std::string& one : {key, summary})
      words += house.pack.text({one}, language).message + "\n";
  for (const Language& language : house.pack.languages_of({key}))
    words += language.tag + "\n";
  return words;
}

} // namespace

TEST_CASE("a stick with translations shows the kiosk in their words until the next visitor", "[staff-journeys]") {
  const House house("words-shown");
  Counter counter(house.shop, house.factory);
  counter.turn();
  const std::string before = own_words(counter);
  plug(counter, "worte", {{"UK.PO", po("", home)}, {"uk-inhalt.po", po("uk_UA", title(counter, "Зовсім нове"))}});
  USE(counter, "do:staff/view");
  CHECK(counter.state().screen == Screen::Busy); // nothing was read on this thread
  REQUIRE(counter.until([&] { return is_previewed(counter); }));
  const app::House& shown = counter.shelf->house();
  CHECK(shown.settings.preview == "Ukrainisch");
  CHECK(shown.catalogue.in(ukrainian).say("foot/home") == "Додому!"); // two files of one language both count
  CHECK(shown.pack.text({key}, ukrainian).message == "Зовсім нове");
  CHECK(shown.pack.text({key}, ukrainian).origin == pack::Origin::Human);
  CHECK_FALSE(staff::is_shown(counter.state()));
  CHECK(counter.text().find("Vorschau: Ukrainisch") != std::string::npos); // on the welcome, too
  CHECK(counter.text().find("Vorschau beenden") != std::string::npos);
  counter.visitor->act(visit::ChooseLanguage{ukrainian}, counter.now());
  counter.turn();
  counter.pull("worte"); // nothing of it is needed any more
  REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
  CHECK(is_previewed(counter));
  CHECK(counter.text().find("Vorschau: Ukrainisch") != std::string::npos);
  CHECK(counter.text().find("Додому!") != std::string::npos);
  counter.visitor->act(visit::Finish{}, counter.now());
  counter.turn();
  CHECK_FALSE(is_previewed(counter));
  CHECK(own_words(counter) == before);
  CHECK(counter.text().find("Vorschau") == std::string::npos);
  CHECK(counter.visitor->shown().laid_out.strip.height == 0);
}

TEST_CASE("one touch ends the preview, wherever the visitor's screen is", "[staff-journeys]") {
  const House house("words-ended");
  Counter counter(house.shop, house.factory);
  counter.turn();
  const std::string before = own_words(counter);
  for (const char* address : {"", "home", "people", "emergency", "languages"}) {
    INFO(address);
    plug(counter, "worte", {{"uk.po", po("uk", home + title(counter, "Нове"))}});
    USE(counter, "do:staff/view");
    REQUIRE(counter.until([&] { return is_previewed(counter); }));
    if (*address != '\0') {
      counter.visitor->act(visit::ChooseLanguage{Language{"ar"}}, counter.now());
      counter.visitor->act(visit::Open{visit::parse_address(address).value()}, counter.now());
      counter.turn();
    }
    CHECK(counter.text().find("Vorschau beenden") != std::string::npos);
    const int touches = counter.touches;
    USE(counter, "do:staff/end-preview");
    CHECK(counter.touches == touches + 1);
    CHECK_FALSE(is_previewed(counter));
    CHECK(counter.visitor->visit() == visit::Visit{});
    CHECK(own_words(counter) == before);
    CHECK(counter.text().find("Vorschau") == std::string::npos);
    counter.pull("worte");
    REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
    counter.wait(10s);
  }
}

TEST_CASE("a file that is broken is told beside one that is good, and the good one can be looked at",
          "[staff-journeys]") {
  const House house("words-broken");
  Counter counter(house.shop, house.factory);
  Files files{{"ar.po", po("ar", cut)}, {"uk.po", po("uk", home + unit("foot/back", "Anders", "Назад"))}};
  plug(counter, "worte", files);
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Translations));
  CHECK_FALSE(is_previewed(counter));
  const std::string told = counter.text();
  CHECK(told.find("Ukrainisch") != std::string::npos);
  CHECK(told.find("Texte zum Ansehen: 1") != std::string::npos);
  CHECK(told.find("Texte, die wir nicht zeigen können: 1") != std::string::npos);
  CHECK(told.find("Diese Übersetzung hat einen Fehler.") != std::string::npos);
  CHECK(told.find("ar.po") != std::string::npos);
  CHECK(told.find("Der Fehler steht in Zeile 9.") != std::string::npos);
  CHECK(told.find("/proc") == std::string::npos);
  CHECK(told.find(counter.sticks.string()) == std::string::npos);
  USE(counter, "do:staff/show-translations");
  CHECK(is_previewed(counter));
  CHECK(counter.shelf->house().settings.preview == "Ukrainisch");
  USE(counter, "do:staff/end-preview");
  counter.pull("worte");
  REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));

  plug(counter, "kaputt", {files.front()}); // alone: nothing can be looked at
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Translations));
  CHECK(counter.use("do:staff/show-translations") != "");
  USE(counter, "do:staff/leave");
  CHECK_FALSE(is_previewed(counter));
}

TEST_CASE("of more than sixteen files the others are told", "[staff-journeys]") {
  const House house("words-many");
  Counter counter(house.shop, house.factory);
  Files files;
  for (int i = 0; i < 19; ++i)
    files.emplace_back(fmt::format("uk-{:02}.po", i), po("uk", home));
  plug(counter, "viele", files);
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Translations));
  REQUIRE(counter.state().translations);
  CHECK(counter.state().translations->files.size() == 16);
  CHECK(counter.state().translations->unread == 3);
  std::string all = counter.text();
  while (counter.on_screen().page + 1 < static_cast<int>(counter.on_screen().pages.size())) {
    const ui::PageStart next = counter.on_screen().pages[static_cast<std::size_t>(counter.on_screen().page + 1)].start;
    counter.staff->happen(staff::Touched{{staff::Verb::TurnTo, 0, {}, {next.block, next.piece}}}, counter.now());
    all += counter.text();
  }
  CHECK(all.find("Es sind zu viele Dateien. Nicht gelesen: 3") != std::string::npos);
}

TEST_CASE("a title of almost two megabytes is left out and told", "[staff-journeys]") {
  const House house("words-long");
  Counter counter(house.shop, house.factory);
  plug(counter, "lang", {{"uk.po", po("uk", home + title(counter, std::string(1'800'000, 'x')))}});
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Translations));
  CHECK(counter.text().find("at most 65536") != std::string::npos);
  USE(counter, "do:staff/show-translations");
  CHECK(counter.shelf->house().catalogue.in(ukrainian).say("foot/home") == "Додому!");
  CHECK(counter.shelf->house().pack.text({key}, ukrainian).message.size() < 1000);
}

TEST_CASE("a file whose name says another language is read in its own, and that is told", "[staff-journeys]") {
  const House house("words-other");
  Counter counter(house.shop, house.factory);
  plug(counter, "anders", {{"ar.po", po("uk", home)}});
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Translations));
  CHECK(counter.text().find("Ukrainisch") != std::string::npos);
  CHECK(counter.text().find("Der Dateiname nennt eine andere Sprache.") != std::string::npos);
}

TEST_CASE("names of translations that mean harm are shown harmlessly", "[staff-journeys]") {
  const House house("words-names");
  Counter counter(house.shop, house.factory);
  const std::string names[] = {
      "\u202Eop.ku\u202C", "Zeile\nzwei", std::string(245, 'a'), "\xff\xfe uk", "; reboot", ".. ..", "uk\u2067x"};
  for (const std::string& name : names) {
    INFO(name);
    // Broken ones are told by their names, and have no language but what the name says.
    plug(counter, "namen", {{name + ".po", po("", cut)}, {"x" + name.substr(0, 200) + ".po", po("uk", cut)}});
    CHECK(counter.text().find('\xff') == std::string::npos);
    USE(counter, "do:staff/view");
    REQUIRE(counter.until_screen(Screen::Translations));
    for (const staff::TranslationFile& file : counter.state().translations->files)
      for (const std::string& words : {file.name, file.why}) {
        CHECK(words.find_first_of("\n\xff\xfe") == std::string::npos);
        for (const char* control : {"\u202E", "\u202C", "\u2067"})
          CHECK(words.find(control) == std::string::npos);
      }
    for (const ui::Item& item : counter.on_screen().items)
      if (counter.on_screen().is_visible(item)) CHECK_FALSE(item.clipped);
    USE(counter, "do:staff/leave");
    counter.pull("namen");
    REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
    counter.wait(10s);
  }
}

TEST_CASE("pulled out before or while its translations are read: the sentence for that, without a path",
          "[staff-journeys]") {
  const House house("words-pulled");
  Counter counter(house.shop, house.factory);
  plug(counter, "weg", {{"uk.po", po("uk", home)}});
  fs::remove(counter.stick("weg") / "uk.po"); // the kiosk does not know yet
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/pulled");
  CHECK(counter.state().outcome->code.empty());
  CHECK(counter.text().find(counter.sticks.string()) == std::string::npos);
  counter.wait(20s);
  counter.pull("weg");
  REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));

  counter.validator = sleeping_validator(house.shop.folder);
  counter.start();
  plug(counter, "weg", {{"uk.po", po("uk", home)}});
  USE(counter, "do:staff/view");
  for (int turns = 0; turns < 20; ++turns)
    counter.turn();
  REQUIRE(counter.state().screen == Screen::Busy); // and the loop turns meanwhile
  CHECK(counter.staff->holds_pack());
  counter.pull("weg");
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/pulled");
  CHECK(counter.until([&] {
    counter.wait(20s);
    return !counter.staff->holds_pack();
  })); // the thread ends, too
  CHECK_FALSE(is_previewed(counter));
}

TEST_CASE("reading is cancelled at once, and the emergency page is one touch away meanwhile", "[staff-journeys]") {
  const House house("words-cancelled");
  Counter counter(house.shop, house.factory);
  counter.validator = sleeping_validator(house.shop.folder);
  counter.start();
  plug(counter, "worte", {{"uk.po", po("uk", home)}});
  USE(counter, "do:staff/view");
  USE(counter, "emergency");
  CHECK(counter.text().find("112") != std::string::npos);
  USE(counter, "do:back");
  REQUIRE(counter.state().screen == Screen::Busy);
  USE(counter, "do:staff/cancel");
  REQUIRE(counter.state().screen == Screen::Result);
  CHECK(counter.outcome_key() == "staff/cancelled");
  USE(counter, "do:staff/leave");
  REQUIRE(counter.until([&] { return !counter.staff->holds_pack(); }));
  CHECK_FALSE(is_previewed(counter));
  // Read again although the first thread may still be there.
  counter.validator = fs::path(KIOSK_BINARY_DIR) / "elternkiosk-validate";
  counter.start();
  wait_for_start(counter);
  REQUIRE(counter.until([&] { return counter.notice_key() == "staff/translation"; }));
  USE(counter, "do:staff/view");
  if (counter.state().screen == Screen::Busy && counter.use("do:staff/cancel").empty()) {
    counter.staff->happen(staff::Touched{{staff::Verb::Leave, 0, {}, {}}}, counter.now());
    counter.pull("worte");
    REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
    plug(counter, "worte2", {{"uk.po", po("uk", home)}});
    USE(counter, "do:staff/view");
  }
  REQUIRE(counter.until([&] { return is_previewed(counter); }));
}

TEST_CASE("translations beside packs are seen from the proof and from the menu", "[staff-journeys]") {
  const House house("words-beside");
  house.set_pin();
  Counter counter(house.shop, house.factory);
  counter.turn();
  const std::string before = own_words(counter);
  plug(counter, "beides", {{"uk.po", po("uk", home)}}, {house.second});
  CHECK(counter.notice_key() == "staff/found"); // packs as ever
  USE(counter, "do:staff/view");
  REQUIRE(counter.until_screen(Screen::Proof));
  CHECK(counter.text().find("Außerdem auf dem Stick") != std::string::npos);
  USE(counter, "do:staff/view-translations");
  REQUIRE(counter.until_screen(Screen::Translations));
  USE(counter, "do:staff/back");
  REQUIRE(counter.state().screen == Screen::Proof);
  USE(counter, "do:staff/refuse");
  counter.knock();
  give_pin(counter);
  REQUIRE(counter.until_screen(Screen::Menu));
  USE(counter, "do:staff/view-translations");
  REQUIRE(counter.until_screen(Screen::Translations));
  USE(counter, "do:staff/show-translations");
  CHECK(is_previewed(counter));

  // A second stick with a pack comes meanwhile: the mark stays beside its notice, and the pack is compared with the
  // house as it is.
  const fs::path newest = house.shop.make_pack("3.kitapack", {2026112501});
  counter.plug("zwei", {newest});
  REQUIRE(counter.until([&] { return counter.state().notice && counter.state().sticks.size() == 2; }));
  CHECK(counter.text().find("Vorschau: Ukrainisch") != std::string::npos);
  USE(counter, "do:staff/view");
  CHECK_FALSE(is_previewed(counter));
  CHECK(own_words(counter) == before);
  REQUIRE(counter.until_screen(Screen::Proof));
  CHECK(counter.state().candidate->found.file.filename() == "3.kitapack");
  USE(counter, "do:staff/take");
  REQUIRE(counter.until_screen(Screen::Result));
  CHECK(counter.outcome_key() == "staff/done");
}

TEST_CASE("a language that a text has by the preview alone is offered where it can be read", "[staff-journeys]") {
  const House house("words-also");
  Counter counter(house.shop, house.factory);
  plug(counter, "worte", {{"hr.po", po("hr", title(counter, "Rana pomoć"))}});
  USE(counter, "do:staff/view");
  REQUIRE(counter.until([&] { return is_previewed(counter); }));
  const std::vector<Language> having = counter.shelf->house().pack.languages_of({key});
  CHECK(std::find(having.begin(), having.end(), Language{"hr"}) != having.end());
  const auto& offered = counter.shelf->house().settings.languages;
  CHECK(std::find(offered.begin(), offered.end(), Language{"hr"}) != offered.end());
}

TEST_CASE("nobody touches a preview: it is gone after two minutes; a reader's idle time ends it, too",
          "[staff-journeys]") {
  const House house("words-idle");
  Counter counter(house.shop, house.factory);
  counter.turn();
  const std::string before = own_words(counter);
  for (const bool is_read : {false, true}) {
    plug(counter, "worte", {{"uk.po", po("uk", home)}});
    USE(counter, "do:staff/view");
    REQUIRE(counter.until([&] { return is_previewed(counter); }));
    if (is_read) {
      counter.visitor->act(visit::ChooseLanguage{ukrainian}, counter.now());
      counter.turn();
    } else {
      CHECK(counter.shelf->time_to_wait(counter.now()) <= 60s);
    }
    counter.wait(119s);
    CHECK((is_read || is_previewed(counter)));
    counter.wait(is_read ? 200s : 1s);
    counter.turn();
    CHECK_FALSE(is_previewed(counter));
    CHECK(own_words(counter) == before);
    CHECK(counter.visitor->shown().laid_out.strip.height == 0);
    counter.pull("worte");
    REQUIRE(counter.until([&] { return counter.state().sticks.empty(); }));
    counter.wait(10s);
  }
}
