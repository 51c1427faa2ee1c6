// What the desk finds out: facts of the machine, log lines, faults of a layout, fonts of characters, things of a pack,
// cells of the glass.
#include "tests/app/desk_stage.h"

#include "kiosk/app/desk_facts.h"
#include "kiosk/app/picture_command.h"
#include "kiosk/base/files.h"
#include "kiosk/desk/findings.h"
#include "kiosk/desk/font_use.h"
#include "kiosk/desk/pages.h"
#include "kiosk/desk/things.h"
#include "kiosk/locale/catalogue.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <spdlog/spdlog.h>

using namespace kiosk;
namespace fs = std::filesystem;

namespace {

/// A folder that is a machine's /proc and /sys.
struct Machine {
  fs::path root = fs::temp_directory_path() / "desk-machine";
  Machine() { fs::remove_all(root); }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;
  ~Machine() { fs::remove_all(root); }
  void put(const fs::path& file, const std::string& text) const {
    fs::create_directories((root / file).parent_path());
    std::ofstream(root / file) << text;
  }
};

std::string fact(const desk::Facts& facts, const std::string& name) {
  for (const desk::FactGroup& group : facts.groups)
    for (const desk::Fact& one : group.facts)
      if (one.name == name) return one.value;
  return "(fehlt)";
}

bool is_bad(const desk::Facts& facts, const std::string& name) {
  for (const desk::FactGroup& group : facts.groups)
    for (const desk::Fact& one : group.facts)
      if (one.name == name) return one.is_bad;
  return false;
}

} // namespace

TEST_CASE("facts are what the machine says", "[desk]") {
  const Machine machine;
  machine.put("proc/self/status", "Name:\tx\nVmHWM:\t  4096 kB\nRssAnonymous: 1 kB\nRssAnon:\t   20480 kB\n");
  machine.put("proc/uptime", "93784.12 1.0\n");
  machine.put("proc/loadavg", "0.10 0.20 0.30 1/100 4711\n");
  machine.put("sys/class/thermal/thermal_zone0/temp", "47200\n");
  machine.put("sys/class/thermal/thermal_zone0/type", "cpu-thermal\n");
  machine.put("sys/class/thermal/thermal_zone1/temp", "\n"); // cannot be read
  machine.put("sys/class/hwmon/hwmon0/name", "nvme\n");
  machine.put("sys/class/hwmon/hwmon0/temp1_input", "85000\n");
  machine.put("sys/class/hwmon/hwmon0/temp1_label", "Com\tposite\x1b[31m\n");
  machine.put("etc/os-release", "ID=debian\nPRETTY_NAME=\"Debian 12\"\n");
  auto display = device::Display::open_offscreen(1080, 1920).value();
  const app::Measured measured{display, stage::words(), &stage::sample_house(), 23.8, 2, 3, machine.root, machine.root};
  const desk::Facts facts = app::facts_of(measured, stage::moment("2026-11-23T08:12"));
  CHECK(fact(facts, "Eigener (RssAnon)") == "20,0 MB");
  CHECK(fact(facts, "Höchster Stand") == "4,0 MB");
  CHECK(fact(facts, "Ausgelagert") == "nicht lesbar");
  CHECK(is_bad(facts, "Ausgelagert"));
  CHECK(fact(facts, "Läuft seit") == "26 h 3 min");
  CHECK(fact(facts, "Last") == "0.10 0.20 0.30");
  CHECK(fact(facts, "Temperatur cpu-thermal") == "47 °C");
  CHECK_FALSE(is_bad(facts, "Temperatur cpu-thermal"));
  CHECK(fact(facts, "Temperatur nvme Com?posite?[31m") == "85 °C");
  CHECK(is_bad(facts, "Temperatur nvme Com?posite?[31m"));
  CHECK(fact(facts, "Verteilung") == "Debian 12");
  CHECK(fact(facts, "Schriftatlas") == "2 Seiten");
  CHECK(fact(facts, "Größe") == "1080 x 1920 px, hoch");
  CHECK(fact(facts, "Ein Pixel") == "0,2744 mm (3,644 px je mm)"); // 23.8 in * 25.4 / hypot(1080, 1920)
  CHECK(fact(facts, "Uhr glaubhaft") == "ja");
  CHECK(fact(facts, "Frei auf der Platte") != "nicht lesbar");
  CHECK(fact(facts, "Zeichnet mit") == "software (ohne Grafikkarte)");

  const desk::Facts early = app::facts_of(measured, stage::moment("2020-01-01T08:12"));
  CHECK(is_bad(early, "Uhr glaubhaft"));
  const desk::Facts late = app::facts_of(measured, stage::moment("2031-01-01T08:12"));
  CHECK(is_bad(late, "Gilt bis"));
}

