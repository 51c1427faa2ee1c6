// The technician's desk as a whole: every page in both directions of the screen, with and without a pack, under any
// touches and keys; leaving; memory.
#include "tests/app/desk_stage.h"

#include "kiosk/app/desk_command.h"
#include "kiosk/app/picture_command.h"
#include "kiosk/picture/picture.h"

#include <malloc.h>
#include <random>
#include <set>
#include <spdlog/spdlog.h>

using namespace kiosk;
using desk::PageKind;

namespace {

constexpr std::pair<int, int> sizes[] = {{1080, 1920}, {1920, 1080}, {400, 600}};

std::size_t in_use() { return ::mallinfo2().uordblks; }

} // namespace

TEST_CASE("every page of the desk can be drawn, with a pack and without", "[desk]") {
  for (const auto& [width, height] : sizes) {
    for (const bool has_pack : {true, false}) {
      if (!has_pack && width > 1080) continue;
      stage::DeskStage stage(width, height, has_pack ? &stage::sample_house() : nullptr);
      for (const desk::PageName& name : desk::page_names()) {
        CAPTURE(width, height, has_pack, name.id);
        stage.session->desk().show(name.kind);
        CHECK(stage.settle() == 0);
        CHECK_FALSE(stage.session->needs_draw());
        CHECK(stage.inked() > 5000);
        CHECK_FALSE(stage.session->wants_to_leave());
      }
    }
  }
}

TEST_CASE("touching the row of pages leads through all of them, and Verlassen leaves", "[desk]") {
  for (const auto& [width, height] : {sizes[0], sizes[1]}) {
    CAPTURE(width, height);
    stage::DeskStage stage(width, height, &stage::sample_house());
    stage.settle();
    const double px_per_mm = ui::Display{width, height, 23.8, {}}.px_per_mm();
    std::set<PageKind> seen;
    const int rows = height > width ? 2 : 1, columns = height > width ? 5 : 9;
    for (int row = 0; row < rows; ++row)
      for (int column = 0; column < columns; ++column) {
        const int x = width * (2 * column + 1) / (2 * columns);
        const int y = static_cast<int>((4 + 12 + 2 + 6 + row * 14) * px_per_mm);
        CHECK(stage.tap(x, y) == 0);
        seen.insert(stage.session->desk().page());
      }
    CHECK(seen.size() == desk::page_names().size());
    CHECK_FALSE(stage.session->wants_to_leave());
    stage.tap(width - static_cast<int>(20 * px_per_mm), static_cast<int>(10 * px_per_mm));
    CHECK(stage.session->wants_to_leave());
  }
}

TEST_CASE("arrow keys and Enter reach the pages, Escape leaves", "[desk]") {
  stage::DeskStage stage(480, 854, &stage::sample_house());
  stage.settle();
  std::set<PageKind> seen;
  using device::KeyInput;
  const auto press = [&](KeyInput key) {
    stage.session->take(key, stage.now());
    CHECK(stage.settle() == 0);
  };
  // The first key lights the first control up, which is Verlassen; below its end of the row stands the fifth page.
  for (int lefts = 0; lefts < 5; ++lefts)
    for (const bool second_row : {false, true}) {
      stage.open(&stage::sample_house());
      stage.settle();
      press(KeyInput::Up);
      press(KeyInput::Down);
      for (int left = 0; left < lefts; ++left)
        press(KeyInput::Left);
      if (second_row) press(KeyInput::Down);
      press(KeyInput::Enter);
      seen.insert(stage.session->desk().page());
    }
  CHECK(seen.size() == desk::page_names().size());
  stage.open(&stage::sample_house());
  stage.settle();
  press(KeyInput::Escape);
  CHECK(stage.session->wants_to_leave());
}

