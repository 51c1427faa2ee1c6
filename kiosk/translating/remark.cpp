// Remarks for people and for programs.
#include "kiosk/translating/check.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

namespace kiosk::translating {

void print(const std::vector<Remark>& remarks, Tongue tongue, std::ostream& stream) {
  const bool is_german = tongue == Tongue::German;
  for (const Remark& remark : remarks) {
    const bool is_error = remark.level == Level::Error;
    const char* const level = is_german ? (is_error ? "Fehler" : "Hinweis") : (is_error ? "error" : "hint");
    stream << fmt::format("{}:{}:{}: {}: {} [{}{}{}]\n", remark.file, remark.line, remark.column, level,
                          is_german ? remark.german : remark.english, remark.code, remark.key.empty() ? "" : ", ",
                          remark.key);
  }
}

std::string to_json(const std::vector<Remark>& remarks) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Remark& remark : remarks)
    all.push_back({{"level", remark.level == Level::Error ? "error" : "hint"},
                   {"code", remark.code},
                   {"file", remark.file},
                   {"line", remark.line},
                   {"column", remark.column},
                   {"key", remark.key},
                   {"de", remark.german},
                   {"en", remark.english}});
  return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

bool has_errors(const std::vector<Remark>& remarks) {
  return std::any_of(remarks.begin(), remarks.end(), [](const Remark& remark) { return remark.level == Level::Error; });
}

} // namespace kiosk::translating
