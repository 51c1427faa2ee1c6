// What is not a pack of ours is refused with its own kind and a sentence, and never crashes.
#include "kiosk/base/files.h"
#include "kiosk/pack/database.h"
#include "kiosk/pack/schema.h"
#include "tests/authoring/workbench.h"

#include <sqlite3.h>

using namespace kiosk;

namespace {

/// The fixture's pack, built once for this program.
const std::string& good_bytes() {
  static const std::string bytes = [] {
    const workbench::Folder folder;
    const auto built = workbench::build(workbench::fixture(), folder.path() / "made.db");
    INFO(built.err);
    REQUIRE(built.code == 0);
    return read_file(folder.path() / "made.db").value();
  }();
  return bytes;
}

class File {
public:
  explicit File(const std::string& bytes = good_bytes()) { REQUIRE(write_file(path(), bytes).has_value()); }
  [[nodiscard]] fs::path path() const { return folder_.path() / "pack.db"; }

  void run(const char* sql) const {
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(path().c_str(), &raw) == SQLITE_OK);
    char* message = nullptr;
    const int code = sqlite3_exec(raw, sql, nullptr, nullptr, &message);
    INFO(sql << ": " << (message == nullptr ? "" : message));
    sqlite3_free(message);
    sqlite3_close(raw);
    REQUIRE(code == SQLITE_OK);
  }

private:
  workbench::Folder folder_;
};

void refuses(const fs::path& file, ErrorKind kind, const std::string& sentence) {
  const auto opened = pack::Pack::open(file);
  REQUIRE_FALSE(opened.has_value());
  INFO(opened.error().sentence());
  CHECK(opened.error().kind == kind);
  CHECK(opened.error().detail.find(sentence) != std::string::npos);
  CHECK(opened.error().where == file.string());
}

std::string with(std::string bytes, std::size_t at, const std::string& patch) {
  return bytes.replace(at, patch.size(), patch);
}

} // namespace

TEST_CASE("a good pack opens, whatever its name") {
  const workbench::Folder folder;
  const fs::path odd = folder.path() / "50% ?mode=rwc#x.db";
  REQUIRE(write_file(odd, good_bytes()).has_value());
  const auto opened = pack::Pack::open(odd);
  INFO((opened ? "" : opened.error().sentence()));
  CHECK(opened.has_value());
  const auto beside = fs::directory_iterator(folder.path());
  CHECK(std::distance(begin(beside), end(beside)) == 1); // no journal, no other file
}

TEST_CASE("a file that is no pack is refused") {
  refuses("/nowhere/pack.db", ErrorKind::NoPack, "no such pack");
  refuses(File("").path(), ErrorKind::NoPack, "empty");
  refuses(File("SQLite").path(), ErrorKind::PackDamaged, "not a SQLite file");
  refuses(File(std::string(5000, 'x')).path(), ErrorKind::PackDamaged, "not a SQLite file");
  const workbench::Folder folder;
  refuses(folder.path(), ErrorKind::PackDamaged, "not a regular file");
}

TEST_CASE("a pack of another kind is refused") {
  refuses(File(with(good_bytes(), 68, std::string("\0\0\0\1", 4))).path(), ErrorKind::PackOfOtherKind,
          "another application");
  refuses(File(with(good_bytes(), 60, std::string("\0\0\0\11", 4))).path(), ErrorKind::PackOfOtherKind,
          "the pack has schema 9, this program reads schema 2");
  refuses(File(with(good_bytes(), 18, "\2\2")).path(), ErrorKind::PackDamaged, "WAL");
}

TEST_CASE("a pack with another schema is refused") {
  for (const char* sql :
       {"CREATE VIEW more AS SELECT 1", "CREATE TABLE more(a TEXT)", "CREATE INDEX more ON offer(topic)",
        "ALTER TABLE offer ADD COLUMN more TEXT", "DROP TABLE occurrence", "ALTER TABLE offer RENAME TO offers",
        "CREATE TRIGGER more AFTER INSERT ON offer BEGIN SELECT 1; END", "DROP INDEX translation_by_language",
        "DROP TABLE term; CREATE VIEW term AS SELECT 1", "CREATE VIRTUAL TABLE more USING fts5(a)", "ANALYZE"}) {
    const File file;
    file.run(sql);
    INFO(sql);
    refuses(file.path(), ErrorKind::PackOfOtherKind, "tables are not those");
  }
}

