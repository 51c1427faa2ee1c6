// "Kurz und einfach", and what a page says where the reader's language lacks a text.
#include "kiosk/app/picture_command.h"
#include "kiosk/base/files.h"
#include "tests/app/driver.h"

#include <algorithm>
#include <fmt/format.h>
#include <sqlite3.h>

using namespace kiosk;

namespace {

namespace fs = std::filesystem;

constexpr const char* page_address = "offer/fruehfoerderung-otto";

/// The sample pack after a change by SQL.
app::House changed(const std::string& sql) {
  const fs::path file = fs::path(KIOSK_BINARY_DIR) / "level-test.db";
  REQUIRE(write_file(file, install::read_database_of(stage::sample_pack()).value()).has_value());
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  char* message = nullptr;
  const int done = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message);
  INFO((message != nullptr ? message : ""));
  REQUIRE(done == SQLITE_OK);
  sqlite3_close(database);
  return stage::house(file);
}

/// Short texts for the body of one offer, for nothing else.
app::House with_short(const std::string& origin = "machine", const std::string& state = "current") {
  return changed("INSERT OR IGNORE INTO language VALUES('de-simple', 999);"
                 "DELETE FROM translation WHERE language = 'de-simple';"
                 "INSERT INTO translation SELECT key, 'de-simple', 'Kurz ' || substr(key, -6), '" +
                 origin + "', '" + state + "', german_hash, '', '' FROM text_unit WHERE key LIKE '" + page_address +
                 "/body/%'");
}

app::House without_short() {
  return changed("DELETE FROM translation WHERE language LIKE '%-simple';"
                 "DELETE FROM language WHERE tag LIKE '%-simple'");
}

visit::Visit at(const std::string& address, const Reading& reading, visit::TextSize size = {}) {
  visit::Visit visit = app::visit_at(visit::parse_address(address).value(), reading.language, size);
  visit.level = reading.level;
  return visit;
}

app::Shown shown(const app::House& house, const visit::Visit& visit) {
  return stage::shown(visit, stage::display(1080, 1920, visit.text_size), house);
}

/// The names of all actions on the first page, in order.
std::vector<std::string> actions_of(const app::Shown& shown) {
  std::vector<std::string> names;
  for (std::size_t index = 0; index < shown.laid_out.items.size(); ++index)
    if (const auto action = shown.action_of(static_cast<int>(index)))
      if (shown.laid_out.items[index].page == 0) names.push_back(visit::to_string(*action));
  return names;
}

bool offers(const app::Shown& shown, const std::string& action) {
  const auto all = actions_of(shown);
  return std::find(all.begin(), all.end(), action) != all.end();
}

bool says(const app::Shown& shown, const std::string& words) {
  return std::any_of(shown.laid_out.items.begin(), shown.laid_out.items.end(), [&](const ui::Item& item) {
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    return locale::without_controls(text).find(words) != std::string::npos;
  });
}

/// What lies where the machine mark lies.
std::optional<ui::Rect> box_of(const app::Shown& shown, const std::string& action) {
  for (std::size_t index = 0; index < shown.laid_out.items.size(); ++index) {
    const auto found = shown.action_of(static_cast<int>(index));
    if (found && visit::to_string(*found) == action) return shown.laid_out.items[index].box;
  }
  return std::nullopt;
}

std::string german(const char* key) { return stage::words().catalogue.in(Language{}).say(key); }

const Reading brief{Language{}, Level::Short};
const Reading whole{Language{}, Level::Full};

} // namespace

