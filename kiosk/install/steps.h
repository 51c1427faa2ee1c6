// A pack's way into the library, each step a value of its own type:
//
//   stage   a file that nobody trusts -> StagedPack     our own copy of it, on our own disk
//   verify  -> VerifiedPack                             its bytes are the signed ones, and harmless
//   activate -> InstalledPack                           the one that the next visitor sees
//
// A power cut at any moment leaves the old pack or the new one. Runs in the installer; knows no screen.
#pragma once

#include "kiosk/install/library.h"

#include <filesystem>
#include <functional>

namespace kiosk::install {

/// What is being done, for the people who wait.
enum class Step { Waiting, Reading, Copying, Hashing, Validating, Storing };
struct StepProgress {
  Step step = Step::Waiting;
  std::uint64_t done = 0, of = 0; ///< bytes; zero where nobody can know
};
/// Told how far it is; answers false to stop it. From Storing on it is not asked any more.
using ProgressWatch = std::function<bool(const StepProgress&)>;

/// Whether staff gave the PIN for a pack that is older than the confirmed one.
enum class Older { Refused, Allowed };

/// Our copy of a pack whose manifest is verified and whose database is not.
class StagedPack {
public:
  [[nodiscard]] const container::VerifiedManifest& heads() const { return heads_; }

private:
  friend Result<StagedPack> stage(const std::filesystem::path&, Library&, const Lock&, Older, const ProgressWatch&);
  explicit StagedPack(container::VerifiedManifest heads) : heads_(std::move(heads)) {}
  container::VerifiedManifest heads_;
};

/// Copies `file` into a fresh staging folder; it is never read again afterwards. Signature, scope, number,
/// dates and free space are judged before the first byte is copied. Fails with the refusals of those.
[[nodiscard]] Result<StagedPack> stage(const std::filesystem::path& file, Library& library, const Lock& lock,
                                       Older older, const ProgressWatch& watch);

/// A staged pack whose every byte is what was signed, and whose content was looked at in a child.
class VerifiedPack {
public:
  [[nodiscard]] const container::VerifiedManifest& heads() const { return heads_; }

private:
  friend Result<VerifiedPack> verify(StagedPack, const Library&, const std::filesystem::path&, const ProgressWatch&);
  explicit VerifiedPack(container::VerifiedManifest heads) : heads_(std::move(heads)) {}
  container::VerifiedManifest heads_;
};

/// Reads OUR copy once for its hash, then lets the program `validator` look at what is in it.
[[nodiscard]] Result<VerifiedPack> verify(StagedPack pack, const Library& library,
                                          const std::filesystem::path& validator, const ProgressWatch& watch);

/// Makes `pack` the one that the next visitor sees. Takes only a VerifiedPack, so bytes that nobody
/// checked can never be shown. Fails with StorageFull or StorageBroken; then the old pack stays.
[[nodiscard]] Result<InstalledPack> activate(const VerifiedPack& pack, Library& library, const Lock& lock);

struct InstallOptions {
  std::filesystem::path validator;
  Older older = Older::Refused;
  std::chrono::milliseconds patience{std::chrono::seconds{30}}; ///< for another installer
};
/// stage and verify: afterwards our copy waits in staging, and the stick may be pulled out. When it fails staging is
/// empty and the log has a note.
[[nodiscard]] Result<VerifiedPack> prepare(const std::filesystem::path& file, Library& library, const Lock& lock,
                                           const InstallOptions& options, const ProgressWatch& watch);
/// activate, and the note in the log. Staging is empty afterwards.
[[nodiscard]] Result<InstalledPack> take_over(const VerifiedPack& pack, Library& library, const Lock& lock);
/// All of it, under a lock of its own.
[[nodiscard]] Result<InstalledPack> install(const std::filesystem::path& file, Library& library,
                                            const InstallOptions& options, const ProgressWatch& watch);

} // namespace kiosk::install
