#include "kiosk/install/start.h"

#include "kiosk/container/refusals.h"
#include "kiosk/install/log.h"

#include <fmt/format.h>
#include <system_error>

namespace kiosk::install {

using container::Refusal;
using container::refuse;

namespace {

/// The best pack that is neither `without` nor gave way before: previous, else the newest.
std::optional<InstalledPack> next_of(const Library& library, const State& state, const std::optional<PackId>& without) {
  const auto may = [&](const PackId& id) { return id != without && id != state.failed; };
  if (state.previous && may(*state.previous))
    if (auto previous = library.pack(*state.previous)) return std::move(*previous);
  for (InstalledPack& pack : library.packs())
    if (may(pack.id)) return std::move(pack);
  return std::nullopt;
}

std::optional<PackId> id_of(const std::optional<InstalledPack>& pack) {
  return pack ? std::optional<PackId>(pack->id) : std::nullopt;
}

Error crashed(const State& state) {
  return refuse(Refusal::LibraryCrashed,
                fmt::format("{} was started {} times and never ran well", folder_name(*state.current), state.tries))
      .value();
}

/// What `state` says is to be opened, without trying it: current, or what takes its place.
struct Plan {
  State state;
  Choice choice;
};

Plan plan(const Library& library) {
  Plan plan{library.state(), {}};
  while (plan.state.current) {
    auto current = library.pack(*plan.state.current);
    if (current && !is_out_of_tries(plan.state)) {
      plan.choice.pack = std::move(*current);
      break;
    }
    plan.choice.passed_over.push_back({*plan.state.current, current ? crashed(plan.state) : current.error()});
    plan.state = with_fallen_back(plan.state, id_of(next_of(library, plan.state, plan.state.current)));
  }
  plan.choice.is_on_trial = plan.state.is_on_trial;
  return plan;
}

/// Folders of packs that are neither current nor the way back.
void remove_old_packs(const Library& library, const State& state) {
  for (const InstalledPack& pack : library.packs())
    if (pack.id != state.current && pack.id != state.previous) (void)remove_tree(pack.folder);
}

} // namespace

Choice choose(Library& library, const Lock& lock, Staging staging) {
  // Best effort: a staging folder that stays does no harm, the next installation begins with removing it.
  if (staging == Staging::Dropped) (void)remove_tree(library.staging());
  Plan planned = plan(library);
  if (!planned.choice.pack && planned.choice.passed_over.empty()) return std::move(planned.choice);
  if (auto written = library.write_state(with_try(planned.state), lock); !written) {
    Choice choice = choose_reading_only(library);
    choice.not_written = written.error();
    return choice;
  }
  for (const PassedOver& passed : planned.choice.passed_over)
    note(library, lock, {Event::FellBack, folder_name(passed.id), passed.why.code, {}});
  return std::move(planned.choice);
}

Choice choose_reading_only(const Library& library) {
  Plan planned = plan(library);
  if (!planned.choice.pack || !planned.choice.is_on_trial) return std::move(planned.choice);
  planned.choice.pack = next_of(library, planned.state, planned.state.current);
  planned.choice.is_on_trial = false;
  planned.choice.passed_over.push_back(
      {*planned.state.current,
       refuse(Refusal::StorageBroken, "the start of a pack on trial cannot be counted").value()});
  return std::move(planned.choice);
}

void give_way(Library& library, const PackId& id, Folder folder, const Error& why, const Lock& lock) {
  const State state = library.state();
  if (state.current != id) return;
  const State after = with_fallen_back(state, id_of(next_of(library, state, id)));
  if (!library.write_state(after, lock)) {
    library.set_aside(id); // for as long as we live; the next start finds the same and does the same
    return;
  }
  // First the state, then the folder: what the state names is there as long as the disk plays along.
  if (folder == Folder::Removed) (void)remove_tree(library.folder_of(id));
  note(library, lock, {Event::FellBack, folder_name(id), why.code, {}});
}

Result<void> confirm(Library& library, const PackId& id, const Lock& lock) {
  const State state = library.state();
  if (state.current != id) return {};
  const State after = with_confirmed(state);
  if (auto written = library.write_state(after, lock); !written) return written;
  if (state.is_on_trial) {
    remove_old_packs(library, after);
    note(library, lock, {Event::Confirmed, folder_name(id), {}, {}});
  }
  return {};
}

Result<InstalledPack> roll_back(Library& library, const Lock& lock) {
  const State state = library.state();
  if (!state.previous) return refuse(Refusal::LibraryNothing);
  auto previous = library.pack(*state.previous);
  if (!previous) return previous;
  if (auto checked = library.check_bytes(*previous); !checked) return tl::unexpected(checked.error());
  if (auto written = library.write_state(with_rolled_back(state), lock); !written)
    return tl::unexpected(written.error());
  note(library, lock, {Event::RolledBack, folder_name(previous->id), {}, {}});
  return previous;
}

Result<void> set_floor(Library& library, container::PackNumber number, const Lock& lock) {
  State state = library.state();
  state.floor = PackId{number, {}};
  if (auto written = library.write_state(state, lock); !written) return written;
  note(library, lock, {Event::FloorSet, fmt::format("{}-{}", number.epoch, number.seq), {}, {}});
  return {};
}

} // namespace kiosk::install
