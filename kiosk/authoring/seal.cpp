#include "kiosk/authoring/seal.h"

#include "kiosk/authoring/unfinished_file.h"
#include "kiosk/container/archive.h"
#include "kiosk/container/refusals.h"
#include "kiosk/container/sha256.h"
#include "kiosk/install/validate.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::authoring {
namespace {

using container::Manifest;

constexpr std::size_t named_max = 5;

/// "a, b, c and 4 more"
std::string some_of(const std::vector<std::string>& names) {
  const std::vector<std::string> first(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), named_max)));
  const std::string more = names.size() > named_max ? fmt::format(" and {} more", names.size() - named_max) : "";
  return fmt::format("{}{}", fmt::join(first, ", "), more);
}

template <typename T>
void add_examples(const char* kind, const std::vector<T>& things, std::vector<std::string>& examples) {
  for (const T& thing : things)
    if (thing.provenance.example) examples.push_back(fmt::format("{}/{}", kind, thing.id));
}

/// The small members for a database.
Result<Manifest> prepare(const std::string& database, const SealOptions& options, container::ArchiveParts& parts) {
  const auto pack = pack::Pack::open_bytes(database);
  if (!pack) return tl::unexpected(pack.error());
  if (options.key)
    if (const auto faults = obstacles(reservations_of(*pack), options); !faults.empty())
      return fail(ErrorKind::Refused, fmt::format("the pack is not signed: {}", fmt::join(faults, "; ")));
  Manifest manifest = manifest_of(*pack, database.size(), container::sha256(database), options);
  parts.manifest = container::to_json(manifest);
  parts.keys = options.keys_json;
  if (options.key)
    parts.signatures =
        container::sign(*options.key, parts.manifest,
                        fmt::format("elternkiosk-pack {} {}-{} of {}", manifest.scope, manifest.number.epoch,
                                    manifest.number.seq, to_string(manifest.created)));
  // What a kiosk would refuse to read is not made: a scope that is none, a wrong number.
  if (const auto parsed = container::parse_manifest(parts.manifest); !parsed) return parsed;
  return manifest;
}

} // namespace

Reservations reservations_of(const pack::Pack& pack) {
  Reservations found;
  add_examples("offer", pack.offers(), found.examples);
  add_examples("event", pack.events(), found.examples);
  add_examples("application", pack.applications(), found.examples);
  add_examples("place", pack.places(), found.examples);
  add_examples("about", pack.programme(), found.examples);
  add_examples("emergency", pack.emergency_numbers(), found.examples);
  add_examples("kita", pack.kitas(), found.examples);
  for (const pack::Kita& kita : pack.kitas())
    if (kita.social_work.example) found.examples.push_back(fmt::format("kita/{} (room and hours)", kita.id));
  for (const pack::EmergencyNumber& number : pack.emergency_numbers())
    for (const Language& language : pack.languages_of(number.text)) {
      const pack::Text text = pack.text(number.text, language);
      if (text.origin == pack::Origin::Machine && text.approved_by.empty())
        found.unreviewed_emergency.push_back(fmt::format("emergency/{} ({})", number.id, language.tag));
    }
  return found;
}

std::vector<std::string> obstacles(const Reservations& reservations, const SealOptions& options) {
  std::vector<std::string> faults;
  if (!reservations.examples.empty() && !options.allow_examples)
    faults.push_back(fmt::format("{} things are only examples ({}); replace them, or allow them by --allow-examples",
                                 reservations.examples.size(), some_of(reservations.examples)));
  if (!reservations.unreviewed_emergency.empty() && !options.allow_unreviewed_emergency)
    faults.push_back(fmt::format("{} emergency texts were approved by no person ({}); have them read, or allow them by "
                                 "--allow-unreviewed-emergency",
                                 reservations.unreviewed_emergency.size(), some_of(reservations.unreviewed_emergency)));
  return faults;
}

Manifest manifest_of(const pack::Pack& pack, std::uint64_t size, const std::string& sha256,
                     const SealOptions& options) {
  const pack::About& about = pack.about();
  const Reservations reservations = reservations_of(pack);
  Manifest manifest;
  manifest.pack_id = about.id;
  manifest.scope = about.scope;
  manifest.number = {about.epoch, about.seq};
  manifest.created = about.created;
  manifest.expires = about.expires;
  manifest.schema = install::schema_hash();
  manifest.db_size_bytes = size;
  manifest.db_sha256 = sha256;
  manifest.counts = install::counts_of(pack);
  manifest.languages = about.languages;
  if (options.key) manifest.key_id = options.key->id.hex();
  manifest.test = options.key && options.key->id.is_test();
  // A draft says what it holds, too: whoever signs it later is asked again.
  if (!reservations.examples.empty()) manifest.allows.emplace_back(container::allows_examples);
  if (!reservations.unreviewed_emergency.empty()) manifest.allows.emplace_back(container::allows_unreviewed_emergency);
  manifest.notes = options.notes;
  return manifest;
}

Result<Manifest> seal(std::string database, const std::filesystem::path& target, const SealOptions& options,
                      ProgressLine& progress) {
  progress.stage(options.key ? "signing" : "packing");
  container::ArchiveParts parts;
  auto manifest = prepare(database, options, parts);
  if (!manifest) return manifest;
  UnfinishedFile file(target);
  if (!file.open()) return fail(ErrorKind::Unreadable, "the file cannot be written", target.string());
  std::uint64_t done = 0;
  const auto written = container::write_archive(
      parts, container::MemorySource(database), 0, database.size(), [&](std::string_view stretch) {
        done += stretch.size();
        progress.advance(static_cast<std::int64_t>(done), static_cast<std::int64_t>(database.size()));
        return !progress.is_stopped() && file.add(stretch);
      });
  if (progress.is_stopped()) return fail(ErrorKind::Refused, "stopped; nothing was made");
  if (!written) return tl::unexpected(written.error());
  if (const auto kept = file.keep(); !kept) return tl::unexpected(kept.error());
  return manifest;
}

} // namespace kiosk::authoring
