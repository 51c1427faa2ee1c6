#include "tests/hostile/forge.h"

#include "kiosk/container/sha256.h"
#include "kiosk/install/validate.h"
#include "kiosk/pack/pack.h"
#include "kiosk/pack/schema.h"
#include "kiosk/picture/picture.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <stdexcept>
#include <zlib.h>

namespace kiosk::tests {
namespace {

// One thing of each kind; what a case needs it changes.
constexpr std::string_view good_rows = R"sql(
INSERT INTO about VALUES('id','magdeburg'),('name','Hostile'),('scope','magdeburg'),('epoch','1'),('seq','2026112501'),
  ('as_of','2026-11-24'),('created','2026-11-25'),('expires','2027-06-30');
INSERT INTO language VALUES('de',0),('uk',1);
INSERT INTO public_holiday VALUES('2026-12-25');
INSERT INTO text_unit VALUES('topic/family/title','Familie','h',0,0),('offer/help/title','Hilfe','h',0,1),
  ('offer/help/body/1','Ein **Text**.','h',0,2),('picture/dot/alt','Ein Punkt','h',0,3);
INSERT INTO translation VALUES('offer/help/title','uk','Допомога','machine','current','h','','2026-11-24');
INSERT INTO block VALUES('offer/help','body',1,'paragraph','offer/help/body/1');
INSERT INTO list_item VALUES('offer/help','phone',1,'0391 1234567');
INSERT INTO weekly_slot VALUES('offer/help',1,2,600,720);
INSERT INTO provenance VALUES('offer/help','2026','high','2026-11-01','',0);
INSERT INTO topic VALUES('family','offers','',0,'home','blue',0);
INSERT INTO kita VALUES('kinderland',0,'Kinderland','Kita','Altstadt','Weg 1','39104','','','','','',0);
INSERT INTO place VALUES('house','Haus','Weg 1','39104','Magdeburg','Altstadt','yes');
INSERT INTO offer VALUES('help','family',0,'Hilfe','city',0,6,'free','none','weekly','','','dot',0);
INSERT INTO event VALUES('party',0,'house','free','none','no','');
INSERT INTO occurrence VALUES('party',1,'2026-12-01T15:00','2026-12-01T17:00',0,0,'');
INSERT INTO application VALUES('form','family',0,'Antrag','',0);
INSERT INTO amount VALUES('form',1,'a',10.5,NULL,'euro',0,'2026-01-01','2026-12-31','');
INSERT INTO term VALUES('word',0,'Wort','das',0,0,0);
INSERT INTO emergency VALUES('112',0,'112',1);
)sql";

class Memory {
public:
  Memory() {
    if (sqlite3_open(":memory:", &handle_) != SQLITE_OK) throw std::runtime_error("no database in memory");
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() { sqlite3_close(handle_); }

  void load(std::string_view bytes) {
    auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), copy);
    const auto size = static_cast<sqlite3_int64>(bytes.size());
    if (sqlite3_deserialize(handle_, "main", copy, size, size,
                            SQLITE_DESERIALIZE_RESIZEABLE | SQLITE_DESERIALIZE_FREEONCLOSE) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(handle_));
  }
  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw std::runtime_error(std::string(sqlite3_errmsg(handle_)) + " in " + sql.substr(0, 200));
  }
  std::string bytes() {
    sqlite3_int64 size = 0;
    unsigned char* all = sqlite3_serialize(handle_, "main", &size, 0);
    if (all == nullptr) throw std::runtime_error("the database cannot be serialised");
    std::string copy(reinterpret_cast<const char*>(all), static_cast<std::size_t>(size));
    sqlite3_free(all);
    return copy;
  }

private:
  sqlite3* handle_ = nullptr;
};

constexpr std::string_view permissive =
    "PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; PRAGMA writable_schema=OFF;";

std::string number(std::size_t value) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    bytes += static_cast<char>(value >> shift & 0xFFU);
  return bytes;
}

std::string chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  return number(data.size()) + body + number(crc32_z(0, reinterpret_cast<const Bytef*>(body.data()), body.size()));
}

} // namespace

std::string database_of(const std::string& sql) {
  Memory memory;
  memory.run(sql);
  return memory.bytes();
}

