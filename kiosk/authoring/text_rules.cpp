#include "kiosk/authoring/text_rules.h"

#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/characters.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <utility>

namespace kiosk::authoring {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The length of the separator that begins at `at` within a phone number; 0 when there is none.
std::size_t separator_at(std::string_view text, std::size_t at, bool begins_with_zero) {
  const std::string_view rest = text.substr(at);
  if (rest.empty()) return 0;
  if (rest[0] == ' ' || rest[0] == '-' || rest[0] == '/') return 1;
  if (rest[0] == ')' && begins_with_zero) return 1;
  for (const std::string_view separator : {"\u00a0", "\u202f", "\u2011", "\u2013"})
    if (rest.substr(0, separator.size()) == separator) return separator.size();
  return 0;
}

bool is_year(std::string_view group) {
  return group.size() == 4 && (group.substr(0, 2) == "19" || group.substr(0, 2) == "20");
}

bool looks_like_phone(const std::vector<std::string>& groups) {
  std::string digits;
  for (const std::string& group : groups)
    digits += group;
  const bool is_month_and_year = groups.size() == 2 && groups[0].size() == 2 && is_year(groups[1]); // 06/2021
  if (is_month_and_year || std::all_of(groups.begin(), groups.end(), is_year)) return false;
  if (digits[0] == '0') return digits.size() >= 5;
  return digits.size() >= 7 || (digits.size() == 6 && digits.substr(0, 3) == "116");
}

bool has_amount(std::string_view text) {
  if (text.find("€") != std::string_view::npos) return true;
  for (const std::string_view unit : {"Euro", "EUR", "Cent"}) {
    for (std::size_t at = text.find(unit); at != std::string_view::npos; at = text.find(unit, at + 1)) {
      std::string_view before = text.substr(0, at);
      for (bool trimmed = true; trimmed;) {
        trimmed = false;
        for (const std::string_view blank : {" ", "\u00a0", "\u202f", "-", "\u2011"})
          if (before.ends_with(blank)) {
            before.remove_suffix(blank.size());
            trimmed = true;
          }
      }
      if (!before.empty() && is_digit(before.back())) return true;
    }
  }
  return false;
}

} // namespace

std::vector<std::string> faults_of_string(std::string_view text) { return locale::faults_of_characters(text); }

std::vector<std::string> faults_of_message(std::string_view text) {
  std::vector<std::string> faults = faults_of_string(text);
  if (!faults.empty()) return faults;
  if (text.find('\'') != std::string_view::npos) faults.emplace_back("write the apostrophe as \u2019, not as '");
  const auto arguments = locale::arguments_of(std::string(text));
  if (!arguments)
    faults.push_back("this is not an ICU message (write no { or }): " + arguments.error().detail);
  else if (!arguments->empty())
    faults.push_back(fmt::format("a text of the content has no arguments, but here is {{{}}}", arguments->front()));
  return faults;
}

std::vector<std::string> faults_of_german(std::string_view text) {
  std::vector<std::string> faults = faults_of_message(text);
  if (has_amount(text))
    faults.emplace_back("no amount of money stands in a text; put it into an [[amount]] of the application");
  return faults;
}

std::vector<std::string> phone_numbers_in(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    std::size_t end = at;
    std::vector<std::string> groups(1);
    for (;;) {
      while (at < text.size() && is_digit(text[at]))
        groups.back() += text[at++];
      end = at;
      std::size_t next = at;
      while (const std::size_t length = separator_at(text, next, text[begin] == '0'))
        next += length;
      if (next == at || next >= text.size() || !is_digit(text[next])) break;
      at = next;
      groups.emplace_back();
    }
    if (looks_like_phone(groups)) found.emplace_back(text.substr(begin, end - begin));
    at = end;
  }
  return found;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (is_digit(c)) digits += c;
  return digits;
}

std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> numbers;
  bool inside = false;
  for (const char c : text) {
    if (is_digit(c) && !inside) numbers.emplace_back();
    inside = is_digit(c);
    if (inside) numbers.back() += c;
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

namespace {

/// The number that a German word begins with or is; empty for none.
std::string number_of_word(std::string word) {
  if (!word.empty() && word.front() >= 'A' && word.front() <= 'Z') word.front() = static_cast<char>(word.front() + 32);
  for (const char* one : {"ein", "eine", "einen", "einem", "einer", "eines", "eins"})
    if (word == one) return "1";
  constexpr std::pair<const char*, const char*> starts[] = {
      {"zwei", "2"}, {"drei", "3"}, {"vier", "4"},  {"fünf", "5"}, {"sechs", "6"}, {"sieben", "7"},
      {"acht", "8"}, {"neun", "9"}, {"zehn", "10"}, {"elf", "11"}, {"zwölf", "12"}};
  for (const auto& [start, number] : starts)
    if (word.rfind(start, 0) == 0) return number;
  return {};
}

} // namespace

bool are_numbers_of(std::string_view german, const std::vector<std::string>& own) {
  std::vector<std::string> left = own;
  const auto take = [&left](const std::string& number) {
    const auto found = std::find(left.begin(), left.end(), number);
    if (found == left.end()) return false;
    left.erase(found);
    return true;
  };
  for (const std::string& number : numbers_in(german))
    if (!take(number)) return false;
  std::string word;
  for (const char c : std::string(german) + " ") {
    const bool is_letter = static_cast<unsigned char>(c) >= 0x80 || std::isalpha(static_cast<unsigned char>(c)) != 0;
    if (is_letter) word += c;
    if (is_letter || word.empty()) continue;
    if (const std::string number = number_of_word(std::exchange(word, {})); !number.empty()) (void)take(number);
  }
  return left.empty();
}

bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; });
}

bool has_markdown(std::string_view text) {
  return text.find("**") != std::string_view::npos || text.find("](") != std::string_view::npos;
}

} // namespace kiosk::authoring
