#include "kiosk/install/steps.h"

#include "kiosk/container/refusals.h"
#include "kiosk/install/child.h"
#include "kiosk/install/log.h"
#include "kiosk/install/scan.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>

namespace kiosk::install {

namespace fs = std::filesystem;
using container::Refusal;
using container::refuse;

namespace {

/// Room for the state, the log and whatever else the disk needs beside the pack.
constexpr std::uint64_t spare_bytes = std::uint64_t{16} * 1024 * 1024;

tl::unexpected<Error> cancelled() { return fail(ErrorKind::Cancelled, "the installation was stopped"); }

Watch as(Step step, const ProgressWatch& watch) {
  return [step, &watch](std::uint64_t done, std::uint64_t of) { return !watch || watch({step, done, of}); };
}

/// What verify_heads() does not know: packs that are current without being confirmed.
Result<void> check_current(const container::Manifest& manifest, const State& state) {
  if (!state.current || state.current->number != manifest.number) return {};
  const bool is_same = state.current->db_sha256 == manifest.db_sha256;
  return refuse(is_same ? Refusal::PolicySame : Refusal::PolicySameNumber);
}

bool is_in_use(const InstalledPack& pack, const State& state) {
  return pack.id == state.current || pack.id == state.previous;
}

/// Enough room, if need be without the packs that nobody needs any more.
Result<void> make_room(std::uint64_t size_bytes, const Library& library, const State& state) {
  auto free = free_bytes(library.options().root);
  if (free && *free < size_bytes + spare_bytes) {
    for (const InstalledPack& pack : library.packs())
      if (!is_in_use(pack, state)) (void)remove_tree(pack.folder);
    free = free_bytes(library.options().root);
  }
  if (!free) return tl::unexpected(free.error());
  if (*free >= size_bytes + spare_bytes) return {};
  return refuse(
      Refusal::StorageFull,
      fmt::format("{} MB are needed, {} MB are free", (size_bytes + spare_bytes) / 1'000'000, *free / 1'000'000),
      library.options().root.string());
}

/// When the source was last changed and how long it is: a second look tells whether somebody writes to it.
struct Look {
  off_t size = 0;
  timespec changed{};
  static Look at(const File& file) {
    struct stat about = {};
    if (::fstat(file.descriptor(), &about) != 0) return {};
    return {about.st_size, about.st_mtim};
  }
  bool operator==(const Look& other) const {
    return size == other.size && changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
  }
};

Result<void> copy_pack(const File& source, const fs::path& file, const container::Heads& heads, const Library& library,
                       const ProgressWatch& watch) {
  const fs::path folder = library.staging();
  if (auto removed = remove_tree(folder); !removed) return removed;
  if (auto made = make_folder(folder); !made) return made;
  if (auto written = write_new(folder / "manifest.json", heads.manifest); !written) return written;
  if (auto written = write_new(folder / "manifest.minisig", heads.signatures); !written) return written;
  auto copy = File::create(folder / "pack.db");
  if (!copy) return tl::unexpected(copy.error());
  const Look before = Look::at(source);
  auto copied = copy_bytes(source, heads.database_offset, heads.database_size, *copy, as(Step::Copying, watch));
  if (!copied && Look::at(source) == before)
    return tl::unexpected(told_apart(copied.error(), file, source.descriptor()));
  if (!copied) return copied;
  if (!(Look::at(source) == before)) return refuse(Refusal::MediumChanged);
  return copy->finish();
}

} // namespace

Result<StagedPack> stage(const fs::path& file, Library& library, const Lock&, Older older, const ProgressWatch& watch) {
  if (watch && !watch({Step::Reading, 0, 0})) return cancelled();
  auto opened = File::open(file);
  if (!opened) return tl::unexpected(opened.error());
  auto source = container::FileSource::of(opened->descriptor());
  if (!source) return tl::unexpected(source.error());
  const State state = library.state();
  container::Policy policy = library.policy(state);
  policy.allow_older = older == Older::Allowed;
  auto heads = container::verify_heads(*source, library.trust(), policy);
  if (!heads) return tl::unexpected(told_apart(heads.error(), file, opened->descriptor()));
  if (auto other = check_current(heads->manifest(), state); !other) return tl::unexpected(other.error());
  if (auto room = make_room(heads->heads().database_size, library, state); !room) return tl::unexpected(room.error());
  if (auto copied = copy_pack(*opened, file, heads->heads(), library, watch); !copied)
    return tl::unexpected(copied.error());
  return StagedPack(std::move(*heads));
}

Result<VerifiedPack> verify(StagedPack pack, const Library& library, const fs::path& validator,
                            const ProgressWatch& watch) {
  const fs::path database = library.staging() / "pack.db";
  const container::Manifest& manifest = pack.heads().manifest();
  {
    auto copy = File::open(database);
    if (!copy) return tl::unexpected(copy.error());
    auto source = container::FileSource::of(copy->descriptor());
    if (!source) return tl::unexpected(source.error());
    std::uint64_t done = 0;
    bool is_stopped = false;
    const auto hashed =
        container::verify_database(*source, 0, manifest.db_size_bytes, manifest.db_sha256, [&](std::string_view bytes) {
          done += bytes.size();
          is_stopped = watch && !watch({Step::Hashing, done, manifest.db_size_bytes});
          return !is_stopped;
        });
    if (is_stopped) return cancelled();
    if (!hashed) return tl::unexpected(hashed.error());
  }
  auto valid = validate_in_child(validator, library.staging(), as(Step::Validating, watch));
  if (!valid) return tl::unexpected(valid.error());
  return VerifiedPack(pack.heads());
}

Result<InstalledPack> activate(const VerifiedPack& pack, Library& library, const Lock& lock) {
  const container::Manifest& manifest = pack.heads().manifest();
  const PackId id = id_of(manifest);
  const fs::path folder = library.folder_of(id);
  const State before = library.state();
  if (auto synced = sync_folder(library.staging()); !synced) return tl::unexpected(synced.error());
  // Left by an installation that was cut off, or the pack that a person went back from. Only one whose
  // bytes are good is used again; of a half removed one nothing is ever read, its manifest does not fit.
  std::error_code problem;
  if (fs::exists(fs::symlink_status(folder, problem))) {
    const auto there = library.pack(id);
    if (there && library.check_bytes(*there)) {
      if (auto removed = remove_tree(library.staging()); !removed) return tl::unexpected(removed.error());
    } else if (auto removed = remove_tree(folder); !removed) {
      return tl::unexpected(removed.error());
    }
  }
  if (fs::exists(library.staging(), problem)) {
    if (auto moved = move_file(library.staging(), folder); !moved) return tl::unexpected(moved.error());
    for (const fs::path& parent : {library.packs_folder(), library.options().root})
      if (auto synced = sync_folder(parent); !synced) return tl::unexpected(synced.error());
  }
  if (auto kept = library.keep_rotation(pack.heads(), lock); !kept) return tl::unexpected(kept.error());
  const State state = with_installed(before, id, manifest.created);
  if (auto written = library.write_state(state, lock); !written) return tl::unexpected(written.error());
  library.take_back(id);
  return InstalledPack{id, manifest, folder};
}

namespace {

/// Best effort, all of it: what is left in staging goes at the next start, and a log is not worth a pack.
void give_up(const Library& library, const Lock& lock, const std::string& what, const Error& why) {
  (void)remove_tree(library.staging());
  if (why.kind != ErrorKind::Cancelled) note(library, lock, {Event::Refused, what, why.code, {}});
}

} // namespace

Result<VerifiedPack> prepare(const fs::path& file, Library& library, const Lock& lock, const InstallOptions& options,
                             const ProgressWatch& watch) {
  const auto all_steps = [&]() -> Result<VerifiedPack> {
    // Without a state the next start would make one from packs/, and a pack that was told as failed could count.
    if (const auto known = library.read_state(); !known || !*known)
      if (auto written = library.write_state(library.state(), lock); !written) return tl::unexpected(written.error());
    auto staged = stage(file, library, lock, options.older, watch);
    if (!staged) return tl::unexpected(staged.error());
    return verify(std::move(*staged), library, options.validator, watch);
  };
  auto verified = all_steps();
  if (!verified) give_up(library, lock, file.filename().string(), verified.error());
  return verified;
}

Result<InstalledPack> take_over(const VerifiedPack& pack, Library& library, const Lock& lock) {
  auto installed = activate(pack, library, lock);
  if (installed)
    note(library, lock, {Event::Installed, folder_name(installed->id), {}, {}});
  else
    give_up(library, lock, folder_name(id_of(pack.heads().manifest())), installed.error());
  return installed;
}

Result<InstalledPack> install(const fs::path& file, Library& library, const InstallOptions& options,
                              const ProgressWatch& watch) {
  auto lock = library.lock(options.patience, [&] {
    if (watch) (void)watch({Step::Waiting, 0, 0});
  });
  if (!lock) return tl::unexpected(lock.error());
  const auto verified = prepare(file, library, *lock, options, watch);
  if (!verified) return tl::unexpected(verified.error());
  if (watch) (void)watch({Step::Storing, 0, 0});
  return take_over(*verified, library, *lock);
}

} // namespace kiosk::install
