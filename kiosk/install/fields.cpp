#include "kiosk/install/fields.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kiosk::install {
namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path path_of(const Json& json) {
  std::string bytes;
  if (json.is_string()) {
    bytes = json.get<std::string>();
  } else if (const auto found = json.find("hex"); found != json.end() && found->is_string()) {
    const std::string hex = found->get<std::string>();
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
      unsigned byte = 0;
      const char* end = hex.data() + at + 2;
      if (std::from_chars(hex.data() + at, end, byte, 16).ptr != end) return {};
      bytes += static_cast<char>(byte);
    }
  }
  // No file has such a name, and the kernel would read another one.
  return bytes.find('\0') == std::string::npos ? std::filesystem::path(bytes) : std::filesystem::path{};
}

} // namespace

struct Fields::Parsed {
  Json json;
  [[nodiscard]] const Json* find(const char* key) const {
    const auto found = json.find(key);
    return found == json.end() ? nullptr : &*found;
  }
};

bool is_utf8(const std::string& text) {
  try { // nlohmann-json is the one who will judge it on the other side
    (void)Json(text).dump();
    return true;
  } catch (const Json::exception&) {
    return false;
  }
}

std::string hex_of(const std::string& bytes) {
  std::string hex;
  for (const char byte : bytes)
    hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return hex;
}

std::string day_text(Date day) { return day.ok() ? to_string(day) : std::string{}; }

Fields::Fields(std::string_view line) : parsed_(std::make_shared<Parsed>(Parsed{Json::parse(line, nullptr, false)})) {}

bool Fields::is_object() const { return parsed_->json.is_object(); }

bool Fields::has_text(const char* key) const {
  const Json* found = parsed_->find(key);
  return found != nullptr && found->is_string();
}

std::string Fields::text(const char* key) const {
  return has_text(key) ? parsed_->find(key)->get<std::string>() : std::string{};
}

bool Fields::flag(const char* key) const {
  const Json* found = parsed_->find(key);
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

std::int64_t Fields::number(const char* key) const {
  const Json* found = parsed_->find(key);
  return found != nullptr && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

std::uint64_t Fields::count(const char* key) const {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(number(key), 0));
}

Date Fields::day(const char* key) const { return parse_date(text(key)).value_or(Date{}); }

std::filesystem::path Fields::path(const char* key) const {
  const Json* found = parsed_->find(key);
  return found != nullptr ? path_of(*found) : std::filesystem::path{};
}

Fields Fields::object(const char* key) const {
  const Json* found = parsed_->find(key);
  return Fields(std::make_shared<Parsed>(Parsed{found != nullptr ? *found : Json{}}));
}

bool Fields::has_list(const char* key) const {
  const Json* found = parsed_->find(key);
  return found != nullptr && found->is_array();
}

std::vector<Fields> Fields::list(const char* key) const {
  std::vector<Fields> all;
  if (!has_list(key)) return all;
  for (const Json& one : *parsed_->find(key))
    all.push_back(Fields(std::make_shared<Parsed>(Parsed{one})));
  return all;
}

std::vector<std::string> Fields::texts(const char* key) const {
  std::vector<std::string> all;
  if (!has_list(key)) return all;
  for (const Json& one : *parsed_->find(key))
    if (one.is_string()) all.push_back(one.get<std::string>());
  return all;
}

std::vector<std::filesystem::path> Fields::paths(const char* key) const {
  std::vector<std::filesystem::path> all;
  if (!has_list(key)) return all;
  for (const Json& one : *parsed_->find(key))
    all.push_back(path_of(one));
  return all;
}

} // namespace kiosk::install
