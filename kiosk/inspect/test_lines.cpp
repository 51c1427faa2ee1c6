#include "kiosk/inspect/test_lines.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace kiosk::inspect {
namespace {

constexpr std::string_view spaces = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::optional<std::uint32_t> number_of(std::string_view word, int base) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number, base);
  if (read.ec != std::errc{} || read.ptr != word.data() + word.size()) return std::nullopt;
  return number;
}

} // namespace

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t begin = line.find_first_not_of(spaces); begin != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(spaces, begin), line.size());
    words.push_back(line.substr(begin, end - begin));
    begin = line.find_first_not_of(spaces, end);
  }
  return words;
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t end = line.find(';'); end != std::string_view::npos; end = line.find(';')) {
    fields.push_back(trimmed(line.substr(0, end)));
    line.remove_prefix(end + 1);
  }
  fields.push_back(trimmed(line));
  return fields;
}

std::optional<char32_t> code_point_of(std::string_view word) {
  const auto number = number_of(word, 16);
  if (!number || *number > 0x10FFFF) return std::nullopt;
  return static_cast<char32_t>(*number);
}

std::optional<std::vector<std::optional<std::uint32_t>>> numbers_of(std::string_view field) {
  std::vector<std::optional<std::uint32_t>> numbers;
  for (const std::string_view word : words_of(field)) {
    const auto number = number_of(word, 10);
    if (!number && word != "x") return std::nullopt;
    numbers.push_back(number);
  }
  return numbers;
}

std::string joined(const std::vector<std::optional<std::uint32_t>>& numbers) {
  std::string text;
  for (const auto& number : numbers)
    text += (text.empty() ? "" : " ") + (number ? fmt::format("{}", *number) : std::string("x"));
  return text;
}

Result<void> for_each_line(std::string_view content, const std::filesystem::path& file,
                           const std::function<bool(std::string_view line)>& take) {
  for (int number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    content.remove_prefix(std::min(end + 1, content.size()));
    const std::string_view data = trimmed(line.substr(0, line.find('#')));
    if (!data.empty() && !take(data))
      return fail(ErrorKind::Undecodable,
                  "this line is not one of Unicode's test files; expected is the format that "
                  "stands at their top",
                  fmt::format("{}:{}", file.string(), number));
  }
  return {};
}

} // namespace kiosk::inspect
