// The tree a screen is made of: boxes, texts, icons and pictures with a role and a name.
//
// A screen builds it, layout gives it places, painting draws it, tests and (later) speech and a
// keypad walk it. It knows no screen of ours: an action is an index into the screen's own list.
// Lengths are logical px (see theme.h); start and end, never left and right.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/text/engine.h"
#include "kiosk/ui/theme.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::ui {

enum class Role : std::uint8_t { Group, Heading, Text, Button, Link, List, ListItem, Image, Icon, Chip, Progress };

/// How a box places its children.
enum class Box : std::uint8_t {
  Column, ///< below each other, each as wide as the box
  Row,    ///< beside each other from the start side; `grow` shares what is left; controls equally high
  Grid,   ///< `columns` equal columns; all cells of one row are equally high
  Wrap,   ///< beside each other, going on in a new line (chips)
};

enum class Align : std::uint8_t { Start, Center, End };

struct Edges {
  int block = 0;   ///< above and below
  int inline_ = 0; ///< at the start and the end
};

/// Dark and light squares to be read by a camera: row by row, without the quiet border.
struct Matrix {
  int side = 0;
  std::vector<bool> dark; ///< side * side
};

/// How a box is drawn.
struct Look {
  Colour fill = Colour::None;
  Colour edge = Colour::None;
  int edge_width = 0;
  int radius = 0;
};

inline constexpr int no_action = -1;

struct Node {
  Role role = Role::Group;
  std::string name;       ///< what is read aloud, where it is not the node's own text
  int action = no_action; ///< a control: index into the screen's actions. Never inside another control
  bool selected = false;  ///< spoken and drawn as the chosen one

  // A text leaf has spans, an icon leaf an icon, a picture leaf a picture; others are boxes.
  std::vector<text::Span> spans; ///< weight is added to the type's own
  Language language;             ///< of the spans; also for speech
  std::string unit;              ///< key of the text, where it is known: for reports
  Type type = Type::Body;
  Colour colour = Colour::Ink;
  int lines_max = 0;           ///< of the text: what is longer ends with '…'; 0: all of it. For fixed bands only
  Align align = Align::Start;  ///< of the text; of a box's children across its direction (Row: top, middle, bottom)
  std::string icon;            ///< name in the icon font; arrows and chevrons are mirrored by layout
  int icon_size = 0;           ///< beside text in a Row it grows with that text, up to half as large again
  std::string picture;         ///< id of a picture
  double picture_aspect = 2.4; ///< width / height
  double progress = 0;         ///< Role::Progress: 0 to 1, filled from the start side
  std::shared_ptr<const Matrix> matrix; ///< a square leaf as wide as `width`; never mirrored

  Box box = Box::Column;
  std::vector<Node> children;
  std::optional<Direction> direction; ///< of this subtree; default: the parent's
  Look look;
  Edges padding;
  int gap = 0;
  int columns = 2;
  int min_width = 0, min_height = 0;
  bool touch_high = false;      ///< at least theme.touch_px() high and wide, whatever min_height says
  int width = 0;                ///< fixed; 0: natural (Row) or the box's (Column)
  int height_max = 0;           ///< pictures
  int grow = 0;                 ///< share of what is left in a Row (width) or a Column of fixed height
  Align justify = Align::Start; ///< of a Row's or Column's children along its direction when space is left

  [[nodiscard]] bool is_text() const { return !spans.empty(); }
  [[nodiscard]] bool is_leaf() const {
    return is_text() || !icon.empty() || !picture.empty() || matrix != nullptr || role == Role::Progress;
  }
};

/// Where a turned page begins: see visit::Anchor, which is the same in a visitor's words.
struct PageStart {
  int block = 0;
  int piece = 0;
  auto operator<=>(const PageStart&) const = default;
};

/// A whole screen in its fixed frame.
///
/// `heading` stands above the content on the first page only, as wide as the screen. `blocks` flow
/// down `columns` columns and go on on the next page when they do not fit: nothing is ever cut at
/// rest. A heading is never left alone at the end of a column. When there is more than one page,
/// layout adds a pager to the action bar.
struct Page {
  std::string id;    ///< the screen's address, for dumps
  std::string title; ///< spoken when the screen opens
  Language language;
  Direction direction = Direction::LeftToRight;

  Node header;
  std::vector<Node> heading;
  std::optional<Node> running; ///< stands above the content of every page after the first
  std::vector<Node> blocks;
  int columns = 1;
  int gap = 20;            ///< between blocks, logical px
  bool at_bottom = false;  ///< blocks stand at the lower end of the content (the language wall)
  bool fill = false;       ///< blocks share the content's height by their `grow` (home)
  std::optional<Node> bar;    ///< the action bar: directly above the footer
  std::optional<Node> finish; ///< ends the visit: after the blocks, or in the pager of the last page
  Node footer;
  std::optional<Node> overlay; ///< covers header and content completely (idle warning)
  std::optional<Node> strip;   ///< covers the header and nothing else: the page below it stays as it is

  bool counts_items = false; ///< the pager says "1 bis 4 von 5" (blocks with Role::ListItem), else "Seite 1 von 2"
  std::string pager_previous, pager_next; ///< labels
  std::function<std::string(int from, int to, int of)> items_position;
  std::function<std::string(int page, int of)> pages_position;
};

} // namespace kiosk::ui
