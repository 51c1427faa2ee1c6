// Widths and heights of nodes, before they have a place. Private to ui: layout.cpp, flow.cpp, split.cpp.
//
// A Piece is a node measured at a width. Its children's offsets count from the start side, so that
// nothing here differs between left-to-right and right-to-left; emit.cpp mirrors.
#pragma once

#include "kiosk/ui/layout.h"

#include <optional>
#include <utility>

namespace kiosk::ui {

/// Internal values of Node::action for the pager's buttons.
inline constexpr int turn_previous_action = -2;
inline constexpr int turn_next_action = -3;
[[nodiscard]] inline bool is_control(const Node& node) { return node.action != no_action; }

/// How far from the start something stands in `free` px more than it needs.
[[nodiscard]] inline int aligned(int free, Align align) {
  return free <= 0 || align == Align::Start ? 0 : align == Align::Center ? free / 2 : free;
}

/// A measured node, or the part of one that stands in one column. All lengths in device px.
struct Piece {
  const Node* node = nullptr; ///< owned by the page
  Direction direction = Direction::LeftToRight;
  int width = 0, height = 0;
  int start = 0, top = 0; ///< in the parent, from its start side and its upper edge; `top` is set by arrange()
  int line = 0;           ///< which line of the parent: a Column's child has its own, a Row's share one
  std::shared_ptr<const text::Layout> text;
  int first_line = 0, last_line = 0; ///< of the text
  int icon_px = 0;                   ///< of an icon
  bool is_part = false;              ///< of a split node: its least height no longer holds
  std::vector<Piece> children;
};

/// Measures nodes for one theme and engine.
class Measure {
public:
  Measure(const Theme& theme, text::Engine& engine) : theme_(theme), engine_(engine) {}

  /// Pictures are at most this high (a column's height); 0: no limit.
  int picture_height_max = 0;

  /// The node at a width, with its natural height.
  [[nodiscard]] Piece piece(const Node& node, int width, Direction inherited, const Node* parent = nullptr) const;

  /// How wide a node wants to be.
  enum class Want {
    Least,   ///< one letter in a line
    Word,    ///< no word broken
    Natural, ///< no line broken
  };
  [[nodiscard]] int width(const Node& node, Want want, const Node* parent = nullptr) const;

  [[nodiscard]] const Theme& theme() const { return theme_; }
  [[nodiscard]] text::Engine& engine() const { return engine_; }

private:
  [[nodiscard]] int icon_px(const Node& icon, const Node* parent) const;
  [[nodiscard]] int text_width(const Node& node, Want want) const;
  [[nodiscard]] int box_width(const Node& node, Want want) const;
  [[nodiscard]] text::Paragraph paragraph(const Node& node, text::Align align) const;
  void measure_text(Piece& piece, Align column_align) const;
  void measure_column(Piece& piece) const;
  void measure_row(Piece& piece) const;
  void measure_grid(Piece& piece) const;
  void measure_wrap(Piece& piece) const;
  [[nodiscard]] std::vector<int> row_widths(const Node& row, int total) const;
  [[nodiscard]] int column_child_width(const Node& child, int inner, Align align) const;

  const Theme& theme_;
  text::Engine& engine_;
};

/// The height that a piece needs for its children or lines.
[[nodiscard]] int natural_height(const Piece& piece, const Theme& theme);

/// Gives a piece its height (at least the natural one) and its children their places and heights.
void arrange(Piece& piece, int height, const Theme& theme);

/// How high columns are, and how far one may go to split.
struct SplitRule {
  int fresh_height = 0; ///< of an empty column: what is not higher stays whole
  bool force = false;   ///< split what would fit into a fresh column, too
};
/// Cuts a piece so that the first part is at most `room` high. None: it cannot be cut there.
[[nodiscard]] std::optional<std::pair<Piece, Piece>> split(const Piece& piece, int room, const SplitRule& rule,
                                                           const Theme& theme);

} // namespace kiosk::ui
