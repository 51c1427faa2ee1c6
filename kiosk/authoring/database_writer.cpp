#include "kiosk/authoring/database_writer.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::authoring {

DatabaseWriter::DatabaseWriter() {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  connection_.reset(raw);
  if (code != SQLITE_OK) note_failure("a database cannot be made");
}

void DatabaseWriter::note_failure(std::string_view doing) {
  if (outcome_) outcome_ = fail(ErrorKind::Internal, fmt::format("{} ({})", doing, sqlite3_errmsg(connection_.get())));
}

void DatabaseWriter::load(std::string_view database) {
  if (!outcome_) return;
  const auto size = static_cast<sqlite3_int64>(database.size());
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(database.size() + 1));
  ensure(copy != nullptr, "there is no memory for a copy of the pack");
  std::copy(database.begin(), database.end(), copy);
  // SQLite frees the copy, also when it refuses it.
  if (sqlite3_deserialize(connection_.get(), "main", copy, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) != SQLITE_OK)
    note_failure("the pack cannot be read");
}

void DatabaseWriter::execute(const std::string& sql) {
  if (!outcome_) return;
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    note_failure("the pack's tables cannot be made");
}

sqlite3_stmt* DatabaseWriter::prepared(std::string_view table, std::size_t columns) {
  if (!outcome_) return nullptr;
  const auto found = statements_.find(table);
  if (found != statements_.end()) return found->second.get();
  std::string sql = fmt::format("INSERT INTO {} VALUES(?", table);
  for (std::size_t i = 1; i < columns; ++i)
    sql += ",?";
  sql += ")";
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
    note_failure(fmt::format("rows of \"{}\" do not fit its table", table));
  statements_.emplace(table, statement);
  return statement;
}

void DatabaseWriter::finish_row(sqlite3_stmt* statement) {
  if (sqlite3_step(statement) != SQLITE_DONE) note_failure("a row cannot be written");
  sqlite3_reset(statement);
}

void DatabaseWriter::bind(sqlite3_stmt* statement, int index, std::string_view text) {
  // A null pointer would bind NULL, which our columns refuse.
  const char* bytes = text.data() == nullptr ? "" : text.data();
  sqlite3_bind_text(statement, index, bytes, static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void DatabaseWriter::bind(sqlite3_stmt* statement, int index, long long number) {
  sqlite3_bind_int64(statement, index, number);
}

void DatabaseWriter::bind(sqlite3_stmt* statement, int index, double number) {
  sqlite3_bind_double(statement, index, number);
}

void DatabaseWriter::bind(sqlite3_stmt* statement, int index, const Blob& blob) {
  sqlite3_bind_blob(statement, index, blob.bytes.data(), static_cast<int>(blob.bytes.size()), SQLITE_TRANSIENT);
}

void DatabaseWriter::save(const std::filesystem::path& file) {
  if (!outcome_) return;
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v2(connection_.get(), "VACUUM INTO ?1", -1, &raw, nullptr);
  const Owned<sqlite3_stmt, sqlite3_finalize> statement(raw);
  if (code == SQLITE_OK) {
    bind(raw, 1, file.string());
    code = sqlite3_step(raw);
  }
  if (code != SQLITE_DONE) note_failure("the pack cannot be written");
}

} // namespace kiosk::authoring
