// BidiTest.txt names bidi classes, BidiCharacterTest.txt characters; both say levels and order.
#include "kiosk/inspect/test_lines.h"
#include "kiosk/inspect/unicode_tests.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace kiosk::inspect {
namespace {

using Numbers = std::vector<std::optional<std::uint32_t>>;

/// A bidi class and the characters that stand for it: one of the first plane, and one beyond where there is any.
struct ClassCharacter {
  std::string_view name;
  char32_t first_plane;
  char32_t beyond;
};
constexpr std::array<ClassCharacter, 23> class_characters = {{
    {"L", U'a', U'\U00010000'},
    {"R", U'\u05D0', U'\U00010800'},
    {"AL", U'\u0627', U'\U0001EE00'},
    {"EN", U'1', U'\U0001D7CE'},
    {"ES", U'+', U'+'},
    {"ET", U'%', U'\U0001E2FF'},
    {"AN", U'\u0661', U'\U00010E60'},
    {"CS", U',', U','},
    {"NSM", U'\u0300', U'\U000101FD'},
    {"BN", U'\u200B', U'\U0001BCA0'},
    {"B", U'\u2029', U'\u2029'},
    {"S", U'\t', U'\t'},
    {"WS", U' ', U' '},
    {"ON", U'!', U'\U00010101'},
    {"LRE", U'\u202A', U'\u202A'},
    {"RLE", U'\u202B', U'\u202B'},
    {"LRO", U'\u202D', U'\u202D'},
    {"RLO", U'\u202E', U'\u202E'},
    {"PDF", U'\u202C', U'\u202C'},
    {"LRI", U'\u2066', U'\u2066'},
    {"RLI", U'\u2067', U'\u2067'},
    {"FSI", U'\u2068', U'\u2068'},
    {"PDI", U'\u2069', U'\u2069'},
}};

/// 0: all left to right, 1: all right to left, none: both.
std::optional<std::uint32_t> only_direction(const Numbers& levels) {
  std::optional<std::uint32_t> only;
  for (const auto& level : levels) {
    if (!level) continue;
    if (only && *only != *level % 2) return std::nullopt;
    only = *level % 2;
  }
  return only;
}

/// ICU gives text of one direction the paragraph's level, whatever is nested in it: nothing looks different.
bool are_levels_equal(const Numbers& one, const Numbers& other) {
  if (one == other) return true;
  const auto direction = only_direction(one);
  return direction && direction == only_direction(other);
}

class BidiTests {
public:
  explicit BidiTests(text::Steps& steps) : steps_(steps) {}

  bool take(std::string_view line) {
    if (line.front() == '@') return take_expectation(line);
    const auto fields = fields_of(line);
    if (fields.size() == 2) return take_classes(fields);
    return fields.size() == 5 && take_characters(fields);
  }

  Outcome outcome;

private:
  bool take_expectation(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const auto numbers = numbers_of(line.substr(colon + 1));
    const std::string_view name = line.substr(0, colon);
    if (name != "@Levels" && name != "@Reorder") return true; // the file asks for this
    if (!numbers) return false;
    (name == "@Levels" ? levels_ : order_) = *numbers;
    return true;
  }

  bool take_classes(const std::vector<std::string_view>& fields) {
    const auto directions = code_point_of(fields[1]);
    if (!directions) return false;
    // Every other test beyond the first plane, where a character is two units.
    is_beyond_ = !is_beyond_;
    std::u32string text;
    for (const std::string_view name : words_of(fields[0])) {
      const auto* const found = std::find_if(class_characters.begin(), class_characters.end(),
                                             [&](const ClassCharacter& one) { return one.name == name; });
      if (found == class_characters.end()) return false;
      text.push_back(is_beyond_ ? found->beyond : found->first_plane);
    }
    if (text.size() != levels_.size()) return false;
    const std::array<std::pair<unsigned, std::optional<Direction>>, 3> bits = {
        {{1, std::nullopt}, {2, Direction::LeftToRight}, {4, Direction::RightToLeft}}};
    for (const auto& [bit, direction] : bits) {
      if ((*directions & bit) != 0)
        compare(fmt::format("{}; {:X}", fields[0], bit), text, direction, std::nullopt, levels_, order_);
    }
    return true;
  }

  bool take_characters(const std::vector<std::string_view>& fields) {
    std::u32string text;
    for (const std::string_view word : words_of(fields[0])) {
      const auto character = code_point_of(word);
      if (!character) return false;
      text.push_back(*character);
    }
    std::optional<Direction> direction;
    if (fields[1] == "0") direction = Direction::LeftToRight;
    if (fields[1] == "1") direction = Direction::RightToLeft;
    const auto paragraph_level = numbers_of(fields[2]), levels = numbers_of(fields[3]), order = numbers_of(fields[4]);
    if ((!direction && fields[1] != "2") || !paragraph_level || paragraph_level->size() != 1 || !levels || !order ||
        levels->size() != text.size())
      return false;
    compare(fmt::format("{};{}", fields[0], fields[1]), text, direction, paragraph_level->front(), *levels, *order);
    return true;
  }

  /// What the file marks with an x was removed by rule X9 and has neither level nor place.
  void compare(std::string test, const std::u32string& text, std::optional<Direction> direction,
               std::optional<std::uint32_t> paragraph_level, const Numbers& levels, const Numbers& order) {
    const text::BidiOrder resolved = steps_.order(text, direction);
    Numbers got_levels, got_order;
    for (std::size_t i = 0; i < text.size(); ++i)
      got_levels.push_back(levels[i] ? std::optional<std::uint32_t>(resolved.levels[i]) : std::nullopt);
    for (const std::uint32_t index : resolved.order) {
      if (levels[index]) got_order.emplace_back(index);
    }
    const bool is_level_right = !paragraph_level || *paragraph_level == resolved.paragraph_level;
    if (is_level_right && are_levels_equal(levels, got_levels) && got_order == order) {
      ++outcome.passed;
      return;
    }
    outcome.failures.push_back({std::move(test), fmt::format("{};{}", joined(levels), joined(order)),
                                fmt::format("{};{}", joined(got_levels), joined(got_order))});
  }

  text::Steps& steps_;
  Numbers levels_;
  Numbers order_;
  bool is_beyond_ = true;
};

} // namespace

Result<Outcome> run_bidi_tests(text::Steps& steps, std::string_view content, const std::filesystem::path& file) {
  BidiTests tests(steps);
  const auto read = for_each_line(content, file, [&](std::string_view line) { return tests.take(line); });
  if (!read) return tl::unexpected(read.error());
  return std::move(tests.outcome);
}

} // namespace kiosk::inspect
