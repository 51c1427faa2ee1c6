// JSON as we accept it from a pack: nothing in it may be read in two ways. Internal to this folder.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kiosk::container {

/// A value; numbers are whole. Members stand as they were written.
struct Json {
  using List = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;
  std::variant<std::nullptr_t, bool, std::int64_t, std::string, List, Object> value = nullptr;

  template <typename T> [[nodiscard]] const T* get() const { return std::get_if<T>(&value); }
  /// The member of an object; null when there is none or this is no object.
  [[nodiscard]] const Json* member(std::string_view name) const;
};

/// Parses at most 64 KiB of valid UTF-8 without a byte-order mark, at most 8 deep, without a key twice,
/// a number with a point or exponent, or anything behind it. Fails with ManifestJson.
[[nodiscard]] Result<Json> parse_strict_json(std::string_view text);

/// A string with its quotation marks, as JSON.
[[nodiscard]] std::string json_string(std::string_view text);

} // namespace kiosk::container