const std::string& good_database() {
  static const std::string bytes = [] {
    const std::string head =
        fmt::format("PRAGMA page_size=1024; PRAGMA application_id={}; PRAGMA user_version={};",
                    static_cast<std::int64_t>(pack::application_id), static_cast<int>(pack::schema_version));
    return database_of(head + std::string(pack::schema) + std::string(good_rows) +
                       fmt::format("INSERT INTO picture VALUES('dot',{},2,2,'picture/dot/alt');", blob(good_png())));
  }();
  return bytes;
}

std::string database_after(const std::string& sql) { return database_from(good_database(), sql); }

std::string database_from(std::string_view bytes, const std::string& sql) {
  Memory memory;
  memory.load(bytes);
  memory.run(std::string(permissive) + sql);
  return memory.bytes();
}

std::string blob(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string literal = "x'";
  for (const char c : bytes) {
    literal += digits[static_cast<unsigned char>(c) >> 4U];
    literal += digits[static_cast<unsigned char>(c) & 15U];
  }
  return literal + "'";
}

std::string database_with_picture(std::string_view bytes, int width_px, int height_px) {
  return database_after(
      fmt::format("UPDATE picture SET png={}, width_px={}, height_px={}", blob(bytes), width_px, height_px));
}

std::string database_with_text(std::string_view text) {
  return database_after(
      fmt::format("UPDATE text_unit SET german=CAST({} AS TEXT) WHERE key='offer/help/title'", blob(text)));
}

container::Manifest good_manifest(std::string_view database) {
  static const container::Manifest good = [] {
    const auto pack = pack::Pack::open_bytes(good_database());
    if (!pack) throw std::runtime_error(pack.error().sentence());
    container::Manifest manifest;
    const pack::About& about = pack->about();
    manifest.pack_id = about.id;
    manifest.scope = about.scope;
    manifest.number = {about.epoch, about.seq};
    manifest.created = about.created;
    manifest.expires = about.expires;
    manifest.schema = install::schema_hash();
    manifest.counts = install::counts_of(*pack);
    manifest.languages = about.languages;
    manifest.key_id = test_key().id.hex();
    manifest.test = true;
    return manifest;
  }();
  container::Manifest manifest = good;
  manifest.db_size_bytes = database.size();
  manifest.db_sha256 = container::sha256(database);
  return manifest;
}

std::string pack_of_parts(const container::ArchiveParts& parts, std::string_view database) {
  std::string bytes;
  const auto written = container::write_archive(parts, container::MemorySource(database), 0, database.size(),
                                                [&bytes](std::string_view more) {
                                                  bytes += more;
                                                  return true;
                                                });
  if (!written) throw std::runtime_error(written.error().sentence());
  return bytes;
}

std::string pack_of(const container::Manifest& manifest, std::string_view database, const container::SecretKey& key) {
  container::ArchiveParts parts;
  parts.manifest = container::to_json(manifest);
  parts.signatures = container::sign(key, parts.manifest, "a test pack");
  return pack_of_parts(parts, database);
}

std::string pack_of_database(std::string_view database) { return pack_of(good_manifest(database), database); }

std::string pack_of_text(std::string_view manifest) {
  container::ArchiveParts parts;
  parts.manifest = manifest;
  parts.signatures = container::sign(test_key(), manifest, "a test pack");
  return pack_of_parts(parts);
}

container::ArchiveParts good_parts() {
  container::ArchiveParts parts;
  parts.manifest = container::to_json(good_manifest());
  parts.signatures = container::sign(test_key(), parts.manifest, "a test pack");
  return parts;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("nothing to replace: " + std::string(from));
  return text.replace(at, from.size(), to);
}

std::string png_saying(unsigned width, unsigned height, std::string_view pixels, std::string_view depth_and_colour) {
  auto size = compressBound(pixels.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(pixels.data()),
            pixels.size(), 9);
  packed.resize(size);
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", number(width) + number(height) + std::string(depth_and_colour)) +
         chunk("IDAT", packed) + chunk("IEND", "");
}

std::string good_png() { return png_saying(2, 2, std::string(2 * (1 + 2 * 4), '\0')); }

} // namespace kiosk::tests
