#include "kiosk/install/scan.h"

#include "kiosk/container/refusals.h"
#include "kiosk/install/validate.h"

#include <algorithm>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace kiosk::install {

namespace fs = std::filesystem;
using container::Refusal;
using container::refuse;

namespace {

/// What all files are measured with.
struct Measure {
  const Library& library;
  State state;
  container::Policy policy;
};

FoundPack with_error(FoundPack found, Verdict verdict, const Error& error) {
  std::optional<Date> day;
  if (found.words) day = found.words->created;
  found.verdict = verdict;
  const Refused told = refused("scan", error, day);
  found.code = told.code;
  found.detail = container::harmless(error.detail);
  found.german = told.german;
  found.english = told.english;
  return found;
}

SignedWords words_of(const container::SignedManifest& heads, const Measure& measure) {
  const container::Manifest& manifest = heads.manifest;
  const container::Trust& trust = heads.new_trust ? *heads.new_trust : measure.library.trust();
  return {folder_name(id_of(manifest)),    manifest.number,        manifest.created, manifest.expires, manifest.scope,
          trust.name_of(heads.signer.key), manifest.db_size_bytes, manifest.test};
}

/// A pack whose signature holds.
FoundPack judge(FoundPack found, const container::Manifest& manifest, const Measure& measure) {
  const PackId id = id_of(manifest);
  const State& state = measure.state;
  if (state.current == id) return with_error(std::move(found), Verdict::Same, refuse(Refusal::PolicySame).value());
  if (state.current && state.current->number == id.number)
    return with_error(std::move(found), Verdict::Refused, refuse(Refusal::PolicySameNumber).value());
  if (const auto allowed = container::check_policy(manifest, measure.policy); !allowed)
    return with_error(std::move(found), Verdict::Refused, allowed.error());
  if (is_older(id.number, state))
    return with_error(std::move(found), Verdict::Older, refuse(Refusal::PolicyOlder).value());
  // It may come in: perhaps it was not its fault. But who holds the stick is told.
  if (state.failed == id) return with_error(std::move(found), Verdict::Newer, refuse(Refusal::LibraryCrashed).value());
  found.verdict = Verdict::Newer;
  return found;
}

FoundPack look(const fs::path& file, const Measure& measure) {
  FoundPack found;
  found.file = file;
  const auto opened = File::open(file);
  if (!opened) return with_error(std::move(found), Verdict::Refused, told_apart(opened.error(), file, -1));
  const auto refused_by = [&](const Error& error) {
    return with_error(found, Verdict::Refused, told_apart(error, file, opened->descriptor()));
  };
  const auto source = container::FileSource::of(opened->descriptor());
  if (!source) return refused_by(source.error());
  const auto heads = container::read_heads(*source);
  if (!heads) return refused_by(heads.error());
  const auto checked =
      container::check_heads(*heads, measure.library.trust(), container::trusted_today(measure.policy));
  if (!checked) return refused_by(checked.error());
  found.words = words_of(*checked, measure);
  return judge(std::move(found), checked->manifest, measure);
}

} // namespace

bool is_older(container::PackNumber number, const State& state) {
  return (state.floor && number < state.floor->number) || (state.current && number < state.current->number);
}

Found scan(const std::vector<fs::path>& files, const Library& library, std::chrono::milliseconds patience) {
  static const std::string schema = schema_hash();
  Measure measure{library, library.state(), {}};
  measure.policy = library.policy(measure.state);
  measure.policy.allow_older = true; // told apart below
  measure.policy.schema = schema;
  Found found;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  for (const fs::path& file : files) {
    if (std::chrono::steady_clock::now() < deadline) {
      found.packs.push_back(look(file, measure));
      continue;
    }
    FoundPack left;
    left.file = file;
    found.packs.push_back(with_error(std::move(left), Verdict::Refused, refuse(Refusal::MediumMany).value()));
  }
  std::stable_sort(found.packs.begin(), found.packs.end(), [](const FoundPack& a, const FoundPack& b) {
    if (a.verdict != b.verdict) return a.verdict < b.verdict;
    if (a.words.has_value() != b.words.has_value()) return a.words.has_value();
    return a.words && b.words->number < a.words->number;
  });
  return found;
}

Error told_apart(Error error, const fs::path& file, int descriptor) {
  struct stat named = {}, open = {};
  const bool is_named = ::lstat(file.c_str(), &named) == 0;
  const auto as = [&](Refusal refusal) { return refuse(refusal, error.detail, file.string()).value(); };
  const bool is_about_reading = container::is(error, Refusal::MediumPulled) ||
                                container::is(error, Refusal::MediumUnreadable) ||
                                container::is(error, Refusal::MediumNothing);
  if (!is_about_reading) return error;
  if (!is_named) return as(Refusal::MediumPulled);
  // A stick that is pulled out stays mounted for a while; its device goes at once.
  if (descriptor < 0 || ::fstat(descriptor, &open) != 0) return error;
  const bool is_disk = major(open.st_dev) != 0;
  const std::string device = fmt::format("/sys/dev/block/{}:{}", major(open.st_dev), minor(open.st_dev));
  if (!is_disk) return error;
  return as(::access(device.c_str(), F_OK) == 0 ? Refusal::MediumUnreadable : Refusal::MediumPulled);
}

} // namespace kiosk::install
