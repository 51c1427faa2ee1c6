// How wide and high nodes are: texts through the engine, boxes from their children.
#include "kiosk/ui/measure.h"

#include <algorithm>
#include <numeric>

namespace kiosk::ui {

namespace {

constexpr int boundless_px = 1 << 20;
constexpr int progress_height = 16; ///< logical px
constexpr double icon_growth_max = 1.5;
/// Words longer than this may be broken before a row overflows (and Thai has no spaces at all).
constexpr int word_em_max = 12;

text::Align flipped(text::Align align) {
  return align == text::Align::Start ? text::Align::End : align == text::Align::End ? text::Align::Start : align;
}

text::Align to_text(Align align) {
  return align == Align::Start ? text::Align::Start : align == Align::Center ? text::Align::Center : text::Align::End;
}

/// Read line by line; titles and words on controls keep whole what fits a line of its own. Easy German
/// divides no word that it need not.
bool is_running_text(const Node& node) {
  return (node.type == Type::Body || node.type == Type::Second) && node.language.tag != "de-simple";
}

bool is_icon(const Node& node) { return !node.icon.empty() && !node.is_text(); }

const Node* first_text(const Node& node) {
  if (node.is_text()) return &node;
  for (const Node& child : node.children) {
    if (const Node* text = first_text(child)) return text;
  }
  return nullptr;
}

} // namespace

int Measure::icon_px(const Node& icon, const Node* parent) const {
  const Node* text = parent != nullptr && parent->box == Box::Row ? first_text(*parent) : nullptr;
  const double growth = text == nullptr ? 1 : std::min(icon_growth_max, theme_.growth(text->type));
  return theme_.px(static_cast<int>(icon.icon_size * growth));
}

text::Paragraph Measure::paragraph(const Node& node, text::Align align) const {
  text::Paragraph paragraph;
  paragraph.spans = node.spans;
  if (theme_.is_bold(node.type)) {
    for (text::Span& span : paragraph.spans)
      span.weight = text::Weight::Bold;
  }
  paragraph.language = node.language;
  paragraph.size_px = theme_.size_px(node.type);
  paragraph.align = align;
  paragraph.dividing = is_running_text(node) ? text::Dividing::ShortLines : text::Dividing::WideWords;
  paragraph.lines_max = node.lines_max;
  return paragraph;
}

int Measure::text_width(const Node& node, Want want) const {
  const int em = theme_.size_px(node.type);
  if (want == Want::Least) return em;
  text::Paragraph whole = paragraph(node, text::Align::Start);
  const int natural = engine_.lay_out(whole, boundless_px)->width;
  if (want == Want::Natural) return natural;
  int widest = 0;
  for (const text::Span& span : whole.spans) {
    std::size_t begin = 0;
    while (begin < span.text.size()) {
      const std::size_t end = std::min(span.text.find_first_of(" \n", begin), span.text.size());
      if (end > begin) {
        text::Paragraph word = whole;
        word.spans = {{span.text.substr(begin, end - begin), span.weight}};
        widest = std::max(widest, engine_.lay_out(word, boundless_px)->width);
      }
      begin = end + 1;
    }
  }
  return std::min({widest, natural, std::max(em, word_em_max * em)});
}

int Measure::box_width(const Node& node, Want want) const {
  int widest = 0;
  int sum = 0;
  for (const Node& child : node.children) {
    const int child_width = width(child, want, &node);
    widest = std::max(widest, child_width);
    sum += child_width;
  }
  const int gap = theme_.px(node.gap);
  const int gaps = node.children.empty() ? 0 : gap * (static_cast<int>(node.children.size()) - 1);
  switch (node.box) {
  case Box::Column:
    return widest;
  case Box::Row:
    return sum + gaps;
  case Box::Grid:
    return std::max(1, node.columns) * (widest + gap) - gap;
  case Box::Wrap:
    return want == Want::Natural ? sum + gaps : widest;
  }
  return widest;
}

int Measure::width(const Node& node, Want want, const Node* parent) const {
  if (node.width > 0) return theme_.px(node.width);
  int inner = 0;
  if (node.is_text()) {
    inner = text_width(node, want);
  } else if (!node.icon.empty()) {
    inner = icon_px(node, parent);
  } else if (!node.picture.empty()) {
    const int height = theme_.px(node.height_max > 0 ? node.height_max : 200);
    inner = want == Want::Natural ? static_cast<int>(height * node.picture_aspect) : height;
  } else {
    inner = box_width(node, want);
  }
  int least = theme_.px(node.min_width);
  if (node.touch_high) least = std::max(least, theme_.touch_px());
  return std::max(inner + 2 * theme_.px(node.padding.inline_), least);
}

Piece Measure::piece(const Node& node, int width, Direction inherited, const Node* parent) const {
  Piece piece;
  piece.node = &node;
  piece.direction = node.direction.value_or(inherited);
  piece.width = width;
  if (node.is_text()) {
    measure_text(piece, parent != nullptr && parent->box == Box::Column ? parent->align : Align::Start);
  } else if (is_icon(node)) {
    piece.icon_px = icon_px(node, parent);
  } else if (!node.is_leaf()) {
    switch (node.box) {
    case Box::Column:
      measure_column(piece);
      break;
    case Box::Row:
      measure_row(piece);
      break;
    case Box::Grid:
      measure_grid(piece);
      break;
    case Box::Wrap:
      measure_wrap(piece);
      break;
    }
  }
  piece.height = natural_height(piece, theme_);
  if (!node.picture.empty() && !node.is_text()) {
    int height = static_cast<int>(piece.width / std::max(0.1, node.picture_aspect));
    if (node.height_max > 0) height = std::min(height, theme_.px(node.height_max));
    if (picture_height_max > 0) height = std::min(height, picture_height_max);
    piece.height = height;
    piece.width = std::min(piece.width, static_cast<int>(height * node.picture_aspect));
  }
  return piece;
}

void Measure::measure_text(Piece& piece, Align column_align) const {
  const Node& node = *piece.node;
  text::Align align = to_text(node.align == Align::Start ? column_align : node.align);
  // The box says where a line starts, the language how it runs: German in an Arabic page stands right.
  if (direction_of(node.language) != piece.direction) align = flipped(align);
  const int inner = std::max(1, piece.width - 2 * theme_.px(node.padding.inline_));
  piece.text = engine_.lay_out(paragraph(node, align), inner);
  piece.last_line = static_cast<int>(piece.text->lines.size());
}

int Measure::column_child_width(const Node& child, int inner, Align align) const {
  if (child.width > 0) return theme_.px(child.width);
  if (is_icon(child)) return std::min(inner, width(child, Want::Natural));
  if (align == Align::Start || child.role == Role::Progress) return inner;
  return std::min(inner, width(child, Want::Natural));
}

void Measure::measure_column(Piece& column) const {
  const Node& node = *column.node;
  const int padding = theme_.px(node.padding.inline_);
  const int inner = std::max(1, column.width - 2 * padding);
  int line = 0;
  for (const Node& child : node.children) {
    Piece measured = piece(child, column_child_width(child, inner, node.align), column.direction, &node);
    const bool is_picture = !child.picture.empty();
    measured.start = padding + aligned(inner - measured.width, is_picture ? child.align : node.align);
    measured.line = line++;
    column.children.push_back(std::move(measured));
  }
}

void Measure::measure_row(Piece& row) const {
  const Node& node = *row.node;
  if (node.children.empty()) return;
  const int padding = theme_.px(node.padding.inline_);
  const int gap = theme_.px(node.gap);
  const int gaps = gap * (static_cast<int>(node.children.size()) - 1);
  const int inner = std::max(1, row.width - 2 * padding - gaps);
  const std::vector<int> widths = row_widths(node, inner);
  const int used = std::accumulate(widths.begin(), widths.end(), 0);
  int start = padding + aligned(inner - used, node.justify);
  for (std::size_t i = 0; i < widths.size(); ++i) {
    Piece measured = piece(node.children[i], widths[i], row.direction, &node);
    measured.start = start;
    start += widths[i] + gap;
    row.children.push_back(std::move(measured));
  }
}

void Measure::measure_grid(Piece& grid) const {
  const Node& node = *grid.node;
  const int padding = theme_.px(node.padding.inline_);
  const int gap = theme_.px(node.gap);
  const int columns = std::max(1, node.columns);
  const int room = std::max(columns, grid.width - 2 * padding - gap * (columns - 1));
  const auto edge = [&](int column) { return static_cast<int>(static_cast<std::int64_t>(room) * column / columns); };
  int index = 0;
  for (const Node& child : node.children) {
    const int column = index % columns;
    Piece measured = piece(child, edge(column + 1) - edge(column), grid.direction);
    measured.start = padding + edge(column) + column * gap;
    measured.line = index / columns;
    grid.children.push_back(std::move(measured));
    ++index;
  }
}

void Measure::measure_wrap(Piece& wrap) const {
  const Node& node = *wrap.node;
  const int padding = theme_.px(node.padding.inline_);
  const int gap = theme_.px(node.gap);
  const int inner = std::max(1, wrap.width - 2 * padding);
  int start = 0;
  int line = 0;
  for (const Node& child : node.children) {
    const int child_width = std::min(inner, width(child, Want::Natural));
    if (start > 0 && start + child_width > inner) {
      start = 0;
      ++line;
    }
    Piece measured = piece(child, child_width, wrap.direction);
    measured.start = padding + start;
    measured.line = line;
    start += measured.width + gap;
    wrap.children.push_back(std::move(measured));
  }
}

int natural_height(const Piece& piece, const Theme& theme) {
  const Node& node = *piece.node;
  int inner = 0;
  if (piece.text) {
    inner = (piece.last_line - piece.first_line) * piece.text->line_height;
  } else if (!node.icon.empty()) {
    inner = piece.icon_px;
  } else if (node.role == Role::Progress) {
    inner = node.min_height > 0 ? 0 : theme.px(progress_height);
  } else if (!node.picture.empty()) {
    inner = piece.height - 2 * theme.px(node.padding.block);
  } else {
    int line = -1;
    int line_height = 0;
    for (const Piece& child : piece.children) {
      if (child.line != line) {
        if (line >= 0) inner += line_height + theme.px(node.gap);
        line = child.line;
        line_height = 0;
      }
      line_height = std::max(line_height, child.height);
    }
    inner += line_height;
  }
  const int height = inner + 2 * theme.px(node.padding.block);
  if (piece.is_part) return height;
  int least = theme.px(node.min_height);
  if (node.touch_high) least = std::max(least, theme.touch_px());
  return std::max(height, least);
}

} // namespace kiosk::ui
