// Reads locales/<tag>.po for a pack that brings newer translations of the kiosk's own words.
//
// A kiosk shows them when their file was worked on later than its own: hence no file without that date.
#include "kiosk/authoring/origin_rules.h"
#include "kiosk/authoring/text_rules.h"
#include "kiosk/base/files.h"
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/language_names.h"
#include "kiosk/locale/po_revision.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::authoring {
namespace {

namespace fs = std::filesystem;

/// Why a kiosk could not show a message; empty when it can.
std::vector<std::string> faults_of(const locale::PoUnit& po) {
  std::vector<std::string> faults = faults_of_string(po.translation);
  if (!faults.empty()) return faults;
  const auto german = locale::arguments_of(po.source), own = locale::arguments_of(po.translation);
  if (!own) return {"this is not an ICU message: " + own.error().detail};
  if (!german || *german != *own) return {"its {arguments} are not those of the German text"};
  return {};
}

class InterfaceLoading {
public:
  InterfaceLoading(Content& content, const fs::path& folder, Findings& findings)
      : content_(content), folder_(folder), findings_(findings) {}

  void load(const locale::LanguageName& name) {
    const std::string file = name.language.tag + ".po";
    const std::string shown = folder_.filename().string() + "/" + file;
    const auto units = locale::read_po(folder_ / file);
    if (!units) {
      findings_.error({shown, line_in(units.error().where)}, units.error().detail);
      return;
    }
    const std::string revised = locale::revision_in(read_file(folder_ / file).value_or(std::string()));
    if (revised.empty()) {
      findings_.error({shown, 1}, "the header must say when it was last worked on: \"PO-Revision-Date: "
                                  "2026-11-22 12:00+0100\\n\"");
      return;
    }
    content_.interface_languages.push_back({name.language, name.own, name.german, revised});
    for (const locale::PoUnit& po : *units)
      if (!po.translation.empty() && !po.fuzzy) take(po, name.language, {shown, po.line});
  }

private:
  void take(const locale::PoUnit& po, const Language& language, const SourceLine& at) {
    for (const std::string& fault : faults_of(po))
      findings_.error(at, fmt::format("{}: {}", po.key, fault));
    InterfaceText text;
    text.german = po.source;
    text.translation.key = po.key;
    text.translation.language = language;
    text.translation.message = po.translation;
    text.translation.at = at;
    read_origin(po, at, text.translation, findings_);
    content_.interface_texts.push_back(std::move(text));
  }

  Content& content_;
  const fs::path& folder_;
  Findings& findings_;
};

} // namespace

void load_interface(Content& content, const fs::path& given, Findings& findings) {
  fs::path folder = given.lexically_normal();
  if (folder.filename().empty()) folder = folder.parent_path();
  const auto names = locale::read_language_names(folder / "languages.toml");
  if (!names) {
    findings.error({folder.filename().string() + "/languages.toml", line_in(names.error().where)},
                   names.error().detail);
    return;
  }
  InterfaceLoading loading(content, folder, findings);
  const auto& languages = content.about.languages;
  std::error_code error;
  for (const locale::LanguageName& name : *names) {
    const bool is_ours = std::find(languages.begin(), languages.end(), name.language) != languages.end();
    if (is_ours && !name.language.is_german() && fs::exists(folder / (name.language.tag + ".po"), error))
      loading.load(name);
  }
}

} // namespace kiosk::authoring
