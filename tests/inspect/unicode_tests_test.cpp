// The runner of Unicode's test files: it sees a wrong expectation, a wrong format, and a list that is not true.
#include "tests/inspect/sample_paragraphs.h"

#include "kiosk/base/files.h"
#include "kiosk/inspect/deviations.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace kiosk;
using namespace kiosk::inspect;
using namespace kiosk::inspect::tests;

namespace {

text::Steps& steps() {
  static text::Steps shared = [] {
    auto table = glyphs::FontTable::read(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
    auto opened = text::Steps::open(std::move(*table), Language{"und"}, {"/usr/share/fonts"});
    ensure(opened.has_value(), opened ? "" : opened.error().sentence());
    return std::move(*opened);
  }();
  return shared;
}

std::filesystem::path written(const std::string& name, const std::string& content) {
  const auto file = std::filesystem::path(KIOSK_BINARY_DIR) / name;
  REQUIRE(write_file(file, content).has_value());
  return file;
}

Ran program(const std::string& arguments) { return run(KIOSK_PROGRAM " text " + arguments, ""); }

} // namespace

TEST_CASE("bidi tests by class and by character are compared in levels and order", "[inspect]") {
  const auto classes = run_bidi_tests(steps(), "@Levels: 1 0\n@Reorder: 1 0\nR L; 4 # both turned\n", "f");
  REQUIRE(classes.has_value());
  CHECK(classes->passed == 0); // R L in a right-to-left paragraph has the levels 1 2
  REQUIRE(classes->failures.size() == 1);
  CHECK(classes->failures[0].test == "R L; 4");
  CHECK(classes->failures[0].got == "1 2;1 0");
  const auto right = run_bidi_tests(steps(), "@Levels: x 1 2\n@Reorder: 2 1\n@Type: new\nLRE R L; 0\nBN R L; 5\n", "f");
  REQUIRE(right.has_value());
  CHECK(right->passed == 2);
  const auto characters = run_bidi_tests(steps(), "05D0 0061;2;1;1 2;1 0\n05D0 0061;2;0;1 2;1 0\n", "f");
  REQUIRE(characters.has_value());
  CHECK(characters->passed == 1);
  CHECK(characters->failures.size() == 1); // the paragraph's level
}

TEST_CASE("break tests are compared break by break", "[inspect]") {
  const auto lines =
      run_break_tests(steps(), text::BreakKind::Line, "× 0061 × 0020 ÷ 0062 ÷\t# a\n× 0061 ÷ 0062 ÷", "f");
  REQUIRE(lines.has_value());
  CHECK(lines->passed == 1);
  REQUIRE(lines->failures.size() == 1);
  CHECK(lines->failures[0].got == "× 0061 × 0062 ÷");
  const auto graphemes = run_break_tests(steps(), text::BreakKind::Grapheme, "÷ 1F469 × 200D × 1F467 ÷ 0061 ÷", "f");
  CHECK(graphemes->passed == 1);
  CHECK(run_break_tests(steps(), text::BreakKind::Word, "÷ 0061 × 0062 ÷ 0020 ÷ 0063 ÷", "f")->passed == 1);
  CHECK(run_break_tests(steps(), text::BreakKind::Sentence, "÷ 0061 × 0062 × 0063 × 0064 × 0065 × 002E × 0020 ÷ 0042 ÷", "f")->passed == 1);
  CHECK(break_kind_of("# WordBreakTest-15.0.0.txt\n÷ 0061 ÷") == text::BreakKind::Word);
  CHECK_FALSE(break_kind_of("# nothing"));
}

TEST_CASE("a line of another format is refused with its number", "[inspect]") {
  for (const char* content : {"# a comment\nR L", "\nL R; 9 9", "x\n", "@Levels: 1 b", "\n0061;3;0;0;0",
                              "\n0061;0;0;0 0;0", "\n110000;0;0;0;0", "\nL; 7"}) {
    const auto outcome = run_bidi_tests(steps(), content, "file.txt");
    INFO(content);
    REQUIRE_FALSE(outcome.has_value());
    CHECK(outcome.error().where.rfind("file.txt:", 0) == 0);
  }
  for (const char* content : {"\n÷ 0061", "÷ 0061 0062 ÷", "÷", "÷ 006g ÷", "\xFF\xFE"}) {
    INFO(content);
    CHECK_FALSE(run_break_tests(steps(), text::BreakKind::Word, content, "file.txt").has_value());
  }
}

TEST_CASE("a list of deviations has a reason for each", "[inspect]") {
  const auto list = read_deviations(written("list.txt", "# Because.\n# More.\none\ntwo\n\n# Other.\nthree\n"));
  REQUIRE(list.has_value());
  CHECK(list->size() == 3);
  CHECK(read_deviations(written("list.txt", "# Because.\none\n\ntwo\n")).error().where.find(":4") != std::string::npos);
  CHECK(read_deviations(written("list.txt", "#\none\n")).error().kind == ErrorKind::WrongSource);
  CHECK_FALSE(read_deviations(written("list.txt", "# Because.\none\none\n")).has_value());
  CHECK_FALSE(read_deviations("no/such/list").has_value());
}

TEST_CASE("the program fails for a new deviation and for one that is gone", "[inspect]") {
  const auto file = written("WordBreakTest.txt", "# WordBreakTest\n÷ 0061 × 0062 ÷\n÷ 0061 ÷ 0062 ÷\n");
  const auto told = [&](const std::string& deviations) {
    const auto list = written("deviations.txt", deviations);
    return program(fmt::format("break-test '{}' --deviations '{}'", file.string(), list.string()));
  };
  const Ran bare = program(fmt::format("break-test '{}'", file.string()));
  CHECK(bare.exit_code == 1);
  CHECK(lines_of(bare.output).back() == "1 passed, 1 failed");
  CHECK(told("# A reason.\n÷ 0061 ÷ 0062 ÷\n").exit_code == 0);
  CHECK(told("# None.\n").exit_code == 1);
  const Ran gone = told("# A reason.\n÷ 0061 ÷ 0062 ÷\n÷ 0061 × 0062 ÷\n");
  CHECK(gone.exit_code == 1);
  CHECK(gone.output.find("listed, but did not fail: ÷ 0061 × 0062 ÷") != std::string::npos);
}

TEST_CASE("text's commands refuse what they cannot do, with 1 or 2", "[inspect]") {
  const std::string font = "'" + engine().fonts()[0].path.string() + "'";
  CHECK(program("").exit_code == 2);
  CHECK(program("--help").exit_code == 0);
  CHECK(program("shape").exit_code == 2);
  CHECK(program("shape --font /no/such/font.ttf").exit_code == 1);
  CHECK(program("shape --font " KIOSK_SOURCE_DIR "/README.md").exit_code == 1);
  CHECK(program("shape --index 7 --font " + font).exit_code == 1);
  CHECK(program("shape --size-px 0 --font " + font).exit_code == 2);
  CHECK(program("shape --language 'a b' --font " + font).exit_code == 2);
  CHECK(run(std::string(KIOSK_PROGRAM) + " text shape --font " + font, "a\n\xFF\n").exit_code == 1);
  CHECK(program("lay-out --language de --width-px 300").exit_code == 2);
  CHECK(program("lay-out --language de --width-px -1 --size-px 30").exit_code == 2);
  CHECK(program("lay-out --language de --width-px 300 --size-px 30 --fonts nothing").exit_code == 2);
  CHECK(program("lay-out --language de --width-px 300 --size-px 30 --fonts /no/such.ttf").exit_code == 1);
  CHECK(program("lay-out --language de --width-px 300 --size-px 30").exit_code == 0); // empty: one empty line
  const std::string lay_out = std::string(KIOSK_PROGRAM) + " text lay-out --language de --width-px 300 --size-px 30";
  CHECK(run(lay_out, "\xC3").exit_code == 1);
  CHECK(run(lay_out, std::string(300'000, 'a')).exit_code == 1);
  CHECK(program("bidi-test /no/such/file").exit_code == 1);
  CHECK(program("bidi-test " KIOSK_SOURCE_DIR "/README.md").exit_code == 1);
  CHECK(program("break-test " KIOSK_SOURCE_DIR "/README.md").exit_code == 2); // which kind?
  CHECK(program("break-test --kind LineBreakTest " KIOSK_SOURCE_DIR "/README.md").exit_code == 1);
  CHECK(program("break-test --kind LineBreakTest /dev/null").exit_code == 1);
}
