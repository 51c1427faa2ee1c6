#include "kiosk/container/strict_json.h"

#include "kiosk/container/archive.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>

namespace kiosk::container {
namespace {

constexpr std::size_t depth_max = 8;

/// Takes nlohmann's events and stops at the first that we do not accept.
class Builder {
public:
  using Plain = nlohmann::json;

  bool null() { return put(Json{nullptr}); }
  bool boolean(bool value) { return put(Json{value}); }
  bool number_integer(Plain::number_integer_t value) { return put(Json{std::int64_t{value}}); }
  bool number_unsigned(Plain::number_unsigned_t value) {
    if (value > static_cast<Plain::number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      return stop("a number is too large");
    return put(Json{static_cast<std::int64_t>(value)});
  }
  bool number_float(Plain::number_float_t, const Plain::string_t&) { return stop("a number is not whole"); }
  bool string(Plain::string_t& value) { return put(Json{std::move(value)}); }
  bool binary(Plain::binary_t&) { return stop("there is no JSON"); }
  bool start_object(std::size_t) { return open(Json{Json::Object{}}); }
  bool start_array(std::size_t) { return open(Json{Json::List{}}); }
  bool key(Plain::string_t& name) {
    auto& members = std::get<Json::Object>(open_.back().value);
    const bool is_there =
        std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.first == name; });
    if (is_there) return stop("a key stands twice");
    members.emplace_back(name, Json{});
    return true;
  }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) {
    return stop(fmt::format("byte {} is not JSON", position));
  }

  [[nodiscard]] const std::string& fault() const { return fault_; }
  [[nodiscard]] Json take() { return std::move(root_); }

private:
  bool stop(std::string why) {
    if (fault_.empty()) fault_ = std::move(why);
    return false;
  }
  bool open(Json container) {
    if (open_.size() >= depth_max) return stop(fmt::format("it is nested more than {} deep", depth_max));
    open_.push_back(std::move(container));
    return true;
  }
  bool close() {
    Json done = std::move(open_.back());
    open_.pop_back();
    return put(std::move(done));
  }
  bool put(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return true;
    }
    if (auto* list = std::get_if<Json::List>(&open_.back().value))
      list->push_back(std::move(value));
    else
      std::get<Json::Object>(open_.back().value).back().second = std::move(value);
    return true;
  }

  Json root_;
  std::vector<Json> open_;
  std::string fault_;
};

} // namespace

const Json* Json::member(std::string_view name) const {
  const auto* object = get<Object>();
  if (object == nullptr) return nullptr;
  const auto found =
      std::find_if(object->begin(), object->end(), [&](const auto& member) { return member.first == name; });
  return found == object->end() ? nullptr : &found->second;
}

Result<Json> parse_strict_json(std::string_view text) {
  if (text.size() > head_bytes_max)
    return refuse(Refusal::ManifestJson, fmt::format("the JSON is longer than {} bytes", head_bytes_max));
  // nlohmann skips a byte-order mark; two parsers must not see two texts.
  if (text.substr(0, 3) == "\xef\xbb\xbf")
    return refuse(Refusal::ManifestJson, "the JSON begins with a byte-order mark");
  // And it takes a NUL for the end, whatever follows.
  if (text.find('\0') != std::string_view::npos) return refuse(Refusal::ManifestJson, "the JSON holds a NUL byte");
  Builder builder;
  bool is_good = false;
  try { // nothing throws for a text; memory may
    is_good = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  } catch (const std::exception& error) {
    return refuse(Refusal::ManifestJson, error.what());
  }
  if (!is_good || !builder.fault().empty())
    return refuse(Refusal::ManifestJson, "the JSON cannot be read: " + builder.fault());
  return builder.take();
}

std::string json_string(std::string_view text) {
  try {
    return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  } catch (const std::exception&) {
    return "\"\"";
  }
}

} // namespace kiosk::container