TEST_CASE("facts of this very machine are plausible, and a missing disk is told", "[desk]") {
  auto display = device::Display::open_offscreen(640, 480).value();
  const app::Measured measured{display, stage::words(), nullptr, 15.6, 0, 0, "/no/such/folder", "/"};
  const desk::Facts facts = app::facts_of(measured, stage::moment());
  const long anonymous = app::status_kb("/", "RssAnon");
  CHECK(anonymous > 1000);
  CHECK(anonymous < 4'000'000);
  CHECK(fact(facts, "Läuft seit") != "nicht lesbar");
  CHECK(is_bad(facts, "Frei auf der Platte"));
  CHECK(fact(facts, "Paket") == "keines geöffnet");
}

TEST_CASE("frames and wakes are counted", "[desk]") {
  stage::DeskStage stage(1080, 1920, nullptr);
  const long before = stage.display.activity().frames;
  stage.session->draw(stage.now());
  CHECK(stage.display.activity().frames == before + 1);
  CHECK(stage.display.activity().draw_commands > 0);
  CHECK(stage.display.activity().vertices > 100);
  CHECK(stage.display.activity().last_frame.count() > 0);
  const long wakes = stage.display.activity().wakes;
  (void)stage.display.wait(std::chrono::milliseconds{1});
  CHECK(stage.display.activity().wakes == wakes + 1);
}

TEST_CASE("the log is kept, harmless, bounded, and without the time of what somebody read", "[desk]") {
  const auto level = spdlog::get_level();
  spdlog::set_level(spdlog::level::info);
  {
    const app::LogMemory log;
    CHECK(log.lines().empty());
    spdlog::info("showing pack x");
    spdlog::error("bad\nname \x1b[2J\u202E");
    spdlog::warn("page offer/x, text offer/x/title: no font can draw U+1F9CC TROLL");
    auto lines = log.lines();
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].text == "showing pack x");
    CHECK(lines[0].time.size() == 14);
    CHECK(lines[1].level == desk::LogLine::Level::Error);
    CHECK(lines[1].text == "bad?name ?[2J?");
    CHECK(lines[2].level == desk::LogLine::Level::Warning);
    CHECK(lines[2].time.empty());
    for (int at = 0; at < 1200; ++at)
      spdlog::info("line {}", at);
    lines = log.lines();
    CHECK(lines.size() == app::LogMemory::lines_max);
    CHECK(lines.back().text == "line 1199");
  }
  const std::size_t sinks = spdlog::default_logger()->sinks().size();
  {
    const app::LogMemory log;
    CHECK(spdlog::default_logger()->sinks().size() == sinks + 1);
  }
  CHECK(spdlog::default_logger()->sinks().size() == sinks);
  spdlog::set_level(level);
}

