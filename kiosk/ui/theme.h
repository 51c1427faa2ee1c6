// Colours, type and measures of one display at one text size: the only table of looks.
//
// Screens name tokens and logical px (those of a 1080 px wide sketch on 23.8"); the theme turns
// them into device px. Touch targets and letters are set in millimetres from the diagonal.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <string_view>

namespace kiosk::ui {

enum class Colour : std::uint8_t {
  None, ///< draw nothing
  Paper,
  Card,
  Edge,
  Line,
  Ink,
  Soft,
  White,
  Offers,
  OffersTint,
  Events,
  EventsTint,
  Apply,
  ApplyTint,
  People,
  PeopleTint,
  Words,
  WordsTint,
  About,
  AboutTint,
  Help,
  HelpTint,
};

struct Rgb {
  std::uint8_t red = 0, green = 0, blue = 0;
};
[[nodiscard]] Rgb rgb(Colour colour);
/// WCAG 2 contrast ratio, 1 to 21.
[[nodiscard]] double contrast(Rgb one, Rgb other);

/// A section's strong colour and its tint, by the token's name in a pack ("offers"); About for others.
struct Accent {
  Colour strong = Colour::About;
  Colour tint = Colour::AboutTint;
};
[[nodiscard]] Accent accent(std::string_view token);

/// Kinds of text. Sizes are logical px at 100 %: see theme.cpp.
enum class Type : std::uint8_t {
  Question,     ///< 56 bold: the screen's heading (at 200 % at most 140 % of it)
  Digits,       ///< emergency numbers: digits at least 15 mm high
  DigitsSmall,  ///< 56 bold, for the long numbers
  CardTitle,    ///< 38 bold
  TileTitle,    ///< 44 bold
  Body,         ///< 34
  Strong,       ///< 34 bold
  Second,       ///< 30
  Chip,         ///< 29
  Kicker,       ///< 30 bold: the section's name above a heading
  Action,       ///< 34 bold: words on buttons; the frame's letters grow to 150 % only, for the content's sake
  Position,     ///< 34: between the pager's buttons
  Label,        ///< 28: footer
  LabelStrong,  ///< 28 bold
  Clock,        ///< 38 bold, does not grow
  Header,       ///< 36 bold, does not grow
  HeaderSecond, ///< 28, does not grow
  DateNumber,   ///< 44 bold: the day in a date tile
};

enum class TextScale { Percent100, Percent150, Percent200 };

/// A display: pixels, its diagonal, and the reader's text size.
struct Display {
  int width_px = 1080;
  int height_px = 1920;
  double diagonal_inch = 23.8;
  TextScale scale = TextScale::Percent100;

  [[nodiscard]] bool is_portrait() const { return height_px >= width_px; }
  [[nodiscard]] double px_per_mm() const;
  bool operator==(const Display&) const = default;
};

class Theme {
public:
  explicit Theme(const Display& display);

  [[nodiscard]] const Display& display() const { return display_; }
  /// Device px of logical px (a sketch of 1080 px on the short side).
  [[nodiscard]] int px(int logical_px) const;
  /// Device px of millimetres, rounded up.
  [[nodiscard]] int mm(double millimetres) const;
  /// Em size in device px: body capitals at least 5 mm, chips at least 4 mm, on any diagonal.
  [[nodiscard]] int size_px(Type type) const;
  [[nodiscard]] bool is_bold(Type type) const;
  /// Large in the sense of WCAG 1.4.3: contrast 3 suffices.
  [[nodiscard]] bool is_large(Type type) const;
  /// How much larger than at 100 % letters of this type are: 1 to 2.
  [[nodiscard]] double growth(Type type) const;
  /// The smallest side of a touch target: 20 mm.
  [[nodiscard]] int touch_px() const { return mm(20.0); }

private:
  Display display_;
  double unit_ = 1;      ///< device px of one logical px
  double type_unit_ = 1; ///< the same for letters, at 100 %
};

} // namespace kiosk::ui
