// Everything that a program can see of a language's file, remark by remark.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/locale/po_document.h"
#include "kiosk/translating/name_rules.h"
#include "kiosk/translating/remark.h"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace kiosk::text {
class Engine;
}

namespace kiosk::translating {

/// What a file is compared with.
struct Yardstick {
  const locale::PoDocument* pot = nullptr; ///< its template
  bool is_content = false;                 ///< of the content and not of the kiosk's own words
  std::vector<std::string> german_names;   ///< words from letters that must stay where the German has them in „…“
  text::Engine* engine = nullptr;          ///< draws every text; null: not asked
  std::vector<StandingName> standing_names{}; ///< that each page must keep
};

/// Remarks by line; a file that cannot be read gives one. What is fuzzy or not translated is no fault: the kiosk shows
/// German there, and `report` counts it.
[[nodiscard]] std::vector<Remark> check_file(const std::filesystem::path& file, const Yardstick& yardstick);
/// The same for a translation alone, without a place.
[[nodiscard]] Faults check_text(const std::string& german, const std::string& translation, const Language& language,
                                bool is_content, bool is_markdown);

enum class Tongue { German, English };
/// `file:line:column: Fehler: sentence [code, key]`, one line each.
void print(const std::vector<Remark>& remarks, Tongue tongue, std::ostream& stream);
[[nodiscard]] std::string to_json(const std::vector<Remark>& remarks);
[[nodiscard]] bool has_errors(const std::vector<Remark>& remarks);

} // namespace kiosk::translating