TEST_CASE("the inspector finds small targets, clipped texts, missing letters and low contrast", "[desk]") {
  ui::LaidOut laid_out;
  laid_out.display = {1080, 1920, 23.8, {}};
  laid_out.content = {0, 0, 1080, 1920};
  laid_out.pages.resize(1);
  const auto add = [&](const std::string& words, int width, int height, bool is_control) -> ui::Item& {
    ui::Item item;
    item.node.spans = {{words, text::Weight::Regular}};
    item.node.name = words;
    item.box = {0, 0, width, height};
    if (is_control) item.command = {ui::Command::Kind::Action, 0, {}};
    if (is_control) item.control = static_cast<int>(laid_out.items.size());
    laid_out.items.push_back(item);
    return laid_out.items.back();
  };
  add("groß genug", 300, 73, true);
  add("zu flach", 300, 60, true);
  add("alles gut", 300, 20, false);
  add("läuft heraus", 300, 20, false).clipped = true;
  add("fehlt", 300, 20, false).missing_glyphs = 2;
  const auto findings = desk::findings_of(laid_out);
  std::map<std::string, bool> bad;
  for (const desk::Finding& finding : findings)
    bad[finding.text] = finding.is_bad;
  CHECK(findings.size() == 4);
  CHECK(bad.at("82 x 16 mm: zu flach, ZU KLEIN"));
  CHECK(bad.at("läuft heraus, ABGESCHNITTEN"));
  CHECK(bad.at("fehlt, 2 ZEICHEN FEHLEN"));
  CHECK_FALSE(bad.at("82 x 20 mm: groß genug"));
  CHECK(findings.back().text == "82 x 20 mm: groß genug"); // faults first

  // No screen of the sample pack is faulted.
  for (const char* address : {"home", "welcome", "emergency"}) {
    const auto shown = stage::shown(app::visit_at(visit::parse_address(address).value(), Language{"ar"}, {}),
                                    stage::display(1080, 1920, {}));
    for (const desk::Finding& finding : desk::findings_of(shown.laid_out)) {
      CAPTURE(address, finding.text);
      CHECK_FALSE(finding.is_bad);
    }
  }
}

TEST_CASE("which font draws which character", "[desk]") {
  text::Engine& engine = stage::words().engine;
  const auto uses = desk::font_uses(engine, "aß a م中\U0001F9CC 😀 \U000F1234", Language{});
  std::map<std::string, std::string> fonts;
  for (const desk::FontUse& use : uses)
    fonts[use.character] = use.font;
  CHECK(fonts.at("a") == "NotoSans-Regular.ttf");
  CHECK(fonts.at("ß") == "NotoSans-Regular.ttf");
  CHECK(fonts.at("م") == "NotoNaskhArabic-Regular.ttf");
  CHECK(fonts.at("中") == "NotoSansCJK-Regular.ttc");
  CHECK(fonts.at("😀") == "NotoColorEmoji.ttf");
  CHECK(fonts.at("\U000F1234").empty());
  CHECK(uses.front().character == "\U000F1234"); // what is missing stands first
  CHECK(uses.front().name.find("U+F1234") == 0);
  for (const desk::FontUse& use : uses)
    CHECK(use.count == (use.character == "a" ? 2 : 1));
  CHECK(desk::font_uses(engine, "\xff\xfe", Language{}).empty());
  CHECK(desk::with_numbers_read("U+00E4 U+1F600 u+5 U+D800 U+zz") == "ä 😀 u+5 U+D800 U+zz");
}

TEST_CASE("the pack's things stand with all their texts", "[desk]") {
  const pack::Pack& pack = stage::sample_house().pack;
  std::size_t texts = 0, things = 0;
  for (int kind = 0; kind < static_cast<int>(desk::thing_kinds().size()); ++kind)
    for (const desk::Thing& thing : desk::things_of(pack, kind)) {
      ++things;
      CAPTURE(thing.kind, thing.id);
      CHECK_FALSE(thing.id.empty());
      CHECK_FALSE(thing.name.empty());
      for (const desk::ThingField& field : thing.fields) {
        CHECK(field.text.empty() != field.value.empty());
        texts += field.text.empty() ? 0 : 1;
      }
    }
  CHECK(things == pack.offers().size() + pack.events().size() + pack.applications().size() + pack.terms().size() +
                      pack.kitas().size() + pack.places().size() + pack.topics().size() + pack.programme().size() +
                      pack.emergency_numbers().size());
  CHECK(texts > 800);
  CHECK(desk::words_of(pack::Text{"x", {}, pack::TextState::Outdated, pack::Origin::Machine, ""}) ==
        "Maschine, veraltet");
  CHECK(desk::words_of(pack::Text{"x", {}, pack::TextState::Missing, pack::Origin::Human, ""}) == "fehlt");
  CHECK(desk::words_of(pack::Text{"x", {}, pack::TextState::Current, pack::Origin::Official, "Leitung"}) ==
        "amtlich, freigegeben: Leitung");
}

