#include "kiosk/authoring/findings.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace kiosk::authoring {
namespace {

constexpr std::size_t printed_max = 50;

void print_list(std::ostream& stream, std::vector<Finding> findings, const std::string& folder, std::string_view mark) {
  std::sort(findings.begin(), findings.end());
  findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
  for (std::size_t i = 0; i < std::min(findings.size(), printed_max); ++i) {
    const Finding& finding = findings[i];
    stream << fmt::format("{}/{}:{}: {}{}\n", folder, finding.at.file, finding.at.line, mark, finding.sentence);
  }
  if (findings.size() > printed_max) stream << fmt::format("... and {} more\n", findings.size() - printed_max);
}

} // namespace

void Findings::be_strict() {
  errors_.insert(errors_.end(), warnings_.begin(), warnings_.end());
  warnings_.clear();
}

void Findings::print(std::ostream& stream, const std::string& folder) const {
  print_list(stream, warnings_, folder, "warning: ");
  print_list(stream, errors_, folder, "");
}

} // namespace kiosk::authoring
