// The kernel's table of mounts, /proc/self/mountinfo, as values. Whoever plugs a stick in chooses a part of it: the
// name of its volume.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::stick {

struct Mount {
  std::uint64_t id = 0;
  std::filesystem::path folder;
  std::string kind; ///< of its file system: "vfat"
};

/// All lines that can be read, in their order; others are left out: not five numbers and names, an escape that means
/// nothing, a folder that is not absolute or longer than a path may be.
[[nodiscard]] std::vector<Mount> parse_mountinfo(std::string_view text);

} // namespace kiosk::stick
