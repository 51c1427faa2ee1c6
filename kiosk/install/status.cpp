#include "kiosk/install/status.h"

#include <algorithm>
#include <system_error>

namespace kiosk::install {

namespace fs = std::filesystem;

Status status_of(const Library& library) {
  Status status{library.state(), library.packs(), read_notes(library), 0, {}, library.options().house, true};
  const container::Policy policy = library.policy(status.state);
  status.is_clock_plausible = !policy.clock || *policy.clock >= policy.floor_date;
  if (const auto free = free_bytes(library.options().root)) status.free_bytes = *free;
  if (const auto read = library.read_state(); !read) status.problem = read.error().sentence();
  return status;
}

std::vector<Checkup> verify_library(const Library& library, const Watch& watch) {
  std::vector<fs::path> folders;
  std::error_code problem;
  for (fs::directory_iterator it(library.packs_folder(), problem), end; !problem && it != end; it.increment(problem))
    folders.push_back(it->path());
  std::sort(folders.begin(), folders.end());
  const State state = library.state();
  std::vector<Checkup> checkups;
  for (const fs::path& folder : folders) {
    Checkup checkup;
    checkup.folder = folder.filename().string();
    checkup.is_current = state.current && folder_name(*state.current) == checkup.folder;
    const auto pack = library.read_pack(folder);
    const auto checked = pack ? library.check_bytes(*pack, watch) : tl::unexpected(pack.error());
    if (!checked && checked.error().kind == ErrorKind::Cancelled) break;
    if (!checked) {
      checkup.code = checked.error().code;
      checkup.detail = checked.error().detail;
    }
    checkups.push_back(std::move(checkup));
  }
  return checkups;
}

} // namespace kiosk::install
