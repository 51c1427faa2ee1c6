// Paging: all of the content, once, in order, and nothing cut at rest.
#include "kiosk/ui/label.h"

#include "samples.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace kiosk;
using namespace kiosk::ui;

namespace {

void collect(const Node& node, std::string& words) {
  for (const text::Span& span : node.spans)
    words += span.text;
  for (const Node& child : node.children)
    collect(child, words);
}

std::string without_spaces(std::string words) {
  std::erase(words, ' ');
  return words;
}

std::string expected_words(const Page& page) {
  std::string words;
  for (const Node& node : page.heading)
    collect(node, words);
  for (const Node& node : page.blocks)
    collect(node, words);
  return without_spaces(words);
}

std::string shown_words(const LaidOut& laid_out) {
  std::string words;
  for (std::size_t i = 0; i < laid_out.items.size(); ++i) {
    const Item& item = laid_out.items[i];
    if (item.band == Band::Content && item.text) words += label_of(laid_out, static_cast<int>(i));
  }
  return without_spaces(words);
}

int turns_shown(const LaidOut& laid_out) {
  int count = 0;
  for (const Item& item : laid_out.items)
    count += item.command.kind == Command::Kind::Turn ? 1 : 0;
  return count;
}

bool has_control(const LaidOut& laid_out, const Item& block) {
  return std::any_of(laid_out.items.begin(), laid_out.items.end(), [&](const Item& item) {
    const Rect& box = block.box;
    return item.is_control() && item.page == block.page && item.band == Band::Content &&
           box.contains(item.box.x, item.box.y);
  });
}

/// A heading is followed, in its own column, by something else. Only a control that leaves it no
/// room in a whole column may part from it: controls are not cut.
bool has_orphaned_heading(const LaidOut& laid_out) {
  std::vector<const Item*> blocks;
  for (const Item& item : laid_out.items) {
    if (item.band == Band::Content && item.parent < 0) blocks.push_back(&item);
  }
  for (std::size_t i = 0; i + 1 < blocks.size(); ++i) {
    if (blocks[i]->node.role != Role::Heading) continue;
    if (blocks[i + 1]->page == blocks[i]->page && blocks[i + 1]->box.x == blocks[i]->box.x) continue;
    int together = 2 * 16;
    std::size_t follower = i;
    while (follower + 1 < blocks.size() && blocks[follower]->node.role == Role::Heading) {
      together += blocks[follower++]->box.height + 20;
    }
    together += blocks[follower]->box.height;
    if (together <= laid_out.content.height || !has_control(laid_out, *blocks[follower])) return true;
  }
  return false;
}

} // namespace

TEST_CASE("random pages: every line once, in order, on a page") {
  const char* const seed = std::getenv("KIOSK_SEED"); // for long runs by hand
  std::mt19937 random(seed == nullptr ? 2026U : static_cast<unsigned>(std::atoi(seed)));
  for (int round = 0; round < 60; ++round) {
    const Page page = samples::random_page(random);
    const std::string expected = expected_words(page);
    for (const bool portrait : {true, false}) {
      const TextScale scale = static_cast<TextScale>(round % 3);
      const LaidOut out = lay_out(page, Theme(samples::display(portrait, scale)), samples::engine());
      INFO("round " << round << (portrait ? " portrait " : " landscape ") << to_dump(out, samples::action_name));
      CHECK(shown_words(out) == expected);
      CHECK(out.content.height * 4 > out.display.height_px);
      bool all_inside = true;
      for (const Item& item : out.items) {
        if (item.band != Band::Content) continue;
        const int top = out.content.y + item.page * out.content.height;
        all_inside = all_inside && item.box.y >= top && item.box.bottom() <= top + out.content.height;
      }
      CHECK(all_inside);
      CHECK_FALSE(has_orphaned_heading(out));
      for (std::size_t i = 1; i < out.pages.size(); ++i)
        CHECK(out.pages[i - 1].start < out.pages[i].start);
    }
  }
}

