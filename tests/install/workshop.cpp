#include "tests/install/workshop.h"

#include "kiosk/base/files.h"
#include "kiosk/container/sha256.h"
#include "kiosk/install/validate.h"
#include "kiosk/pack/pack.h"

#include <fmt/format.h>
#include <fstream>
#include <sqlite3.h>
#include <stdexcept>
#include <unistd.h>

namespace workshop {
namespace {

void run_sql(const fs::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  if (sqlite3_open(file.c_str(), &database) != SQLITE_OK ||
      sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(database));
  sqlite3_close(database);
}

} // namespace

Workshop::Workshop(const std::string& name)
    : folder(fs::path(KIOSK_BINARY_DIR) / fmt::format("install-test-{}-{}", name, ::getpid())),
      root(folder / "library"), trust(folder / "trust"), key(container::make_key(container::KeyPurpose::Test)) {
  fs::remove_all(folder);
  fs::create_directories(trust);
  if (!write_file(trust / "test.pub", container::to_text(key.public_key()))) throw std::runtime_error("no trust");
}

Workshop::~Workshop() {
  std::error_code problem;
  fs::remove_all(folder, problem);
}

fs::path Workshop::make_database(const std::string& file, const Recipe& recipe) const {
  const fs::path path = folder / file;
  fs::copy_file(fs::path(KIOSK_BINARY_DIR) / "fixture.db", path, fs::copy_options::overwrite_existing);
  fs::permissions(path, fs::perms::owner_write, fs::perm_options::add);
  const auto set = [&](const char* what, const std::string& value) {
    run_sql(path, fmt::format("UPDATE about SET value='{}' WHERE name='{}'", value, what));
  };
  set("epoch", std::to_string(recipe.epoch));
  set("seq", std::to_string(recipe.seq));
  set("created", recipe.created);
  set("expires", recipe.expires);
  set("scope", recipe.scope);
  set("name", recipe.name);
  return path;
}

fs::path Workshop::make_pack(const std::string& file, const Recipe& recipe) const {
  const fs::path database = make_database(file + ".db", recipe);
  const std::string bytes = must(read_file(database));
  const auto opened = must(pack::Pack::open(database));
  const auto about = opened.about();
  container::Manifest manifest;
  manifest.pack_id = about.id;
  manifest.scope = about.scope;
  manifest.number = {about.epoch, recipe.manifest_seq != 0 ? recipe.manifest_seq : about.seq};
  manifest.created = about.created;
  manifest.expires = about.expires;
  manifest.schema = install::schema_hash();
  manifest.counts = install::counts_of(opened);
  manifest.db_size_bytes = bytes.size();
  manifest.db_sha256 = container::sha256(bytes);
  manifest.languages = about.languages;
  manifest.key_id = key.id.hex();
  manifest.test = true;
  container::ArchiveParts parts;
  parts.manifest = container::to_json(manifest);
  parts.signatures = container::sign(key, parts.manifest, "a test pack");
  const fs::path path = folder / file;
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  const auto written =
      container::write_archive(parts, container::MemorySource(bytes), 0, bytes.size(), [&](std::string_view some) {
        stream.write(some.data(), static_cast<std::streamsize>(some.size()));
        return stream.good();
      });
  if (!written) throw std::runtime_error(written.error().sentence());
  fs::remove(database);
  return path;
}

install::Library Workshop::library(const std::string& now) const {
  return must(install::Library::open({root, trust, {}, must(parse_local_time(now))}));
}

install::InstallOptions Workshop::options() const {
  install::InstallOptions options;
  options.validator = fs::path(KIOSK_BINARY_DIR) / "elternkiosk-validate";
  options.patience = std::chrono::milliseconds{200};
  return options;
}

Result<install::InstalledPack> Workshop::install(const fs::path& pack, install::Older older) const {
  install::Library opened = library();
  install::InstallOptions how = options();
  how.older = older;
  return install::install(pack, opened, how, {});
}

install::PackId id_of(const fs::path& pack) {
  const int descriptor = must(container::open_source(pack));
  const auto source = must(container::FileSource::of(descriptor));
  const auto heads = must(container::read_heads(source));
  ::close(descriptor);
  return install::id_of(must(container::parse_manifest(heads.manifest)));
}

} // namespace workshop
