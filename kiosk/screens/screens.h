// One function a screen, each in its own file `<name>_screen.cpp`. Private to this room: others
// call show().
#pragma once

#include "kiosk/screens/parts.h"

namespace kiosk::screens {

[[nodiscard]] ui::Page welcome(Scene& scene);   ///< the language wall
[[nodiscard]] ui::Page languages(Scene& scene); ///< the same, from the footer
[[nodiscard]] ui::Page home(Scene& scene);
[[nodiscard]] ui::Page letter(Scene& scene);       ///< which word stands on your letter?
[[nodiscard]] ui::Page letter_words(Scene& scene); ///< letter/<A-Z>
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

/// Every script and language, for translators and technicians: no visitor comes here.
[[nodiscard]] ui::Page specimen(Scene& scene);

/// What a step of an application shows: "documents", "where", "amounts" or "forms".
[[nodiscard]] std::vector<ui::Node> application_list(Scene& scene, const pack::Application& application,
                                                     std::string_view shows, bool with_notes);
/// The deadline on the tint of hints, its links as cards below.
[[nodiscard]] std::vector<ui::Node> deadline_hint(Scene& scene, const pack::Application& application);

/// The next dates of this house as cards (home, welcome, calendar, an event's page).
[[nodiscard]] ui::Node occurrence_card(Scene& scene, const pack::Occurrence& occurrence, bool touchable = true);

} // namespace kiosk::screens