TEST_CASE("whatever is touched, dragged, pressed and typed, the desk draws all it has", "[desk]") {
  std::mt19937 chance(5);
  // Small, since so much is drawn; the targets are as large as elsewhere.
  for (const auto& [width, height] : {std::pair{480, 854}, std::pair{854, 480}}) {
    stage::DeskStage stage(width, height, &stage::sample_house());
    const auto place = [&](int size) { return static_cast<int>(chance() % static_cast<unsigned>(size)); };
    for (const desk::PageName& name : desk::page_names()) {
      stage.session->desk().show(name.kind);
      for (int round = 0; round < 30; ++round) {
        CAPTURE(width, height, name.id, round);
        int missed = 0;
        switch (chance() % 8) {
        case 0:
          stage.session->take(static_cast<device::KeyInput>(chance() % 6), stage.now());
          break;
        case 1:
          for (const char32_t c : {U'a', U'\b', U'ß', U'م', U'\U0001F9CC', U'\u202E', U'\x01'})
            stage.session->take(device::Typed{c}, stage.now());
          break;
        case 2: {
          const int x = place(width), from = place(height), to = place(height);
          using Phase = device::TouchInput::Phase;
          stage.session->take(device::TouchInput{Phase::Down, 1, x, from, stage.now().steady}, stage.now());
          stage.session->take(device::TouchInput{Phase::Down, 2, place(width), to, stage.now().steady}, stage.now());
          for (int step = 1; step <= 4; ++step)
            stage.session->take(
                device::TouchInput{Phase::Move, 1, x, from + (to - from) * step / 4, stage.now().steady}, stage.now());
          stage.session->take(device::TouchInput{Phase::Cancel, 2, 0, 0, stage.now().steady}, stage.now());
          stage.session->take(device::TouchInput{Phase::Up, 1, x, to, stage.now().steady}, stage.now());
          break;
        }
        default:
          missed = stage.tap(place(width), place(height));
        }
        stage.passed += std::chrono::milliseconds{300};
        stage.session->tick(stage.now());
        CHECK(std::max(missed, stage.settle()) == 0);
        if (stage.session->wants_to_leave()) stage.open(&stage::sample_house());
        if (round % 10 == 9) stage.session->desk().show(name.kind);
      }
    }
  }
}

TEST_CASE("a screen of the kiosk is shown in every language, the pseudo-languages among them", "[desk]") {
  stage::DeskStage stage(1080, 1920, &stage::sample_house());
  stage.show(PageKind::Inspector);
  const desk::ScreenView& view = stage.session->sources().screen;
  REQUIRE(view.problem.empty());
  CHECK(view.width_px > 300);
  CHECK(view.width_px <= view.wish.width_max);
  CHECK(view.height_px <= view.wish.height_max);
  CHECK(view.laid_out.id == "home");
  CHECK(view.tree.find("home de ltr 1080x1920") == 0);

  const auto& languages = stage.session->sources().languages;
  REQUIRE(languages.size() > 6);
  CHECK(languages[languages.size() - 2].language.tag == "en-XA");
  CHECK(languages.back().language.tag == "ar-XB");
  locale::Catalogue catalogue = stage::words().catalogue;
  const Language accented{"en-XA"}, mirrored{"ar-XB"};
  CHECK_FALSE(catalogue.has(accented));
  catalogue.add_pseudo_languages();
  const app::House& house = stage::sample_house();
  const auto shown = [&](const Language& language) {
    const visit::Visit visit = app::visit_at(visit::parse_address("home").value(), language, {});
    const ui::Display display{1080, 1920, 23.8, {}};
    return app::make_shown({visit, house.pack, catalogue, house.settings, stage.now().local, display},
                           stage::words().engine);
  };
  const app::Shown german = shown({}), long_one = shown(accented), turned = shown(mirrored);
  CHECK(turned.laid_out.direction == Direction::RightToLeft);
  CHECK(long_one.laid_out.direction == Direction::LeftToRight);
  const auto letters = [](const app::Shown& one) {
    std::size_t count = 0;
    for (const ui::Item& item : one.laid_out.items)
      if (item.text) count += item.text->glyphs.size();
    return count;
  };
  CHECK(letters(long_one) > letters(german) * 5 / 4);
}

