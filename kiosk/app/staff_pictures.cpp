#include "kiosk/app/staff_pictures.h"

#include "kiosk/staff/show.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace kiosk::app {
namespace {

std::function<std::string(int)> names_of(std::vector<staff::Touch> touches) {
  return [shared = std::make_shared<std::vector<staff::Touch>>(std::move(touches))](int action) {
    return staff::to_string(shared->at(static_cast<std::size_t>(action)));
  };
}

/// Visitors' pages while translations are looked at.
constexpr std::string_view preview_addresses = "staff/preview";

/// The visitor's page that lies beneath a strip; the strip's controls have their names after the page's.
StaffPage below_strip(const screens::Input& input, const staff::Strip& strip) {
  auto shown = std::make_shared<Shown>(Shown{screens::show(input), {}});
  StaffPage below{shown->screen.page, {}};
  below.page.strip = strip.node;
  below.action_name = [shown](int action) {
    const bool is_page = action < static_cast<int>(shown->screen.actions.size());
    return is_page ? shown->action_name(action) : std::string{"do:staff"};
  };
  return below;
}

} // namespace

bool is_staff_address(std::string_view address) { return address.substr(0, 6) == "staff/"; }

Result<StaffPage> staff_page(std::string_view address, const screens::Input& input) {
  const Moment moment{SteadyTime{std::chrono::hours{1}}, input.now};
  std::optional<staff::State> state = staff::example(address, input.settings, moment);
  if (!state)
    return fail(ErrorKind::NotFound, fmt::format("there is no screen \"{}\"; there are: {}", address,
                                                 fmt::join(staff::all_addresses(), ", ")));
  state->language = input.visit.language;
  state->text_size = input.visit.text_size;
  state->anchor = input.visit.here().anchor;
  screens::Settings settings = input.settings;
  if (address.substr(0, preview_addresses.size()) == preview_addresses)
    settings.preview =
        fmt::format("{}, {}", input.catalogue.name_of({"uk"}).german, input.catalogue.name_of({"fa"}).german);
  const staff::Input of_staff{*state, input.pack, input.catalogue, settings, moment, input.display};
  const auto below = [&](const staff::Strip& strip) {
    // As app::Session has it: a strip that is the mark alone stands for the header's.
    return below_strip(
        {input.visit, input.pack, input.catalogue, state->notice ? settings : input.settings, input.now, input.display},
        strip);
  };
  if (const auto strip = staff::cover_strip(of_staff)) return below(*strip);
  if (state->screen == staff::Screen::Rehearsal) return below(staff::preview_strip(of_staff));
  staff::Drawn drawn = staff::show(of_staff);
  return StaffPage{std::move(drawn.page), names_of(std::move(drawn.touches))};
}

Result<Sight> staff_sight(std::string_view address, const Language& language, visit::Anchor anchor, const House& house,
                          Words& words, LocalTime now, const ui::Display& display) {
  visit::Visit visit;
  visit.language = language;
  visit.text_size = static_cast<visit::TextSize>(display.scale);
  visit.trail.push_back({{visit::ScreenKind::Home, {}, {}, 0}, anchor});
  auto made = staff_page(address, {visit, house.pack, house.catalogue, house.settings, now, display});
  if (!made) return tl::unexpected(made.error());
  return Sight{ui::lay_out(made->page, ui::Theme(display), words.engine, {anchor.block, anchor.piece}),
               std::move(made->action_name)};
}

} // namespace kiosk::app
