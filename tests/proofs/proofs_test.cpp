// Translations on the real screens: each text knows its key, what does not fit is named, changed texts are framed.
#include "kiosk/base/files.h"
#include "kiosk/locale/pseudo.h"
#include "kiosk/picture/picture.h"
#include "kiosk/proofs/lengths.h"
#include "kiosk/proofs/preview.h"
#include "kiosk/proofs/sheet.h"
#include "kiosk/proofs/watch.h"
#include "kiosk/translating/note.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

using namespace kiosk;
using namespace kiosk::proofs;

namespace {

namespace fs = std::filesystem;

const fs::path root = KIOSK_SOURCE_DIR;

text::Engine& engine() {
  static auto opened = text::Engine::open(root / "fonts" / "fonts.toml");
  if (!opened) throw std::runtime_error(opened.error().sentence());
  return *opened;
}

bool goes_on(int, int) { return false; }

/// A folder with Ukrainian's file, to be changed.
class Desk {
public:
  Desk() {
    fs::remove_all(folder());
    fs::create_directories(folder());
    fs::copy_file(root / "locales" / "uk.po", file());
  }
  [[nodiscard]] static fs::path folder() { return fs::path(KIOSK_BINARY_DIR) / "proofs-test"; }
  [[nodiscard]] static fs::path file() { return folder() / "uk.po"; }
  static void translate(const std::string& key, const std::string& text) {
    auto document = locale::read_po_document(file());
    REQUIRE(document);
    for (locale::PoEntry& entry : document->entries)
      if (entry.key == key) entry.translation = text;
    REQUIRE(locale::write_po_document(*document, file()));
  }
  [[nodiscard]] static Play play() {
    Play play;
    play.locales = root / "locales";
    play.pack = fs::path(KIOSK_BINARY_DIR) / "fixture.kitapack";
    play.language = Language{"uk"};
    play.interface_po = file();
    play.now = parse_local_time("2026-11-24T09:00").value();
    return play;
  }
  [[nodiscard]] static PreviewOptions options() {
    PreviewOptions options;
    options.play = play();
    options.file = file();
    options.against = root / "locales" / "uk.po";
    options.out = folder() / "out";
    return options;
  }
};

} // namespace

TEST_CASE("each text of a screen knows its key, also one that is put together") {
  const Desk desk;
  const auto stage = Stage::open(Desk::play());
  REQUIRE(stage);
  const app::Stop home{{visit::ScreenKind::Home, {}, {}, 0}, {}},
      emergency{{visit::ScreenKind::Emergency, {}, {}, 0}, {}};
  const Keys on_home = stage->keys_on(home);
  for (const char* key : {"home/question", "home/money", "foot/back", "foot/emergency", "mt/mark"})
    CHECK(on_home.contains(key));
  CHECK_FALSE(on_home.contains("sos/title"));
  CHECK(stage->keys_on(emergency).contains("sos/title"));
  // German for the telephone is no translation.
  CHECK_FALSE(stage->keys_on(emergency).contains("sos/where"));
  // Marks are for finding only: no item shows one.
  const app::Shown shown = stage->shown(home, Format{}, engine());
  int with_key = 0;
  for (const ui::Item& item : shown.laid_out.items) {
    CHECK(item.missing_glyphs == 0);
    with_key += item.node.unit.empty() ? 0 : 1;
  }
  CHECK(with_key > 10);
}

TEST_CASE("real languages fit; what is too long is named with screen, size and what to do") {
  const Desk desk;
  const auto good = Stage::open(Desk::play());
  REQUIRE(good);
  const auto none = misfits(*good, engine(), goes_on);
  REQUIRE(none);
  CHECK(std::none_of(none->begin(), none->end(),
                     [](const Misfit& misfit) { return misfit.kind != Misfit::Kind::BrokenWord; }));

  Desk::translate("foot/back", "Повернутися на попередню сторінку цього екрана інформації");
  const auto stage = Stage::open(Desk::play());
  REQUIRE(stage);
  const auto found = misfits(*stage, engine(), goes_on);
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK(found->front().kind == Misfit::Kind::Tall);
  const auto remarks = remarks_on(*found, {}, Desk::file());
  REQUIRE(remarks.size() == 1);
  CHECK(remarks.front().key == "foot/back");
  CHECK(remarks.front().code == "length");
  CHECK(remarks.front().german.find("Hochformat, 100 %") != std::string::npos);
  CHECK(remarks_on(*found, *found, Desk::file()).empty()); // German has no more room either
  const auto stopped = misfits(*stage, engine(), [](int, int) { return true; });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().kind == ErrorKind::Cancelled);
}

