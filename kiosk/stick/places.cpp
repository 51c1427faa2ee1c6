#include "kiosk/stick/places.h"

#include <algorithm>

namespace kiosk::stick {

namespace fs = std::filesystem;

namespace {

/// Whether `path` lies below `above`, by their words alone.
bool is_below(const fs::path& path, const fs::path& above) {
  const fs::path base = (above / "").lexically_normal(), whole = path.lexically_normal();
  const std::string &start = base.native(), &text = whole.native();
  return text.size() > start.size() && text.compare(0, start.size(), start) == 0;
}

} // namespace

std::vector<Place> places_of(const std::vector<Mount>& mounts, const std::vector<fs::path>& folders,
                             const std::vector<fs::path>& roots) {
  std::vector<Place> places;
  for (const Mount& mount : mounts) {
    // An automounter's point is none yet; to look would make it one.
    if (mount.kind == "autofs") continue;
    if (std::none_of(roots.begin(), roots.end(), [&](const fs::path& root) { return is_below(mount.folder, root); }))
      continue;
    std::erase_if(places, [&](const Place& place) { return place.folder == mount.folder; });
    places.push_back({mount.folder, mount.id, false});
  }
  for (const fs::path& folder : folders)
    if (std::none_of(mounts.begin(), mounts.end(),
                     [&](const Mount& it) { return it.folder == folder || is_below(it.folder, folder); }))
      places.push_back({folder, 0, false});
  if (places.size() > places_max) places.resize(places_max);
  return places;
}

std::map<std::string, Told::Known>::iterator Told::find(const Place& place) {
  return std::find_if(known_.begin(), known_.end(), [&](const auto& it) { return it.second.place == place; });
}

std::vector<News> Told::keep_only(const std::vector<Place>& places) {
  std::vector<News> news;
  for (auto it = known_.begin(); it != known_.end();) {
    if (std::find(places.begin(), places.end(), it->second.place) != places.end()) {
      ++it;
      continue;
    }
    news.emplace_back(StickOut{it->first});
    it = known_.erase(it);
  }
  return news;
}

std::vector<News> Told::look(const Place& place, const Listing& listing) {
  const auto known = find(place);
  const bool is_waiting = place.mount == 0 && !place.is_inbox && listing.is_bare;
  const bool is_nothing = listing.is_gone || is_waiting || (place.is_inbox && listing.packs.empty());
  if (is_nothing) {
    if (known == known_.end()) return {};
    const StickOut out{known->first};
    known_.erase(known);
    return {out};
  }
  if (known != known_.end() && known->second.fingerprint == listing.fingerprint) return {};
  const std::string id = known != known_.end() ? known->first : std::to_string(++counted_);
  known_[id] = {place, listing.fingerprint};
  StickIn in;
  in.id = id;
  in.folder = place.folder;
  in.label = label_of(place.folder);
  in.packs = listing.packs;
  in.po_files = listing.po_files;
  in.is_unreadable = listing.is_unreadable;
  in.has_too_many = listing.has_too_many;
  in.is_inbox = place.is_inbox;
  return {std::move(in)};
}

} // namespace kiosk::stick