TEST_CASE("the touch test paints what was reached, for all fingers at once", "[desk]") {
  stage::DeskStage stage(1080, 1920, nullptr);
  stage.show(desk::PageKind::Touch);
  const std::vector<std::uint8_t> calm = stage.pixels();
  stage.tap(80, 310); // "Test beginnen"
  REQUIRE(stage.pixels() != calm);
  using Phase = device::TouchInput::Phase;
  const auto touch = [&](Phase phase, std::int64_t finger, int x, int y) {
    stage.session->take(device::TouchInput{phase, finger, x, y, stage.now().steady}, stage.now());
    CHECK(stage.settle() == 0);
  };
  const auto pixel = [&](int x, int y) {
    const std::vector<std::uint8_t> all = stage.pixels();
    const auto at = (static_cast<std::size_t>(y) * 1080 + static_cast<std::size_t>(x)) * 4;
    return std::array<int, 3>{all[at], all[at + 1], all[at + 2]};
  };
  const std::array<int, 3> white = pixel(1070, 1910);
  CHECK(white == std::array<int, 3>{255, 255, 255});
  touch(Phase::Down, 1, 20, 20);
  touch(Phase::Down, 2, 1060, 1900);
  touch(Phase::Move, 2, 1060, 1780);
  touch(Phase::Up, 1, 20, 20);
  touch(Phase::Up, 2, 1060, 1780);
  CHECK(pixel(10, 40) != white);     // the corner's cell
  CHECK(pixel(1070, 1910) != white); // where finger 2 came down
  CHECK(pixel(1070, 1770) != white); // and where it went
  CHECK(pixel(565, 305) == white);   // nobody was there
  stage.session->take(device::KeyInput::Escape, stage.now());
  stage.settle();
  CHECK_FALSE(stage.session->wants_to_leave()); // Escape ended the test, not the desk
}

TEST_CASE("whatever the desk is told, it draws", "[desk]") {
  auto display = device::Display::open_offscreen(540, 960).value();
  text::Engine& engine = stage::words().engine;
  app::Drawing drawing(engine);
  const fs::path font = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf";
  auto opened = desk::Desk::open(font, font, {540, 960, 23.8, {}});
  REQUIRE(opened.has_value());
  desk::Desk desk = std::move(*opened);
  CHECK_FALSE(desk::Desk::open("/no/such/font.ttf", font, {540, 960, 23.8, {}}).has_value());
  const desk::FontPixels letters = desk.font_pixels();
  REQUIRE(display.set_texture(desk::font_texture, letters.width_px, letters.height_px, letters.rgba).has_value());
  const std::string hostile[] = {
      "",         std::string(5000, 'W'),   "%s%n%x##id###",     "../../x\n\r\t", "\u202Eabc\u2066", "\xff\xfe\x80",
      "; reboot", "العربية ภาษาไทย 中文 😀", std::string(3, '\0')};
  desk::Sources sources;
  for (const std::string& text : hostile) {
    sources.addresses.push_back(text);
    sources.languages.push_back({Language{text}, text, text});
    sources.facts.groups.push_back({text, {{text, text, true}, {text, text, false}}});
    sources.loudspeakers.push_back(text);
    sources.log.push_back({desk::LogLine::Level::Error, text, text});
  }
  sources.facts.wakes_of_minutes = {0, 1e9F, 3};
  sources.has_asked_for_loudspeakers = true;
  sources.sound_problem = hostile[2];
  sources.screen.problem = hostile[1];
  sources.screen.tree = hostile[1] + "\n\n" + hostile[4];
  for (const bool has_pack : {false, true}) {
    sources.pack = has_pack ? &stage::sample_house().pack : nullptr;
    for (const desk::PageName& name : desk::page_names()) {
      desk.show(name.kind);
      for (int round = 0; round < 27; ++round) {
        CAPTURE(name.id, round, has_pack);
        desk.touch({desk::Touch::Phase::Down, 0, 30 + round * 137 % 500, 95 + round * 31});
        desk.touch({desk::Touch::Phase::Up, 0, 30 + round * 137 % 500, 95 + round * 31});
        const ImDrawData* drawn = nullptr;
        while (desk.needs_draw()) {
          drawing.atlas().begin_frame();
          drawn = desk.draw(sources, engine, drawing.atlas());
        }
        drawing.upload(display);
        REQUIRE(drawn != nullptr);
        display.present(*drawn, 0xFBF7F0);
        CHECK(display.missed_draws() == 0);
        desk.forget_tone();
      }
    }
  }
  CHECK(desk.font_pixels().width_px == letters.width_px);
}
