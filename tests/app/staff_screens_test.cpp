// Every screen of staff in every language, portrait and landscape, at 100, 150 and 200 %: nothing is clipped, cut or
// too small to be hit, 112 is on each, and the squares can be read by a camera.
#include "kiosk/app/picture_command.h"
#include "kiosk/app/staff_pictures.h"
#include "kiosk/locale/formats.h"
#include "kiosk/staff/show.h"
#include "tests/app/all_screens.h"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

using namespace kiosk;

namespace {

const LocalTime now = stage::moment("2026-11-26T08:12").local;

app::Sight sight(const std::string& address, const Language& language, const ui::Display& display,
                 visit::Anchor anchor = {}) {
  auto result = app::staff_sight(address, language, anchor, stage::sample_house(), stage::words(), now, display);
  if (!result) throw std::runtime_error(result.error().sentence());
  return std::move(*result);
}

bool has_emergency(const app::Sight& seen) {
  for (const ui::Item& item : seen.laid_out.items)
    if (item.command.kind == ui::Command::Kind::Action && seen.laid_out.is_visible(item) &&
        seen.action_name(item.command.action) == "emergency")
      return true;
  return false;
}

void check(const std::string& address, const Language& language, int width, int height, visit::TextSize size) {
  const ui::Display display = stage::display(width, height, size);
  const std::size_t pages = sight(address, language, display).laid_out.pages.size();
  visit::Anchor anchor;
  for (std::size_t page = 0; page < pages; ++page) {
    const app::Sight seen = sight(address, language, display, anchor);
    CHECK(seen.laid_out.page == static_cast<int>(page));
    for (const std::string& fault : stage::faults(seen.laid_out))
      FAIL_CHECK(fmt::format("{} {} {}x{} {} % page {}: {}", address, language.tag, width, height, visit::percent(size),
                             page + 1, fault));
    if (!has_emergency(seen)) FAIL_CHECK(address << " has no 112");
    if (page + 1 < pages)
      anchor = {seen.laid_out.pages[page + 1].start.block, seen.laid_out.pages[page + 1].start.piece};
  }
}

} // namespace

TEST_CASE("all screens of staff", "[staff-screens]") {
  for (const Language& language : stage::sample_house().settings.languages)
    for (const std::string& address : staff::all_addresses())
      for (const auto size : {visit::TextSize::Percent100, visit::TextSize::Percent150, visit::TextSize::Percent200}) {
        check(address, language, 1080, 1920, size);
        check(address, language, 1920, 1080, size);
      }
}

namespace {

bool says(const std::string& address, const Language& language, const locale::Catalogue& catalogue,
          const std::string& words) {
  const ui::Display display = stage::display(1080, 1920, {});
  auto state = staff::example(address, stage::sample_house().settings, stage::moment()).value();
  state.language = language;
  const staff::Drawn drawn = staff::show(
      {state, stage::sample_house().pack, catalogue, stage::sample_house().settings, stage::moment(), display});
  for (const ui::Item& item : ui::lay_out(drawn.page, ui::Theme(display), stage::words().engine).items) {
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    if (locale::without_controls(text).find(words) != std::string::npos) return true;
  }
  return false;
}

} // namespace

TEST_CASE("machine-made words on a page of staff are marked, and a person's are not", "[staff-screens]") {
  const Language ukrainian{"uk"};
  const locale::Catalogue& machine = stage::words().catalogue;
  locale::BroughtWords by_hand{machine.name_of(ukrainian), {}, {}};
  for (const std::string& key : machine.in(ukrainian).keys()) {
    locale::PoUnit unit;
    unit.key = key;
    unit.source = machine.in(Language{}).message(key);
    unit.translation = machine.in(ukrainian).message(key);
    by_hand.units.push_back(std::move(unit));
  }
  locale::Catalogue human = machine;
  REQUIRE(human.lay_over(by_hand).left_out.empty());
  const std::string mark = locale::without_controls(" · " + machine.in(ukrainian).say("mt/mark"));
  for (const std::string& address : staff::all_addresses()) {
    const auto state = staff::example(address, stage::sample_house().settings, stage::moment()).value();
    if (!staff::is_shown(state) || state.screen == staff::Screen::Rehearsal) continue; // a visitor's page
    INFO(address);
    CHECK(says(address, ukrainian, machine, mark));
    CHECK_FALSE(says(address, ukrainian, human, mark));
    CHECK_FALSE(says(address, Language{}, machine, " · " + machine.in(Language{}).say("mt/mark")));
  }
}

TEST_CASE("in German a notice covers the header alone", "[staff-screens]") {
  for (const char* address : {"staff/notice", "staff/notice-refused", "staff/rehearsal", "staff/preview"})
    for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}}) {
      const app::Sight seen = sight(address, Language{}, stage::display(width, height, {}));
      INFO(address << " " << width);
      CHECK(seen.laid_out.strip.height > 0);
      CHECK(seen.laid_out.strip.bottom() <= seen.laid_out.content.y);
    }
}

TEST_CASE("no digit that was typed stands on the pad", "[staff-screens]") {
  auto state = staff::example("staff/pin", stage::sample_house().settings, stage::moment()).value();
  const auto dump = [&] {
    const staff::Drawn drawn =
        staff::show({state, stage::sample_house().pack, stage::words().catalogue, stage::sample_house().settings,
                     stage::moment(), stage::display(1080, 1920, {})});
    const auto laid_out = ui::lay_out(drawn.page, ui::Theme(stage::display(1080, 1920, {})), stage::words().engine);
    return ui::to_dump(laid_out,
                       [&](int action) { return staff::to_string(drawn.touches[static_cast<std::size_t>(action)]); });
  };
  state.pad.digits = "111111";
  const std::string ones = dump();
  state.pad.digits = "987654";
  CHECK(dump() == ones);
}

TEST_CASE("a camera reads the state", "[staff-screens]") {
  if (std::system("command -v zbarimg >/dev/null") != 0) {
    WARN("zbarimg is missing: not checked");
    return;
  }
  const std::filesystem::path folder = std::filesystem::path(KIOSK_BINARY_DIR) / "staff";
  std::filesystem::create_directories(folder);
  app::PictureOptions options;
  options.staff = "staff/status";
  options.now = now;
  options.out = folder / "status.png";
  REQUIRE(app::draw_picture(options, stage::sample_house(), stage::words()).has_value());
  const std::string command =
      fmt::format("zbarimg --quiet --raw -Sdisable -Sqrcode.enable '{}' 2>/dev/null", options.out.string());
  std::FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string read;
  char block[512];
  while (std::fgets(block, sizeof block, pipe) != nullptr)
    read += block;
  ::pclose(pipe);
  const auto state =
      staff::example("staff/status", stage::sample_house().settings, {SteadyTime{std::chrono::hours{1}}, now}).value();
  const std::string text = staff::status_text({state,
                                               stage::sample_house().pack,
                                               stage::words().catalogue,
                                               stage::sample_house().settings,
                                               {SteadyTime{std::chrono::hours{1}}, now},
                                               stage::display(1080, 1920, {})});
  CHECK(read.find(text) != std::string::npos);
  CHECK(text.find("Uebernommen: 1-2026112601-0000beef") != std::string::npos);
}