TEST_CASE("each text has its picture and its room") {
  const Desk desk;
  Play whole = Desk::play();
  whole.language = Language{"de"};
  whole.interface_po.clear();
  whole.counts_german = true;
  Play shortened = whole;
  shortened.language = Language{"de-simple"};
  auto translated = Stage::open(Desk::play()), german = Stage::open(whole), simple = Stage::open(shortened);
  REQUIRE(translated);
  REQUIRE(german);
  REQUIRE(simple);
  const GermanStages stages{std::move(*translated), std::move(*german), std::move(*simple)};
  const auto measured = measure(stages, engine(), goes_on);
  REQUIRE(measured);
  // A place of a fixed height tells how many letters it takes.
  CHECK(measured->at("foot/back").letters_max >= 4);
  CHECK(measured->at("foot/back").letters_max < 40);
  // What flows tells its lines, and how many letters one of them takes.
  CHECK(measured->at("sos/title").picture == "emergency.png");
  CHECK(measured->at("sos/title").letters_max == 0);
  CHECK(measured->at("sos/title").lines == 1);
  CHECK(measured->at("sos/title").line_letters > 15);
  CHECK(measured->at("sos/nophone").lines == 2);
  // German for the telephone, translated pages only, staff.
  CHECK(measured->at("sos/where").picture == "emergency.png");
  CHECK(measured->at("mt/mark").picture == "home.png");
  CHECK(measured->at("staff/later").picture == "staff_notice.png");
  const auto stopped = measure(stages, engine(), [](int, int) { return true; });
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().kind == ErrorKind::Cancelled);
}

TEST_CASE("each picture that a template names is one that the tour draws") {
  Play play = Desk::play();
  play.pack = fs::path(KIOSK_BINARY_DIR) / "sample.kitapack";
  play.language = Language{"de"};
  play.interface_po.clear();
  const auto stage = Stage::open(play);
  REQUIRE(stage);
  std::set<std::string> drawn;
  for (const app::Stop& stop : stage->stops()) {
    const std::size_t pages = stage->shown(stop, Format{}, engine()).laid_out.pages.size();
    for (std::size_t page = 0; page < pages; ++page)
      drawn.insert(app::picture_name(stop.name(), static_cast<int>(page)));
  }
  INFO("the templates are made anew by: elternkiosk-locale extract");
  for (const fs::path& file : {root / "locales" / "elternkiosk.pot", root / "content" / "po" / "content.pot"}) {
    const auto pot = locale::read_po_document(file);
    REQUIRE(pot);
    std::size_t named = 0;
    for (const locale::PoEntry& entry : pot->entries) {
      const translating::Note note = translating::parse_note(entry.note);
      INFO(entry.key << ": " << note.picture);
      CHECK((note.room.letters_max > 0 || note.room.letters > 0 || note.room.has_arguments)); // each text says its room
      if (note.picture.empty()) continue;
      ++named;
      CHECK(drawn.contains(note.picture));
    }
    CHECK(named * 10 > pot->entries.size() * 6);
  }
}

TEST_CASE("a preview draws where changed texts stand, with a frame around each") {
  const Desk desk;
  Desk::translate("sos/title", "Терміново");
  const auto drawn = preview(Desk::options(), engine(), goes_on);
  REQUIRE(drawn);
  CHECK(drawn->changed == 1);
  CHECK(drawn->unseen.empty());
  CHECK(drawn->pictures >= 1);
  const fs::path out = Desk::options().out;
  const std::string page = read_file(out / "index.html").value();
  CHECK(page.find("sos/title") != std::string::npos);
  CHECK(page.find("Терміново") != std::string::npos);
  CHECK(page.find("Notfall") != std::string::npos);
  const auto picture = picture::decode(read_file(out / "uk-1080x1920-100" / "emergency.png").value());
  REQUIRE(picture);
  int framed = 0;
  for (std::size_t i = 0; i + 3 < picture->rgba.size(); i += 4)
    framed += picture->rgba[i] == 0xc2 && picture->rgba[i + 1] == 0x18 && picture->rgba[i + 2] == 0x5b ? 1 : 0;
  CHECK(framed > 1000);
}

