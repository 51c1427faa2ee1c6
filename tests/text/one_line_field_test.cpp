// Editing one line: never inside a letter, nothing lost, the caret always in sight.
#include "tests/text/samples.h"

#include "kiosk/text/one_line_field.h"

#include <catch2/catch.hpp>

#include <random>

using namespace kiosk;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

OneLineField field(const char* language, std::string_view text) {
  OneLineField made{Language{language}};
  made.insert(text);
  return made;
}

} // namespace

TEST_CASE("typing and deleting go by letters", "[text]") {
  OneLineField made = field("de", "Kita");
  made.insert("e\u0301");
  CHECK(made.text() == "Kitae\u0301");
  made.delete_backward();
  CHECK(made.text() == "Kita");
  made.insert("👨‍👩‍👧");
  made.delete_backward();
  CHECK(made.text() == "Kita");
  made.move(Move::Home);
  made.delete_backward();
  made.delete_forward();
  CHECK(made.text() == "ita");
  made.move(Move::End);
  made.delete_forward();
  CHECK(made.text() == "ita");
  made.clear();
  made.delete_backward();
  CHECK(made.text().empty());
  CHECK(made.caret() == 0);
}

TEST_CASE("a mark that is typed behind a letter joins it, and the caret stands behind both", "[text]") {
  OneLineField made = field("de", "ea");
  made.place_caret(1);
  made.insert("\u0301");
  CHECK(made.caret() == 2);
  made.delete_backward();
  CHECK(made.text() == "a");
  // Deleting what held two letters apart: the caret does not end up inside the new one.
  OneLineField flags = field("de", "🇩x🇪");
  flags.place_caret(3);
  flags.delete_backward();
  CHECK(flags.segments().at_or_before(flags.caret()) == flags.caret());
}

TEST_CASE("what cannot stand in one line becomes a space or goes", "[text]") {
  CHECK(field("de", "a\nb\tc\r\nd").text() == "a b c  d");
  CHECK(field("de", "a\x01\xFF\x7F b").text() == "a b");
  const std::string longest(OneLineField::units_max - 1, 'x');
  OneLineField made = field("de", longest);
  made.insert("👨‍👩‍👧"); // does not fit whole
  CHECK(made.text() == longest);
  made.insert("yz");
  CHECK(made.text() == longest + "y");
  made.select_all();
  made.insert(std::string(1000, 'a'));
  CHECK(made.text().size() == OneLineField::units_max);
}

TEST_CASE("arrows go by letters, in the field's direction", "[text]") {
  OneLineField german = field("de", "abc def");
  german.move(Move::Left);
  CHECK(german.caret() == 6);
  german.move(Move::WordLeft);
  CHECK(german.caret() == 4);
  german.move(Move::WordLeft);
  CHECK(german.caret() == 0);
  german.move(Move::Left);
  CHECK(german.caret() == 0);
  german.move(Move::WordRight);
  CHECK(german.caret() == 4);
  german.move(Move::WordRight);
  CHECK(german.caret() == 7);
  german.move(Move::Right);
  CHECK(german.caret() == 7);

  OneLineField arabic = field("ar", "مرحبا بكم");
  arabic.move(Move::Right);
  CHECK(arabic.caret() == 8);
  arabic.move(Move::WordRight);
  CHECK(arabic.caret() == 6);
  arabic.move(Move::Left);
  CHECK(arabic.caret() == 7);
  arabic.move(Move::Home);
  CHECK(arabic.caret() == 0);
  arabic.move(Move::WordLeft);
  CHECK(arabic.caret() == 6);
}

TEST_CASE("a selection is replaced, deleted, or left to one side", "[text]") {
  OneLineField made = field("de", "Eltern und Kind");
  made.move(Move::WordLeft, Selecting::Yes);
  CHECK(made.selection() == Range{11, 15});
  made.insert("Kita");
  CHECK(made.text() == "Eltern und Kita");
  made.select_all();
  CHECK(made.selection() == Range{0, 15});
  made.move(Move::Left);
  CHECK(made.selection().empty());
  CHECK(made.caret() == 0);
  made.place_caret(7, Selecting::Yes);
  made.delete_forward();
  CHECK(made.text() == "und Kita");
  made.place_caret(4);
  made.move(Move::Right, Selecting::Yes);
  made.move(Move::Right, Selecting::Yes);
  made.move(Move::Right);
  CHECK(made.caret() == 6);
}

TEST_CASE("the window follows the caret and no further", "[text]") {
  for (const char* language : {"de", "ar"}) {
    OneLineField made = field(language, language == std::string("de") ? "Eingewöhnung in der Kindertagesstätte  "
                                                                      : "مرحبا بكم في روضة الأطفال Kita Eins  ");
    float scroll = 0;
    const auto check = [&] {
      const FieldView view = view_of(made, engine(), 30, 200, scroll);
      scroll = view.scroll_px;
      INFO(language << " caret " << made.caret() << " at " << view.caret.x << " scrolled by " << scroll);
      CHECK(view.layout->lines.size() == 1);
      CHECK(view.caret.x >= scroll - 0.1F);
      CHECK(view.caret.x <= scroll + 200.1F);
    };
    check();
    for (const Move step : {Move::Left, Move::Right}) {
      for (int i = 0; i < 45; ++i) {
        made.move(step);
        check();
      }
    }
    made.clear();
    check();
    CHECK(scroll == Approx(0).margin(0.01));
  }
}

TEST_CASE("any editing keeps the caret between letters", "[text]") {
  std::mt19937 random(20261126);
  const std::vector<std::string> pieces = {"a",      "ß",      "\u0301", "ل", "ا",    "ّ",  "👩", "\u200D",
                                           "👧",      "🇩",      "🇪",      "क", "्",     "ष", " ", "1",
                                           "\u2067", "\u2069", "ก",      "้",  "\xFF", "\n"};
  OneLineField made{Language{"ar"}};
  for (int round = 0; round < 4000; ++round) {
    const Selecting selecting = random() % 3 == 0 ? Selecting::Yes : Selecting::No;
    switch (random() % 6) {
    case 0:
    case 1:
    case 2:
      made.insert(pieces[random() % pieces.size()]);
      break;
    case 3:
      made.delete_backward();
      break;
    case 4:
      made.delete_forward();
      break;
    default:
      made.move(static_cast<Move>(random() % 6), selecting);
    }
    const Segments& segments = made.segments();
    REQUIRE(made.caret() <= segments.size());
    REQUIRE(segments.at_or_before(made.caret()) == made.caret());
    REQUIRE(segments.at_or_before(made.selection().begin) == made.selection().begin);
    REQUIRE(segments.at_or_before(made.selection().end) == made.selection().end);
    REQUIRE(segments.size() <= OneLineField::units_max);
    // What the engine draws is what the field holds.
    REQUIRE(units(made.paragraph(30)) == segments.units());
  }
}
