// A SQLite file opened read-only and hardened, and statements that end themselves.
//
// Internal to this folder (and to the builder's tests of it): knows the schema, no entity.
#pragma once

#include "kiosk/base/owned.h"
#include "kiosk/base/result.h"
#include "kiosk/pack/words.h"

#include <filesystem>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace kiosk::pack {

using Connection = Owned<sqlite3, sqlite3_close_v2>;

/// Opens a pack's file after checking its header, and compares its schema with ours.
/// Fails as Pack::open() does.
[[nodiscard]] Result<Connection> open_database(const std::filesystem::path& file);
/// The same for a database that lies in memory, which must outlive the connection.
[[nodiscard]] Result<Connection> open_database(std::string_view bytes);

/// A prepared statement that is stepped row by row. Columns are read from left to right.
class Rows {
public:
  /// Fails with PackDamaged when `sql` does not fit the file.
  [[nodiscard]] static Result<Rows> prepare(sqlite3* connection, std::string_view sql);

  /// Binds `text` to the parameter `index` (from 1); the text must outlive the stepping.
  void bind(int index, std::string_view text);
  /// Goes to the next row; false at the end or after a failure.
  [[nodiscard]] bool next();
  /// Makes the statement ready for the next binding.
  void reset();
  /// No error, or what went wrong (reading, or a value that means nothing).
  [[nodiscard]] Result<void> finish() const;

  [[nodiscard]] int columns() const { return sqlite3_column_count(statement_.get()); }
  [[nodiscard]] std::string column_name(int column) const { return sqlite3_column_name(statement_.get(), column); }
  /// True when the next column to be read holds text.
  [[nodiscard]] bool holds_text() const { return sqlite3_column_type(statement_.get(), column_) == SQLITE_TEXT; }
  /// True when the next column holds what its table says: STRICT is looked at when a value is written only.
  [[nodiscard]] bool holds_its_type() const;
  void skip() { ++column_; }

  std::string text();
  std::string blob();
  int integer();
  /// A whole number of this range; another one means nothing.
  int integer(int least, int most);
  long long large_integer();
  double real();
  /// A number that can be written on a screen: finite, and below a thousand million.
  double figure();
  bool flag() { return integer() != 0; }
  std::optional<int> optional_integer();
  std::optional<double> optional_figure();
  Date date();
  std::optional<Date> optional_date();
  LocalTime local_time();
  template <typename E> E word();

private:
  explicit Rows(sqlite3_stmt* statement) : statement_(statement) {}
  /// Notes that a value means nothing, once.
  void refuse(std::string_view what, std::string_view value);

  Owned<sqlite3_stmt, sqlite3_finalize> statement_;
  int column_ = 0;
  int code_ = SQLITE_OK;
  int count_ = 0;
  std::string refusal_;
};

template <typename E> E Rows::word() {
  const std::string word = text();
  const std::optional<E> value = from_word<E>(word);
  if (!value) refuse("word", word);
  return value.value_or(E{});
}

} // namespace kiosk::pack
