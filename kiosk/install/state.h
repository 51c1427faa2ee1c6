// Which pack is current, which was before, and how sure we are of it: the library's one `state` file as
// a value, and every change that it can go through.
//
// Pure: knows no disk and no clock. A power cut falls between two states, never inside one.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/base/result.h"
#include "kiosk/container/manifest.h"

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::install {

/// A pack of the library, by its number and its bytes.
struct PackId {
  container::PackNumber number;
  std::string db_sha256; ///< 64 hex digits
  bool operator==(const PackId&) const = default;
};
[[nodiscard]] PackId id_of(const container::Manifest& manifest);
/// `<epoch>-<seq>-<first 8 digits of the hash>`: its folder in the library, and how people call it.
[[nodiscard]] std::string folder_name(const PackId& id);

/// What the library remembers.
struct State {
  std::optional<PackId> current;     ///< none: the factory pack
  std::optional<PackId> previous;    ///< where "back" leads
  std::optional<PackId> failed;      ///< gave way by itself: never chosen again by itself
  bool is_on_trial = false;          ///< current has not run well for a minute yet
  bool is_previous_unproven = false; ///< previous never did
  int tries = 0;                     ///< starts of current since it last ran well
  /// The newest confirmed pack: nothing older comes in without staff's PIN. Without a hash it is a number
  /// that a technician set.
  std::optional<PackId> floor;
  Date newest_created{}; ///< of all packs installed: the clock is never believed to be before it
  bool operator==(const State&) const = default;
};

/// So often a new pack is started without having run well; then the one before comes back.
inline constexpr int tries_max_on_trial = 2;
/// The same for a pack that once ran well: more, because there a power strip is likelier than the pack.
inline constexpr int tries_max_confirmed = 5;

/// As text for the `state` file: JSON, and its SHA-256 in a last line.
[[nodiscard]] std::string to_text(const State& state);
/// Fails with StorageBroken for anything that to_text() did not write.
[[nodiscard]] Result<State> parse_state(std::string_view text);

/// `pack` was installed: it is current, on trial, and the last one that ran well is one touch away. An older
/// one than the floor was asked for by a person: the floor sinks to it.
[[nodiscard]] State with_installed(State state, const PackId& pack, Date created);
/// Current is about to be opened. Counted before, because afterwards may be too late.
[[nodiscard]] State with_try(State state);
/// Current was started as often as it may be without having run well.
[[nodiscard]] bool is_out_of_tries(const State& state);
/// Current ran well for a minute: the floor rises to it.
[[nodiscard]] State with_confirmed(State state);
/// Current does not do: `next` takes its place by itself (none: the factory pack), on trial unless it once
/// ran well. The floor stays.
[[nodiscard]] State with_fallen_back(State state, const std::optional<PackId>& next);
/// A person wants the pack before back; the two change places. The floor follows, or the newer one could
/// never come back. `state.previous` must be there.
[[nodiscard]] State with_rolled_back(State state);

} // namespace kiosk::install