TEST_CASE("a German page with short texts offers them, and the whole text again", "[app]") {
  const app::House house = with_short();
  CHECK(house.settings.with_short == std::vector<Language>{Language{}});
  const app::Shown full = shown(house, at(page_address, whole));
  CHECK(offers(full, "do:short"));
  CHECK(says(full, german("level/short")));
  CHECK_FALSE(says(full, german("level/machine")));
  CHECK_FALSE(says(full, "Kurz body/1"));

  const app::Shown short_page = shown(house, at(page_address, brief));
  CHECK(offers(short_page, "do:full"));
  CHECK(says(short_page, "Kurz body/1"));
  CHECK(says(short_page, german("level/full")));
  CHECK(says(short_page, german("level/machine")));
  CHECK_FALSE(offers(short_page, "do:show-german"));
  CHECK(box_of(full, "do:short")->y == box_of(short_page, "do:full")->y);
  // What has no short text is the ordinary one, without fuss.
  CHECK(says(short_page, "Interdisziplinäre"));
  CHECK_FALSE(says(short_page, "gibt es noch nicht"));
  for (const char* word : {"Leichte Sprache", "leicht"}) {
    CHECK_FALSE(says(full, word));
    CHECK_FALSE(says(short_page, word));
  }
}

TEST_CASE("who shortened a text is told; one that no longer fits is not shown", "[app]") {
  CHECK_FALSE(says(shown(with_short("human"), at(page_address, brief)), german("level/machine")));
  const app::Shown outdated = shown(with_short("machine", "outdated"), at(page_address, brief));
  CHECK_FALSE(says(outdated, "Kurz body/1"));
  CHECK_FALSE(says(outdated, german("level/machine")));
  CHECK_FALSE(says(outdated, german("mt/outdated")));
}

TEST_CASE("the switch stands on text pages that are shorter, nowhere else", "[app]") {
  const app::House house = with_short();
  CHECK_FALSE(offers(shown(house, at("home", whole)), "do:short"));
  CHECK_FALSE(offers(shown(house, at("offers/gesundheit", whole)), "do:short"));
  CHECK_FALSE(offers(shown(house, at("emergency", whole)), "do:short"));
  CHECK_FALSE(offers(shown(house, at(page_address, {{"uk"}, Level::Full})), "do:short"));

  const app::House nothing = without_short();
  CHECK(nothing.settings.with_short.empty());
  for (const visit::Address& address : screens::all_addresses(nothing.pack, nothing.settings)) {
    const app::Shown screen = shown(nothing, at(visit::to_string(address), whole));
    CHECK_FALSE(offers(screen, "do:short"));
    CHECK_FALSE(offers(screen, "do:language/de-simple"));
  }
}

TEST_CASE("the place in a page survives the level, by touch", "[app]") {
  const app::House house = with_short();
  stage::Driver driver(house, {"touch", 1080, 1920, visit::TextSize::Percent200}, "2026-11-23T08:12");
  driver.start(visit::parse_address(page_address).value(), Language{});
  CHECK(driver.use("do:short").empty());
  CHECK(driver.session().visit().level == Level::Short);
  REQUIRE(driver.turn_page());
  const visit::Place place = driver.session().visit().here();
  CHECK(place.anchor.block > 0);
  visit::Visit visit = visit::advance(driver.session().visit(), visit::ChooseLevel{Level::Full}, house.pack);
  CHECK(visit.here() == place);
  CHECK(
      shown(house, visit).laid_out.pages.at(static_cast<std::size_t>(shown(house, visit).laid_out.page)).start.block ==
      place.anchor.block);
}

TEST_CASE("the wall splits German in two targets in one frame, and lists no level as a language", "[app]") {
  const app::House house = with_short();
  const std::vector<Language>& offered = house.settings.languages;
  CHECK(std::none_of(offered.begin(), offered.end(), is_short_form));
  const app::Shown wall = shown(house, visit::Visit{});
  REQUIRE(box_of(wall, "do:language/de"));
  REQUIRE(box_of(wall, "do:language/de-simple"));
  CHECK(box_of(wall, "do:language/de")->y == box_of(wall, "do:language/de-simple")->y);
  CHECK(says(wall, "Deutsch: kurz und einfach"));

  stage::Driver driver(house, {"touch"}, "2026-11-23T08:12");
  CHECK(driver.use("do:language/de-simple").empty());
  CHECK(driver.session().visit().language.is_german());
  CHECK(driver.session().visit().level == Level::Short);
}

