// Which pack is opened: at the start of the kiosk, after an installation, and when one does not do.
//
// Never a black screen: current -> previous -> any verified pack -> the factory pack -> a static card.
// The last two are the kiosk's; "no pack" here means them.
#pragma once

#include "kiosk/install/library.h"

#include <optional>
#include <string>
#include <vector>

namespace kiosk::install {

/// A pack that was not chosen, and why.
struct PassedOver {
  PackId id;
  Error why;
};

/// What the kiosk is to open, and why it is not another one.
struct Choice {
  std::optional<InstalledPack> pack;   ///< none: the factory pack
  bool is_on_trial = false;            ///< it must run well for a minute before it counts
  std::vector<PassedOver> passed_over; ///< first what should have been current
  std::optional<Error> not_written;    ///< the disk did not take the state: no try was counted
};

/// Drops what an installation that was cut off left in staging (Kept: a pack waits there for a person), chooses a pack,
/// counts the try, and falls back from one that had its tries. The state on disk says the same afterwards. When the
/// disk does not let us write, a pack on trial is not chosen: its tries could not be counted.
enum class Staging { Dropped, Kept };
[[nodiscard]] Choice choose(Library& library, const Lock& lock, Staging staging = Staging::Dropped);
/// The same without a lock: writes nothing, hence never a pack on trial.
[[nodiscard]] Choice choose_reading_only(const Library& library);

/// Current turned out not to do (`why`: its bytes are damaged, or it cannot be opened). Its folder goes when it
/// is damaged; another pack becomes current. Nothing happens when `id` is not current any more.
enum class Folder { Kept, Removed };
void give_way(Library& library, const PackId& id, Folder folder, const Error& why, const Lock& lock);

/// Current ran well for a minute: its trial is over, the floor rises, packs that nobody needs go.
/// Nothing happens when `id` is not current any more.
[[nodiscard]] Result<void> confirm(Library& library, const PackId& id, const Lock& lock);

/// A person wants the pack before back. Its bytes are checked first. Fails with LibraryNothing when there is
/// none, LibraryDamaged, StorageFull, StorageBroken; then all stays as it is.
[[nodiscard]] Result<InstalledPack> roll_back(Library& library, const Lock& lock);

/// A technician says from which number on packs may come in.
[[nodiscard]] Result<void> set_floor(Library& library, container::PackNumber number, const Lock& lock);

} // namespace kiosk::install
