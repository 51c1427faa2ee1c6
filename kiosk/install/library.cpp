#include "kiosk/install/library.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <thread>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace kiosk::install {

namespace fs = std::filesystem;
using container::Refusal;
using container::refuse;

namespace {

constexpr std::uintmax_t state_bytes_max = std::uintmax_t{64} * 1024;
constexpr std::chrono::milliseconds lock_retry{50};

bool is_there(const fs::path& path) {
  std::error_code problem;
  return fs::exists(fs::symlink_status(path, problem));
}

} // namespace

Lock::Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Lock::~Lock() {
  if (descriptor_ >= 0) (void)::close(descriptor_);
}

Result<Library> Library::open(LibraryOptions options) {
  auto trust = container::Trust::load(options.trust);
  if (!trust) return tl::unexpected(trust.error());
  Library library(std::move(options), std::move(*trust));
  if (!is_there(library.keys_file())) return library;
  // A damaged keys.json leaves the older trust; the rotation comes again with every pack.
  const auto keys = read_file(library.keys_file(), container::head_bytes_max);
  if (!keys) return library;
  if (const auto followed = container::follow(library.trust_, *keys)) library.follow(*followed);
  return library;
}

void Library::follow(const container::Trust& trust) {
  trust_ = trust;
  trust_at_first_.revoked.insert(trust.revoked.begin(), trust.revoked.end());
}

Result<Lock> take_lock(const fs::path& root, std::chrono::milliseconds patience,
                       const std::function<void()>& is_waiting) {
  for (const fs::path& folder : {root, root / "packs", root / "inbox"})
    if (auto made = make_folder(folder); !made) return tl::unexpected(made.error());
  const fs::path file = root / "lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (descriptor < 0)
    return refuse(Refusal::StorageBroken, fmt::format("the lock cannot be made: {}", std::strerror(errno)),
                  file.string());
  Lock lock(descriptor);
  bool has_told = false;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return refuse(Refusal::StorageBroken, fmt::format("the lock cannot be had: {}", std::strerror(errno)),
                    file.string());
    if (std::chrono::steady_clock::now() >= deadline) return refuse(Refusal::LibraryBusy, {}, root.string());
    if (!std::exchange(has_told, true) && is_waiting) is_waiting();
    std::this_thread::sleep_for(lock_retry);
  }
  return lock;
}

Result<Lock> Library::lock(std::chrono::milliseconds patience, const std::function<void()>& is_waiting) {
  return take_lock(options_.root, patience, is_waiting);
}

Result<std::optional<State>> Library::read_state() const {
  if (!is_there(state_file())) return std::nullopt;
  const auto text = read_file(state_file(), state_bytes_max);
  if (!text) return refuse(Refusal::StorageBroken, text.error().detail, state_file().string());
  auto state = parse_state(*text);
  if (!state) return tl::unexpected(state.error());
  return *state;
}

State Library::state() const {
  if (const auto read = read_state(); read && *read) return **read;
  // Lost or damaged. What is in packs/ was verified when it came. The newest may be one whose
  // installation was cut off just before the end: it is on trial again.
  State state;
  for (const InstalledPack& pack : packs()) {
    if (!state.current)
      state.current = pack.id;
    else if (!state.previous)
      state.previous = pack.id;
    if (!state.newest_created.ok() || pack.manifest.created > state.newest_created)
      state.newest_created = pack.manifest.created;
  }
  state.is_on_trial = state.current.has_value();
  state.floor = state.previous ? state.previous : state.current;
  return state;
}

Result<void> Library::write_state(const State& state, const Lock&) {
  std::optional<std::string> before;
  if (const auto text = read_file(state_file(), state_bytes_max)) before = *text;
  const std::string text = to_text(state);
  if (text == before) return {};
  return replace_file(state_file(), text, before);
}

