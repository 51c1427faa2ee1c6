// Boxes: widths, heights, mirroring, and that nothing lies outside what it belongs to.
#include "kiosk/ui/layout.h"

#include "samples.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::ui;

namespace {

LaidOut laid(const Page& page, const Display& display = {}, PageStart start = {}) {
  return lay_out(page, Theme(display), samples::engine(), start);
}

/// A page with one block and no frame's distractions.
LaidOut laid_block(Node block, bool right_to_left = false) {
  Page page = samples::framed(right_to_left);
  page.blocks.push_back(std::move(block));
  return laid(page);
}

std::vector<Item> children_of(const LaidOut& laid_out, int parent) {
  std::vector<Item> found;
  for (const Item& item : laid_out.items) {
    if (item.parent == parent) found.push_back(item);
  }
  return found;
}

int first_content(const LaidOut& laid_out) {
  for (std::size_t i = 0; i < laid_out.items.size(); ++i) {
    if (laid_out.items[i].band == Band::Content) return static_cast<int>(i);
  }
  return -1;
}

const Display all_displays[] = {
    samples::display(true),
    samples::display(true, TextScale::Percent150),
    samples::display(true, TextScale::Percent200),
    samples::display(false),
    samples::display(false, TextScale::Percent150),
    samples::display(false, TextScale::Percent200),
};

} // namespace

TEST_CASE("a right-to-left layout is the exact mirror image") {
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    Page page = round == 0 ? samples::list_page(7) : round == 1 ? samples::home_page() : samples::random_page(random);
    for (const Display& display : {all_displays[0], all_displays[5]}) {
      page.direction = Direction::LeftToRight;
      const LaidOut left = laid(page, display);
      page.direction = Direction::RightToLeft;
      const LaidOut right = laid(page, display);
      REQUIRE(left.items.size() == right.items.size());
      bool all_mirrored = true;
      for (std::size_t i = 0; i < left.items.size(); ++i) {
        const Rect& one = left.items[i].box;
        const Rect& other = right.items[i].box;
        const Rect mirrored{display.width_px - one.x - one.width, one.y, one.width, one.height};
        if (!(mirrored == other)) all_mirrored = false;
      }
      CHECK(all_mirrored);
    }
  }
}

TEST_CASE("nothing is outside its box, and honest about it") {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    const Page page = samples::random_page(random);
    for (const Display& display : all_displays) {
      const LaidOut out = laid(page, display);
      int clipped = 0;
      for (const Item& item : out.items) {
        clipped += item.clipped ? 1 : 0;
        if (item.parent < 0) continue;
        const Rect& around = out.items[static_cast<std::size_t>(item.parent)].box;
        const bool inside = item.box.x >= around.x && item.box.y >= around.y && item.box.right() <= around.right() &&
                            item.box.bottom() <= around.bottom();
        CHECK((inside || out.items[static_cast<std::size_t>(item.parent)].clipped));
      }
      INFO("round " << round << " " << display.width_px << " scale " << static_cast<int>(display.scale) << "\n"
                    << to_dump(out, samples::action_name));
      CHECK(clipped == 0);
    }
  }
}

TEST_CASE("a text or box that does not fit is reported as clipped") {
  Node wide = samples::text("x");
  wide.width = 3000;
  const LaidOut out = laid_block(samples::row({wide}));
  const auto found = std::find_if(out.items.begin(), out.items.end(), [](const Item& item) { return item.clipped; });
  CHECK(found != out.items.end());

  Node letter = samples::text("W", Type::Question);
  letter.width = 10;
  const LaidOut narrow = laid_block(samples::row({letter}));
  CHECK(narrow.items[static_cast<std::size_t>(first_content(narrow)) + 1].clipped);
}

