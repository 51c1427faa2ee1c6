// Which folders are sticks, and what has been told of them. Pure: knows no disk.
#pragma once

#include "kiosk/stick/listing.h"
#include "kiosk/stick/mounts.h"
#include "kiosk/stick/watch.h"

#include <map>
#include <string>
#include <vector>

namespace kiosk::stick {

/// So many sticks at once are looked at; nobody has more sockets.
inline constexpr std::size_t places_max = 16;

/// A folder that may be a stick.
struct Place {
  std::filesystem::path folder;
  std::uint64_t mount = 0; ///< its number; 0: a plain folder
  bool is_inbox = false;
  bool operator==(const Place&) const = default;
};

/// Every mount below one of `roots`, and every folder of `folders` (plain sub-folders of the roots) that neither is
/// a mount nor holds one. Of mounts above each other at one place the last one is seen.
[[nodiscard]] std::vector<Place> places_of(const std::vector<Mount>& mounts,
                                           const std::vector<std::filesystem::path>& folders,
                                           const std::vector<std::filesystem::path>& roots);

/// What was told of which stick.
class Told {
public:
  /// Sticks that are not among `places` any more are told as out.
  [[nodiscard]] std::vector<News> keep_only(const std::vector<Place>& places);
  /// What there is to say after a look at `place`; nothing when it is as it was. A plain folder without a
  /// file, or that others may not read, is a mount point that waits, and an inbox without a pack is nobody's matter:
  /// both are no stick.
  [[nodiscard]] std::vector<News> look(const Place& place, const Listing& listing);

private:
  struct Known {
    Place place;
    std::string fingerprint;
  };
  [[nodiscard]] std::map<std::string, Known>::iterator find(const Place& place);
  std::map<std::string, Known> known_; ///< by id
  unsigned long counted_ = 0;
};

} // namespace kiosk::stick
