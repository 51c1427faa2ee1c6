// What a reader is told of a translation: machine-made, outdated, missing; and what must not be said.
#include "kiosk/app/picture_command.h"
#include "kiosk/base/files.h"
#include "tests/app/stage.h"

#include <algorithm>
#include <sqlite3.h>

using namespace kiosk;

namespace {

namespace fs = std::filesystem;

/// The sample pack after a change by SQL.
app::House changed(const std::string& sql) {
  const fs::path file = fs::path(KIOSK_BINARY_DIR) / "marks-test.db";
  REQUIRE(write_file(file, install::read_database_of(stage::sample_pack()).value()).has_value());
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
  return stage::house(file);
}

struct Seen {
  bool shows_german_button = false, shows_outdated = false, shows_missing = false;
  int german_leaves = 0;
};

Seen look(const app::House& house, const std::string& address, const std::string& language) {
  const visit::Visit visit = app::visit_at(visit::parse_address(address).value(), Language{language}, {});
  const app::Shown shown = stage::shown(visit, stage::display(1080, 1920, {}), house);
  Seen seen;
  const auto says = [&](const ui::Item& item, const char* key, const locale::Arguments& arguments = {}) {
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    return locale::without_controls(text) ==
           locale::without_controls(stage::words().catalogue.in(Language{language}).say(key, arguments));
  };
  const std::string own = stage::words().catalogue.name_of(Language{language}).own;
  for (std::size_t index = 0; index < shown.laid_out.items.size(); ++index) {
    const ui::Item& item = shown.laid_out.items[index];
    if (item.page > 0) continue;
    const auto action = shown.action_of(static_cast<int>(index));
    if (action && visit::to_string(*action) == "do:show-german") seen.shows_german_button = true;
    if (says(item, "mt/outdated")) seen.shows_outdated = true;
    if (says(item, "missing/mark", {{"language", own}})) seen.shows_missing = true;
    if (item.band == ui::Band::Content && item.node.is_text() && item.node.language.is_german()) ++seen.german_leaves;
  }
  return seen;
}

const std::vector<std::string> pages = {"offer/fruehfoerderung-otto",
                                        "application/wohngeld",
                                        "application/wohngeld/step/1",
                                        "word/frist",
                                        "event/elterncafe",
                                        "about/ziele",
                                        "offers/gesundheit",
                                        "people",
                                        "emergency"};

} // namespace

TEST_CASE("machine-made pages say so, in every language, on every screen", "[app]") {
  const app::House& house = stage::sample_house();
  for (const Language& offered : house.settings.languages)
    for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
      using visit::ScreenKind;
      if (address.kind == ScreenKind::Welcome || address.kind == ScreenKind::Languages ||
          address.kind == ScreenKind::IdleWarning || address.kind == ScreenKind::Card ||
          address.kind == ScreenKind::Specimen || // says in German itself that a machine wrote it
          offered.is_german())
        continue;
      INFO(visit::to_string(address) << " " << offered.tag);
      CHECK(look(house, visit::to_string(address), offered.tag).shows_german_button);
    }
  for (const std::string& page : pages)
    CHECK_FALSE(look(house, page, "de").shows_german_button);
}

TEST_CASE("what a person wrote or reviewed carries no mark", "[app]") {
  for (const std::string origin : {"human", "machine-reviewed", "official"}) {
    const app::House house = changed("UPDATE translation SET origin = '" + origin + "'");
    for (const std::string& page : pages) {
      if (page == "people") continue; // holds the kiosk's own words, which are machine-made
      INFO(page << " " << origin);
      CHECK_FALSE(look(house, page, "uk").shows_german_button);
    }
  }
}

TEST_CASE("an outdated translation is shown with its mark", "[app]") {
  const app::House house = changed("UPDATE translation SET state = 'outdated', origin = 'human'");
  for (const std::string& page : pages) {
    const Seen seen = look(house, page, "ar");
    INFO(page);
    if (page == "people") continue;
    CHECK(seen.shows_outdated);
    CHECK(seen.shows_german_button);
    CHECK_FALSE(seen.shows_missing);
  }
}

TEST_CASE("a missing translation is German with a mark, never another language", "[app]") {
  const app::House house = changed("DELETE FROM translation WHERE language = 'uk'");
  for (const std::string& page : pages) {
    const Seen seen = look(house, page, "uk");
    INFO(page);
    if (page == "people") continue;
    CHECK(seen.shows_missing);
    CHECK(seen.german_leaves > 0);
  }
  const pack::Text text = house.pack.text({"offer/fruehfoerderung-otto/title"}, Language{"uk"});
  CHECK(text.state == pack::TextState::Missing);
  CHECK(text.language.is_german());
}

TEST_CASE("a very long name of a house ends with an ellipsis in the header, and is read out whole", "[app]") {
  const std::string name = "Kindertageseinrichtung mit Hort und Familienzentrum Sonnenschein an der Alten "
                           "Elbe in der Landeshauptstadt Magdeburg, Ortsteil Werder";
  const app::House house = changed("UPDATE kita SET name = '" + name + "' WHERE id = 'kinderland'");
  for (const char* language : {"de", "ar"}) {
    const app::Shown shown = stage::shown(app::visit_at({visit::ScreenKind::Home, {}, {}, 0}, Language{language}, {}),
                                          stage::display(1080, 1920, {}), house);
    const auto header = std::find_if(shown.laid_out.items.begin(), shown.laid_out.items.end(),
                                     [](const ui::Item& item) { return item.node.type == ui::Type::Header; });
    REQUIRE(header != shown.laid_out.items.end());
    CHECK(header->text->shortened);
    CHECK(header->text->lines.size() == 2);
    CHECK_FALSE(header->clipped);
    const std::string dump = ui::to_dump(shown.laid_out, [&](int action) { return shown.action_name(action); });
    CHECK(dump.find(name) != std::string::npos);
  }
}