TEST_CASE("rows: natural texts, shares by weight, wrapping when it gets narrow") {
  Node one = samples::text("eins");
  Node two = samples::text("zwei");
  Node three = samples::text("drei");
  two.grow = 1;
  three.grow = 3;
  const LaidOut out = laid_block(samples::row({one, two, three}, 16));
  const auto cells = children_of(out, first_content(out));
  REQUIRE(cells.size() == 3);
  CHECK(cells[0].box.width < 100);
  CHECK(cells[0].box.x == 48);
  CHECK(cells[2].box.right() == 1080 - 48);
  CHECK(std::abs(cells[2].box.width - 3 * cells[1].box.width) <= 3);
  CHECK(cells[1].box.x == cells[0].box.right() + 16);

  std::mt19937 random(3);
  const LaidOut narrow = laid_block(samples::row({samples::text(samples::prose(random, 20)), samples::icon("home")}));
  const auto parts = children_of(narrow, first_content(narrow));
  CHECK(parts[0].last_line > 1);
  CHECK(parts[1].box.right() == 1080 - 48);
  CHECK(parts[1].box.width == 48);
}

TEST_CASE("a row's fixed children keep their width and words stay whole where there is room") {
  Node badge = samples::column({});
  badge.width = 300;
  badge.look.fill = Colour::AboutTint;
  badge.min_height = 40;
  Node words = samples::text("Entwicklungsgespräch und anderes mehr");
  Node label = samples::text("Kinderzuschlag beantragen und mehr");
  const LaidOut out = laid_block(samples::row({badge, words, label}));
  const auto cells = children_of(out, first_content(out));
  CHECK(cells[0].box.width == 300);
  CHECK_FALSE(cells[1].text->word_broken);
  CHECK_FALSE(cells[2].text->word_broken);
}

TEST_CASE("grid cells of one row are equally high, columns equally wide") {
  const LaidOut out = laid(samples::home_page());
  const auto cells = [&] {
    for (std::size_t i = 0; i < out.items.size(); ++i) {
      const auto found = children_of(out, static_cast<int>(i));
      if (found.size() == 6 && found[0].node.role == Role::Button) return found;
    }
    return std::vector<Item>{};
  }();
  // A bare grid is an item of its own.
  REQUIRE(cells.size() == 6);
  for (int row = 0; row < 3; ++row) {
    const Item& left = cells[static_cast<std::size_t>(row) * 2];
    const Item& right = cells[static_cast<std::size_t>(row) * 2 + 1];
    CHECK(left.box.y == right.box.y);
    CHECK(left.box.height == right.box.height);
    CHECK(std::abs(left.box.width - right.box.width) <= 1);
  }
  CHECK(std::abs(cells[0].box.height - cells[4].box.height) <= 1);
}

TEST_CASE("fill: the blocks use all of the content's height") {
  const LaidOut out = laid(samples::home_page());
  int lowest = 0;
  for (const Item& item : out.items) {
    if (item.band == Band::Content) lowest = std::max(lowest, item.box.bottom());
  }
  CHECK(lowest == out.content.bottom() - 16);
}

TEST_CASE("at_bottom: the blocks stand at the lower end") {
  Page page = samples::list_page(2);
  page.at_bottom = true;
  const LaidOut out = laid(page);
  int lowest = 0;
  for (const Item& item : out.items) {
    if (item.band == Band::Content) lowest = std::max(lowest, item.box.bottom());
  }
  CHECK(lowest == out.content.bottom() - 16);
}

TEST_CASE("a wrap goes on in a new line and leaves nothing over the edge") {
  std::vector<Node> words;
  std::mt19937 random(4);
  for (int i = 0; i < 30; ++i)
    words.push_back(samples::text(samples::prose(random, 1)));
  Node wrap = samples::column(words, 12);
  wrap.box = Box::Wrap;
  const LaidOut out = laid_block(wrap);
  const auto cells = children_of(out, first_content(out));
  REQUIRE(cells.size() == 30);
  for (std::size_t i = 1; i < cells.size(); ++i) {
    CHECK(cells[i].box.right() <= 1080 - 48);
    const bool beside = cells[i].box.y == cells[i - 1].box.y;
    CHECK((beside ? cells[i].box.x == cells[i - 1].box.right() + 12 : cells[i].box.x == 48));
  }
}