TEST_CASE("each page is shown by its own start, with its pager") {
  Page page = samples::list_page(9);
  const Theme theme(samples::display(true));
  const LaidOut first = lay_out(page, theme, samples::engine());
  REQUIRE(first.pages.size() > 1);
  CHECK(turns_shown(first) == 1);
  for (std::size_t i = 0; i < first.pages.size(); ++i) {
    const LaidOut shown = lay_out(page, theme, samples::engine(), first.pages[i].start);
    CHECK(shown.page == static_cast<int>(i));
    CHECK(shown.content == first.content);
    const bool is_edge = i == 0 || i + 1 == first.pages.size();
    CHECK(turns_shown(shown) == (is_edge ? 1 : 2));
    for (const Item& item : shown.items) {
      if (item.command.kind != Command::Kind::Turn) continue;
      const bool is_next = item.node.name == page.pager_next;
      CHECK(item.command.turn_to == first.pages[is_next ? i + 1 : i - 1].start);
    }
  }
  // A start between two pages shows the page that it is on.
  CHECK(lay_out(page, theme, samples::engine(), {4, 9}).page == 0);
  CHECK(lay_out(page, theme, samples::engine(), {999, 0}).page + 1 == static_cast<int>(first.pages.size()));
}

TEST_CASE("the pager counts list items without gap or overlap") {
  const LaidOut out = lay_out(samples::list_page(23), Theme(samples::display(true)), samples::engine());
  int next = 1;
  for (const PageSpan& page : out.pages) {
    CHECK(page.first_item == next);
    next = page.last_item + 1;
  }
  CHECK(next == 24);
}

TEST_CASE("one page has no pager; the bar stands right above the footer") {
  Page page = samples::list_page(2);
  page.bar = samples::row({samples::button("Seite schließen", 5)});
  const LaidOut out = lay_out(page, Theme(samples::display(true)), samples::engine());
  CHECK(turns_shown(out) == 0);
  int footer_top = 0;
  int bar_bottom = 0;
  for (const Item& item : out.items) {
    if (item.band == Band::Footer && item.parent < 0) footer_top = item.box.y;
    if (item.band == Band::Bar && item.parent < 0) bar_bottom = item.box.bottom();
  }
  CHECK(bar_bottom < footer_top);
  CHECK(footer_top - bar_bottom <= 24);
  CHECK(out.content.bottom() < bar_bottom);
}

namespace {

/// The band of the control with an action on the page that is shown; none where it is not shown.
std::optional<Band> band_of(const LaidOut& out, int action) {
  for (const Item& item : out.items)
    if (item.command.kind == Command::Kind::Action && item.command.action == action && out.is_visible(item))
      return item.band;
  return std::nullopt;
}

} // namespace

TEST_CASE("the ending follows the blocks of a single page, and stands in the pager of the last of several") {
  constexpr int ending = 77;
  const Theme theme(samples::display(true));
  Page page = samples::list_page(2);
  page.finish = samples::button("Fertig", ending);
  const LaidOut one = lay_out(page, theme, samples::engine());
  REQUIRE(one.pages.size() == 1);
  CHECK(band_of(one, ending) == Band::Content);

  page = samples::list_page(9);
  page.finish = samples::button("Fertig", ending);
  const LaidOut first = lay_out(page, theme, samples::engine());
  REQUIRE(first.pages.size() > 1);
  CHECK_FALSE(band_of(first, ending));
  const LaidOut last = lay_out(page, theme, samples::engine(), first.pages.back().start);
  CHECK(band_of(last, ending) == Band::Bar);
  CHECK(turns_shown(last) == 1);
}

TEST_CASE("no page is turned to for the ending alone") {
  constexpr int ending = 77;
  Page page = samples::framed();
  page.finish = samples::button("Fertig", ending);
  const Theme theme(samples::display(true));
  std::size_t pages = 1;
  for (int lines = 1; pages < 3; ++lines) {
    page.blocks.push_back(samples::text("Eine Zeile"));
    const LaidOut out = lay_out(page, theme, samples::engine());
    const LaidOut last = lay_out(page, theme, samples::engine(), out.pages.back().start);
    pages = out.pages.size();
    INFO(lines << " lines on " << pages << " pages");
    CHECK(band_of(last, ending));
    CHECK(std::any_of(last.items.begin(), last.items.end(), [&](const Item& item) {
      return item.band == Band::Content && item.text && item.control < 0 && last.is_visible(item);
    }));
  }
}

