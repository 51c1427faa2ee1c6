// From a page to places: every leaf and box with its rectangle in device px. Pure.
#pragma once

#include "kiosk/ui/node.h"

#include <memory>
#include <optional>
#include <vector>

namespace kiosk::ui {

struct Rect {
  int x = 0, y = 0, width = 0, height = 0;

  [[nodiscard]] int right() const { return x + width; }
  [[nodiscard]] int bottom() const { return y + height; }
  [[nodiscard]] bool contains(int px, int py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  bool operator==(const Rect&) const = default;
};

/// What a control does: the screen's own action, or turning the page.
struct Command {
  enum class Kind { None, Action, Turn };
  Kind kind = Kind::None;
  int action = no_action;
  PageStart turn_to;

  bool operator==(const Command&) const = default;
};

/// Which band of the frame an item belongs to.
enum class Band : std::uint8_t { Header, Content, Bar, Footer, Overlay, Strip };

/// A node at its place. Items are in painting order (parents before children).
struct Item {
  Node node;    ///< without its children
  Rect box;     ///< screen px with page 0 on the screen; page n's content lies n viewport heights below
  int page = 0; ///< of content items
  Band band = Band::Content;
  Direction direction = Direction::LeftToRight;
  int parent = -1;                          ///< index of the parent item
  int control = -1;                         ///< index of the control item it belongs to (itself for a control)
  Command command;                          ///< of a control
  std::shared_ptr<const text::Layout> text; ///< of a text leaf
  Rect text_box;                            ///< where those lines stand, in the coordinates of `box`
  int first_line = 0, last_line = 0; ///< half open: the lines drawn here (a paragraph may go on on the next page)
  int icon_px = 0;                   ///< icons only: em size
  bool mirrored = false;             ///< icons only
  Colour background = Colour::Paper; ///< what the item stands on
  bool clipped = false;              ///< its content does not fit its own box, or the box not the screen
  int missing_glyphs = 0;            ///< of the whole text; 1 for an icon that the icon font lacks

  [[nodiscard]] bool is_control() const { return command.kind != Command::Kind::None; }
};

struct PageSpan {
  PageStart start;
  int first_item = 0, last_item = 0; ///< 1-based range of the list items on it (counts_items)
};

struct LaidOut {
  Display display;
  std::string id;
  Language language;
  Direction direction = Direction::LeftToRight;
  Rect content;                ///< the viewport between header and action bar
  std::vector<PageSpan> pages; ///< at least one
  int page = 0;                ///< the one shown
  std::vector<Item> items;
  bool has_overlay = false;
  Rect strip; ///< what covers the header; empty without one. Its items come last

  /// Painted and touched: neither beneath the overlay nor beneath the strip.
  [[nodiscard]] bool is_uncovered(Band band) const;

  /// The item's rectangle on the screen when the content is scrolled by `scroll_px` (page * viewport height at rest).
  [[nodiscard]] Rect on_screen(const Item& item, int scroll_px) const;
  [[nodiscard]] int rest_scroll() const { return page * content.height; }
  /// On the screen at rest: inside the viewport, not covered by an overlay.
  [[nodiscard]] bool is_visible(const Item& item) const;
  /// Words a reader sees at rest, for the idle time; those beneath a strip count, its own do not.
  [[nodiscard]] int visible_words() const;
};

/// Lays a page out; `start` chooses the page shown (the last one that begins at or before it).
[[nodiscard]] LaidOut lay_out(const Page& page, const Theme& theme, text::Engine& engine, PageStart start = {});

/// The control at a point of the screen at rest (nearest within the gaps of 8 logical px); -1: none.
[[nodiscard]] int hit(const LaidOut& laid_out, int x, int y);

/// Text on what it stands on, or a control's outline on what is around it.
struct Contrast {
  double ratio = 0;
  double least = 0; ///< that it needs
};
[[nodiscard]] std::optional<Contrast> contrast_of(const LaidOut& laid_out, const Item& item);

/// The item's name; else its text (the lines that it shows); of a control, list item or chip, all
/// texts within it. Without bidi controls.
[[nodiscard]] std::string label_of(const LaidOut& laid_out, int index);

enum class Key { Up, Down, Left, Right };
/// The control that an arrow key leads to from `focus` (-1: the first of the content): the nearest
/// in that direction; pager and footer are reached from the content's end. Never -1 when there are controls.
[[nodiscard]] int move_focus(const LaidOut& laid_out, int focus, Key key);

/// The layout as JSON: see `elternkiosk picture --help`. `action_name` gives an action's address or `do:<verb>`.
[[nodiscard]] std::string to_json(const LaidOut& laid_out, const std::function<std::string(int action)>& action_name);

/// One line an item, for reviewing as text: band, role, box, label, action.
[[nodiscard]] std::string to_dump(const LaidOut& laid_out, const std::function<std::string(int action)>& action_name);

} // namespace kiosk::ui
