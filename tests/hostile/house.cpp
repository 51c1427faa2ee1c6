#include "tests/hostile/house.h"

#include "kiosk/base/files.h"
#include "kiosk/install/start.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <malloc.h>
#include <stdexcept>
#include <stdlib.h>
#include <sys/resource.h>

namespace kiosk::tests {
namespace {

namespace fs = std::filesystem;

template <typename T> T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().sentence());
  return std::move(*result);
}

void write(const fs::path& file, std::string_view bytes) {
  if (!write_file(file, bytes)) throw std::runtime_error("cannot write " + file.string());
}

fs::path scratch() {
  const fs::path place = fs::is_directory("/dev/shm") ? fs::path("/dev/shm") : fs::temp_directory_path();
  std::string name = (place / "elternkiosk-hostile-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
  return name;
}

/// The keys that the cases in bad_signatures.cpp speak of.
void write_trust(const fs::path& folder) {
  fs::create_directories(folder);
  for (const char* name : {"TESTONLY", "Scoped..", "Expired.", "RootKey.", "Revoked."})
    write(folder / fmt::format("{}.pub", name), container::to_text(key_named(name).public_key()));
  const auto id = [](const char* name) { return key_named(name).id.hex(); };
  write(folder / "trust.toml", fmt::format("[[key]]\nid = \"{}\"\nscopes = [\"halle\"]\n"
                                           "[[key]]\nid = \"{}\"\nvalid_until = 2026-01-01\n"
                                           "[[key]]\nid = \"{}\"\nrole = \"root\"\n"
                                           "[[key]]\nid = \"{}\"\nrevoked = true\n",
                                           id("Scoped.."), id("Expired."), id("RootKey."), id("Revoked.")));
}

/// "VmHWM" or "VmRSS" of this process.
long memory_kib(std::string_view which) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind(which, 0) == 0) return std::stol(line.substr(line.find(':') + 1));
  return 0;
}

} // namespace

House::House() : folder(scratch()), stick(folder / "stick"), root(folder / "library"), trust(folder / "trust") {
  fs::create_directories(stick);
  write_trust(trust);
  const std::string database = database_after("UPDATE about SET value='2026112401' WHERE name='seq'; "
                                              "UPDATE about SET value='2026-11-24' WHERE name='created'");
  container::Manifest manifest = good_manifest(database);
  manifest.number.seq = 2026112401;
  manifest.created = parse_date("2026-11-24").value();
  const auto installed = must(install(put("old.kitapack", pack_of(manifest, database))));
  install::Library opened = library();
  const install::Lock lock = must(opened.lock(std::chrono::seconds{5}));
  if (!install::confirm(opened, installed.id, lock)) throw std::runtime_error("the old pack cannot be confirmed");
  state_at_first_ = opened.state();
  listing_at_first_ = listing();
}

House::~House() {
  std::error_code problem;
  fs::remove_all(folder, problem);
}

install::Library House::library(const std::string& now) const {
  return must(install::Library::open({root, trust, "magdeburg/kinderland", parse_local_time(now).value()}));
}

Result<install::InstalledPack> House::install(const fs::path& file, const std::string& now,
                                              const install::ProgressWatch& watch) const {
  install::Library opened = library(now);
  install::InstallOptions options;
  options.validator = fs::path(KIOSK_BINARY_DIR) / "elternkiosk-validate";
  return install::install(file, opened, options, watch);
}

fs::path House::put(const std::string& name, std::string_view bytes) const {
  const fs::path file = stick / name;
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!stream.flush()) throw std::runtime_error("cannot write " + file.string());
  return file;
}

/// Every name in the library but the log's, which tells of refusals.
std::string House::listing() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(root))
    if (entry.path().filename() != "log") names.push_back(entry.path().lexically_relative(root).string());
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names)
    all += name + "\n";
  return all;
}

std::string House::disorder() const {
  const install::Library opened = library();
  if (!(opened.state() == state_at_first_)) return "another pack is current";
  if (const std::string now = listing(); now != listing_at_first_) return "something else lies in the library:\n" + now;
  const auto pack = opened.pack(*state_at_first_.current);
  if (!pack) return "the old pack is gone: " + pack.error().sentence();
  if (const auto whole = opened.check_bytes(*pack); !whole) return whole.error().sentence();
  return {};
}

Trial try_to_install(const House& house, const fs::path& file, const std::string& now) {
  ::malloc_trim(0); // what the forge took is not the kiosk's
  std::ofstream("/proc/self/clear_refs") << "5";
  const auto begun = std::chrono::steady_clock::now();
  auto result = house.install(file, now);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
  rusage children{};
  ::getrusage(RUSAGE_CHILDREN, &children);
  return {std::move(result), took, std::max(children.ru_maxrss, memory_kib("VmHWM"))};
}

bool is_sanitized() {
#if defined(__SANITIZE_ADDRESS__)
  return true;
#elif defined(__has_feature)
  return __has_feature(address_sanitizer);
#else
  return false;
#endif
}

} // namespace kiosk::tests
