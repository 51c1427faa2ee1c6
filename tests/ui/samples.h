// Hand-made pages and an engine for the tests of this folder.
#pragma once

#include "kiosk/ui/layout.h"

#include <random>
#include <string>

namespace samples {

/// The real fonts; opened once for all tests.
kiosk::text::Engine& engine();

kiosk::ui::Display display(bool portrait, kiosk::ui::TextScale scale = kiosk::ui::TextScale::Percent100);

kiosk::ui::Node text(const std::string& words, kiosk::ui::Type type = kiosk::ui::Type::Body,
                     const std::string& tag = "de");
kiosk::ui::Node icon(const std::string& name, int size = 48);
kiosk::ui::Node column(std::vector<kiosk::ui::Node> children, int gap = 8);
kiosk::ui::Node row(std::vector<kiosk::ui::Node> children, int gap = 16);
/// A card with icon, title, second line, two chips and a chevron: sketch 5.
kiosk::ui::Node card(const std::string& title, const std::string& second, int action, const std::string& tag = "de");
kiosk::ui::Node tile(const std::string& title, const std::string& second, kiosk::ui::Colour fill, int action);
kiosk::ui::Node button(const std::string& label, int action);

/// Header and footer as on every screen; actions 900 to 904 in the footer.
kiosk::ui::Page framed(bool right_to_left = false);
/// Sketch 5: a list of `count` cards.
kiosk::ui::Page list_page(int count, bool right_to_left = false);
/// Sketch 2: six tiles and a card.
kiosk::ui::Page home_page(bool right_to_left = false);
/// Blocks of all kinds: texts of any length, headings, panels, cards, grids, wraps.
kiosk::ui::Page random_page(std::mt19937& random);
/// Words of German prose.
std::string prose(std::mt19937& random, int words);

std::string action_name(int action);

} // namespace samples
