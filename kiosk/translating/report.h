// How far each language is, for an office: counts as text, JSON, and a page to print.
#pragma once

#include "kiosk/locale/po_document.h"

#include <string>
#include <vector>

namespace kiosk::translating {

/// The texts of one file, each counted once.
struct Counts {
  int all = 0;
  int human = 0;    ///< a person wrote it, or an office gave it
  int reviewed = 0; ///< a machine wrote it and a person approved it
  int machine = 0;  ///< a machine wrote it
  int outdated = 0; ///< its German changed
  int missing = 0;

  [[nodiscard]] int current() const { return human + reviewed + machine; }
};

[[nodiscard]] Counts count(const locale::PoDocument& pot, const locale::PoDocument& language);

/// One language's row: its file of the kiosk's own words and of the content. A file that is not there counts as
/// missing.
struct Row {
  std::string tag, german_name;
  Counts interface, content;
};

[[nodiscard]] std::string report_text(const std::vector<Row>& rows);
[[nodiscard]] std::string report_json(const std::vector<Row>& rows);
/// A page without anything from elsewhere; `day` as it is to be read.
[[nodiscard]] std::string report_html(const std::vector<Row>& rows, const std::string& day);

} // namespace kiosk::translating