TEST_CASE("a missing text offers the languages that have it, and none stands in unasked", "[app]") {
  const app::House house = changed(fmt::format("DELETE FROM translation WHERE language = 'uk' AND key LIKE '{}/body/%';"
                                               "DELETE FROM translation WHERE language = 'en' AND key = '{}/body/1'",
                                               page_address, page_address));
  const app::Shown page = shown(house, at(page_address, {{"uk"}, Level::Full}));
  CHECK(offers(page, "do:show-in/ar"));
  CHECK_FALSE(offers(page, "do:show-in/en")); // it lacks one of them
  CHECK_FALSE(offers(page, "do:show-in/uk"));
  CHECK_FALSE(offers(page, "do:show-in/de"));

  stage::Driver driver(house, {"touch"}, "2026-11-23T08:12");
  driver.start(visit::parse_address(page_address).value(), Language{"uk"});
  CHECK(driver.use("do:show-in/ar").empty());
  CHECK(driver.session().visit().language.tag == "ar");
  CHECK(driver.session().visit().here().address == visit::parse_address(page_address).value());
  CHECK(driver.use("do:show-translation").empty());
  CHECK(driver.session().visit().language.tag == "uk");
  CHECK(driver.use("do:show-in/ar").empty());
  CHECK(driver.use("home").empty()); // leaving the page gives her own language back
  CHECK(driver.session().visit().language.tag == "uk");
}

TEST_CASE("each German text that stands in is marked at its place and runs from left to right", "[app]") {
  const app::House house = changed(
      fmt::format("DELETE FROM translation WHERE language = 'ar' AND (key LIKE '{0}/body/%' OR key = '{0}/for_whom')",
                  page_address));
  const app::Shown page = shown(house, at(page_address, {{"ar"}, Level::Full}));
  int marked = 0, icons = 0;
  for (const ui::Item& item : page.laid_out.items) {
    const bool is_missing =
        item.node.unit.find("/body/") != std::string::npos || item.node.unit.find("/for_whom") != std::string::npos;
    if (item.node.icon == "speaker_notes_off") ++icons;
    if (!item.node.is_text() || !is_missing) continue;
    ++marked;
    CHECK(item.node.language.is_german());
    CHECK(item.node.look.fill == ui::Colour::AboutTint);
    CHECK(item.direction == Direction::LeftToRight);
  }
  CHECK(marked >= 3);
  CHECK(icons >= 3); // the line under the title, and each paragraph
}

TEST_CASE("no text of a language ever stands on another language's page", "[app]") {
  // Every language but one has every text; that one has none.
  const std::vector<std::string> tags{"uk", "ru", "ku", "tr", "ar", "ti", "am"};
  std::string all = "DELETE FROM translation;";
  for (std::size_t n = 0; n < tags.size(); ++n)
    all += fmt::format("INSERT OR IGNORE INTO language VALUES('{0}', {1});"
                       "INSERT INTO translation SELECT key, '{0}', '{0}-text', 'human', 'current', german_hash, '', '' "
                       "FROM text_unit;",
                       tags[n], 900 + n);
  for (const std::string& tag : tags) {
    const app::House house = changed(all + fmt::format("DELETE FROM translation WHERE language = '{}'", tag));
    for (const char* address : {page_address, "application/wohngeld", "application/wohngeld/step/1", "word/frist",
                                "event/elterncafe", "about/ziele", "offers/gesundheit", "emergency"}) {
      INFO(tag << " " << address);
      const app::Shown page = shown(house, at(address, {{tag}, Level::Full}));
      for (const std::string& other : tags)
        CHECK_FALSE(says(page, other + "-text"));
    }
  }
}