namespace {

/// All words of a screen in order, one text a line, without controls.
std::vector<std::string> lines_of(const std::string& address, const std::string& language, const app::House& house) {
  const visit::Visit visit = app::visit_at(visit::parse_address(address).value(), Language{language}, {});
  const app::Shown shown = stage::shown(visit, stage::display(1080, 1920, {}), house);
  std::vector<std::string> lines;
  for (const ui::Item& item : shown.laid_out.items) {
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    if (!text.empty() && item.first_line == 0) lines.push_back(locale::without_controls(text));
  }
  return lines;
}

std::ptrdiff_t place_of(const std::vector<std::string>& lines, const std::string& part) {
  const auto found = std::find_if(lines.begin(), lines.end(),
                                  [&](const std::string& line) { return line.find(part) != std::string::npos; });
  return found == lines.end() ? -1 : found - lines.begin();
}

} // namespace

TEST_CASE("what is lacking is told where it begins, not above what is there", "[app]") {
  const app::House house =
      changed("DELETE FROM translation WHERE language = 'uk' AND key = 'offer/fruehfoerderung-otto/"
              "for_whom'");
  const auto lines = lines_of("offer/fruehfoerderung-otto", "uk", house);
  const locale::Messages& own = stage::words().catalogue.in(Language{"uk"});
  const std::string mark = locale::without_controls(own.say("missing/mark", {{"language", std::string{"Українська"}}}));
  const std::string first =
      house.pack.text({"offer/fruehfoerderung-otto/body/1"}, Language{"uk"}).message.substr(0, 30);
  const std::string lacking = house.pack.text({"offer/fruehfoerderung-otto/for_whom"}, Language{}).message;
  REQUIRE(place_of(lines, mark) >= 0);
  CHECK(place_of(lines, first) < place_of(lines, mark));
  CHECK(place_of(lines, mark) < place_of(lines, lacking));
}

TEST_CASE("a sentence to say that is not translated stands there once", "[app]") {
  const app::House house =
      changed("DELETE FROM translation WHERE language = 'uk' AND key = 'offer/fruehfoerderung-otto/say'");
  const auto lines = lines_of("offer/fruehfoerderung-otto", "uk", house);
  const std::string say = house.pack.text({"offer/fruehfoerderung-otto/say"}, Language{}).message;
  CHECK(std::count(lines.begin(), lines.end(), say) == 1);
}

TEST_CASE("an hour is said with its minutes but in German", "[app]") {
  const app::House& house = stage::sample_house();
  CHECK(place_of(lines_of("word/frist", "de", house), "heute bis 14 Uhr") >= 0);
  CHECK(place_of(lines_of("word/frist", "en", house), "today until 14:00") >= 0);
}

TEST_CASE("another word for a word tells whose meaning stands below it", "[app]") {
  const auto lines = lines_of("letter/E", "en", stage::sample_house());
  const std::ptrdiff_t other = place_of(lines, "Einkommensnachweis");
  REQUIRE(other >= 0);
  CHECK(lines[static_cast<std::size_t>(other) + 1].rfind("Einkommen: ", 0) == 0);
}

TEST_CASE("only what lies at different distances is said to be in that order", "[app]") {
  const app::House& house = stage::sample_house();
  const std::string order = stage::words().catalogue.in(Language{}).say("offers/nearest-first");
  int said = 0, silent = 0;
  for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
    if (address.kind != visit::ScreenKind::OfferGroup) continue;
    (place_of(lines_of(visit::to_string(address), "de", house), order) >= 0 ? said : silent) += 1;
  }
  CHECK(said > 0);
  CHECK(silent > 0);
  CHECK(place_of(lines_of("offers/jemand-zum-reden/am-telefon", "de", house), order) == -1);
}

TEST_CASE("nobody is asked for the hours and costs of a booklet", "[app]") {
  const auto lines = lines_of("offer/mietleitfaden", "de", stage::sample_house());
  const locale::Messages& german = stage::words().catalogue.in(Language{});
  for (const char* key : {"fact/ask-hours", "fact/ask-cost", "fact/speaks-unknown"}) {
    INFO(key);
    CHECK(place_of(lines, german.say(key)) == -1);
    CHECK(place_of(lines_of("offer/stadtbibliothek", "de", stage::sample_house()), german.say("fact/ask-cost")) >= 0);
  }
}

TEST_CASE("home is one page at 100 % in every language, upright", "[app]") {
  const app::House& house = stage::sample_house();
  for (const Language& offered : house.settings.languages) {
    INFO(offered.tag);
    const visit::Visit visit = app::visit_at(visit::parse_address("home").value(), offered, {});
    CHECK(stage::shown(visit, stage::display(1080, 1920, {}), house).laid_out.pages.size() == 1);
  }
}
