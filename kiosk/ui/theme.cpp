// The one table of colours and type sizes , and their px on a display.
#include "kiosk/ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kiosk::ui {

namespace {

/// Height of capitals and digits in Noto Sans, in em.
constexpr double cap_height_em = 0.714;
constexpr double body_capitals_mm = 5.0;
constexpr double chip_capitals_mm = 4.0;
constexpr double digits_mm = 15.0;
constexpr double mm_per_inch = 25.4;
constexpr double short_side_logical = 1080;

enum class Growth { Full, UpTo150, Question, None };

struct TypeLook {
  int size = 34; ///< logical px at 100 %
  bool bold = false;
  Growth growth = Growth::Full;
};

TypeLook look_of(Type type) {
  switch (type) {
  case Type::Question:
    return {56, true, Growth::Question};
  case Type::Digits:
    return {76, true, Growth::Question};
  case Type::DigitsSmall:
    return {56, true, Growth::Question};
  case Type::CardTitle:
    return {38, true, Growth::Full};
  case Type::TileTitle:
    return {44, true, Growth::UpTo150};
  case Type::Body:
    return {34, false, Growth::Full};
  case Type::Strong:
    return {34, true, Growth::Full};
  case Type::Second:
    return {30, false, Growth::Full};
  case Type::Chip:
    return {29, false, Growth::Full};
  case Type::Kicker:
    return {30, true, Growth::Full};
  case Type::Action:
    return {34, true, Growth::UpTo150};
  case Type::Position:
    return {34, false, Growth::UpTo150};
  case Type::Label:
    return {28, false, Growth::UpTo150};
  case Type::LabelStrong:
    return {28, true, Growth::UpTo150};
  case Type::Clock:
    return {38, true, Growth::None};
  case Type::Header:
    return {36, true, Growth::None};
  case Type::HeaderSecond:
    return {28, false, Growth::None};
  case Type::DateNumber:
    return {44, true, Growth::Full};
  }
  return {};
}

double factor(Growth growth, TextScale scale) {
  const auto at = [scale](double at_100, double at_150, double at_200) {
    return scale == TextScale::Percent100 ? at_100 : scale == TextScale::Percent150 ? at_150 : at_200;
  };
  switch (growth) {
  case Growth::Full:
    return at(1, 1.5, 2);
  case Growth::UpTo150:
    return at(1, 1.5, 1.5);
  case Growth::Question:
    return at(1, 1.2, 1.4);
  case Growth::None:
    return 1;
  }
  return 1;
}

double luminance(Rgb colour) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

} // namespace

Rgb rgb(Colour colour) {
  switch (colour) {
  case Colour::None:
  case Colour::Paper:
    return {0xFB, 0xF7, 0xF0};
  case Colour::Card:
  case Colour::White:
    return {0xFF, 0xFF, 0xFF};
  case Colour::Edge:
    return {0x85, 0x7B, 0x6B};
  case Colour::Line:
    return {0xE4, 0xDC, 0xCF};
  case Colour::Ink:
    return {0x1C, 0x27, 0x33};
  case Colour::Soft:
    return {0x55, 0x60, 0x6B};
  case Colour::Offers:
    return {0x0B, 0x64, 0x68};
  case Colour::OffersTint:
    return {0xDF, 0xF1, 0xF0};
  case Colour::Events:
    return {0x6C, 0x34, 0x83};
  case Colour::EventsTint:
    return {0xF1, 0xE6, 0xF6};
  case Colour::Apply:
    return {0x8A, 0x4B, 0x08};
  case Colour::ApplyTint:
    return {0xFB, 0xEB, 0xD6};
  case Colour::People:
    return {0x2C, 0x63, 0x36};
  case Colour::PeopleTint:
    return {0xE2, 0xF1, 0xE4};
  case Colour::Words:
    return {0x23, 0x54, 0x9E};
  case Colour::WordsTint:
    return {0xE2, 0xEC, 0xFA};
  case Colour::About:
    return {0x4A, 0x4F, 0x57};
  case Colour::AboutTint:
    return {0xEC, 0xED, 0xEF};
  case Colour::Help:
    return {0xB3, 0x26, 0x1E};
  // The emergency needs a tint of its own that keeps ink and help over 5:1.
  case Colour::HelpTint:
    return {0xFB, 0xE9, 0xE7};
  }
  return {};
}

double contrast(Rgb one, Rgb other) {
  const double first = luminance(one);
  const double second = luminance(other);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Accent accent(std::string_view token) {
  struct Named {
    std::string_view token;
    Accent accent;
  };
  static constexpr std::array<Named, 7> table{{
      {"offers", {Colour::Offers, Colour::OffersTint}},
      {"events", {Colour::Events, Colour::EventsTint}},
      {"apply", {Colour::Apply, Colour::ApplyTint}},
      {"people", {Colour::People, Colour::PeopleTint}},
      {"words", {Colour::Words, Colour::WordsTint}},
      {"about", {Colour::About, Colour::AboutTint}},
      {"help", {Colour::Help, Colour::HelpTint}},
  }};
  const auto found = std::find_if(table.begin(), table.end(), [&](const Named& named) { return named.token == token; });
  return found == table.end() ? Accent{} : found->accent;
}

double Display::px_per_mm() const {
  if (diagonal_inch <= 0) return 1;
  return std::hypot(width_px, height_px) / (diagonal_inch * mm_per_inch);
}

Theme::Theme(const Display& display) : display_(display) {
  unit_ = std::min(display.width_px, display.height_px) / short_side_logical;
  if (unit_ <= 0) unit_ = 1;
  const auto needed = [&](Type type, double capitals_mm) {
    return capitals_mm * display.px_per_mm() / (look_of(type).size * cap_height_em);
  };
  type_unit_ = std::max({unit_, needed(Type::Body, body_capitals_mm), needed(Type::Chip, chip_capitals_mm)});
}

int Theme::px(int logical_px) const {
  if (logical_px <= 0) return 0;
  return std::max(1, static_cast<int>(std::lround(logical_px * unit_)));
}

int Theme::mm(double millimetres) const {
  // A hair less before rounding up: 20 mm that are 73.0000001 px stay 73.
  return static_cast<int>(std::ceil(millimetres * display_.px_per_mm() - 1e-6));
}

int Theme::size_px(Type type) const {
  const TypeLook look = look_of(type);
  const double size = look.size * type_unit_ * factor(look.growth, display_.scale);
  if (type == Type::Digits) return std::max(static_cast<int>(std::lround(size)), mm(digits_mm / cap_height_em));
  // Rounded up: half a pixel less would fall short of the millimetres.
  return static_cast<int>(std::ceil(size - 1e-6));
}

double Theme::growth(Type type) const { return factor(look_of(type).growth, display_.scale); }

bool Theme::is_bold(Type type) const { return look_of(type).bold; }

bool Theme::is_large(Type type) const {
  // Bold from 36 logical px on (9 mm em) is large at every text size; the rest is held to 4.5.
  return look_of(type).bold && look_of(type).size >= 36;
}

} // namespace kiosk::ui
