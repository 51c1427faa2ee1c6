// The colour tokens, and letters in millimetres on any diagonal.
#include "kiosk/ui/theme.h"

#include <catch2/catch.hpp>

using namespace kiosk::ui;

TEST_CASE("contrasts are those of the design's table") {
  const auto between = [](Colour one, Colour other) { return contrast(rgb(one), rgb(other)); };
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21.0));
  CHECK(contrast({119, 119, 119}, {255, 255, 255}) == Approx(4.48).margin(0.01));
  CHECK(between(Colour::Edge, Colour::Paper) == Approx(3.9).margin(0.06));
  CHECK(between(Colour::Edge, Colour::Card) == Approx(4.2).margin(0.06));
  CHECK(between(Colour::Ink, Colour::Paper) == Approx(14.2).margin(0.1));
  CHECK(between(Colour::Soft, Colour::Paper) == Approx(6.0).margin(0.06));
  const std::pair<Colour, double> strong[] = {{Colour::Offers, 6.9}, {Colour::Events, 8.6}, {Colour::Apply, 6.8},
                                              {Colour::People, 7.1}, {Colour::Words, 7.4},  {Colour::About, 8.2},
                                              {Colour::Help, 6.5}};
  for (const auto& [colour, ratio] : strong)
    CHECK(between(Colour::White, colour) == Approx(ratio).margin(0.06));
}

TEST_CASE("text on every tint keeps its contrast") {
  for (const char* token : {"offers", "events", "apply", "people", "words", "about", "help"}) {
    const Accent named = accent(token);
    CHECK(contrast(rgb(Colour::Ink), rgb(named.tint)) > 7);
    CHECK(contrast(rgb(Colour::Soft), rgb(named.tint)) > 4.5);
    CHECK(contrast(rgb(named.strong), rgb(named.tint)) > 4.5);
  }
  CHECK(accent("nonsense").strong == Colour::About);
}

TEST_CASE("letters and targets are measured in millimetres") {
  for (const double diagonal : {10.1, 15.6, 21.5, 23.8, 32.0, 43.0}) {
    for (const auto& [width, height] :
         {std::pair{1080, 1920}, std::pair{1920, 1080}, std::pair{2160, 3840}, std::pair{800, 1280}}) {
      const Display display{width, height, diagonal, TextScale::Percent100};
      const Theme theme(display);
      const auto capitals_mm = [&](Type type) { return theme.size_px(type) * 0.714 / display.px_per_mm(); };
      CHECK(capitals_mm(Type::Body) >= 5.0 - 1e-9);
      CHECK(capitals_mm(Type::Chip) >= 4.0 - 1e-9);
      CHECK(capitals_mm(Type::Digits) >= 15.0 - 0.1);
      CHECK(theme.touch_px() >= 20 * display.px_per_mm() - 1e-3);
    }
  }
}

TEST_CASE("the sketches' sizes hold on 23.8 inches") {
  const Theme theme(Display{});
  CHECK(theme.size_px(Type::Body) == 34);
  CHECK(theme.size_px(Type::Question) == 56);
  CHECK(theme.size_px(Type::Chip) == 29);
  CHECK(theme.px(48) == 48);
  CHECK(theme.touch_px() == 73);
}

TEST_CASE("what grows with the reader's text size") {
  Display display;
  display.scale = TextScale::Percent200;
  const Theme large(display);
  CHECK(large.size_px(Type::Body) == 68);
  CHECK(large.size_px(Type::Question) == 79);
  CHECK(large.size_px(Type::TileTitle) == 66);
  for (const Type type : {Type::Clock, Type::Header, Type::HeaderSecond}) {
    CHECK(large.size_px(type) == Theme(Display{}).size_px(type));
  }
  // The short emergency numbers stay larger than the long ones.
  CHECK(large.size_px(Type::Digits) > large.size_px(Type::DigitsSmall));
  display.scale = TextScale::Percent150;
  CHECK(Theme(display).size_px(Type::Question) == 68);
}
