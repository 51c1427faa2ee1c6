#include "kiosk/authoring/inspect.h"

#include "kiosk/authoring/remarks.h"
#include "kiosk/compare/differences.h"
#include "kiosk/compare/things.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/open_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <ostream>

namespace kiosk::authoring {
namespace {

using nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::size_t told_max = 20;

int refused(const Error& error, Shape shape, std::ostream& out, std::ostream& err) {
  err << (error.code.empty() ? "elternkiosk-pack: " + error.sentence() : container::log_line(error)) << "\n";
  if (shape == Shape::Json)
    out << ordered_json{{"good", false},
                        {"code", error.code},
                        {"detail", error.detail},
                        {"staff", container::staff_sentence(error, container::StaffLanguage::German)}}
               .dump(2, ' ', false, ordered_json::error_handler_t::replace)
        << "\n";
  return exit_refused;
}

std::string dumped(const ordered_json& json) {
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<install::OpenedPack> open(const fs::path& file, const fs::path& trust_at) {
  install::OpenRules rules;
  rules.drafts = install::Drafts::Allowed;
  rules.policy.schema = install::schema_hash();
  if (!trust_at.empty()) {
    auto trust = container::Trust::load(trust_at);
    if (!trust) return tl::unexpected(trust.error());
    rules.trust = std::move(*trust);
  }
  return install::open_pack_file(file, rules);
}

ordered_json coverage_json(const pack::Pack& pack) {
  ordered_json all = ordered_json::array();
  for (const Language& language : pack.about().languages) {
    const pack::Coverage coverage = pack.coverage(language);
    all.push_back({{"language", language.tag},
                   {"texts", coverage.units},
                   {"current", coverage.current},
                   {"outdated", coverage.outdated},
                   {"missing", coverage.units - coverage.current - coverage.outdated},
                   {"machine", coverage.machine},
                   {"reviewed", coverage.reviewed}});
  }
  return all;
}

void print_coverage(const pack::Pack& pack, std::ostream& out) {
  for (const Language& language : pack.about().languages) {
    const pack::Coverage coverage = pack.coverage(language);
    if (language.is_german())
      out << fmt::format("  {:8} {} Texte\n", language.tag, coverage.units);
    else
      out << fmt::format("  {:8} {} von {} aktuell ({} davon nur maschinell), {} veraltet, {} fehlen\n", language.tag,
                         coverage.current, coverage.units, coverage.machine, coverage.outdated,
                         coverage.units - coverage.current - coverage.outdated);
  }
}

/// What stands behind the pack: nobody, or whose key.
std::string signature_of(const install::OpenedPack& opened) {
  if (!opened.manifest) return "Datenbank ohne Unterschrift";
  if (!opened.is_signed) return "Entwurf ohne Unterschrift";
  const std::string test = opened.manifest->test ? ", nur zum Ausprobieren" : "";
  return fmt::format("unterschrieben mit dem Schlüssel {}{} ({})", opened.manifest->key_id, test,
                     opened.signer ? "geprüft" : "hier nicht geprüft: --trust nennt die Schlüssel");
}

void print_remarks(const std::vector<Remark>& remarks, std::ostream& out) {
  for (const auto& entry : remark_kinds()) {
    const std::string& kind = entry.first;
    const auto count =
        std::count_if(remarks.begin(), remarks.end(), [&](const Remark& one) { return one.kind == kind; });
    if (count == 0) continue;
    out << fmt::format("\n{} ({})\n", entry.second, count);
    std::size_t told = 0;
    for (const Remark& remark : remarks)
      if (remark.kind == kind && told++ < told_max) out << fmt::format("  {}: {}\n", remark.where, remark.sentence);
    if (told > told_max) out << fmt::format("  ... und {} weitere (alle mit --json)\n", told - told_max);
  }
}

ordered_json remarks_json(const std::vector<Remark>& remarks) {
  ordered_json all = ordered_json::array();
  for (const Remark& remark : remarks)
    all.push_back({{"kind", remark.kind}, {"where", remark.where}, {"sentence", remark.sentence}});
  return all;
}

ordered_json about_json(const install::OpenedPack& opened) {
  const pack::About& about = opened.pack.about();
  ordered_json json{{"pack_id", about.id},
                    {"name", about.name},
                    {"scope", about.scope},
                    {"epoch", about.epoch},
                    {"seq", about.seq},
                    {"as_of", to_string(about.as_of)},
                    {"created", to_string(about.created)},
                    {"expires", to_string(about.expires)},
                    {"kind", opened.manifest ? "container" : "database"},
                    {"signed", opened.is_signed},
                    {"verified", opened.signer.has_value()},
                    {"file_bytes", opened.file_bytes},
                    {"database_bytes", opened.database_bytes},
                    {"counts", install::counts_of(opened.pack)},
                    {"languages", coverage_json(opened.pack)}};
  if (opened.manifest) json["manifest"] = ordered_json::parse(container::to_json(*opened.manifest), nullptr, false);
  return json;
}

using compare::ChangedThing;
using compare::Differences;

std::vector<std::string> lines_of(const std::vector<compare::NamedThing>& things) {
  std::vector<std::string> lines;
  for (const compare::NamedThing& thing : things)
    lines.push_back(fmt::format("{}: {}", thing.id, thing.name));
  return lines;
}

std::vector<std::string> lines_of(const std::vector<compare::ChangedPart>& parts) {
  std::vector<std::string> lines;
  for (const compare::ChangedPart& part : parts)
    lines.push_back(part.words);
  return lines;
}

ordered_json to_json(const Differences& found) {
  ordered_json kinds = ordered_json::object(), languages = ordered_json::object();
  for (const auto& [kind, differences] : found.kinds) {
    ordered_json changed = ordered_json::array();
    for (const ChangedThing& thing : differences.changed)
      changed.push_back({{"id", thing.id}, {"name", thing.name}, {"what", thing.what}});
    kinds[kind] = {{"new", lines_of(differences.added)}, {"gone", lines_of(differences.removed)}, {"changed", changed}};
  }
  for (const auto& [tag, counts] : found.languages)
    languages[tag] = {{"new", counts.added},
                      {"gone", counts.removed},
                      {"changed", counts.changed},
                      {"from_machine_to_person", counts.from_machine_to_person}};
  return {{"same", found.empty()},
          {"kinds", kinds},
          {"languages", languages},
          {"languages_new", found.languages_added},
          {"languages_gone", found.languages_removed},
          {"dates", lines_of(found.dates)},
          {"amounts", lines_of(found.amounts)}};
}

void print_list(std::string_view heading, const std::vector<std::string>& lines, std::ostream& out) {
  if (lines.empty()) return;
  out << fmt::format("{} ({})\n", heading, lines.size());
  for (const std::string& line : lines)
    out << "  " << line << "\n";
}

void print(const Differences& found, std::ostream& out) {
  if (found.empty()) out << "Beide Inhalte sagen dasselbe.\n";
  for (const auto& [kind, differences] : found.kinds) {
    const std::string_view name = compare::german_of_kind(kind);
    print_list(fmt::format("{}: neu", name), lines_of(differences.added), out);
    print_list(fmt::format("{}: nicht mehr dabei", name), lines_of(differences.removed), out);
    if (differences.changed.empty()) continue;
    out << fmt::format("{}: geändert ({})\n", name, differences.changed.size());
    for (const ChangedThing& thing : differences.changed)
      out << fmt::format("  {} ({}): {}\n", thing.name, thing.id, fmt::join(thing.what, "; "));
  }
  print_list("Tage", lines_of(found.dates), out);
  print_list("Beträge", lines_of(found.amounts), out);
  print_list("Neue Sprachen", found.languages_added, out);
  print_list("Sprachen nicht mehr dabei", found.languages_removed, out);
  for (const auto& [tag, counts] : found.languages)
    out << fmt::format("Übersetzungen {}: {} neu, {} geändert, {} nicht mehr dabei, {} jetzt von Menschen geprüft\n",
                       tag, counts.added, counts.changed, counts.removed, counts.from_machine_to_person);
}

} // namespace

int check_pack(const CheckOptions& options, std::ostream& out, std::ostream& err) {
  std::optional<ProgressLine> line(std::in_place, options.progress, err);
  const auto refuse = [&](Error error) {
    line.reset();
    if (error.where.empty()) error.where = options.pack.string();
    return refused(error, options.shape, out, err);
  };
  line->stage("reading");
  const auto opened = open(options.pack, options.trust);
  if (!opened) return refuse(opened.error());
  line->stage("looking into every text and picture");
  const auto looked =
      install::validate(opened->pack, {}, [&](std::int64_t done, std::int64_t of) { line->advance(done, of); });
  if (!looked) return refuse(looked.error());
  const auto remarks = remarks_on(opened->pack, options.today);
  if (!remarks) return refuse(remarks.error());
  line.reset();
  if (options.shape == Shape::Json) {
    ordered_json json = about_json(*opened);
    json["good"] = true;
    json["today"] = to_string(options.today);
    json["remarks"] = remarks_json(*remarks);
    out << dumped(json);
    return exit_done;
  }
  out << fmt::format("{}: ein Bildschirm kann diesen Inhalt lesen.\n{}\n", options.pack.string(),
                     signature_of(*opened));
  out << "\nSprachen\n";
  print_coverage(opened->pack, out);
  print_remarks(*remarks, out);
  return exit_done;
}

int show_pack(const fs::path& pack, Shape shape, std::ostream& out, std::ostream& err) {
  const auto opened = open(pack, {});
  if (!opened) return refused(opened.error(), shape, out, err);
  if (shape == Shape::Json) {
    out << dumped(about_json(*opened));
    return exit_done;
  }
  const pack::About& about = opened->pack.about();
  out << fmt::format("{} ({})\nfür {}, Nummer {}-{}, vom {}, gültig bis {}\n{}\n", about.name, about.id, about.scope,
                     about.epoch, about.seq, to_string(about.created), to_string(about.expires), signature_of(*opened));
  if (opened->manifest && !opened->manifest->allows.empty())
    out << fmt::format("enthält trotzdem: {}\n", fmt::join(opened->manifest->allows, ", "));
  if (opened->manifest && !opened->manifest->notes.empty()) out << "Hinweis: " << opened->manifest->notes << "\n";
  out << fmt::format("{} Bytes, davon {} Datenbank\n\nAnzahl\n", opened->file_bytes, opened->database_bytes);
  for (const auto& [kind, count] : install::counts_of(opened->pack))
    out << fmt::format("  {:14} {}\n", kind, count);
  out << "\nSprachen\n";
  print_coverage(opened->pack, out);
  return exit_done;
}

int diff_packs(const fs::path& before, const fs::path& after, Shape shape, std::ostream& out, std::ostream& err) {
  const auto old_pack = open(before, {});
  if (!old_pack) return refused(old_pack.error(), shape, out, err);
  const auto new_pack = open(after, {});
  if (!new_pack) return refused(new_pack.error(), shape, out, err);
  const auto found = compare::differences(old_pack->pack, new_pack->pack);
  if (!found) return refused(found.error(), shape, out, err);
  if (shape == Shape::Json)
    out << dumped(to_json(*found));
  else
    print(*found, out);
  return exit_done;
}

} // namespace kiosk::authoring
