// Signed packs and libraries for tests: made from the fixture pack, with numbers and dates as wanted.
#pragma once

#include "kiosk/container/minisign.h"
#include "kiosk/install/library.h"
#include "kiosk/install/steps.h"

#include <filesystem>
#include <string>

namespace workshop {

namespace fs = std::filesystem;
using namespace kiosk;

/// How a pack differs from an ordinary one.
struct Recipe {
  long long seq = 2026112301;
  int epoch = 1;
  std::string created = "2026-11-22", expires = "2027-06-30";
  std::string scope = "magdeburg";
  std::string name = "Fixture"; ///< part of the bytes: another name, another hash
  int megabytes = 0;            ///< grows to about so much, with pictures of noise
  long long manifest_seq = 0;   ///< what the manifest says instead of the database
};

/// A scratch folder with a key, a trust directory and a library; empty at first, gone at the end.
class Workshop {
public:
  explicit Workshop(const std::string& name, const fs::path& where = KIOSK_BINARY_DIR);
  ~Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  /// Makes a signed `.kitapack`.
  fs::path make_pack(const std::string& file, const Recipe& recipe = {}) const;
  /// Makes the database alone.
  fs::path make_database(const std::string& file, const Recipe& recipe = {}) const;
  /// The library as a process that starts now would see it.
  [[nodiscard]] install::Library library(const std::string& now = "2026-11-26T08:00") const;
  [[nodiscard]] install::InstallOptions options() const;
  /// install::install() with the real validator.
  Result<install::InstalledPack> install(const fs::path& pack, install::Older older = install::Older::Refused) const;

  fs::path folder, root, trust;
  container::SecretKey key;
};

/// The id of the pack in a file.
[[nodiscard]] install::PackId id_of(const fs::path& pack);

/// A value that must be there; throws its sentence otherwise.
template <typename T> T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().sentence());
  return std::move(*result);
}

} // namespace workshop
