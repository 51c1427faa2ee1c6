// LineBreakTest.txt and its relatives: characters with ÷ where a break may be and × where none may.
#include "kiosk/inspect/test_lines.h"
#include "kiosk/inspect/unicode_tests.h"

#include <array>
#include <fmt/format.h>

namespace kiosk::inspect {
namespace {

constexpr std::string_view break_sign = "÷";
constexpr std::string_view join_sign = "×";

struct BreakTest {
  std::u32string text;
  std::vector<std::uint32_t> breaks; ///< behind the start
};

/// Signs and code points in turn, a sign at both ends. What stands before the text says nothing about it.
std::optional<BreakTest> parse(std::string_view line) {
  BreakTest test;
  const auto words = words_of(line);
  if (words.size() < 3 || words.size() % 2 == 0) return std::nullopt;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i % 2 == 0) {
      if (words[i] != break_sign && words[i] != join_sign) return std::nullopt;
      if (words[i] == break_sign && i > 0) test.breaks.push_back(static_cast<std::uint32_t>(test.text.size()));
      continue;
    }
    const auto character = code_point_of(words[i]);
    if (!character) return std::nullopt;
    test.text.push_back(*character);
  }
  return test;
}

std::string written(std::string_view first_sign, const BreakTest& test) {
  std::string line(first_sign);
  auto next = test.breaks.begin();
  for (std::uint32_t i = 0; i < test.text.size(); ++i) {
    const bool is_break = next != test.breaks.end() && *next == i + 1;
    if (is_break) ++next;
    line += fmt::format(" {:04X} {}", static_cast<std::uint32_t>(test.text[i]), is_break ? break_sign : join_sign);
  }
  return line;
}

} // namespace

std::optional<text::BreakKind> break_kind_of(std::string_view content) {
  using text::BreakKind;
  constexpr std::array<std::pair<std::string_view, BreakKind>, 4> names = {
      {{"LineBreakTest", BreakKind::Line},
       {"GraphemeBreakTest", BreakKind::Grapheme},
       {"WordBreakTest", BreakKind::Word},
       {"SentenceBreakTest", BreakKind::Sentence}}};
  const std::string_view first_line = content.substr(0, content.find('\n'));
  for (const auto& [name, kind] : names)
    if (first_line.find(name) != std::string_view::npos) return kind;
  return std::nullopt;
}

Result<Outcome> run_break_tests(text::Steps& steps, text::BreakKind kind, std::string_view content,
                                const std::filesystem::path& file) {
  Outcome outcome;
  const auto read = for_each_line(content, file, [&](std::string_view line) {
    const auto test = parse(line);
    if (!test) return false;
    const BreakTest got{test->text, steps.breaks(kind, test->text)};
    const std::string_view first_sign = words_of(line).front();
    std::string expected = written(first_sign, *test);
    if (got.breaks == test->breaks)
      ++outcome.passed;
    else
      outcome.failures.push_back({expected, expected, written(first_sign, got)});
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return outcome;
}

} // namespace kiosk::inspect
