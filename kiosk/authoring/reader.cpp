#include "kiosk/authoring/reader.h"

#include "kiosk/authoring/text_rules.h"
#include "kiosk/markup/markup.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace kiosk::authoring {
namespace {

using Kind = Value::Kind;

constexpr std::size_t text_bytes_max = std::size_t{64} * 1024;

/// How many letters must change to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

bool is_phone_number(std::string_view number) {
  const bool is_written_right = std::all_of(number.begin(), number.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '/' || c == '+' || c == '(' || c == ')';
  });
  return is_written_right && digits_of(number).size() >= 3;
}

std::string_view described(Kind kind) {
  switch (kind) {
  case Kind::Text:
    return "a text in quotation marks";
  case Kind::Integer:
    return "a whole number";
  case Kind::Real:
    return "a number";
  case Kind::Flag:
    return "true or false";
  case Kind::Date:
    return "a date such as 2026-11-24, without quotation marks";
  case Kind::LocalTime:
    return "a date with time such as 2026-11-24T14:30:00, without quotation marks";
  case Kind::List:
    return "a list in [ ]";
  case Kind::Table:
  case Kind::Other:
    break;
  }
  return "a table";
}

} // namespace

bool is_language_tag(std::string_view tag) {
  const std::size_t first = std::min(tag.find('-'), tag.size());
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return (first == 2 || first == 3) &&
         std::all_of(tag.begin(), tag.begin() + static_cast<std::ptrdiff_t>(first), is_letter) &&
         std::all_of(tag.begin(), tag.end(), [&](char c) { return is_letter(c) || c == '-'; }) && tag.back() != '-';
}

SourceLine Reader::at(std::string_view key) const {
  const Member* member = table_.find(key);
  return {file_, member == nullptr ? table_.line : member->line};
}

void Reader::refuse(std::string_view key, std::string sentence) { findings_.error(at(key), std::move(sentence)); }

const Value* Reader::take(std::string_view key, Kind kind, std::string_view words, Presence presence) {
  asked_.emplace_back(key);
  const Member* member = table_.find(key);
  if (member == nullptr) {
    if (presence == Presence::Required) refuse(key, fmt::format("\"{}\" is missing", key));
    return nullptr;
  }
  const Value& value = member->value;
  const bool fits = value.kind == kind || (kind == Kind::Real && value.kind == Kind::Integer);
  if (!fits) refuse(key, fmt::format("\"{}\" must be {}", key, words));
  return fits ? &value : nullptr;
}

void Reader::check_string(std::string_view text, const SourceLine& line) {
  for (std::string& fault : faults_of_string(text))
    findings_.error(line, std::move(fault));
  content_.strings.push_back({std::string(text), line});
}

std::string Reader::german(std::string_view key, Presence presence) {
  const Value* value = take(key, Kind::Text, described(Kind::Text), presence);
  if (value == nullptr) return {};
  if (value->text.empty()) refuse(key, fmt::format("\"{}\" is empty; leave it out when it is unknown", key));
  if (value->text.find('\n') != std::string::npos) refuse(key, fmt::format("\"{}\" must stand on one line", key));
  check_string(value->text, at(key));
  return value->text;
}

void Reader::add_unit(std::string key, std::string german, bool is_markdown, const SourceLine& line) {
  for (std::string& fault : faults_of_german(german))
    findings_.error(line, std::move(fault));
  if (german.size() > text_bytes_max) findings_.error(line, "the text is longer than 64 KiB");
  Unit unit;
  unit.key = std::move(key);
  unit.german = std::move(german);
  unit.is_markdown = is_markdown;
  unit.at = line;
  content_.units.push_back(std::move(unit));
}

pack::TextKey Reader::text(std::string_view key, Presence presence) {
  const Value* value = take(key, Kind::Text, described(Kind::Text), presence);
  if (value == nullptr) return {};
  const std::string& german = value->text;
  if (german.empty() || german.front() == ' ' || german.back() == ' ')
    refuse(key, fmt::format("\"{}\" is empty, or begins or ends with a blank", key));
  if (german.find('\n') != std::string::npos) refuse(key, fmt::format("\"{}\" must stand on one line", key));
  if (has_markdown(german)) refuse(key, fmt::format("\"{}\" is no Markdown text: no ** and no links here", key));
  pack::TextKey unit{fmt::format("{}/{}", owner_, key)};
  add_unit(unit.key, german, false, at(key));
  return unit;
}

