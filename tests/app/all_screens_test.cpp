// All screens x languages x portrait and landscape x 100, 150, 200 %: nothing clipped or cut, no
// overlap, no missing glyph, touch targets and contrast as promised. ctest runs a language at a time: each that has a
// file in locales/.
#include "kiosk/app/picture_command.h"
#include "tests/app/all_screens.h"

#include <algorithm>
#include <cstdlib>

using namespace kiosk;

TEST_CASE("all screens of the language that KIOSK_LANGUAGE names", "[.screens]") {
  const char* tag = std::getenv("KIOSK_LANGUAGE");
  REQUIRE(tag != nullptr);
  const Language form{tag};
  const screens::Settings& settings = stage::sample_house().settings;
  const auto& there = is_short_form(form) ? settings.with_short : settings.languages;
  if (std::find(there.begin(), there.end(), full_form(form)) == there.end()) {
    WARN("the sample pack has no texts in this language yet: it is not offered");
    return;
  }
  const Reading reading{full_form(form), is_short_form(form) ? Level::Short : Level::Full};
  for (const auto size : {visit::TextSize::Percent100, visit::TextSize::Percent150, visit::TextSize::Percent200}) {
    CHECK(stage::check_all_screens(reading, 1080, 1920, size) > 250);
    CHECK(stage::check_all_screens(reading, 1920, 1080, size) > 250);
  }
}

TEST_CASE("the checks see what is wrong", "[screens-check]") {
  app::Shown shown =
      stage::shown(app::visit_at({visit::ScreenKind::Home, {}, {}, 0}, Language{}, {}), stage::display(1080, 1920, {}));
  REQUIRE(stage::faults(shown.laid_out).empty());
  const auto breaks = [&](auto change) {
    ui::LaidOut broken = shown.laid_out;
    for (ui::Item& item : broken.items)
      if (item.band == ui::Band::Content && item.node.is_text()) {
        change(item);
        return !stage::faults(broken).empty();
      }
    return false;
  };
  CHECK(breaks([](ui::Item& item) { item.clipped = true; }));
  CHECK(breaks([](ui::Item& item) { item.node.colour = item.background; }));
  CHECK(breaks([](ui::Item& item) { item.box.height += 400; }));
  CHECK(breaks([](ui::Item& item) { item.box.x = -1; }));
  CHECK(breaks([](ui::Item& item) { item.command = {ui::Command::Kind::Action, 0, {}}, item.box.height = 10; }));
}
