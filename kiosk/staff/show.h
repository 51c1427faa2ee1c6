// Staff's screens in the kiosk's look: a state in, a page and what its controls do out. Pure.
#pragma once

#include "kiosk/screens/scene.h"
#include "kiosk/staff/advance.h"

#include <optional>
#include <string_view>
#include <vector>

namespace kiosk::staff {

/// All that a screen of staff may know.
struct Input {
  const State& state;
  const pack::Pack& pack; ///< the one on the screen
  const locale::Catalogue& catalogue;
  const screens::Settings& settings;
  Moment now;
  ui::Display display;
};

/// A node's `action` is an index into `touches`.
struct Drawn {
  ui::Page page;
  std::vector<Touch> touches;
};
/// The state's screen; it must show one (is_shown()) other than the rehearsal, which is the new pack's own.
[[nodiscard]] Drawn show(const Input& input);

/// What covers a header.
struct Strip {
  ui::Node node;
  std::vector<Touch> touches;
};
/// The notice; none when there is none.
[[nodiscard]] std::optional<Strip> notice_strip(const Input& input);
/// What covers a visitor's header: the notice, and while translations are looked at their mark with "Vorschau
/// beenden"; none when there is neither.
[[nodiscard]] std::optional<Strip> cover_strip(const Input& input);
/// "Vorschau": on every page of the rehearsal, with the way back.
[[nodiscard]] Strip preview_strip(const Input& input);

/// The address of a state's screen: "staff/proof".
[[nodiscard]] std::string address_of(const State& state);
/// Every address there is a picture of, in the order of a tour.
[[nodiscard]] const std::vector<std::string>& all_addresses();
/// A state with made-up values for an address; none for an address that is none.
[[nodiscard]] std::optional<State> example(std::string_view address, const screens::Settings& settings, Moment now);

/// The state of the kiosk in lines for a telephone call: the same words that its squares hold.
[[nodiscard]] std::string status_text(const Input& input);

} // namespace kiosk::staff
