// What `kiosk.toml` says of one house's kiosk, and where the program finds its own files.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/result.h"
#include "kiosk/visit/visit.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::app {

/// What the kiosk does when it has no readable pack.
enum class WithoutPack { Wait, Exit };

/// kiosk.toml, with every value at its default.
struct Configuration {
  std::string kita = "kinderland";
  std::vector<Language> languages; ///< empty: all that pack and locales share
  double diagonal_inch = 23.8;
  bool fullscreen = true;
  std::filesystem::path pack;  ///< empty: the installed or built sample pack
  std::filesystem::path trust; ///< folder of public keys, or one; empty: none is trusted
  std::filesystem::path
      library; ///< the kiosk's library of packs; empty: `pack` alone. With it, `pack` is the factory pack
  std::vector<std::filesystem::path> sticks; ///< folders below which USB sticks appear; empty: none is looked for
  std::filesystem::path clock_command;       ///< the program that may set the clock; empty: nobody can from the screen
  bool pin_for_newer = false;                ///< staff gives the PIN even for a newer pack
  std::string scope; ///< this house's scope, "magdeburg/kinderland"; empty: packs of every scope
  WithoutPack without_pack = WithoutPack::Wait;
  visit::IdleTimes idle;
};

/// Reads a kiosk.toml. Fails with WrongSource, file and line for an unknown key or a wrong value;
/// relative paths count from the file's folder.
[[nodiscard]] Result<Configuration> read_configuration(const std::filesystem::path& file);

/// The folders and files that come with the program.
struct Resources {
  std::filesystem::path locales;
  std::filesystem::path font_table;
  std::filesystem::path sample_pack; ///< may not exist
};

/// Looks beside and above the program (`program` is argv[0] or /proc/self/exe): a source tree's
/// root, or `../share/elternkiosk`. Fails with NotFound.
[[nodiscard]] Result<Resources> find_resources(const std::filesystem::path& program);

} // namespace kiosk::app
