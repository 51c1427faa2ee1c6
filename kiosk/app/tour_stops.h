// The screens of a tour in their order, and the names of their pictures: the same for all that draw or name them.
#pragma once

#include "kiosk/app/house.h"
#include "kiosk/visit/visit.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::app {

/// A screen of the tour: an address of the pack, or one of staff's.
struct Stop {
  visit::Address address;
  std::string staff; ///< "staff/proof"; empty: `address` is meant

  /// "application/wohngeld", "staff/proof"
  [[nodiscard]] std::string name() const;
};

/// Every screen that a visitor can reach, events of other Kitas (their texts are proofread here, too), and staff's.
[[nodiscard]] std::vector<Stop> all_stops(const House& house);

/// The folder of the pictures in one format: "ti-1080x1920-100".
[[nodiscard]] std::string picture_folder(const Language& language, int width_px, int height_px, visit::TextSize size);
/// The picture of a stop's page, from 0: "application_wohngeld.png", "application_wohngeld.2.png".
[[nodiscard]] std::string picture_name(std::string_view stop, int page);

} // namespace kiosk::app
