// A SQLite database in memory that rows are put into. Internal to this folder.
#pragma once

#include "kiosk/base/moment.h"
#include "kiosk/base/owned.h"
#include "kiosk/base/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace kiosk::authoring {

/// Bytes that are no text.
struct Blob {
  std::string_view bytes;
};

/// Keeps the first failure; all later calls do nothing.
class DatabaseWriter {
public:
  DatabaseWriter();

  /// Begins with a copy of a whole database.
  void load(std::string_view database);
  void execute(const std::string& sql);

  /// Inserts one row; the values stand in the order of the table's columns.
  template <typename... Values> void insert(std::string_view table, const Values&... values) {
    sqlite3_stmt* statement = prepared(table, sizeof...(values));
    if (statement == nullptr) return;
    int index = 0;
    (bind(statement, ++index, values), ...);
    finish_row(statement);
  }

  /// Writes the database to a new file.
  void save(const std::filesystem::path& file);
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }

private:
  sqlite3_stmt* prepared(std::string_view table, std::size_t columns);
  void finish_row(sqlite3_stmt* statement);
  void note_failure(std::string_view doing);

  static void bind(sqlite3_stmt* statement, int index, std::string_view text);
  static void bind(sqlite3_stmt* statement, int index, const std::string& text) {
    bind(statement, index, std::string_view(text));
  }
  static void bind(sqlite3_stmt* statement, int index, const char* text) {
    bind(statement, index, std::string_view(text));
  }
  static void bind(sqlite3_stmt* statement, int index, long long number);
  static void bind(sqlite3_stmt* statement, int index, int number) {
    bind(statement, index, static_cast<long long>(number));
  }
  static void bind(sqlite3_stmt* statement, int index, std::size_t number) {
    bind(statement, index, static_cast<long long>(number));
  }
  static void bind(sqlite3_stmt* statement, int index, bool flag) { bind(statement, index, flag ? 1LL : 0LL); }
  static void bind(sqlite3_stmt* statement, int index, double number);
  static void bind(sqlite3_stmt* statement, int index, const Blob& blob);
  static void bind(sqlite3_stmt* statement, int index, Date date) { bind(statement, index, to_string(date)); }
  static void bind(sqlite3_stmt* statement, int index, LocalTime time) { bind(statement, index, to_string(time)); }
  /// A day that is unknown is an empty text, a number that is missing is NULL.
  static void bind(sqlite3_stmt* statement, int index, const std::optional<Date>& date) {
    bind(statement, index, date ? to_string(*date) : std::string());
  }
  template <typename Number> static void bind(sqlite3_stmt* statement, int index, const std::optional<Number>& number) {
    if (number)
      bind(statement, index, *number);
    else
      sqlite3_bind_null(statement, index);
  }

  Owned<sqlite3, sqlite3_close_v2> connection_;
  std::map<std::string, Owned<sqlite3_stmt, sqlite3_finalize>, std::less<>> statements_;
  Result<void> outcome_;
};

} // namespace kiosk::authoring