TEST_CASE("gaps give way before a page is turned for a few lines") {
  Page page = samples::framed();
  const Theme theme(samples::display(true));
  LaidOut out = lay_out(page, theme, samples::engine());
  int most = 0; // blocks on one page
  const int room = out.content.height;
  while (out.pages.size() == 1) {
    most = static_cast<int>(page.blocks.size());
    page.blocks.push_back(samples::text("Eine Zeile"));
    out = lay_out(page, theme, samples::engine());
  }
  // With the gaps as they are wished for there is room for fewer.
  int height = 0;
  for (const Item& item : out.items)
    if (item.band == Band::Content) height = item.box.height;
  CHECK(most * (height + theme.px(page.gap)) - theme.px(page.gap) > room);
}

TEST_CASE("in landscape pager and bar share a row, in portrait the pager is above") {
  Page page = samples::list_page(9);
  page.bar = samples::row({samples::button("Seite schließen", 5)});
  for (const bool portrait : {true, false}) {
    const LaidOut out = lay_out(page, Theme(samples::display(portrait)), samples::engine());
    Rect turn;
    Rect close;
    for (const Item& item : out.items) {
      if (item.command.kind == Command::Kind::Turn) turn = item.box;
      if (item.command.action == 5 && item.band == Band::Bar) close = item.box;
    }
    if (portrait) CHECK(turn.bottom() <= close.y);
    if (!portrait) CHECK(turn.right() <= close.x);
    if (!portrait) CHECK(turn.y == close.y);
  }
}

TEST_CASE("a long text is cut between lines and goes on") {
  std::mt19937 random(9);
  Page page = samples::framed();
  page.blocks.push_back(samples::text(samples::prose(random, 900)));
  const LaidOut out = lay_out(page, Theme(samples::display(true)), samples::engine());
  REQUIRE(out.pages.size() > 1);
  int line = 0;
  for (const Item& item : out.items) {
    if (item.band != Band::Content) continue;
    CHECK(item.first_line == line);
    line = item.last_line;
    CHECK(item.last_line - item.first_line > 1);
    CHECK(item.text_box.height == (item.last_line - item.first_line) * item.text->line_height);
  }
  CHECK(out.pages[1].start == PageStart{0, 1});
}

TEST_CASE("a page of nothing is a page") {
  const LaidOut out = lay_out(samples::framed(), Theme(Display{}), samples::engine());
  CHECK(out.pages.size() == 1);
  CHECK(out.page == 0);
}

TEST_CASE("a heading higher than the screen flows, too") {
  std::mt19937 random(12);
  Page page = samples::framed();
  page.heading.push_back(samples::text(samples::prose(random, 160), Type::Question));
  page.blocks.push_back(samples::text(samples::prose(random, 40)));
  for (const bool portrait : {true, false}) {
    const LaidOut out = lay_out(page, Theme(samples::display(portrait, TextScale::Percent200)), samples::engine());
    CHECK(shown_words(out) == expected_words(page));
    CHECK(lay_out(page, Theme(samples::display(portrait, TextScale::Percent200)), samples::engine(), {0, 1}).page == 1);
    for (const Item& item : out.items)
      CHECK_FALSE(item.clipped);
  }
}

TEST_CASE("a heading and its second line flow when no column is high enough for both") {
  std::mt19937 random(13);
  Page page = samples::framed();
  Node title = samples::text(samples::prose(random, 7), Type::Question);
  title.role = Role::Heading;
  page.heading.push_back(samples::column({std::move(title), samples::text(samples::prose(random, 9))}, 4));
  page.blocks.push_back(samples::text(samples::prose(random, 40)));
  for (int width = 500; width <= 2000; width += 100) {
    const Display display{width, 1080, 23.8, TextScale::Percent200};
    const LaidOut out = lay_out(page, Theme(display), samples::engine());
    INFO(width);
    CHECK(shown_words(out) == expected_words(page));
    for (const Item& item : out.items)
      CHECK_FALSE((out.is_visible(item) && item.clipped));
  }
}
