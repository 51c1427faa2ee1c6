#include "kiosk/stick/listing.h"

#include "kiosk/base/owned.h"
#include "kiosk/container/refusals.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kiosk::stick {

namespace fs = std::filesystem;

namespace {

using Folder = Owned<DIR, ::closedir>;

constexpr std::size_t label_characters_max = 40;
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;

/// Null with errno where it cannot be had.
Folder open_folder(int above, const char* name) {
  // Whoever does not own the folder may not leave its time alone.
  int descriptor = ::openat(above, name, folder_flags | O_NOATIME);
  if (descriptor < 0 && errno == EPERM) descriptor = ::openat(above, name, folder_flags);
  if (descriptor < 0) return nullptr;
  Folder folder(::fdopendir(descriptor));
  if (!folder) (void)::close(descriptor);
  return folder;
}

/// FAT knows no small letters in short names.
bool ends_with(const std::string& name, std::string_view ending) {
  if (name.size() <= ending.size()) return false;
  return std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); });
}

/// Takes in what one folder holds, as long as `budget` lasts.
void take_in(DIR* folder, const fs::path& path, std::size_t& budget, Listing& listing) {
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(folder);
    if (entry == nullptr) {
      listing.is_unreadable = listing.is_unreadable || errno != 0;
      return;
    }
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    listing.is_bare = listing.is_bare && entry->d_type == DT_DIR;
    if (budget == 0) {
      listing.has_too_many = true;
      return;
    }
    --budget;
    const bool is_pack = ends_with(name, ".kitapack"), is_po = ends_with(name, ".po");
    struct stat about = {};
    if (name.front() == '.' || (!is_pack && !is_po)) continue;
    if (::fstatat(::dirfd(folder), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(about.st_mode)) continue;
    (is_pack ? listing.packs : listing.po_files).push_back(path / name);
    listing.fingerprint += fmt::format("{}/{} {} {}.{} {}\n", path.string(), name, about.st_size, about.st_mtim.tv_sec,
                                       about.st_mtim.tv_nsec, about.st_ino);
  }
}

} // namespace

Listing list_stick(const fs::path& folder) {
  Listing listing;
  listing.is_bare = true;
  const Folder top = open_folder(AT_FDCWD, folder.c_str());
  if (!top) {
    listing.is_gone = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
    listing.is_unreadable = !listing.is_gone;
    return listing;
  }
  std::size_t budget = entries_max;
  // Asked for by its name: behind a thousand photographs it would not be reached. FAT does not mind the case.
  if (const Folder kiosk = open_folder(::dirfd(top.get()), "kiosk")) {
    take_in(kiosk.get(), folder / "kiosk", budget, listing);
    listing.is_bare = false;
  }
  take_in(top.get(), folder, budget, listing);
  for (auto* files : {&listing.packs, &listing.po_files})
    std::sort(files->begin(), files->end());
  if (listing.is_unreadable) listing.fingerprint += "unreadable\n";
  if (listing.has_too_many) listing.fingerprint += "too many\n";
  return listing;
}

std::string label_of(const fs::path& path) {
  return container::harmless(path.filename().native(), label_characters_max);
}

} // namespace kiosk::stick
