// Reads content/po/<tag>.po: which translation is whose work, and whether its German still stands.
#include "kiosk/authoring/origin_rules.h"
#include "kiosk/authoring/translation_rules.h"
#include "kiosk/base/moment.h"
#include "kiosk/locale/po_file.h"
#include "kiosk/pack/words.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <memory>

namespace kiosk::authoring {
namespace {

using UnitsByKey = std::map<std::string, const Unit*, std::less<>>;

/// Whether the German is the one that was translated; the one it was translated from.
std::string read_state(const locale::PoUnit& po, const Unit& unit, Translation& translation) {
  const std::string& source = po.fuzzy && !po.previous_source.empty() ? po.previous_source : po.source;
  const bool is_outdated = po.fuzzy || po.source != unit.german;
  translation.state = is_outdated ? pack::TextState::Outdated : pack::TextState::Current;
  translation.german_hash = fingerprint(source);
  return source;
}

/// An older text may link to what no longer exists; a current one has the German's links.
bool leads_to_nothing(const Content& content, const Unit& unit, std::string_view message) {
  if (!unit.is_markdown) return false;
  const auto links = links_in(message);
  return std::any_of(links.begin(), links.end(), [&](const std::string& link) {
    return std::none_of(content.references.begin(), content.references.end(), [&](const Reference& reference) {
      return reference.kind == Reference::Kind::Address && reference.id == link;
    });
  });
}

void take_unit(const locale::PoUnit& po, const Language& language, const SourceLine& at, const UnitsByKey& units,
               Content& content, Findings& findings) {
  const auto found = units.find(po.key);
  if (found == units.end()) {
    findings.warning(at, fmt::format("there is no text \"{}\" any more; take the translation out", po.key));
    return;
  }
  if (po.translation.empty()) return;
  Translation translation;
  translation.key = po.key;
  translation.at = at;
  translation.language = language;
  translation.message = po.translation;
  read_origin(po, at, translation, findings);
  const std::string source = read_state(po, *found->second, translation);
  for (std::string& fault :
       faults_of_translation(source, po.translation, found->second->is_markdown, is_short_form(language)))
    findings.error(at, fmt::format("{}: {}", po.key, fault));
  if (translation.state == pack::TextState::Outdated && leads_to_nothing(content, *found->second, po.translation)) {
    findings.warning(
        at, fmt::format("{}: the outdated translation links to what no longer exists and is left out", po.key));
    return;
  }
  content.translations.push_back(std::move(translation));
}

void load_language(const Language& language, const UnitsByKey& units, Content& content,
                   const std::filesystem::path& folder, const std::string& file, Findings& findings) {
  std::error_code error;
  if (!std::filesystem::exists(folder / file, error)) {
    findings.warning({file, 1}, fmt::format("there is no translation file for the language \"{}\"", language.tag));
    return;
  }
  const auto read = locale::read_po(folder / file);
  if (!read) {
    findings.error({file, line_in(read.error().where)}, read.error().detail);
    return;
  }
  for (const locale::PoUnit& po : *read)
    take_unit(po, language, {file, po.line}, units, content, findings);
}

} // namespace

void read_origin(const locale::PoUnit& po, const SourceLine& at, Translation& translation, Findings& findings) {
  const auto origin = pack::from_word<pack::Origin>(po.origin.origin);
  if (!origin) {
    findings.error(at, fmt::format("the origin \"{}\" must be one of: human, machine, machine-reviewed, official",
                                   po.origin.origin));
    return;
  }
  const bool needs_hash = *origin == pack::Origin::Machine || *origin == pack::Origin::MachineReviewed;
  if (needs_hash && po.origin.hash.empty()) {
    findings.error(at, fmt::format("origin={} needs the machine's hash: hash={}", po.origin.origin,
                                   fingerprint(po.translation, locale::origin_hash_digits)));
    return;
  }
  if (!po.origin.on.empty() && !parse_date(po.origin.on))
    findings.error(at, fmt::format("on={} is not a date such as 2026-11-22", po.origin.on));
  translation.made_on = po.origin.on;
  translation.approved_by = po.origin.approved_by;
  const bool was_changed =
      !po.origin.hash.empty() && po.origin.hash != fingerprint(po.translation, locale::origin_hash_digits);
  translation.origin = was_changed ? pack::Origin::Human : *origin;
  if (translation.origin == pack::Origin::Machine && !translation.approved_by.empty())
    translation.origin = pack::Origin::MachineReviewed;
}

int line_in(const std::string& where) {
  int line = 1;
  const std::size_t colon = where.rfind(':');
  if (colon != std::string::npos) std::from_chars(where.data() + colon + 1, where.data() + where.size(), line);
  return std::max(line, 1);
}

void load_translation_file(Content& content, const std::filesystem::path& folder, const Language& language,
                           const std::string& file, Findings& findings) {
  UnitsByKey units;
  for (const Unit& unit : content.units)
    units[unit.key] = &unit;
  load_language(language, units, content, folder, file, findings);
}

void load_translations(Content& content, const std::filesystem::path& folder, Findings& findings) {
  UnitsByKey units;
  for (const Unit& unit : content.units)
    units[unit.key] = &unit;
  for (const Language& language : content.about.languages)
    if (!language.is_german())
      load_language(language, units, content, folder, fmt::format("po/{}.po", language.tag), findings);

  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "po", error)) {
    const Language language{entry.path().stem().string()};
    const auto& all = content.about.languages;
    if (entry.path().extension() == ".po" && std::find(all.begin(), all.end(), language) == all.end())
      findings.warning({"po/" + entry.path().filename().string(), 1},
                       "this language does not stand in pack.toml; the file is left out");
  }
}

} // namespace kiosk::authoring
