// Formats ICU messages, and reads which arguments one has.
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/formats.h"
#include "kiosk/locale/icu_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unicode/fmtable.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

namespace kiosk::locale {
namespace {

/// One `{...}` of a message.
struct MessageArgument {
  std::string name;
  std::string type; ///< "", "plural", "select", "number" ...
};

Result<std::vector<MessageArgument>> parse_arguments(const icu::UnicodeString& message) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  const icu::MessagePattern pattern(message, &place, status);
  if (U_FAILURE(status))
    return fail(ErrorKind::Undecodable,
                fmt::format("this is no ICU message: something is wrong near \"{}\" (letter {}); look for a missing or "
                            "doubled {{ or }}",
                            to_utf8(icu::UnicodeString(place.preContext) + place.postContext), place.offset + 1));
  std::vector<MessageArgument> arguments;
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    if (pattern.getPartType(i) != UMSGPAT_PART_TYPE_ARG_START) continue;
    arguments.push_back(
        MessageArgument{to_utf8(pattern.getSubstring(pattern.getPart(i + 1))), argument_type(pattern, i)});
  }
  return arguments;
}

bool is_isolated(std::string_view text) {
  // U+2066, U+2067 and U+2068 open, U+2069 closes.
  constexpr std::string_view bytes = "\xE2\x81";
  return text.size() >= 6 && text.substr(0, 2) == bytes && text[2] >= '\xA6' && text[2] <= '\xA8' &&
         text.substr(text.size() - 3) == "\u2069";
}

/// A string goes into an isolate unless it chooses a branch: there it is compared, not shown.
icu::Formattable to_formattable(const Argument& value, bool chooses) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return icu::Formattable(*whole);
  if (const auto* number = std::get_if<double>(&value)) return icu::Formattable(*number);
  const auto& text = std::get<std::string>(value);
  if (chooses || text.empty() || is_isolated(text)) return icu::Formattable(to_utf16(text));
  return icu::Formattable(to_utf16("\u2068" + text + "\u2069"));
}

/// Fills a message that holds nothing but text and `{name}`, as most do; nothing when it holds more.
std::optional<std::string> fill_simple(std::string_view message, const Language& language, const Arguments& arguments) {
  if (message.find('\'') != std::string_view::npos) return std::nullopt;
  std::string filled;
  while (true) {
    const std::size_t brace = message.find_first_of("{}");
    filled += message.substr(0, brace);
    if (brace == std::string_view::npos) return filled;
    const std::size_t end = message.find('}', brace);
    if (message[brace] != '{' || end == std::string_view::npos) return std::nullopt;
    const std::string_view name = message.substr(brace + 1, end - brace - 1);
    const auto given =
        std::find_if(arguments.begin(), arguments.end(), [&](const auto& argument) { return argument.first == name; });
    if (given == arguments.end()) return std::nullopt; // said in words by the whole way
    if (const auto* text = std::get_if<std::string>(&given->second))
      filled += text->empty() || is_isolated(*text) ? *text : "\u2068" + *text + "\u2069";
    else if (const auto* whole = std::get_if<std::int64_t>(&given->second))
      filled += number(static_cast<double>(*whole), language);
    else
      return std::nullopt;
    message.remove_prefix(end + 1);
  }
}

} // namespace

Result<std::vector<std::string>> arguments_of(const std::string& message) {
  const auto arguments = parse_arguments(to_utf16(message));
  if (!arguments) return tl::unexpected(arguments.error());
  std::vector<std::string> names;
  for (const MessageArgument& argument : *arguments)
    names.push_back(argument.type.empty() ? argument.name : argument.name + ", " + argument.type);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<std::string> format_message(const std::string& message, const Language& language, const Arguments& arguments) {
  // Most messages are plain, and a page has hundreds.
  if (message.find_first_of("{}'") == std::string::npos) return message;
  if (auto filled = fill_simple(message, language, arguments)) return std::move(*filled);
  const icu::UnicodeString pattern = to_utf16(message);
  const auto wanted = parse_arguments(pattern);
  if (!wanted) return tl::unexpected(wanted.error());

  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, value] : arguments) {
    const std::string& given = name;
    const bool chooses = std::any_of(wanted->begin(), wanted->end(), [&given](const MessageArgument& argument) {
      return argument.name == given && argument.type == "select";
    });
    names.push_back(to_utf16(name));
    values.push_back(to_formattable(value, chooses));
  }
  for (const MessageArgument& argument : *wanted)
    if (std::find(names.begin(), names.end(), to_utf16(argument.name)) == names.end())
      return fail(ErrorKind::Undecodable, fmt::format("the value for {{{}}} is missing", argument.name));

  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  const icu::MessageFormat format(pattern, icu_locale(language), place, status);
  icu::UnicodeString formatted;
  if (U_SUCCESS(status))
    format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), formatted, status);
  if (U_FAILURE(status))
    return fail(ErrorKind::Undecodable,
                fmt::format("this ICU message cannot be formatted ({}): {}", u_errorName(status), message));
  return to_utf8(formatted);
}

} // namespace kiosk::locale
