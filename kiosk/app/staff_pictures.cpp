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
Sight below_strip(const visit::Visit& visit, const staff::Strip& strip, const House& house, Words& words, LocalTime now,
                  const ui::Display& display, const screens::Settings& settings) {
  auto shown = std::make_shared<Shown>(
      make_shown({visit, house.pack, house.catalogue, settings, now, display}, words.engine, strip.node));
  Sight sight{shown->laid_out, {}};
  sight.action_name = [shown](int action) {
    const bool is_page = action < static_cast<int>(shown->screen.actions.size());
    return is_page ? shown->action_name(action) : std::string{"do:staff"};
  };
  return sight;
}

} // namespace

bool is_staff_address(std::string_view address) { return address.substr(0, 6) == "staff/"; }

Result<Sight> staff_sight(std::string_view address, const Language& language, visit::Anchor anchor, const House& house,
                          Words& words, LocalTime now, const ui::Display& display) {
  const Moment moment{SteadyTime{std::chrono::hours{1}}, now};
  std::optional<staff::State> state = staff::example(address, house.settings, moment);
  if (!state)
    return fail(ErrorKind::NotFound, fmt::format("there is no screen \"{}\"; there are: {}", address,
                                                 fmt::join(staff::all_addresses(), ", ")));
  state->language = language;
  state->text_size = static_cast<visit::TextSize>(display.scale);
  state->anchor = anchor;
  screens::Settings settings = house.settings;
  if (address.substr(0, preview_addresses.size()) == preview_addresses)
    settings.preview =
        fmt::format("{}, {}", house.catalogue.name_of({"uk"}).german, house.catalogue.name_of({"fa"}).german);
  const staff::Input input{*state, house.pack, house.catalogue, settings, moment, display};
  visit::Visit visit;
  visit.language = language;
  visit.text_size = state->text_size;
  visit.trail.push_back({{visit::ScreenKind::Home, {}, {}, 0}, anchor});
  const auto below = [&](const staff::Strip& strip) {
    // As app::Session has it: a strip that is the mark alone stands for the header's.
    return below_strip(visit, strip, house, words, now, display, state->notice ? settings : house.settings);
  };
  if (const auto strip = staff::cover_strip(input)) return below(*strip);
  if (state->screen == staff::Screen::Rehearsal) return below(staff::preview_strip(input));
  staff::Drawn drawn = staff::show(input);
  Sight sight{ui::lay_out(drawn.page, ui::Theme(display), words.engine, {anchor.block, anchor.piece}), {}};
  sight.action_name = names_of(std::move(drawn.touches));
  return sight;
}

} // namespace kiosk::app
