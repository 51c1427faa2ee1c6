// Fingers find their control; arrow keys reach every control from every other.
#include "kiosk/ui/layout.h"

#include "samples.h"

#include <catch2/catch.hpp>
#include <set>

using namespace kiosk;
using namespace kiosk::ui;

namespace {

std::set<int> visible_controls(const LaidOut& laid_out) {
  std::set<int> controls;
  for (std::size_t i = 0; i < laid_out.items.size(); ++i) {
    if (laid_out.items[i].is_control() && laid_out.is_visible(laid_out.items[i])) controls.insert(static_cast<int>(i));
  }
  return controls;
}

std::set<int> reached_from(const LaidOut& laid_out, int focus, const std::vector<Key>& keys) {
  std::set<int> reached{focus};
  std::vector<int> open{focus};
  while (!open.empty()) {
    const int at = open.back();
    open.pop_back();
    for (const Key key : keys) {
      const int next = move_focus(laid_out, at, key);
      if (reached.insert(next).second) open.push_back(next);
    }
  }
  return reached;
}

int first_of_band(const LaidOut& laid_out, Band band) {
  for (const int control : visible_controls(laid_out)) {
    if (laid_out.items[static_cast<std::size_t>(control)].band == band) return control;
  }
  return -1;
}

} // namespace

TEST_CASE("the middle of every visible control hits it, and the gap the nearest") {
  std::mt19937 random(21);
  for (int round = 0; round < 20; ++round) {
    const Page page = samples::random_page(random);
    LaidOut out = lay_out(page, Theme(samples::display(round % 2 == 0)), samples::engine());
    out = lay_out(page, Theme(out.display), samples::engine(), out.pages.back().start);
    for (const int control : visible_controls(out)) {
      const Rect box = out.on_screen(out.items[static_cast<std::size_t>(control)], out.rest_scroll());
      CHECK(hit(out, box.x + box.width / 2, box.y + box.height / 2) == control);
      CHECK(hit(out, box.x, box.y) == control);
    }
  }
  const LaidOut list = lay_out(samples::list_page(3), Theme(Display{}), samples::engine());
  const Rect first = list.items[static_cast<std::size_t>(first_of_band(list, Band::Content))].box;
  CHECK(hit(list, first.x - 8, first.y + 10) == first_of_band(list, Band::Content));
  CHECK(hit(list, first.x - 9, first.y + 10) == -1);
  CHECK(hit(list, 10, list.content.y + 2) == -1);
}

TEST_CASE("every control is reached from every other") {
  std::mt19937 random(22);
  for (int round = 0; round < 40; ++round) {
    const Page page = round == 0 ? samples::home_page() : samples::random_page(random);
    const LaidOut out = lay_out(page, Theme(samples::display(round % 2 == 0)), samples::engine());
    const std::set<int> controls = visible_controls(out);
    for (const int control : controls) {
      CHECK(reached_from(out, control, {Key::Up, Key::Down, Key::Left, Key::Right}) == controls);
      CHECK(reached_from(out, control, {Key::Right}) == controls);
      CHECK(reached_from(out, control, {Key::Left}) == controls);
    }
  }
}

TEST_CASE("down goes through the list, the pager and into the footer; up comes back") {
  const LaidOut out = lay_out(samples::list_page(9), Theme(samples::display(true)), samples::engine());
  int focus = move_focus(out, -1, Key::Down);
  CHECK(out.items[static_cast<std::size_t>(focus)].band == Band::Content);
  CHECK(out.items[static_cast<std::size_t>(focus)].command.action == 0);
  std::vector<Band> bands;
  for (int i = 0; i < 12; ++i) {
    const int next = move_focus(out, focus, Key::Down);
    if (next == focus) break;
    focus = next;
    const Band band = out.items[static_cast<std::size_t>(focus)].band;
    if (bands.empty() || bands.back() != band) bands.push_back(band);
  }
  CHECK(bands == std::vector<Band>{Band::Content, Band::Bar, Band::Footer});
  focus = move_focus(out, focus, Key::Up);
  CHECK(out.items[static_cast<std::size_t>(focus)].band == Band::Bar);
}

TEST_CASE("left and right follow the screen, in both directions of reading") {
  for (const bool right_to_left : {false, true}) {
    const LaidOut out = lay_out(samples::home_page(right_to_left), Theme(Display{}), samples::engine());
    const int first = move_focus(out, -1, Key::Right);
    const int beside = move_focus(out, first, right_to_left ? Key::Left : Key::Right);
    CHECK(out.items[static_cast<std::size_t>(beside)].command.action == 1);
    CHECK(move_focus(out, beside, right_to_left ? Key::Right : Key::Left) == first);
    CHECK(out.items[static_cast<std::size_t>(move_focus(out, first, Key::Down))].command.action == 2);
  }
}

TEST_CASE("under an overlay only it and the footer are reached") {
  Page page = samples::list_page(9);
  Node stay = samples::button("Ich lese noch", 7);
  stay.grow = 0;
  page.overlay = samples::column({samples::text("Sind Sie noch da?", Type::Question), stay});
  const LaidOut out = lay_out(page, Theme(Display{}), samples::engine());
  const int first = move_focus(out, -1, Key::Down);
  CHECK(out.items[static_cast<std::size_t>(first)].command.action == 7);
  CHECK(reached_from(out, first, {Key::Down, Key::Right}).size() == 6);
  CHECK(hit(out, 540, out.content.bottom() - 30) == -1);
}

TEST_CASE("no control, no focus") {
  Page page;
  page.blocks.push_back(samples::text("nur Text"));
  CHECK(move_focus(lay_out(page, Theme(Display{}), samples::engine()), -1, Key::Down) == -1);
}