TEST_CASE("a broken file keeps the last good pictures and says what is wrong, with its line") {
  const Desk desk;
  Desk::translate("sos/title", "Терміново");
  REQUIRE(preview(Desk::options(), engine(), goes_on));
  const fs::path out = Desk::options().out;
  const std::string before = read_file(out / "uk-1080x1920-100" / "emergency.png").value();
  for (const char* broken : {"{Терміново", "Термі{name}ново}"}) {
    Desk::translate("sos/title", broken);
    const auto failed = preview(Desk::options(), engine(), goes_on);
    if (failed) continue; // other arguments: the kiosk shows German then, and so does the preview
    CHECK(failed.error().where.find("uk.po:") != std::string::npos);
    const std::string page = read_file(out / "index.html").value();
    CHECK(page.find("class=\"fault\"") != std::string::npos);
    CHECK(page.find("uk.po:") != std::string::npos);
    CHECK(read_file(out / "uk-1080x1920-100" / "emergency.png").value() == before);
  }
  REQUIRE(write_file(Desk::file(),
                     "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgctxt \"a"));
  const auto failed = preview(Desk::options(), engine(), goes_on);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().where.find(Desk::file().string() + ":5") != std::string::npos);
}

TEST_CASE("texts of the content are previewed in a pack of their own") {
  const Desk desk;
  PreviewOptions options = Desk::options();
  options.file = Desk::folder() / "content" / "uk.po";
  options.against = root / "tests" / "fixture" / "content" / "po" / "uk.po";
  fs::create_directories(options.file.parent_path());
  auto document = locale::read_po_document(options.against);
  REQUIRE(document);
  std::string key;
  for (locale::PoEntry& entry : document->entries)
    if (key.empty() && entry.key.find("offer/") == 0 && entry.key.find("/title") != std::string::npos) {
      key = entry.key;
      entry.translation = "Рання допомога дітям";
    }
  REQUIRE_FALSE(key.empty());
  REQUIRE(locale::write_po_document(*document, options.file));
  options.play.content_po = options.file;
  const auto drawn = preview(options, engine(), goes_on);
  if (!drawn) FAIL(drawn.error().sentence());
  CHECK(drawn->changed == 1);
  CHECK(read_file(options.out / "index.html").value().find("Рання допомога дітям") != std::string::npos);
}

TEST_CASE("pseudo-languages fill the screens, mirrored ones from the right") {
  for (const locale::Pseudo pseudo : {locale::Pseudo::Accented, locale::Pseudo::Mirrored}) {
    auto document = locale::read_po_document(root / "locales" / "elternkiosk.pot");
    REQUIRE(document);
    for (locale::PoEntry& entry : document->entries)
      entry.translation = locale::pseudo_message(entry.source, pseudo).value();
    const Desk desk;
    Play play = Desk::play();
    play.language = locale::language_of(pseudo);
    play.interface_po = Desk::folder() / (play.language.tag + ".po");
    REQUIRE(locale::write_po_document(*document, play.interface_po));
    const auto stage = Stage::open(play);
    REQUIRE(stage);
    const app::Shown shown = stage->shown({{visit::ScreenKind::Home, {}, {}, 0}, {}}, Format{}, engine());
    CHECK(shown.laid_out.direction == direction_of(play.language));
    for (const ui::Item& item : shown.laid_out.items)
      CHECK(item.missing_glyphs == 0);
  }
}

TEST_CASE("saving is seen, whether the file is written or put in place") {
  const Desk desk;
  std::atomic<bool> stop{false};
  for (const bool renames : {false, true}) {
    auto watch = FileWatch::open(Desk::file());
    REQUIRE(watch);
    const std::string bytes = read_file(Desk::file()).value();
    std::thread editor([&] {
      (void)write_file(Desk::folder() / "other.po", bytes); // another file is none of ours
      if (renames)
        (void)write_file(Desk::file(), bytes); // beside it, then renamed
      else
        fs::copy_file(root / "locales" / "uk.po", Desk::file(), fs::copy_options::overwrite_existing);
    });
    CHECK(watch->wait(&stop));
    editor.join();
  }
  auto watch = FileWatch::open(Desk::file());
  REQUIRE(watch);
  stop = true;
  CHECK_FALSE(watch->wait(&stop));
  CHECK_FALSE(FileWatch::open("/nowhere/at/all.po"));
}

TEST_CASE("a fault stands above the pictures once, and goes when the page is made again") {
  const std::string page = to_html({"Vorschau", "rtl", {{"a.png", "home", {{"k", "Hier", "<هنا>"}}}}, {}, true});
  CHECK(page.find("&lt;هنا&gt;") != std::string::npos);
  CHECK(page.find("http-equiv=\"refresh\"") != std::string::npos);
  const std::string once = with_fault(page, "uk.po:3: <kaputt>");
  const std::string twice = with_fault(once, "uk.po:4");
  CHECK(once.find("uk.po:3: &lt;kaputt&gt;") != std::string::npos);
  CHECK(twice.find("uk.po:3") == std::string::npos);
  CHECK(twice.find("a.png") != std::string::npos);
}