TEST_CASE("a screen of the kiosk is drawn after the desk as it was before", "[desk]") {
  stage::DeskStage stage(1080, 1920, &stage::sample_house());
  const visit::Visit visit = app::visit_at(visit::parse_address("home").value(), Language{"ar"}, {});
  const app::Shown shown = stage::shown(visit, stage::display(1080, 1920, {}));
  const auto draw = [&] {
    return app::draw_to_pixels(stage.drawing, stage.display, shown.laid_out, stage::sample_house().pack).value().rgba;
  };
  stage.session.reset();
  const std::vector<std::uint8_t> before = draw();
  stage.open(&stage::sample_house());
  for (const desk::PageName& name : desk::page_names())
    stage.show(name.kind);
  CHECK(stage.display.has_texture(desk::font_texture));
  stage.session.reset();
  CHECK_FALSE(stage.display.has_texture(desk::font_texture));
  CHECK_FALSE(stage.display.has_texture(desk::screen_texture));
  CHECK(draw() == before);
  CHECK(stage.display.missed_draws() == 0);
}

TEST_CASE("the desk leaves by itself after ten minutes without a touch, live pages or not", "[desk]") {
  stage::DeskStage stage(400, 600, nullptr);
  for (const PageKind page : {PageKind::Health, PageKind::Sound}) {
    stage.open(nullptr);
    stage.show(page);
    CHECK(stage.session->time_to_wait(stage.now()) <=
          (page == PageKind::Health ? std::chrono::milliseconds{1000} : std::chrono::milliseconds{60'000}));
    for (int second = 0; second < 599; ++second) {
      stage.passed += std::chrono::seconds{1};
      stage.session->tick(stage.now());
      if (second % 60 == 0) stage.settle();
    }
    CHECK_FALSE(stage.session->wants_to_leave());
    stage.passed += std::chrono::seconds{2};
    stage.session->tick(stage.now());
    CHECK(stage.session->wants_to_leave());
  }
}

TEST_CASE("left alone the desk draws live pages once a second, others not at all, and grows by nothing", "[desk]") {
  stage::DeskStage stage(400, 600, &stage::sample_house());
  const auto seconds = [&](int count) {
    const long before = stage.display.activity().frames;
    for (int second = 0; second < count; ++second) {
      stage.passed += std::chrono::milliseconds{1000};
      stage.session->tick(stage.now());
      stage.settle();
    }
    return stage.display.activity().frames - before;
  };
  stage.show(PageKind::Content);
  CHECK(seconds(20) == 0);
  stage.show(PageKind::Health);
  const long live = seconds(20);
  CHECK(live >= 20);
  CHECK(live <= 45);
  const std::size_t before = in_use();
  seconds(100);
  const std::size_t after = in_use();
  CHECK(after < before + 64 * 1024);
}

TEST_CASE("what the desk held goes back when it is left", "[desk]") {
  stage::DeskStage stage(1080, 1920, &stage::sample_house());
  const auto visit_all = [&] {
    stage.open(&stage::sample_house());
    for (const desk::PageName& name : desk::page_names())
      stage.show(name.kind);
    const std::size_t held = in_use();
    stage.session.reset();
    return held;
  };
  visit_all(); // fonts are mapped, the atlas is filled
  const std::size_t before = in_use();
  const std::size_t held = visit_all();
  const std::size_t after = in_use();
  CHECK(held > before + 1024 * 1024); // else nothing was measured
  CHECK(after < before + 256 * 1024);
}

TEST_CASE("textures that are lost come back", "[desk]") {
  stage::DeskStage stage(1080, 1920, &stage::sample_house());
  for (const PageKind page : {PageKind::Languages, PageKind::Fonts}) {
    stage.show(page);
    const std::vector<std::uint8_t> before = stage.pixels();
    stage.display.drop_textures();
    stage.session->take(device::TexturesLost{}, stage.now());
    CHECK(stage.settle() == 0);
    CHECK(stage.pixels() == before);
  }
}

TEST_CASE("the desk's pictures are PNG files, and an unknown page is told", "[desk]") {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "desk-test.png";
  const app::LogMemory log;
  app::DeskOptions options;
  options.page = "health";
  REQUIRE(app::draw_desk(options, {1080, 1920, stage::moment().local, file}, nullptr, stage::words(), log).has_value());
  CHECK(std::filesystem::file_size(file) > 20'000);
  std::filesystem::remove(file);
  options.page = "attic";
  const auto refused = app::draw_desk(options, {1080, 1920, {}, file}, nullptr, stage::words(), log);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::WrongUsage);
  CHECK(refused.error().detail.find("health, log, inspector") != std::string::npos);
}