std::vector<pack::TextBlock> Reader::markdown(std::string_view key) {
  std::vector<pack::TextBlock> blocks;
  const Value* value = take(key, Kind::Text, described(Kind::Text), Presence::Required);
  if (value == nullptr) return blocks;
  const auto parsed = markup::parse(value->text);
  if (!parsed) {
    int line = 1;
    const std::string& where = parsed.error().where;
    std::from_chars(where.data(), where.data() + where.size(), line);
    findings_.error({file_, value->text_line + line - 1}, parsed.error().detail);
    return blocks;
  }
  if (parsed->empty()) refuse(key, fmt::format("\"{}\" is empty", key));
  for (const markup::Block& source : *parsed) {
    pack::TextBlock block;
    const bool is_item = source.kind == markup::BlockKind::ListItem;
    block.kind = is_item ? pack::TextBlock::Kind::ListItem : pack::TextBlock::Kind::Paragraph;
    block.text.key = fmt::format("{}/{}/{}", owner_, key, blocks.size() + 1);
    const SourceLine line{file_, value->text_line + source.line - 1};
    add_unit(block.text.key, source.source, true, line);
    for (const markup::Span& span : source.spans)
      if (!span.link.empty()) content_.references.push_back({Reference::Kind::Address, span.link, line});
    blocks.push_back(std::move(block));
  }
  return blocks;
}

std::optional<int> Reader::optional_integer(std::string_view key, int least, int most) {
  const Value* value = take(key, Kind::Integer, described(Kind::Integer), Presence::Optional);
  if (value == nullptr) return std::nullopt;
  if (value->integer < least || value->integer > most)
    refuse(key, fmt::format("\"{}\" must be a number from {} to {}", key, least, most));
  return static_cast<int>(std::clamp<long long>(value->integer, least, most));
}

int Reader::integer(std::string_view key, int least, int most) {
  if (!has(key)) refuse(key, fmt::format("\"{}\" is missing", key));
  return optional_integer(key, least, most).value_or(least);
}

long long Reader::large_integer(std::string_view key) {
  const Value* value = take(key, Kind::Integer, described(Kind::Integer), Presence::Required);
  return value == nullptr ? 0 : value->integer;
}

double Reader::real(std::string_view key) {
  if (!has(key)) refuse(key, fmt::format("\"{}\" is missing", key));
  return optional_real(key).value_or(0);
}

std::optional<double> Reader::optional_real(std::string_view key) {
  const Value* value = take(key, Kind::Real, described(Kind::Real), Presence::Optional);
  return value == nullptr ? std::nullopt : std::optional<double>(value->real);
}

std::optional<bool> Reader::optional_flag(std::string_view key) {
  const Value* value = take(key, Kind::Flag, described(Kind::Flag), Presence::Optional);
  return value == nullptr ? std::nullopt : std::optional<bool>(value->flag);
}

std::optional<Date> Reader::optional_date(std::string_view key) {
  const Value* value = take(key, Kind::Date, described(Kind::Date), Presence::Optional);
  return value == nullptr ? std::nullopt : std::optional<Date>(value->date);
}

Date Reader::date(std::string_view key) {
  if (!has(key)) refuse(key, fmt::format("\"{}\" is missing", key));
  using namespace std::chrono_literals;
  return optional_date(key).value_or(Date{2000y, std::chrono::January, 1d});
}

std::optional<LocalTime> Reader::optional_local_time(std::string_view key) {
  const Value* value = take(key, Kind::LocalTime, described(Kind::LocalTime), Presence::Optional);
  return value == nullptr ? std::nullopt : std::optional<LocalTime>(value->local_time);
}

LocalTime Reader::local_time(std::string_view key) {
  if (!has(key)) refuse(key, fmt::format("\"{}\" is missing", key));
  return optional_local_time(key).value_or(LocalTime{});
}

std::vector<ListedString> Reader::list(std::string_view key, Presence presence) {
  std::vector<ListedString> strings;
  const Value* value = take(key, Kind::List, R"(a list such as ["a", "b"])", presence);
  if (value == nullptr) return strings;
  for (const Value& item : value->items) {
    const SourceLine line{file_, item.line};
    if (item.kind != Kind::Text || item.text.empty()) {
      findings_.error(line, fmt::format("\"{}\" must hold texts in quotation marks", key));
      continue;
    }
    check_string(item.text, line);
    const bool is_new = std::none_of(strings.begin(), strings.end(),
                                     [&](const ListedString& other) { return other.text == item.text; });
    if (!is_new) findings_.error(line, fmt::format("\"{}\" stands twice in \"{}\"", item.text, key));
    strings.push_back({item.text, line});
  }
  return strings;
}

std::vector<std::string> Reader::strings(std::string_view key, Presence presence) {
  std::vector<std::string> strings;
  for (ListedString& listed : list(key, presence))
    strings.push_back(std::move(listed.text));
  return strings;
}

