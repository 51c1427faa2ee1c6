// The kiosk's own library of packs on its disk:
//
//   packs/<epoch>-<seq>-<hash8>/{manifest.json,manifest.minisig,pack.db}   never changed once there
//   staging/    a pack on its way in     state    which one is current     log     the last events
//   pin         the staff PIN's hash and its tries
//   keys.json   rotations followed       inbox/   where engines put files  lock    one writer at a time
//
// Any process may read it; who writes holds a Lock. Knows no source of packs and no screen.
#pragma once

#include "kiosk/container/verify.h"
#include "kiosk/install/state.h"
#include "kiosk/install/storage.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kiosk::install {

/// A pack that lies in the library: its manifest's signature was verified, its bytes when it came.
struct InstalledPack {
  PackId id;
  container::Manifest manifest;
  std::filesystem::path folder;

  [[nodiscard]] std::filesystem::path database() const { return folder / "pack.db"; }
};

/// Where a library lies and what it accepts.
struct LibraryOptions {
  std::filesystem::path root;
  std::filesystem::path trust; ///< a trust directory, or one .pub file
  std::string house;           ///< "magdeburg/kinderland"; empty: every scope is welcome
  LocalTime now{};             ///< what the clock says
};

/// The right to write, until it goes. Other processes wait for it.
class Lock {
public:
  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

private:
  friend Result<Lock> take_lock(const std::filesystem::path&, std::chrono::milliseconds, const std::function<void()>&);
  explicit Lock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

/// Makes the library's folders that are missing and takes its lock, waiting for another writer up to `patience`;
/// `is_waiting` is called once when it must wait. Fails with LibraryBusy, StorageFull or StorageBroken.
[[nodiscard]] Result<Lock> take_lock(const std::filesystem::path& root, std::chrono::milliseconds patience,
                                     const std::function<void()>& is_waiting = {});

class Library {
public:
  /// Opens it for reading; nothing is made or changed. A library that is not there has no packs.
  /// Fails with KeyFile when the trust cannot be read.
  [[nodiscard]] static Result<Library> open(LibraryOptions options);

  /// take_lock() of this library.
  [[nodiscard]] Result<Lock> lock(std::chrono::milliseconds patience, const std::function<void()>& is_waiting = {});

  /// The state file as it stands; none when there is none. Fails with StorageBroken for a damaged one.
  [[nodiscard]] Result<std::optional<State>> read_state() const;
  /// The state, or one made from the packs that are there when it is lost or damaged.
  [[nodiscard]] State state() const;
  [[nodiscard]] Result<void> write_state(const State& state, const Lock& lock);

  /// All packs whose signature verifies and whose database has its size, the newest first.
  [[nodiscard]] std::vector<InstalledPack> packs() const;
  /// One of them. Fails as verify_heads() does, with DatabaseSize, LibraryNothing or LibraryDamaged.
  [[nodiscard]] Result<InstalledPack> pack(const PackId& id) const;
  /// The same, read from a folder of packs/.
  [[nodiscard]] Result<InstalledPack> read_pack(const std::filesystem::path& folder) const;
  /// Reads the whole database and compares its hash. Fails with LibraryDamaged.
  [[nodiscard]] Result<void> check_bytes(const InstalledPack& pack, const Watch& watch = {}) const;
  /// Takes a pack out of the choice for as long as this object lives: its disk may not let us remove it.
  void set_aside(const PackId& id) { set_aside_.insert(folder_name(id)); }
  void take_back(const PackId& id) { set_aside_.erase(folder_name(id)); }
  void set_aside_as(const Library& other) { set_aside_ = other.set_aside_; }

  /// The trust directory's keys after all rotations that were followed.
  [[nodiscard]] const container::Trust& trust() const { return trust_; }
  /// Keeps a pack's rotation of keys; nothing happens when it is known.
  [[nodiscard]] Result<void> keep_rotation(const container::VerifiedManifest& heads, const Lock& lock);
  /// What a new pack is measured with.
  [[nodiscard]] container::Policy policy(const State& state) const;

  [[nodiscard]] const LibraryOptions& options() const { return options_; }
  void set_now(LocalTime now) { options_.now = now; }
  [[nodiscard]] std::filesystem::path packs_folder() const { return options_.root / "packs"; }
  [[nodiscard]] std::filesystem::path folder_of(const PackId& id) const { return packs_folder() / folder_name(id); }
  [[nodiscard]] std::filesystem::path staging() const { return options_.root / "staging"; }
  [[nodiscard]] std::filesystem::path state_file() const { return options_.root / "state"; }
  [[nodiscard]] std::filesystem::path keys_file() const { return options_.root / "keys.json"; }
  [[nodiscard]] std::filesystem::path log_file() const { return options_.root / "log"; }

private:
  Library(LibraryOptions options, container::Trust trust)
      : options_(std::move(options)), trust_(trust), trust_at_first_(std::move(trust)) {}
  void follow(const container::Trust& trust);

  LibraryOptions options_;
  container::Trust trust_;
  /// The trust directory's keys: a pack that came before a rotation stays good unless its key was revoked.
  container::Trust trust_at_first_;
  std::set<std::string> set_aside_;
};

} // namespace kiosk::install
