// One function a screen, each in its own file `<name>_screen.cpp`. Private to this room: others
// call show().
#pragma once

#include "kiosk/screens/parts.h"

namespace kiosk::screens {

[[nodiscard]] ui::Page welcome(Scene& scene);           ///< the language wall
[[nodiscard]] ui::Page languages(Scene& scene);         ///< the same, from the footer
[[nodiscard]] ui::Page home(Scene& scene);
[[nodiscard]] ui::Page letter(Scene& scene);            ///< which word stands on your letter?
[[nodiscard]] ui::Page letter_words(Scene& scene);      ///< letter/<A-Z>
[[nodiscard]] ui::Page word(Scene& scene);
[[nodiscard]] ui::Page applications(Scene& scene);
[[nodiscard]] ui::Page application_group(Scene& scene);
[[nodiscard]] ui::Page application(Scene& scene);
[[nodiscard]] ui::Page step(Scene& scene);
[[nodiscard]] ui::Page people(Scene& scene);
[[nodiscard]] ui::Page offers(Scene& scene);
[[nodiscard]] ui::Page offer_topic(Scene& scene);
[[nodiscard]] ui::Page offer_group(Scene& scene);
[[nodiscard]] ui::Page offer(Scene& scene);
[[nodiscard]] ui::Page events(Scene& scene);
[[nodiscard]] ui::Page event(Scene& scene);
[[nodiscard]] ui::Page about(Scene& scene);
[[nodiscard]] ui::Page about_section(Scene& scene);
[[nodiscard]] ui::Page emergency(Scene& scene);
/// The warning that covers `page` completely.
[[nodiscard]] ui::Node idle_warning(Scene& scene);
/// A static card with a sentence and what to do.
[[nodiscard]] ui::Page card_screen(Scene& scene);

/// The next dates of this house as cards (home, welcome, calendar, an event's page).
[[nodiscard]] ui::Node occurrence_card(Scene& scene, const pack::Occurrence& occurrence, bool touchable = true);

} // namespace kiosk::screens
