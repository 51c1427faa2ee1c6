// JSON lines: what requests, answers and status share. Internal to this folder's sources.
#pragma once

#include "kiosk/base/moment.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::install {

template <class... F> struct Overloaded : F... { using F::operator()...; };
template <class... F> Overloaded(F...) -> Overloaded<F...>;

/// One line of ASCII; bytes that are no UTF-8 are replaced.
template <class Json> std::string line_of(const Json& json) {
  return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

[[nodiscard]] bool is_utf8(const std::string& text);
[[nodiscard]] std::string hex_of(const std::string& bytes);
/// A path survives its line with every byte: as text, or as `{"hex": "2f6d..."}` where it is no UTF-8.
template <class Json> Json path_json(const std::filesystem::path& path) {
  if (is_utf8(path.native())) return Json(path.native());
  return Json{{"hex", hex_of(path.native())}};
}
/// Empty for a day that is none.
[[nodiscard]] std::string day_text(Date day);

/// Reads fields leniently: what is missing or of another type is empty. Requests are checked afterwards.
class Fields {
public:
  explicit Fields(std::string_view line);
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool has_text(const char* key) const;
  [[nodiscard]] std::string text(const char* key) const;
  [[nodiscard]] bool flag(const char* key) const;
  [[nodiscard]] std::int64_t number(const char* key) const;
  [[nodiscard]] std::uint64_t count(const char* key) const; ///< no number below zero
  [[nodiscard]] Date day(const char* key) const;
  /// As path_json() makes it; empty for anything else.
  [[nodiscard]] std::filesystem::path path(const char* key) const;
  [[nodiscard]] Fields object(const char* key) const;
  [[nodiscard]] bool has_list(const char* key) const;
  /// The elements of a list; none for anything else.
  [[nodiscard]] std::vector<Fields> list(const char* key) const;
  [[nodiscard]] std::vector<std::string> texts(const char* key) const;
  [[nodiscard]] std::vector<std::filesystem::path> paths(const char* key) const;

private:
  struct Parsed;
  explicit Fields(std::shared_ptr<const Parsed> parsed) : parsed_(std::move(parsed)) {}
  std::shared_ptr<const Parsed> parsed_;
};

} // namespace kiosk::install
