#include "kiosk/authoring/source.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <toml++/toml.h>

namespace kiosk::authoring {
namespace {

constexpr std::uintmax_t source_bytes_max = std::uintmax_t{1024} * 1024;

int line_of(const toml::source_position& position) { return std::max(1, static_cast<int>(position.line)); }

Date date_from(const toml::date& date) {
  return Date{std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
}

/// Turns toml++'s tree into ours.
class Conversion {
public:
  explicit Conversion(std::string_view bytes) {
    std::size_t begin = 0;
    while (begin <= bytes.size()) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      lines_.push_back(bytes.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  Value convert(const toml::node& node) const {
    Value value;
    value.line = line_of(node.source().begin);
    value.text_line = value.line;
    if (const auto* text = node.as_string()) {
      value.kind = Value::Kind::Text;
      value.text = text->get();
      if (opens_with_new_line(node.source().begin)) ++value.text_line;
    } else if (const auto* integer = node.as_integer()) {
      value.kind = Value::Kind::Integer;
      value.integer = integer->get();
      value.real = static_cast<double>(value.integer);
    } else if (const auto* real = node.as_floating_point()) {
      value.kind = Value::Kind::Real;
      value.real = real->get();
    } else if (const auto* flag = node.as_boolean()) {
      value.kind = Value::Kind::Flag;
      value.flag = flag->get();
    } else if (const auto* date = node.as_date()) {
      value.kind = Value::Kind::Date;
      value.date = date_from(date->get());
    } else if (const auto* time = node.as_date_time()) {
      convert_time(time->get(), value);
    } else if (const auto* list = node.as_array()) {
      value.kind = Value::Kind::List;
      for (const toml::node& item : *list)
        value.items.push_back(convert(item));
    } else if (const auto* table = node.as_table()) {
      convert_table(*table, value);
    }
    return value;
  }

private:
  /// A time with an offset stays Other: content knows wall-clock time only.
  static void convert_time(const toml::date_time& written, Value& value) {
    if (written.offset) return;
    value.kind = Value::Kind::LocalTime;
    value.local_time = at_midnight(date_from(written.date)) + std::chrono::hours{written.time.hour} +
                       std::chrono::minutes{written.time.minute} + std::chrono::seconds{written.time.second};
  }

  void convert_table(const toml::table& table, Value& value) const {
    value.kind = Value::Kind::Table;
    for (const auto& [key, node] : table) {
      Member member;
      member.name = std::string(key.str());
      member.line = line_of(key.source().begin);
      member.value = convert(node);
      value.members.push_back(std::move(member));
    }
    std::stable_sort(value.members.begin(), value.members.end(),
                     [](const Member& a, const Member& b) { return a.line < b.line; });
  }

  bool opens_with_new_line(const toml::source_position& begin) const {
    if (begin.line == 0 || begin.line > lines_.size() || begin.column == 0) return false;
    // Columns count characters, not bytes: look for the last opening on the line instead.
    const std::string_view line = lines_[begin.line - 1];
    const std::size_t last = line.find_last_not_of(" \t\r");
    if (last == std::string_view::npos || last < 2) return false;
    const std::string_view end = line.substr(last - 2, 3);
    return (end == "\"\"\"" || end == "'''") && line.find(end) == last - 2;
  }

  std::vector<std::string_view> lines_;
};

} // namespace

const Member* Value::find(std::string_view name) const {
  const auto it =
      std::find_if(members.begin(), members.end(), [&](const Member& member) { return member.name == name; });
  return it == members.end() ? nullptr : &*it;
}

std::optional<Value> read_toml(const std::filesystem::path& folder, const std::string& file, Findings& findings) {
  const auto bytes = read_file(folder / file, source_bytes_max);
  if (!bytes) {
    findings.error({file, 1}, bytes.error().detail);
    return std::nullopt;
  }
  try { // toml++ throws; nothing leaves this folder
    const toml::table table = toml::parse(*bytes);
    return Conversion(*bytes).convert(table);
  } catch (const toml::parse_error& error) {
    findings.error({file, line_of(error.source().begin)}, "this is not TOML: " + std::string(error.description()));
    return std::nullopt;
  }
}

std::vector<std::string> toml_names(const std::filesystem::path& folder, const std::string& below) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder / below, error))
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

} // namespace kiosk::authoring