TEST_CASE("a cut or lengthened pack is refused") {
  const std::string& bytes = good_bytes();
  for (const std::size_t size : {std::size_t{50}, std::size_t{99}, std::size_t{100}, std::size_t{4096},
                                 bytes.size() / 2, bytes.size() - 4096, bytes.size() - 1})
    refuses(File(bytes.substr(0, size)).path(), ErrorKind::PackDamaged, "cut off");
  refuses(File(bytes + "x").path(), ErrorKind::PackDamaged, "too many");
}

TEST_CASE("a value that means nothing is refused") {
  for (const char* sql : {"UPDATE offer SET cost = 'gratis'", "UPDATE occurrence SET start_local = 'soon'",
                          "UPDATE public_holiday SET day = '2026-02-30' WHERE day = '2026-12-25'",
                          "DELETE FROM about WHERE name = 'as_of'",
                          "UPDATE provenance SET checked_on = 'never' WHERE checked_on <> ''"}) {
    const File file;
    file.run(sql);
    INFO(sql);
    CHECK_FALSE(pack::Pack::open(file.path()).has_value());
  }
}

TEST_CASE("damaged bytes never end the program") {
  const std::string& good = good_bytes();
  unsigned state = 1;
  int refused = 0;
  for (int round = 0; round < 150; ++round) {
    std::string bytes = good;
    for (int flips = 0; flips < 8; ++flips) {
      state = state * 1664525U + 1013904223U;
      const std::size_t at = 100 + (state >> 4) % (std::min<std::size_t>(bytes.size(), 120'000) - 100);
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << (state & 7U)));
    }
    const File file(bytes);
    auto opened = pack::Pack::open(file.path());
    if (!opened) {
      ++refused;
      continue;
    }
    for (const pack::Offer& offer : opened->offers())
      (void)opened->text(offer.title, Language{"ar"});
    (void)opened->picture("logo");
    (void)opened->coverage(Language{"en"});
  }
  CHECK(refused > 0);
}

TEST_CASE("a pack opens from memory, and is refused there as from a file") {
  const auto opened = pack::Pack::open_bytes(good_bytes());
  REQUIRE(opened.has_value());
  const File file;
  const auto from_file = pack::Pack::open(file.path());
  REQUIRE(from_file.has_value());
  CHECK(opened->offers().size() == from_file->offers().size());
  CHECK(opened->picture("logo") == from_file->picture("logo"));
  CHECK_FALSE(opened->picture("logo").empty());
  const auto code = [](const std::string& bytes) {
    const auto refused = pack::Pack::open_bytes(bytes);
    return refused ? "" : refused.error().code;
  };
  CHECK(code("") == "KP-DB-EMPTY");
  CHECK(code(std::string(5000, 'x')) == "KP-DB-KIND");
  CHECK(code(with(good_bytes(), 18, "\2\2")) == "KP-DB-WAL");
  CHECK(code(good_bytes() + "x") == "KP-DB-DAMAGED");
  CHECK(code(good_bytes().substr(0, good_bytes().size() - 4096)) == "KP-DB-DAMAGED");
}

TEST_CASE("a question that would go on and on is ended") {
  const File file;
  auto connection = pack::open_database(file.path());
  REQUIRE(connection.has_value());
  auto rows = pack::Rows::prepare(
      connection->get(),
      "SELECT count(*) FROM text_unit a, text_unit b, text_unit c, text_unit d WHERE a.key > d.german");
  REQUIRE(rows.has_value());
  CHECK_FALSE(rows->next());
  CHECK(rows->finish().error().code == "KP-DB-LIMIT");
}

TEST_CASE("an open pack cannot be written to") {
  const File file;
  auto connection = pack::open_database(file.path());
  REQUIRE(connection.has_value());
  for (const char* sql : {"DELETE FROM offer", "PRAGMA user_version=7", "ATTACH 'x.db' AS x", "CREATE TABLE more(a)"})
    CHECK(sqlite3_exec(connection->get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK);
  CHECK(read_file(file.path()).value() == good_bytes());
}