TEST_CASE("a subtree may have a direction of its own") {
  Node tile = samples::row({samples::text("العربية", Type::Body, "ar"), samples::icon("chevron_right")});
  tile.direction = Direction::RightToLeft;
  const LaidOut out = laid_block(tile);
  const auto cells = children_of(out, first_content(out));
  CHECK(cells[0].box.right() == 1080 - 48);
  CHECK(cells[1].box.right() == cells[0].box.x - 16);
  CHECK(cells[1].mirrored);
}

TEST_CASE("arrows are mirrored, clocks and phones are not") {
  const auto mirrored = [](const std::string& name) {
    Page page = samples::framed(true);
    page.blocks.push_back(samples::icon(name));
    const LaidOut out = laid(page);
    return out.items[static_cast<std::size_t>(first_content(out))].mirrored;
  };
  for (const char* name :
       {"arrow_back", "chevron_right", "exit_to_app", "help_outline", "navigate_next", "keyboard_arrow_left"}) {
    CHECK(mirrored(name));
  }
  for (const char* name : {"schedule", "call", "check", "euro_symbol", "translate", "play_arrow"})
    CHECK_FALSE(mirrored(name));
}

TEST_CASE("backgrounds come from the nearest fill") {
  const LaidOut out = laid(samples::home_page());
  for (const Item& item : out.items) {
    if (item.text && item.node.spans[0].text == "Kalender") CHECK(item.background == Colour::Events);
    if (item.text && item.node.spans[0].text == "Was brauchen Sie?") CHECK(item.background == Colour::Paper);
    if (item.text && item.node.spans[0].text == "Start") CHECK(item.background == Colour::Card);
  }
}

TEST_CASE("an overlay covers all but the footer") {
  Page page = samples::list_page(9);
  page.overlay =
      samples::column({samples::text("Sind Sie noch da?", Type::Question), samples::button("Ich lese noch", 7)});
  const LaidOut out = laid(page);
  CHECK(out.has_overlay);
  for (const Item& item : out.items) {
    if (item.band != Band::Overlay && item.band != Band::Footer) CHECK_FALSE(out.is_visible(item));
    if (item.band == Band::Footer) CHECK(out.is_visible(item));
  }
}

TEST_CASE("a strip covers the header alone and leaves the page as it is") {
  Page page = samples::list_page(9);
  const LaidOut before = laid(page);
  page.strip = samples::row({samples::text("USB-Stick erkannt.", Type::HeaderSecond), samples::button("Ansehen", 7)});
  page.strip->children.back().min_height = 0;
  const LaidOut out = laid(page);
  CHECK(out.content == before.content);
  CHECK(out.strip.bottom() <= out.content.y);
  CHECK(out.visible_words() == before.visible_words());
  REQUIRE(out.items.size() > before.items.size());
  for (std::size_t i = 0; i < before.items.size(); ++i)
    CHECK(out.items[i].box == before.items[i].box); // the strip's items come last: a finger's control stays the same
  for (const Item& item : out.items) {
    if (item.band == Band::Header) CHECK_FALSE(out.is_visible(item));
    if (item.band == Band::Content && item.page == 0) CHECK(out.is_visible(item) == before.is_visible(item));
    if (!item.is_control() || item.band != Band::Strip) continue;
    CHECK(out.items[static_cast<std::size_t>(hit(out, item.box.x + 5, item.box.y + 5))].command == item.command);
  }
  for (int focus = -1, step = 0; step < 40; ++step) { // keys belong to who uses the page
    focus = move_focus(out, focus, step % 3 == 0 ? Key::Up : Key::Right);
    CHECK(out.items[static_cast<std::size_t>(focus)].band != Band::Strip);
  }
}

TEST_CASE("words on the screen are counted for the idle time") {
  Page page = samples::framed();
  const int frame = laid(page).visible_words();
  std::mt19937 random(1);
  page.blocks.push_back(samples::text(samples::prose(random, 120)));
  CHECK(laid(page).visible_words() == frame + 120);
}
