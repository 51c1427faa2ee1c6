// Databases that were signed and are not what a kiosk may open: damaged, disguised, endless.
#include "tests/hostile/forge.h"

#include <fmt/format.h>

namespace kiosk::tests {
namespace {

using R = container::Refusal;
constexpr std::size_t page_bytes = 1024;

/// A row for bytes of a database.
BadPack row(std::string name, R refusal, std::function<std::string()> database) {
  return {std::move(name), refusal, [database = std::move(database)] { return pack_of_database(database()); }};
}
/// A row for the good database after some SQL.
BadPack after(std::string name, R refusal, std::string sql) {
  return row(std::move(name), refusal, [sql = std::move(sql)] { return database_after(sql); });
}
/// A row for the good database with bytes written over its own.
BadPack over(std::string name, R refusal, std::size_t at, std::string bytes) {
  return row(std::move(name), refusal, [at, bytes = std::move(bytes)] {
    std::string database = good_database();
    return database.replace(at, bytes.size(), bytes);
  });
}

std::string bytes_of(std::uint32_t number) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    bytes += static_cast<char>(number >> shift & 0xFFU);
  return bytes;
}

/// The good database with every page from `first` (1 is the schema's) as `bytes` of a kind.
std::string pages_from(std::size_t first, char filling) {
  std::string database = good_database();
  const std::size_t at = (first - 1) * page_bytes + (first == 1 ? 100 : 0);
  return database.replace(at, database.size() - at, database.size() - at, filling);
}

/// SQLite's big-endian numbers of seven bits.
std::string varint(std::uint64_t value) {
  std::string bytes(1, static_cast<char>(value & 0x7FU));
  while ((value >>= 7U) != 0)
    bytes.insert(bytes.begin(), static_cast<char>((value & 0x7FU) | 0x80U));
  return bytes;
}

/// A bomb: each of `count` texts lies on a few pages, but says that it is `rounds` pages longer, and its last page
/// leads to itself. A file of some megabytes, and hundreds of them when it is read.
std::string with_circles(int count, std::uint64_t rounds) {
  // How much of a text stands in its cell follows from its length by a page's 1,020 bytes: that must stay.
  constexpr std::uint64_t real = 17'000;
  const std::uint64_t said = real + 1020 * rounds;
  // No text may be longer than the whole file: that SQLite would see. So there is another one.
  std::string sql = fmt::format("BEGIN; INSERT INTO list_item VALUES('filling','x',0,'{}');", std::string(60'000, 'f'));
  for (int i = 0; i < count; ++i)
    sql += fmt::format("INSERT INTO list_item VALUES('bomb','x',{},'{:04}{}');", i, i, std::string(real - 4, 'b'));
  std::string database = database_after(sql + "COMMIT;");
  const std::string real_type = varint(13 + 2 * real), said_type = varint(13 + 2 * said);
  for (int i = 0; i < count; ++i) {
    // The text's head stands in its cell, the rest on pages that begin with the number of the next.
    const std::size_t head = database.find(fmt::format("{:04}bbbb", i));
    const std::size_t type = database.rfind(real_type, head);
    database.replace(type, said_type.size(), said_type);
    const std::size_t header_size_at = database.rfind('\x07', type);
    const std::uint64_t payload_real_size = real + 7 + 4 + 1 + (i > 1 ? 1 : 0);
    for (std::uint64_t size = payload_real_size - 3; size <= payload_real_size + 3; ++size) {
      const std::string length = varint(size);
      if (database.compare(header_size_at - length.size(), length.size(), length) != 0) continue;
      database.replace(header_size_at - length.size(), length.size(), varint(size - real + said));
      break;
    }
  }
  // Chains of overflow pages end with a page number of 0 before the filling.
  for (std::size_t page = 1; page < database.size() / page_bytes; ++page) {
    const std::size_t at = page * page_bytes;
    const bool is_overflow = database.compare(at + 4, 8, "bbbbbbbb") == 0;
    if (is_overflow && database.compare(at, 4, std::string(4, '\0')) == 0)
      database.replace(at, 4, bytes_of(static_cast<std::uint32_t>(page + 1)));
  }
  return database;
}

std::string many_rows(int count) {
  return fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
                     "INSERT INTO list_item SELECT 'offer/help', 'x', i, 'v' FROM n;",
                     count);
}

std::vector<BadPack> disguised() {
  const std::string head = "PRAGMA page_size=1024; PRAGMA application_id=1162571883; PRAGMA user_version=";
  return {
      after("a view more", R::DatabaseCode, "CREATE VIEW extra AS SELECT 1"),
      after("a view named like a table", R::DatabaseCode,
            "DROP TABLE term; CREATE VIEW term(id, sort, word, article, on_letters, frequent, discreet) AS "
            "SELECT 'a', 1, 'b', 'c', 0, 0, 0"),
      after("a recursive view named like a table", R::DatabaseCode,
            "DROP TABLE list_item; CREATE VIEW list_item(owner, field, n, value) AS WITH RECURSIVE r(n) AS "
            "(SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT 'offer/help', 'x', n, 'v' FROM r"),
      after("two views that ask each other", R::DatabaseCode,
            "DROP TABLE about; CREATE VIEW about(name, value) AS SELECT * FROM about2; "
            "CREATE VIEW about2(name, value) AS SELECT * FROM about"),
      after("a view named like an automatic index", R::DatabaseCode,
            "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES('view', 'sqlite_autoindex_x_1', "
            "'sqlite_autoindex_x_1', 0, 'CREATE VIEW sqlite_autoindex_x_1 AS SELECT 1')"),
      after("a view that says to be a table", R::DatabaseDamaged,
            "DROP TABLE term; PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES('table', 'term', 'term', 3, "
            "'CREATE VIEW term AS SELECT 1')"),
      after("a trigger", R::DatabaseCode, "CREATE TRIGGER t AFTER INSERT ON term BEGIN SELECT randomblob(1); END"),
      after("a table for full-text search", R::DatabaseCode, "CREATE VIRTUAL TABLE search USING fts5(body)"),
      after("a table whose module nobody has", R::DatabaseCode,
            "PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES('table', 'x', 'x', 0, "
            "'CREATE VIRTUAL TABLE x USING nobody')"),
      after("a table more", R::DatabaseSchema, "CREATE TABLE extra(a)"),
      after("a table less", R::DatabaseSchema, "DROP TABLE mistake"),
      after("an index more, with an expression", R::DatabaseSchema, "CREATE INDEX x ON term(word || abs(sort))"),
      after("an index less", R::DatabaseSchema, "DROP INDEX translation_by_language"),
      after("a column more", R::DatabaseSchema, "ALTER TABLE term ADD COLUMN evil TEXT DEFAULT ''"),
      after("a generated column", R::DatabaseSchema, "ALTER TABLE term ADD COLUMN evil TEXT AS (hex(zeroblob(9)))"),
      after("a table that is not strict", R::DatabaseSchema,
            "DROP TABLE public_holiday; CREATE TABLE public_holiday(day TEXT PRIMARY KEY)"),
      after("statistics that mislead the planner", R::DatabaseSchema, "ANALYZE"),
      row("no table at all", R::DatabaseSchema,
          [=] { return database_of(head + "1; CREATE TABLE t(a); DROP TABLE t;"); }),
      after(
          "a schema of 20,000 tables", R::DatabaseSchema,
          "PRAGMA writable_schema=ON; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
          "INSERT INTO sqlite_schema SELECT 'table', 't' || i, 't' || i, 2, 'CREATE TABLE t' || i || '(a)' FROM n"),
  };
}

std::vector<BadPack> damaged() {
  const std::size_t size = good_database().size();
  return {
      row("a text as the database", R::DatabaseKind, [] { return std::string(4096, 't'); }),
      row("one byte as the database", R::DatabaseKind, [] { return std::string("S"); }),
      row("the magic alone", R::DatabaseDamaged, [] { return good_database().substr(0, 16); }),
      row("99 bytes", R::DatabaseDamaged, [] { return good_database().substr(0, 99); }),
      row("the header alone", R::DatabaseDamaged, [] { return good_database().substr(0, 100); }),
      row("the first page alone", R::DatabaseDamaged, [] { return good_database().substr(0, page_bytes); }),
      row("a page missing", R::DatabaseDamaged, [=] { return good_database().substr(0, size - page_bytes); }),
      row("a byte missing", R::DatabaseDamaged, [=] { return good_database().substr(0, size - 1); }),
      row("a page more", R::DatabaseDamaged, [] { return good_database() + std::string(page_bytes, '\0'); }),
      over("a WAL header", R::DatabaseWal, 18, "\x02\x02"),
      over("a WAL header for reading only", R::DatabaseWal, 19, "\x02"),
      over("a version of the file that nobody knows", R::DatabaseWal, 18, "\x09\x09"),
      over("another application's id", R::DatabaseProgram, 68, bytes_of(0x47504B47)),
      over("no application's id", R::DatabaseProgram, 68, bytes_of(0)),
      over("an older schema version", R::DatabaseSchema, 60, bytes_of(0)),
      over("a newer schema version", R::DatabaseSchema, 60, bytes_of(99)),
      over("pages of 3 bytes", R::DatabaseDamaged, 16, std::string("\0\3", 2)),
      over("pages of 0 bytes", R::DatabaseDamaged, 16, std::string("\0\0", 2)),
      over("a reserve as large as a page", R::DatabaseDamaged, 20, "\xFF"),
      over("a page count of 0", R::DatabaseDamaged, 28, bytes_of(0)),
      over("a page count of 2^32 - 1", R::DatabaseDamaged, 28, bytes_of(0xFFFFFFFF)),
      over("the encoding UTF-16", R::DatabaseDamaged, 56, bytes_of(2)),
      over("a schema format of the future", R::DatabaseDamaged, 44, bytes_of(99)),
      row("a schema of zeros", R::DatabaseDamaged, [] { return pages_from(1, '\0'); }),
      row("a schema of ones", R::DatabaseDamaged, [] { return pages_from(1, '\xFF'); }),
      row("everything behind the first page is zeros", R::DatabaseDamaged, [] { return pages_from(2, '\0'); }),
      row("everything behind the first page is ones", R::DatabaseDamaged, [] { return pages_from(2, '\xFF'); }),
      row("a schema that leads to itself", R::DatabaseDamaged,
          [] {
            std::string database = good_database();
            return database.replace(100 + 8, 4, bytes_of(1)); // the right-most child of page 1
          }),
      row("a schema whose children lie behind the end", R::DatabaseDamaged,
          [] {
            std::string database = good_database();
            return database.replace(100 + 8, 4, bytes_of(4'000'000));
          }),
      after("a table that begins on the first page", R::DatabaseDamaged,
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=1 WHERE name='term'"),
      after("a table that begins behind the end", R::DatabaseDamaged,
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=99999 WHERE name='term'"),
      after("two tables on the same page", R::DatabaseDamaged,
            "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=(SELECT rootpage FROM sqlite_schema "
            "WHERE name='picture') WHERE name='term'"),
      row("a text that is longer than the whole file", R::DatabaseDamaged, [] { return with_circles(1, 963); }),
      row("a text that leads back to its own beginning", R::TextLong, [] { return with_circles(1, 52); }),
      row("300 texts that lead back to their beginnings", R::ValidatorMemory, [] { return with_circles(300, 963); }),
  };
}

/// A row for values of types that a STRICT table does not take: they are put in while it is not one.
BadPack loosely(std::string name, R refusal, std::string table, std::string sql) {
  return row(std::move(name), refusal, [table = std::move(table), sql = std::move(sql)] {
    // Whether a table is strict is read from its text, so another connection sees the change.
    const auto with = [&](std::string_view bytes, std::string_view from, std::string_view to) {
      return database_from(bytes, fmt::format("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=replace(sql, "
                                              "'{}', '{}') WHERE name='{}'",
                                              from, to, table));
    };
    const std::string loose = with(good_database(), ") STRICT, WITHOUT", ") WITHOUT");
    return with(database_from(loose, sql), ") WITHOUT", ") STRICT, WITHOUT");
  });
}

std::vector<BadPack> meaningless() {
  return {
      loosely("a text that is stored as bytes", R::DatabaseValue, "text_unit",
              "UPDATE text_unit SET german=CAST('Konto ' || char(0x202e) || '321' AS BLOB)"),
      loosely("a translation that is stored as bytes", R::DatabaseValue, "translation",
              "UPDATE translation SET message=x'ff00ff'"),
      loosely("a telephone number that is a number", R::DatabaseValue, "kita", "UPDATE kita SET name=x'41'"),
      loosely("a number that is a text", R::DatabaseValue, "topic", "UPDATE topic SET sort='first'"),
      after("a word that stands for nothing", R::DatabaseValue, "UPDATE offer SET cost='cheap'"),
      after("an empty word", R::DatabaseValue, "UPDATE place SET step_free=''"),
      after("a word of a megabyte", R::DatabaseValue, "UPDATE offer SET cost=hex(zeroblob(524288))"),
      after("the 30th of February", R::DatabaseValue, "UPDATE public_holiday SET day='2026-02-30'"),
      after("a time of 25 o'clock", R::DatabaseValue, "UPDATE occurrence SET start_local='2026-12-01T25:00'"),
      after("a day of the week that does not exist", R::DatabaseValue, "UPDATE weekly_slot SET weekday=200"),
      after("a negative day of the week", R::DatabaseValue, "UPDATE weekly_slot SET weekday=-1"),
      after("a time beyond the day", R::DatabaseValue, "UPDATE weekly_slot SET until_minutes=2147483647"),
      after("a time before the day", R::DatabaseValue, "UPDATE weekly_slot SET from_minutes=-2147483648"),
      after("an infinite amount", R::DatabaseValue, "UPDATE amount SET value=9e999"),
      after("an amount of 300 digits", R::DatabaseValue, "UPDATE amount SET value=1e300"),
      after("an endless upper amount", R::DatabaseValue, "UPDATE amount SET value_to=-9e999"),
      after("an origin that nobody knows", R::DatabaseValue, "UPDATE translation SET origin='god'"),
      after("no day of making", R::DatabaseValue, "DELETE FROM about WHERE name='created'"),
      after("a day of making that is none", R::DatabaseValue,
            "UPDATE about SET value='yesterday' WHERE name='created'"),
      after("an amount of an application that is not there", R::DatabaseValue, "UPDATE amount SET application='other'"),
      after("100,001 rows", R::DatabaseLimit, many_rows(100'001)),
      after("a number in about that is none", R::DatabaseManifest, "UPDATE about SET value='one' WHERE name='epoch'"),
      after("another number in about", R::DatabaseManifest, "UPDATE about SET value='2026112599' WHERE name='seq'"),
      after("another town in about", R::DatabaseManifest, "UPDATE about SET value='halle' WHERE name='scope'"),
      after("no languages", R::DatabaseManifest, "DELETE FROM language"),
      after("an offer less than the manifest says", R::DatabaseManifest, "DELETE FROM offer"),
  };
}

} // namespace

std::vector<BadPack> bad_databases() {
  std::vector<BadPack> all = disguised();
  for (const auto& more : {damaged(), meaningless()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

} // namespace kiosk::tests
