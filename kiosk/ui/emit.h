// From arranged pieces to items with screen rectangles: the one place that mirrors. Private to ui.
#pragma once

#include "kiosk/ui/measure.h"

namespace kiosk::ui {

/// Appends pieces and all that is in them to a LaidOut, in painting order.
class Emitter {
public:
  Emitter(LaidOut& out, const Theme& theme, text::Engine& engine) : out_(out), theme_(theme), engine_(engine) {}

  /// What the pager's buttons do.
  PageStart previous, next;

  /// Adds a piece whose left upper corner is at `x`, `y`.
  void add(const Piece& piece, int x, int y, Band band, int page, Colour background = Colour::Paper);

private:
  struct Place {
    int x = 0, y = 0;
    Band band = Band::Content;
    int page = 0;
    int parent = -1;
    int control = -1;
    Colour background = Colour::Paper;
  };
  void add(const Piece& piece, const Place& place);
  [[nodiscard]] Command command_of(const Node& node) const;
  void add_text(Item& item, const Piece& piece) const;

  LaidOut& out_;
  const Theme& theme_;
  text::Engine& engine_;
};

/// Marks what does not fit: children beyond their box, texts beyond theirs, boxes beyond the screen.
void mark_clipped(LaidOut& laid_out);

} // namespace kiosk::ui