std::vector<ExceptedDate> Reader::dates(std::string_view key) {
  std::vector<ExceptedDate> dates;
  const Value* value = take(key, Kind::List, "a list of dates such as [2026-12-22]", Presence::Optional);
  if (value == nullptr) return dates;
  for (const Value& item : value->items) {
    const SourceLine line{file_, item.line};
    if (item.kind == Kind::Date)
      dates.push_back({item.date, line});
    else
      findings_.error(line, fmt::format("\"{}\" must hold dates such as 2026-12-22", key));
  }
  return dates;
}

std::vector<Language> Reader::languages(std::string_view key, Presence presence) {
  std::vector<Language> languages;
  for (ListedString& listed : list(key, presence)) {
    if (!is_language_tag(listed.text))
      findings_.error(listed.at, fmt::format("\"{}\" is not a language tag such as \"de\" or \"uk\"", listed.text));
    languages.push_back(Language{std::move(listed.text)});
  }
  return languages;
}

std::vector<std::string> Reader::phones(std::string_view key) {
  std::vector<std::string> phones;
  for (ListedString& listed : list(key, Presence::Optional)) {
    if (!is_phone_number(listed.text))
      findings_.error(listed.at, fmt::format("\"{}\" is not a phone number: only digits in groups", listed.text));
    content_.listed_numbers.insert(digits_of(listed.text));
    phones.push_back(std::move(listed.text));
  }
  return phones;
}

std::string Reader::phone(std::string_view key) {
  std::string number = german(key, Presence::Optional);
  if (number.empty()) return number;
  if (!is_phone_number(number)) refuse(key, fmt::format("\"{}\" is not a phone number: only digits in groups", number));
  content_.listed_numbers.insert(digits_of(number));
  return number;
}

std::vector<std::string> Reader::references(std::string_view key, Reference::Kind kind, Presence presence) {
  std::vector<std::string> ids;
  for (ListedString& listed : list(key, presence)) {
    content_.references.push_back({kind, listed.text, listed.at});
    ids.push_back(std::move(listed.text));
  }
  return ids;
}

std::string Reader::reference(std::string_view key, Reference::Kind kind, Presence presence) {
  std::string id = german(key, presence);
  if (!id.empty()) content_.references.push_back({kind, id, at(key)});
  return id;
}

std::string Reader::one_of(std::string_view key, const std::vector<std::string_view>& words, Presence presence) {
  std::string word = german(key, presence);
  if (word.empty() || std::find(words.begin(), words.end(), word) != words.end()) return word;
  std::string all;
  for (const std::string_view allowed : words)
    all += fmt::format("{}{}", all.empty() ? "" : ", ", allowed);
  refuse(key, fmt::format("\"{}\" must be one of: {}", key, all));
  return {};
}

std::vector<Reader> Reader::tables(std::string_view key, std::string_view id_key) {
  std::vector<Reader> readers;
  const Value* value = take(key, Kind::List, fmt::format("written as [[{}]]", key), Presence::Optional);
  if (value == nullptr) return readers;
  for (const Value& item : value->items) {
    if (item.kind != Kind::Table) {
      refuse(key, fmt::format("\"{}\" must be written as [[{}]]", key, key));
      return {};
    }
    const Member* id = id_key.empty() ? nullptr : item.find(id_key);
    const std::string name = id == nullptr ? std::to_string(readers.size() + 1) : id->value.text;
    readers.emplace_back(item, file_, fmt::format("{}/{}/{}", owner_, key, name), content_, findings_);
  }
  return readers;
}

std::optional<Reader> Reader::table(std::string_view key) {
  const Value* value = take(key, Kind::Table, fmt::format("written as [{}]", key), Presence::Optional);
  if (value == nullptr) return std::nullopt;
  return std::optional<Reader>(std::in_place, *value, file_, fmt::format("{}/{}", owner_, key), content_, findings_);
}

void Reader::finish() {
  for (const Member& member : table_.members) {
    if (std::find(asked_.begin(), asked_.end(), member.name) != asked_.end()) continue;
    const auto nearest = std::min_element(asked_.begin(), asked_.end(), [&](const auto& a, const auto& b) {
      return distance(member.name, a) < distance(member.name, b);
    });
    const bool is_near = nearest != asked_.end() && distance(member.name, *nearest) <= 2;
    findings_.error({file_, member.line},
                    fmt::format("the key \"{}\" is unknown here{}", member.name,
                                is_near ? fmt::format("; did you mean \"{}\"?", *nearest) : std::string()));
  }
}

} // namespace kiosk::authoring
