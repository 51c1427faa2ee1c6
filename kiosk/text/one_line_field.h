// A line of text that a visitor edits, as a value: what it says, where the caret is, what is selected.
//
// Knows no key and no drawing. A caret never stands inside a letter.
#pragma once

#include "kiosk/text/engine.h"
#include "kiosk/text/places.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::text {

/// Left and Right mean the logical order as the field's direction shows it: in a right-to-left field Left goes
/// forward. Not the visual order, in which a caret in mixed text stands still, jumps, or passes a place twice;
/// so each step passes exactly the letter that deleting would take.
enum class Move { Left, Right, WordLeft, WordRight, Home, End };

enum class Selecting { No, Yes };

class OneLineField {
public:
  explicit OneLineField(Language language = {}) : language_(std::move(language)), segments_({}, language_) {}

  [[nodiscard]] std::string text() const { return segments_.utf8({0, segments_.size()}); }
  [[nodiscard]] const Segments& segments() const { return segments_; }
  [[nodiscard]] std::uint32_t caret() const { return caret_; }
  /// Empty when nothing is selected.
  [[nodiscard]] Range selection() const;

  /// Puts text in place of the selection. Line ends and tabs become spaces, other controls and bytes that are no
  /// UTF-8 go. What would make the field longer than `units_max` is cut off at a letter.
  void insert(std::string_view utf8);
  /// Deletes the selection, or else the letter before the caret.
  void delete_backward();
  /// Deletes the selection, or else the letter behind the caret.
  void delete_forward();
  void clear();

  /// Moves the caret; without Selecting::Yes a selection ends at the side moved to.
  void move(Move move, Selecting selecting = Selecting::No);
  /// Sets the caret before the letter at `offset` (see caret_offset_at()).
  void place_caret(std::uint32_t offset, Selecting selecting = Selecting::No);
  void select_all();

  /// What to lay out.
  [[nodiscard]] Paragraph paragraph(int size_px) const;

  static constexpr std::size_t units_max = 200;

private:
  void replace(Range range, std::u16string_view by);
  [[nodiscard]] std::uint32_t moved(Move move) const;

  Language language_;
  Segments segments_;
  std::uint32_t caret_ = 0;
  std::uint32_t anchor_ = 0; ///< where the selection began; the caret where nothing is selected
};

/// A field as it shows in a window of `width_px`.
struct FieldView {
  std::shared_ptr<const Layout> layout; ///< one line, at least as wide as the window
  float scroll_px = 0;                  ///< how far the layout is moved to the left
  Caret caret;
  std::vector<TextBox> selection;
};

/// Lays the field out and scrolls as little as needed from `scroll_px` on to show the caret.
[[nodiscard]] FieldView view_of(const OneLineField& field, Engine& engine, int size_px, int width_px, float scroll_px);

} // namespace kiosk::text
