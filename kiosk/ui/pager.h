// The action bar: the pager beside or above the page's own bar. Private to ui.
#pragma once

#include "kiosk/ui/measure.h"

namespace kiosk::ui {

/// What the pager of one page says and leads to.
struct PagerState {
  int page = 0;
  int pages = 1;
  std::string position;
  const Node* finish = nullptr; ///< a button in the last page's place of "next"
};

/// How the pager is built: labels give way before anything is cut.
enum class PagerForm {
  Labels,   ///< [previous] position [next]
  Chevrons, ///< buttons without words: the position between them is the word
};

/// [previous] position [next]; a button that would lead nowhere is an empty place.
[[nodiscard]] Node pager(const Page& page, const PagerState& state, PagerForm form);

/// The whole bar, or none when there is neither pager nor bar.
[[nodiscard]] std::optional<Node> bar(const Page& page, std::optional<Node> pager, bool is_portrait);

/// "1 bis 4 von 5" or "Seite 1 von 2".
[[nodiscard]] std::string position(const Page& page, const std::vector<PageSpan>& pages, int shown, int items);

/// Whether every text of a piece stands in one line, without a broken word.
[[nodiscard]] bool is_single_lined(const Piece& piece);

} // namespace kiosk::ui
