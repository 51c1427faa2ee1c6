// Editing by letters; scrolling to the caret.
#include "kiosk/text/one_line_field.h"

#include "kiosk/text/unicode_text.h"

#include <algorithm>

namespace kiosk::text {
namespace {

constexpr int boundless_px = 1 << 17;
constexpr char16_t replacement = 0xFFFD;

/// What may stand in one line.
std::u16string plain(std::string_view utf8) {
  std::u16string units = to_unicode({Span{std::string(utf8), Weight::Regular}}).units;
  std::replace_if(units.begin(), units.end(), is_line_end, u' ');
  std::erase(units, replacement);
  return units;
}

} // namespace

Range OneLineField::selection() const { return {std::min(caret_, anchor_), std::max(caret_, anchor_)}; }

void OneLineField::replace(Range range, std::u16string_view by) {
  std::u16string units = segments_.units();
  units.replace(range.begin, range.end - range.begin, by);
  segments_ = Segments(std::move(units), language_);
  // A mark that was put behind a letter, or lost its own one, belongs to the letter before it now.
  const auto wanted = range.begin + static_cast<std::uint32_t>(by.size());
  const Range letter = segments_.letter_at(wanted);
  caret_ = anchor_ = letter.begin == wanted ? wanted : letter.end;
}

void OneLineField::insert(std::string_view utf8) {
  std::u16string units = plain(utf8);
  const Range replaced = selection();
  const std::size_t kept = segments_.size() - (replaced.end - replaced.begin);
  const std::size_t room = units_max - std::min(units_max, kept);
  if (units.size() > room) {
    const Segments whole(units, language_);
    units.resize(whole.at_or_before(static_cast<std::uint32_t>(room)));
  }
  replace(replaced, units);
}

void OneLineField::delete_backward() {
  const Range selected = selection();
  replace(selected.empty() ? Range{segments_.letter_before(caret_), caret_} : selected, {});
}

void OneLineField::delete_forward() {
  const Range selected = selection();
  replace(selected.empty() ? Range{caret_, segments_.letter_at(caret_).end} : selected, {});
}

void OneLineField::clear() { replace({0, segments_.size()}, {}); }

std::uint32_t OneLineField::moved(Move move) const {
  const bool is_right_to_left = direction_of(language_) == Direction::RightToLeft;
  const bool goes_on = (move == Move::Right || move == Move::WordRight) != is_right_to_left;
  switch (move) {
  case Move::Home:
    return 0;
  case Move::End:
    return segments_.size();
  case Move::Left:
  case Move::Right:
    return goes_on ? segments_.letter_at(caret_).end : segments_.letter_before(caret_);
  case Move::WordLeft:
  case Move::WordRight:
    break;
  }
  // To the next word's begin, or to that of the word before.
  std::uint32_t before = 0;
  for (const Range& word : segments_.words()) {
    if (goes_on && word.begin > caret_) return word.begin;
    if (word.begin < caret_) before = word.begin;
  }
  return goes_on ? segments_.size() : before;
}

void OneLineField::move(Move move, Selecting selecting) {
  const Range selected = selection();
  const bool is_step = move == Move::Left || move == Move::Right;
  if (selecting == Selecting::No && is_step && !selected.empty()) {
    const bool goes_on = (move == Move::Right) != (direction_of(language_) == Direction::RightToLeft);
    caret_ = anchor_ = goes_on ? selected.end : selected.begin;
    return;
  }
  place_caret(moved(move), selecting);
}

void OneLineField::place_caret(std::uint32_t offset, Selecting selecting) {
  caret_ = segments_.at_or_before(std::min(offset, segments_.size()));
  if (selecting == Selecting::No) anchor_ = caret_;
}

void OneLineField::select_all() {
  anchor_ = 0;
  caret_ = segments_.size();
}

Paragraph OneLineField::paragraph(int size_px) const {
  Paragraph paragraph;
  paragraph.spans = {Span{text(), Weight::Regular}};
  paragraph.language = language_;
  paragraph.size_px = size_px;
  return paragraph;
}

FieldView view_of(const OneLineField& field, Engine& engine, int size_px, int width_px, float scroll_px) {
  const Paragraph paragraph = field.paragraph(size_px);
  const int natural = engine.lay_out(paragraph, boundless_px)->width;
  // Spaces at the end hang over a layout's edge; the caret behind them still has to be seen.
  const int width = std::max(width_px, natural);
  FieldView view;
  view.layout = engine.lay_out(paragraph, width);
  view.caret = caret_at(*view.layout, field.segments(), field.caret());
  view.selection = boxes_of(*view.layout, field.segments(), field.selection());
  const auto window = static_cast<float>(width_px);
  const float least = std::min(0.0F, view.caret.x);
  const float most = std::max(static_cast<float>(width - width_px), view.caret.x - window);
  view.scroll_px = std::clamp(scroll_px, view.caret.x - window, view.caret.x);
  view.scroll_px = std::clamp(view.scroll_px, least, std::max(least, most));
  return view;
}

} // namespace kiosk::text