Result<InstalledPack> Library::read_pack(const fs::path& folder) const {
  const auto manifest = read_file(folder / "manifest.json", container::head_bytes_max);
  const auto signatures = read_file(folder / "manifest.minisig", container::head_bytes_max);
  if (!manifest || !signatures)
    return refuse(Refusal::LibraryDamaged, (manifest ? signatures : manifest).error().sentence(), folder.string());
  std::error_code problem;
  const std::uintmax_t size = fs::file_size(folder / "pack.db", problem);
  if (problem) return refuse(Refusal::LibraryDamaged, "pack.db: " + problem.message(), folder.string());
  // No clock: what is installed does not become void by a date; expired content is labelled instead.
  container::Policy policy;
  policy.house = options_.house;
  policy.allow_same = true;
  auto heads = container::verify_heads(container::heads_of(*manifest, *signatures, size), trust_, policy);
  if (!heads && container::is(heads.error(), Refusal::SignatureForeign))
    heads = container::verify_heads(container::heads_of(*manifest, *signatures, size), trust_at_first_, policy);
  if (!heads) return tl::unexpected(heads.error());
  InstalledPack pack{id_of(heads->manifest()), heads->manifest(), folder};
  if (folder.filename() != folder_name(pack.id))
    return refuse(Refusal::LibraryDamaged, "the folder's name does not fit its manifest", folder.string());
  return pack;
}

std::vector<InstalledPack> Library::packs() const {
  std::vector<InstalledPack> packs;
  std::error_code problem;
  for (fs::directory_iterator it(packs_folder(), problem), end; !problem && it != end; it.increment(problem)) {
    if (set_aside_.contains(it->path().filename().string())) continue;
    if (auto pack = read_pack(it->path())) packs.push_back(std::move(*pack));
  }
  std::sort(packs.begin(), packs.end(), [](const InstalledPack& a, const InstalledPack& b) {
    return std::tie(a.id.number, a.id.db_sha256) > std::tie(b.id.number, b.id.db_sha256);
  });
  return packs;
}

Result<InstalledPack> Library::pack(const PackId& id) const {
  const fs::path folder = folder_of(id);
  if (set_aside_.contains(folder_name(id)) || !is_there(folder))
    return refuse(Refusal::LibraryNothing, "the pack is not in the library", folder.string());
  auto pack = read_pack(folder);
  if (pack && pack->id != id) return refuse(Refusal::LibraryDamaged, "another pack lies there", folder.string());
  return pack;
}

Result<void> Library::check_bytes(const InstalledPack& pack, const Watch& watch) const {
  auto file = File::open(pack.database());
  if (!file) return refuse(Refusal::LibraryDamaged, file.error().detail, pack.database().string());
  auto source = container::FileSource::of(file->descriptor());
  if (!source) return refuse(Refusal::LibraryDamaged, source.error().detail, pack.database().string());
  std::uint64_t done = 0;
  bool is_stopped = false;
  const auto checked = container::verify_database(*source, 0, pack.manifest.db_size_bytes, pack.manifest.db_sha256,
                                                  [&](std::string_view bytes) {
                                                    done += bytes.size();
                                                    is_stopped = watch && !watch(done, pack.manifest.db_size_bytes);
                                                    return !is_stopped;
                                                  });
  if (is_stopped) return fail(ErrorKind::Cancelled, "the check was stopped");
  if (!checked) return refuse(Refusal::LibraryDamaged, checked.error().detail, pack.database().string());
  return {};
}

Result<void> Library::keep_rotation(const container::VerifiedManifest& heads, const Lock&) {
  if (!heads.new_trust()) return {};
  std::optional<std::string> before;
  if (const auto text = read_file(keys_file(), container::head_bytes_max)) before = *text;
  if (auto kept = replace_file(keys_file(), *heads.heads().keys, before); !kept) return kept;
  follow(*heads.new_trust());
  return {};
}

container::Policy Library::policy(const State& state) const {
  container::Policy policy;
  policy.house = options_.house;
  policy.clock = date_of(options_.now);
  if (state.newest_created.ok()) policy.floor_date = std::max(policy.floor_date, state.newest_created);
  // A confirmed pack whose bytes have rotted may come in again; that it is not current is for stage() to see.
  policy.allow_same = true;
  if (state.floor) {
    policy.floor = container::KnownPack{state.floor->number, state.floor->db_sha256};
    // A number that a technician set names no bytes: that very number may come in.
    if (state.floor->db_sha256.empty()) --policy.floor->number.seq;
  }
  return policy;
}

} // namespace kiosk::install
