#include "tests/install/workshop.h"

#include "kiosk/base/files.h"
#include "kiosk/container/sha256.h"
#include "kiosk/install/open_file.h"
#include "kiosk/install/validate.h"
#include "kiosk/pack/pack.h"
#include "kiosk/picture/picture.h"

#include <fmt/format.h>
#include <fstream>
#include <random>
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

/// Adds pictures of noise, each about 3 MB, until the database has its size.
void grow(const fs::path& path, int megabytes) {
  constexpr int side_px = 1000;
  std::mt19937 chance(1);
  for (int number = 0; fs::file_size(path) < static_cast<std::uintmax_t>(megabytes) * 1'000'000; ++number) {
    picture::Picture noise{side_px, side_px, {}};
    noise.rgba.resize(std::size_t{side_px} * side_px * 4);
    for (std::size_t at = 0; at < noise.rgba.size(); ++at)
      noise.rgba[at] = at % 4 == 3 ? 255 : static_cast<std::uint8_t>(chance());
    const std::string png = must(picture::encode_png(noise, 1));
    sqlite3* database = nullptr;
    sqlite3_stmt* insert = nullptr;
    sqlite3_open(path.c_str(), &database);
    sqlite3_prepare_v2(database, "INSERT INTO picture SELECT ?1, ?2, ?3, ?3, alt FROM picture LIMIT 1", -1, &insert,
                       nullptr);
    const std::string id = fmt::format("noise-{}", number);
    sqlite3_bind_text(insert, 1, id.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_blob(insert, 2, png.data(), static_cast<int>(png.size()), SQLITE_TRANSIENT);
    sqlite3_bind_int(insert, 3, side_px);
    const bool is_done = sqlite3_step(insert) == SQLITE_DONE;
    sqlite3_finalize(insert);
    sqlite3_close(database);
    if (!is_done) throw std::runtime_error("no picture could be added");
  }
}

} // namespace

Workshop::Workshop(const std::string& name, const fs::path& where)
    : folder(where / fmt::format("install-test-{}-{}", name, ::getpid())), root(folder / "library"),
      trust(folder / "trust"), key(container::make_key(container::KeyPurpose::Test)) {
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
  if (!write_file(path, must(install::read_database_of(fs::path(KIOSK_BINARY_DIR) / "fixture.kitapack"))))
    throw std::runtime_error("no database");
  const auto set = [&](const char* what, const std::string& value) {
    run_sql(path, fmt::format("UPDATE about SET value='{}' WHERE name='{}'", value, what));
  };
  set("epoch", std::to_string(recipe.epoch));
  set("seq", std::to_string(recipe.seq));
  set("created", recipe.created);
  set("expires", recipe.expires);
  set("scope", recipe.scope);
  set("name", recipe.name);
  grow(path, recipe.megabytes);
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
