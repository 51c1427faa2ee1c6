// Translations out of a pack and back into one: for translators who have nothing but the pack.
//
// The files are those of `content/po`: an editor may as well put them there and build anew.
#pragma once

#include "kiosk/authoring/build.h"

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace kiosk::authoring {

struct ExportOptions {
  std::filesystem::path pack;
  std::filesystem::path folder;
  std::vector<std::string> languages; ///< empty: all of the pack; one that it lacks gets a file to be filled
};
/// Writes `folder/<tag>.po` with every text of the pack. Files that are there already are written over.
[[nodiscard]] int export_po(const ExportOptions& options, std::ostream& out, std::ostream& err);

struct ImportOptions {
  std::filesystem::path pack;
  std::filesystem::path folder; ///< its *.po replace the pack's translations of those languages
  std::filesystem::path file;   ///< the draft to make: `.kitapack`, or a plain database
};
/// Makes a draft of the pack with other translations, to look at; faults in them on `err`, as when building.
[[nodiscard]] int import_po(const ImportOptions& options, std::ostream& out, std::ostream& err);

} // namespace kiosk::authoring
