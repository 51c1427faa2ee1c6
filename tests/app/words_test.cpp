// Words of the kiosk that did not come with it: newer ones in a pack, a translator's file on a stick, a file of
// locales/ changed while it runs, a language that only files bring.
#include "kiosk/app/locale_preview.h"
#include "kiosk/app/locale_watch.h"
#include "kiosk/app/picture_command.h"
#include "kiosk/app/shelf.h"
#include "kiosk/base/files.h"
#include "tests/app/driver.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

using namespace kiosk;

namespace {

namespace fs = std::filesystem;

const fs::path source = KIOSK_SOURCE_DIR;
const fs::path built = KIOSK_BINARY_DIR;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  INFO(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

/// A folder with copies of locales/ and the fixture's content, to be changed.
struct Tree {
  explicit Tree(const std::string& name) : root(built / name) {
    fs::remove_all(root);
    fs::create_directories(root);
    fs::copy(source / "locales", root / "locales", fs::copy_options::recursive);
    fs::copy(source / "tests" / "fixture" / "content", root / "content", fs::copy_options::recursive);
  }
  void change(const std::string& file, const std::string& what, const std::string& by) const {
    write(file, replaced(read_file(root / file).value(), what, by));
  }
  void write(const std::string& file, const std::string& bytes) const {
    REQUIRE(write_file(root / file, bytes).has_value());
  }
  /// When the program's words of a language were worked on last, in UTC: "2026-11-22 12:00".
  [[nodiscard]] std::string ours(const std::string& tag) const {
    const std::string text = read_file(source / "locales" / (tag + ".po")).value();
    const std::string field = "PO-Revision-Date: ";
    return text.substr(text.find(field) + field.size(), std::string("2026-11-22 12:00").size());
  }
  /// The words of a language as if they had been worked on at a time, with one text changed.
  void revise(const std::string& tag, const std::string& date, const std::string& was, const std::string& is) const {
    change("locales/" + tag + ".po", "PO-Revision-Date: " + ours(tag) + "+0000", "PO-Revision-Date: " + date);
    change("locales/" + tag + ".po", "msgstr \"" + was + "\"", "msgstr \"" + is + "\"");
  }
  /// Builds the content with the kiosk's words of the tree.
  [[nodiscard]] fs::path pack() const {
    const fs::path file = root / "made.kitapack";
    const std::string command = fmt::format("'{}' build '{}' --locales '{}' --out '{}' > /dev/null 2> '{}'",
                                            (built / "elternkiosk-pack").string(), (root / "content").string(),
                                            (root / "locales").string(), file.string(), (root / "errors").string());
    const int code = std::system(command.c_str());
    INFO(read_file(root / "errors").value_or(""));
    REQUIRE(code == 0);
    return file;
  }
  fs::path root;
};

const locale::Messages& uk_of(const app::House& house) { return house.catalogue.in(Language{"uk"}); }
std::string program_says(const char* key) { return stage::words().catalogue.in(Language{"uk"}).say(key); }

bool shows(const app::Shown& shown, const std::string& words) {
  return std::any_of(shown.laid_out.items.begin(), shown.laid_out.items.end(), [&](const ui::Item& item) {
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    return locale::without_controls(text).find(words) != std::string::npos;
  });
}

/// A file for a stick: a few texts of the kiosk in a language.
std::string small_po(const std::string& tag, const std::string& units) {
  return "msgid \"\"\nmsgstr \"\"\n\"Language: " + tag +
         "\\n\"\n\"PO-Revision-Date: 2026-12-01 09:00+0100\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n" +
         units;
}

const fs::path validator = built / "elternkiosk-validate";

} // namespace

TEST_CASE("a pack's newer words win over the program's, older ones do not", "[app]") {
  const std::string home = program_says("foot/home");
  const Tree newer("words-newer");
  newer.revise("uk", "2099-12-01 08:00+0100", home, "Додому!");
  CHECK(uk_of(stage::house(newer.pack())).say("foot/home") == "Додому!");

  const Tree older("words-older");
  older.revise("uk", older.ours("uk") + "+0001", home, "Додому!"); // a minute before ours, seen from UTC
  CHECK(uk_of(stage::house(older.pack())).say("foot/home") == home);

  // Only the language that is newer, and only the house of that pack.
  const app::House house = stage::house(newer.pack());
  CHECK(house.catalogue.in(Language{"ar"}).say("foot/home") ==
        stage::words().catalogue.in(Language{"ar"}).say("foot/home"));
  CHECK(uk_of(stage::house(built / "fixture.kitapack")).say("foot/home") == home);
  stage::Driver driver(house, {"touch"}, "2026-11-23T08:12");
  driver.start({visit::ScreenKind::People, {}, {}, 0}, Language{"uk"});
  CHECK(driver.visible_text().find("Додому!") != std::string::npos);
}

TEST_CASE("a pack's word that does not fit this program's German is left out", "[app]") {
  const Tree tree("words-unfit");
  const std::string home = program_says("foot/home");
  tree.revise("uk", "2099-12-01 08:00+0100", home, "Додому!");
  // Another program's German: its word is made from "Anfang".
  tree.change("locales/uk.po", "msgctxt \"foot/back\"\nmsgid \"Zurück\"", "msgctxt \"foot/back\"\nmsgid \"Anfang\"");
  const app::House house = stage::house(tree.pack());
  CHECK(uk_of(house).say("foot/home") == "Додому!");
  CHECK(uk_of(house).say("foot/back") == program_says("foot/back"));
}

TEST_CASE("a language that only the pack brings is offered and spoken", "[app]") {
  const Tree tree("words-new-language");
  tree.change("content/pack.toml", "languages = [\"de\", \"en\", \"ar\", \"uk\"]\n", "");
  tree.write("locales/hr.po", small_po("hr", "msgctxt \"foot/home\"\nmsgid \"Start\"\nmsgstr \"Početak\"\n"));
  tree.write(
      "content/po/hr.po",
      small_po(
          "hr",
          "msgctxt \"offer/fruehfoerderung/title\"\nmsgid \"" +
              stage::house(built / "fixture.kitapack").pack.text({"offer/fruehfoerderung/title"}, Language{}).message +
              "\"\nmsgstr \"Rana podrška\"\n"));
  tree.write("locales/languages.toml",
             read_file(tree.root / "locales" / "languages.toml").value() +
                 "\n[[language]]\ntag = \"hr\"\nown = \"Hrvatski\"\ngerman = \"Kroatisch\"\n");
  const app::House house = stage::house(tree.pack()); // with the words of a program that does not know Croatian
  CHECK_FALSE(stage::words().catalogue.has(Language{"hr"}));
  stage::Driver driver(house, {"touch"}, "2026-11-23T08:12");
  CHECK(driver.visible_text().find("Hrvatski") != std::string::npos);
  CHECK(driver.visible_text().find("Kroatisch") != std::string::npos);
  CHECK(driver.use("do:language/hr").empty());
  driver.start(visit::parse_address("offer/fruehfoerderung").value(), Language{"hr"});
  CHECK(driver.visible_text().find("Rana podrška") != std::string::npos);
  CHECK(driver.visible_text().find("Početak") != std::string::npos);
}

TEST_CASE("adding a language takes files in locales/, content/po/ and fonts/, and nothing else", "[app]") {
  const Tree tree("words-added");
  fs::copy(source / "fonts", tree.root / "fonts", fs::copy_options::recursive);
  tree.change("content/pack.toml", "languages = [\"de\", \"en\", \"ar\", \"uk\"]\n", "");
  tree.write("locales/hr.po", small_po("hr", "msgctxt \"foot/home\"\nmsgid \"Start\"\nmsgstr \"Početak\"\n"));
  tree.write("content/po/hr.po", small_po("hr", "msgctxt \"topic/kita/title\"\nmsgid \"Kita\"\nmsgstr \"Vrtić\"\n"));
  tree.write("fonts/samples/hr.txt", "Dobar dan.\n");
  tree.write("locales/languages.toml",
             read_file(tree.root / "locales" / "languages.toml").value() +
                 "\n[[language]]\ntag = \"hr\"\nown = \"Hrvatski\"\ngerman = \"Kroatisch\"\n");
  const app::Resources resources{tree.root / "locales", tree.root / "fonts" / "fonts.toml", {}};
  auto words = app::open_words(resources);
  REQUIRE(words.has_value());
  app::Configuration configuration;
  auto house = app::open_house(tree.pack(), configuration, words->catalogue,
                               app::rules_of(configuration, install::Drafts::Allowed).value());
  REQUIRE(house.has_value());
  CHECK(house->settings.languages.back().tag == "hr");
  CHECK(app::read_specimens(resources, words->catalogue).value().back().name.own == "Hrvatski");
  const auto screen = [&](const visit::Visit& visit) {
    return app::make_shown(
        {visit, house->pack, house->catalogue, house->settings, stage::moment().local, stage::display(1080, 1920, {})},
        words->engine);
  };
  CHECK(shows(screen({}), "Hrvatski"));
  CHECK(shows(screen(app::visit_at(visit::parse_address("applications").value(), Language{"hr"}, {})), "Vrtić"));
  CHECK(shows(screen(app::visit_at(visit::parse_address("applications").value(), Language{"hr"}, {})), "Početak"));
}

TEST_CASE("a translator's file is previewed with its mark and gone at the next visitor", "[app]") {
  const fs::path file = built / "preview" / "uk.po";
  fs::create_directories(file.parent_path());
  REQUIRE(write_file(file, small_po("uk", "msgctxt \"foot/home\"\nmsgid \"Start\"\nmsgstr \"Додому!\"\n\n"
                                          "msgctxt \"foot/back\"\nmsgid \"Zurück\"\nmsgstr \"Назад {name}\"\n"))
              .has_value());
  const auto preview = app::read_locale_preview(file, {stage::words().catalogue, nullptr, validator, {}});
  INFO((preview ? "" : preview.error().sentence()));
  REQUIRE(preview.has_value());
  CHECK(preview->told.used == 1);
  CHECK(preview->told.left_out == 1);
  REQUIRE(preview->left_out.size() == 1);
  CHECK(preview->told.reasons == preview->left_out);
  CHECK(preview->left_out.front().find("foot/back (uk)") != std::string::npos);

  app::Configuration configuration;
  app::Shelf shelf(configuration, stage::words().catalogue,
                   app::rules_of(configuration, install::Drafts::Allowed).value(), stage::sample_pack(), nullptr);
  REQUIRE(shelf.open().has_value());
  app::Session session(shelf.house(), stage::words(), visit::IdleTimes{}, 23.8, 1080, 1920, stage::moment());
  const auto pass = [&](std::chrono::seconds later) {
    const Moment now = stage::moment("2026-11-23T08:12", later);
    session.tick(now);
    CHECK_FALSE(shelf.change(session, now));
  };
  shelf.preview({*preview}, session, stage::moment());
  CHECK(shows(session.shown(), "Vorschau: Ukrainisch"));
  session.act(visit::ChooseLanguage{Language{"uk"}}, stage::moment());
  pass(std::chrono::seconds{1});
  CHECK(shows(session.shown(), "Vorschau: Ukrainisch"));
  CHECK(shows(session.shown(), "Додому!"));
  session.act(visit::Finish{}, stage::moment());
  pass(std::chrono::seconds{2});
  CHECK_FALSE(shows(session.shown(), "Vorschau"));
  CHECK(uk_of(shelf.house()).say("foot/home") == program_says("foot/home"));

  // One that nobody looks at is gone before a visitor comes by.
  shelf.preview({*preview}, session, stage::moment());
  pass(std::chrono::seconds{119});
  CHECK(shows(session.shown(), "Vorschau"));
  pass(std::chrono::seconds{121});
  CHECK_FALSE(shows(session.shown(), "Vorschau"));
}

TEST_CASE("a file from a stick that is broken, too large or in nobody's language is told in words, without a path",
          "[app]") {
  const fs::path folder = built / "preview-bad";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const app::PreviewSource source{stage::words().catalogue, nullptr, validator, {}};
  const auto told = [&](const std::string& name, const std::string& bytes) {
    REQUIRE(write_file(folder / name, bytes).has_value());
    const auto preview = app::read_locale_preview(folder / name, source);
    REQUIRE(preview.has_value());
    for (const std::string& words : {preview->told.name, preview->told.why})
      CHECK(words.find('/') == std::string::npos);
    return preview->told;
  };
  using staff::FileFault;
  const std::string unit = "msgctxt \"foot/home\"\nmsgid \"Start\"\nmsgstr ";
  staff::TranslationFile file = told("uk.po", small_po("uk", unit + "\"Додому\n"));
  CHECK(file.fault == FileFault::Broken);
  CHECK(file.name == "uk.po");
  CHECK(file.line == 10);
  CHECK_FALSE(file.why.empty());
  CHECK(told("uk.po", small_po("uk", unit + "\"Додому {\"\n")).line == 7);
  CHECK(told("uk.po", small_po("uk", unit + "\"" + std::string(5000, '{') + "\"\n")).why.find("braces") !=
        std::string::npos);
  file = told("uk.po", std::string(app::preview_bytes_max + 1, '\n'));
  CHECK(file.fault == FileFault::Broken);
  CHECK(file.why.find("larger than") != std::string::npos);
  file = told("uk.po", small_po("uk", "msgctxt \"x\"\nmsgid \"y\"\nmsgstr \"z\"\n"));
  CHECK(file.fault == FileFault::None);
  CHECK(file.used == 0);
  CHECK(file.left_out == 1);
  CHECK(told("de.po", small_po("de", unit + "\"Anfang\"\n")).fault == FileFault::Nameless);
  CHECK(told("Übersetzung.po", small_po("", unit + "\"Додому\"\n")).fault == FileFault::Nameless);
  REQUIRE_FALSE(app::read_locale_preview(folder / "none.po", source).has_value());
  CHECK(app::read_locale_preview(folder / "none.po", source).error().kind == ErrorKind::NotFound);
  const auto unseen = app::read_locale_preview(folder / "uk.po", {source.program, nullptr, folder / "none", {}});
  REQUIRE(unseen.has_value());
  CHECK(unseen->told.fault == FileFault::Broken);
  const auto stopped = app::read_locale_preview(
      folder / "uk.po", {source.program, nullptr, validator, [](std::uint64_t, std::uint64_t) { return false; }});
  REQUIRE_FALSE(stopped.has_value());
  CHECK(stopped.error().kind == ErrorKind::Cancelled);
}

TEST_CASE("a translator's file may have any usual name: its header says the language, else its name does", "[app]") {
  const fs::path folder = built / "preview-names";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const auto told = [&](const std::string& name, const std::string& header) {
    REQUIRE(write_file(folder / name, small_po(header, "msgctxt \"foot/home\"\nmsgid \"Start\"\nmsgstr \"Додому\"\n"))
                .has_value());
    const auto preview = app::read_locale_preview(folder / name, {stage::words().catalogue, nullptr, validator, {}});
    REQUIRE(preview.has_value());
    CHECK(preview->told.used == 1);
    CHECK(preview->words.name.language == preview->told.language);
    return preview->told;
  };
  for (const char* name : {"UK.PO", "uk-content.po", "uk (1).po", "uk_UA.po", "content-uk.po", "neu.po"})
    for (const char* header : {"uk", "uk_UA", "uk-UA"}) {
      INFO(name << " " << header);
      const staff::TranslationFile file = told(name, header);
      CHECK(file.language.tag == "uk");
      CHECK_FALSE(file.contradicts);
    }
  for (const char* name : {"UK.PO", "uk-content.po", "uk (1).po", "uk_UA.po", "content-uk.po"}) {
    INFO(name);
    CHECK(told(name, "").language.tag == "uk");
    CHECK(told(name, "Ukrainian (Ukraine)").language.tag == "uk");
    CHECK(told(name, "de").language.tag == "uk"); // made from the German, and never changed
  }
  const staff::TranslationFile other = told("uk.po", "ar");
  CHECK(other.language.tag == "ar");
  CHECK(other.contradicts);
  CHECK(told("hr.po", "").language.tag == "hr");
}

TEST_CASE("a previewed text is no longer than a pack's", "[app]") {
  const fs::path file = built / "preview-long" / "uk.po";
  fs::create_directories(file.parent_path());
  const std::size_t most = install::Limits{}.text_bytes_max;
  const pack::Pack& pack = stage::house().pack;
  const std::string key = "topic/kita/title", german = pack.text({key}, Language{}).message;
  REQUIRE_FALSE(german.empty());
  const auto read = [&](const std::string& word, const std::string& text) {
    const auto unit = [](const std::string& its_key, const std::string& from, const std::string& to) {
      return "msgctxt \"" + its_key + "\"\nmsgid \"" + from + "\"\nmsgstr \"" + to + "\"\n\n";
    };
    REQUIRE(write_file(file, small_po("uk", unit("foot/home", "Start", word) + unit(key, german, text))).has_value());
    auto preview = app::read_locale_preview(file, {stage::words().catalogue, &pack, validator, {}});
    REQUIRE(preview.has_value());
    return std::move(*preview);
  };
  CHECK(read(std::string(most, 'a'), std::string(most, 'b')).told.used == 2);
  const app::LocalePreview long_word = read(std::string(most + 1, 'a'), "b");
  CHECK(long_word.told.used == 1);
  CHECK(long_word.words.units.empty());
  REQUIRE(long_word.told.reasons.size() == 1);
  CHECK(long_word.told.reasons.front() == "foot/home (uk): it is 65537 bytes long; at most 65536");
  const app::LocalePreview long_text = read("a", std::string(most + 1, 'b'));
  CHECK(long_text.told.left_out == 1);
  CHECK(long_text.texts.empty());
  const app::LocalePreview marked = read("a", "[b](http://c)"); // a pack with such a text is refused
  CHECK(marked.told.left_out == 1);
}

TEST_CASE("a changed file of locales/ is shown at once, a broken one keeps what was there", "[app]") {
  const Tree tree("words-watched");
  const fs::path folder = tree.root / "locales";
  locale::Catalogue program = locale::Catalogue::open(folder).value();
  app::House house = stage::house();
  const std::string home = program_says("foot/home");
  std::atomic<int> woken = 0;
  const auto watch = app::LocaleWatch::open(folder, [&] { ++woken; });
  REQUIRE(watch.has_value());
  const auto was_seen = [&] {
    for (int tries = 0; tries < 200; ++tries) {
      if ((*watch)->has_changed()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return false;
  };
  CHECK_FALSE((*watch)->has_changed());
  tree.change("locales/uk.po", "msgstr \"" + home + "\"", "msgstr \"Додому!\"");
  CHECK(was_seen());
  CHECK(woken >= 1);
  app::read_again(folder, program);
  app::renew_words(house, {}, program);
  CHECK(uk_of(house).say("foot/home") == "Додому!");

  tree.change("locales/uk.po", "msgstr \"Додому!\"", "msgstr \"Додому");
  CHECK(was_seen());
  std::vector<Error> broken;
  program = locale::Catalogue::open_again(folder, program, broken);
  REQUIRE(broken.size() == 1);
  CHECK(broken.front().where.find("uk.po:") != std::string::npos);
  app::renew_words(house, {}, program);
  CHECK(uk_of(house).say("foot/home") == "Додому!");

  tree.write("locales/notes.txt", "nothing");
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  CHECK_FALSE((*watch)->has_changed());
  CHECK_FALSE(app::LocaleWatch::open(tree.root / "nowhere", [] {}).has_value());
}
