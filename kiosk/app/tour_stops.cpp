#include "kiosk/app/tour_stops.h"

#include "kiosk/screens/scene.h"
#include "kiosk/staff/show.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::app {

std::string Stop::name() const { return staff.empty() ? visit::to_string(address) : staff; }

std::vector<Stop> all_stops(const House& house) {
  std::vector<Stop> stops;
  for (visit::Address& address : screens::all_addresses(house.pack, house.settings))
    stops.push_back({std::move(address), {}});
  for (const pack::Event& event : house.pack.events()) {
    const visit::Address address{visit::ScreenKind::Event, event.id, {}, 0};
    const bool is_there =
        std::any_of(stops.begin(), stops.end(), [&address](const Stop& stop) { return stop.address == address; });
    if (!is_there) stops.push_back({address, {}});
  }
  for (const std::string& address : staff::all_addresses())
    stops.push_back({{}, address});
  return stops;
}

std::string picture_folder(const Language& language, int width_px, int height_px, visit::TextSize size) {
  return fmt::format("{}-{}x{}-{}", language.tag, width_px, height_px, visit::percent(size));
}

std::string picture_name(std::string_view stop, int page) {
  std::string name(stop);
  std::replace(name.begin(), name.end(), '/', '_');
  return page == 0 ? name + ".png" : fmt::format("{}.{}.png", name, page + 1);
}

} // namespace kiosk::app
