// What no kiosk may ever show is found before it is installed, and each has its code.
#include "kiosk/container/refusals.h"
#include "kiosk/install/validate.h"
#include "kiosk/picture/picture.h"
#include "tests/authoring/workbench.h"

#include <sqlite3.h>

using namespace kiosk;

namespace {

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

/// The code that a pack gets after a change by SQL; "" when it passes.
std::string code_after(const std::string& sql, const std::string& blob = {}) {
  const workbench::Folder folder;
  const fs::path file = folder.path() / "pack.db";
  REQUIRE(write_file(file, good_bytes()).has_value());
  if (!sql.empty()) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    INFO(sql);
    REQUIRE(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    if (!blob.empty()) sqlite3_bind_blob(statement, 1, blob.data(), static_cast<int>(blob.size()), SQLITE_STATIC);
    const int stepped = sqlite3_step(statement);
    sqlite3_finalize(statement);
    sqlite3_close(database);
    REQUIRE((stepped == SQLITE_DONE || stepped == SQLITE_ROW));
  }
  const auto looked = install::validate_database(file);
  if (!looked) INFO(looked.error().sentence());
  return looked ? "" : looked.error().code;
}

} // namespace

TEST_CASE("a good pack passes and is counted") {
  const workbench::Folder folder;
  REQUIRE(write_file(folder.path() / "pack.db", good_bytes()).has_value());
  std::int64_t last_done = 0, last_of = 0;
  const auto counts =
      install::validate_database(folder.path() / "pack.db", {}, [&](std::int64_t done, std::int64_t of) {
        last_done = done;
        last_of = of;
      });
  REQUIRE(counts.has_value());
  CHECK(counts->at("offers") == 5);
  CHECK(counts->at("pictures") == 4);
  CHECK(last_done == last_of);
  CHECK(last_of == counts->at("texts") + counts->at("translations") + counts->at("pictures"));
}

TEST_CASE("texts that a screen cannot show are refused") {
  const std::string one = " WHERE key = (SELECT min(key) FROM text_unit)";
  CHECK(code_after("UPDATE text_unit SET german = 'Hallo {name}'" + one) == "KP-TXT-MESSAGE");
  CHECK(code_after("UPDATE text_unit SET german = 'Hallo {'" + one) == "KP-TXT-MESSAGE");
  CHECK(code_after("UPDATE translation SET message = 'a {0} b' WHERE language = 'ar'") == "KP-TXT-MESSAGE");
  std::string deep;
  for (int i = 0; i < 5000; ++i)
    deep += "{a,select,other{";
  CHECK(code_after("UPDATE text_unit SET german = '" + deep + "'" + one) != "");
  CHECK(code_after("UPDATE text_unit SET german = '# heading <b>'" + one) == "KP-TXT-MARKDOWN");
  CHECK(code_after("UPDATE text_unit SET german = '[x](https://example.org)'" + one) == "KP-TXT-MARKDOWN");
  CHECK(code_after("UPDATE text_unit SET german = 'a' || char(8238) || 'b'" + one) == "KP-TXT-CHARACTERS");
  CHECK(code_after("UPDATE text_unit SET german = CAST(x'ff41' AS TEXT)" + one) == "KP-TXT-CHARACTERS");
  CHECK(code_after("UPDATE offer SET german_name = 'a' || char(1)") ==
        "KP-TXT-CHARACTERS"); // any string, not units only
  CHECK(code_after("UPDATE offer SET german_name = hex(zeroblob(40000))") == "KP-TXT-LONG");
  CHECK(code_after("UPDATE text_unit SET german = hex(zeroblob(32768))" + one).empty()); // 64 KiB are allowed
}

TEST_CASE("pictures that are broken, too large or lie are refused") {
  CHECK(code_after("UPDATE picture SET png = x'00' WHERE id = 'logo'") == "KP-PIC-BROKEN");
  CHECK(code_after("UPDATE picture SET png = substr(png, 1, length(png) - 20) WHERE id = 'logo'") == "KP-PIC-BROKEN");
  CHECK(code_after("UPDATE picture SET width_px = width_px + 1 WHERE id = 'logo'") == "KP-PIC-BROKEN");
  CHECK(code_after("UPDATE picture SET png = zeroblob(25 * 1024 * 1024) WHERE id = 'logo'") == "KP-PIC-LARGE");
  std::string huge = picture::encode_png({1, 1, {0, 0, 0, 255}}).value();
  huge.replace(16, 8, std::string("\0\0\xea\x60\0\0\xea\x60", 8)); // says 60000 x 60000
  CHECK(code_after("UPDATE picture SET png = ?1 WHERE id = 'logo'", huge) == "KP-PIC-LARGE");
}

TEST_CASE("databases that are none of ours are refused") {
  CHECK(code_after("CREATE VIEW more AS SELECT 1") == "KP-DB-CODE");
  CHECK(code_after("CREATE TRIGGER more AFTER INSERT ON offer BEGIN SELECT 1; END") == "KP-DB-CODE");
  CHECK(code_after("CREATE VIRTUAL TABLE more USING fts5(a)") == "KP-DB-CODE");
  CHECK(code_after("CREATE TABLE more(a TEXT)") == "KP-DB-SCHEMA");
  CHECK(code_after("PRAGMA application_id = 7") == "KP-DB-PROGRAM");
  CHECK(code_after("PRAGMA user_version = 7") == "KP-DB-SCHEMA");
  CHECK(code_after("PRAGMA journal_mode = WAL") == "KP-DB-WAL");
  CHECK(code_after("UPDATE offer SET cost = 'gratis'") == "KP-DB-VALUE");
  CHECK(code_after("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001) "
                   "INSERT INTO list_item SELECT 'x', 'y', i, 'z' FROM n") == "KP-DB-LIMIT");
  const workbench::Folder folder;
  REQUIRE(write_file(folder.path() / "empty.db", "").has_value());
  CHECK(install::validate_database(folder.path() / "empty.db").error().code == "KP-DB-EMPTY");
  REQUIRE(write_file(folder.path() / "cut.db", good_bytes().substr(0, 20'000)).has_value());
  CHECK(install::validate_database(folder.path() / "cut.db").error().code == "KP-DB-DAMAGED");
  REQUIRE(write_file(folder.path() / "text.db", std::string(5000, 'x')).has_value());
  CHECK(install::validate_database(folder.path() / "text.db").error().code == "KP-DB-KIND");
}

TEST_CASE("flipped bits are refused or harmless, and every refusal has a code") {
  unsigned state = 7;
  int refused = 0;
  for (int round = 0; round < 100; ++round) {
    std::string bytes = good_bytes();
    for (int flips = 0; flips < 4; ++flips) {
      state = state * 1664525U + 1013904223U;
      const std::size_t at = (state >> 4) % bytes.size();
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << (state & 7U)));
    }
    const workbench::Folder folder;
    REQUIRE(write_file(folder.path() / "pack.db", bytes).has_value());
    const auto looked = install::validate_database(folder.path() / "pack.db");
    if (looked) continue;
    ++refused;
    INFO(looked.error().sentence());
    CHECK(container::refusal_of(looked.error()).has_value());
  }
  CHECK(refused > 50);
}
