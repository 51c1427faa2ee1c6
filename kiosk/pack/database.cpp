#include "kiosk/pack/database.h"

#include "kiosk/pack/schema.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <fstream>
#include <vector>

namespace kiosk::pack {
namespace {

constexpr std::size_t header_bytes = 100;
constexpr int rows_max = 2'000'000;
// A step of an honest question runs a few hundred thousand of SQLite's instructions at most (sorting all texts).
constexpr int instructions_between_checks = 100'000, checks_max = 500;
constexpr std::size_t shown_bytes_max = 80;
constexpr std::string_view magic{"SQLite format 3\0", 16};

/// A big-endian number of the file's header.
std::uint32_t number_at(std::string_view header, std::size_t at, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i)
    value = value << 8 | static_cast<unsigned char>(header[at + i]);
  return value;
}

/// Checks what the header says before SQLite sees a byte: most wrong files end here, each with its own sentence.
Result<void> check_header(std::string_view header, std::uintmax_t size, const std::string& where) {
  const bool is_sqlite = header.substr(0, magic.size()) == magic;
  if (!is_sqlite) return fail(ErrorKind::PackDamaged, "the pack is not a SQLite file", where, "KP-DB-KIND");
  if (header.size() < header_bytes) return fail(ErrorKind::PackDamaged, "the pack is cut off", where, "KP-DB-DAMAGED");
  if (number_at(header, 18, 1) != 1 || number_at(header, 19, 1) != 1)
    return fail(ErrorKind::PackDamaged, "the pack is a database in WAL mode, which a pack never is", where,
                "KP-DB-WAL");
  if (number_at(header, 68, 4) != static_cast<std::uint32_t>(application_id))
    return fail(ErrorKind::PackOfOtherKind, "the file belongs to another application", where, "KP-DB-PROGRAM");
  const std::uint32_t version = number_at(header, 60, 4);
  if (version != static_cast<std::uint32_t>(schema_version))
    return fail(ErrorKind::PackOfOtherKind,
                fmt::format("the pack has schema {}, this program reads schema {}", version, schema_version), where,
                "KP-DB-SCHEMA");
  const std::uint32_t raw_page_size = number_at(header, 16, 2);
  const std::uintmax_t page_size = raw_page_size == 1 ? 65536 : raw_page_size;
  if (page_size * number_at(header, 28, 4) != size)
    return fail(ErrorKind::PackDamaged, "the pack is cut off or has bytes too many", where, "KP-DB-DAMAGED");
  return {};
}

Result<void> check_header_of(const std::filesystem::path& file) {
  const std::string where = file.string();
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    return fail(ErrorKind::NoPack, "there is no such pack", where, "KP-MED-NOTHING");
  if (!std::filesystem::is_regular_file(file, error))
    return fail(ErrorKind::PackDamaged, "the pack is not a regular file", where, "KP-MED-NOFILE");
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (!error && size == 0) return fail(ErrorKind::NoPack, "the pack is empty (0 bytes)", where, "KP-DB-EMPTY");
  std::ifstream stream(file, std::ios::binary);
  if (error || !stream) return fail(ErrorKind::PackDamaged, "the pack cannot be read", where, "KP-MED-UNREADABLE");
  std::string header(header_bytes, '\0');
  stream.read(header.data(), static_cast<std::streamsize>(header.size()));
  header.resize(static_cast<std::size_t>(stream.gcount()));
  return check_header(header, size, where);
}

/// The path as a URI: what SQLite treats specially is escaped.
std::string uri_of(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '%' || c == '?' || c == '#')
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    else
      uri += c;
  }
  return uri + "?mode=ro&immutable=1";
}

int allow_reading_only(void*, int action, const char*, const char*, const char*, const char*) {
  const bool reads = action == SQLITE_READ || action == SQLITE_SELECT || action == SQLITE_FUNCTION;
  return reads ? SQLITE_OK : SQLITE_DENY;
}

/// Settings of SQLite's own "Defense Against The Dark Arts", before the first statement reads the file.
bool harden(sqlite3* connection) {
  struct Option {
    int option;
    int value;
  };
  constexpr Option options[] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}};
  bool good = true;
  for (const Option& option : options)
    good = good && sqlite3_db_config(connection, option.option, option.value, nullptr) == SQLITE_OK;
  // A picture of 4 million pixels stays far below 32 MB; nothing else in a pack is longer.
  constexpr Option limits[] = {{SQLITE_LIMIT_LENGTH, 32 * 1024 * 1024},
                               {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                               {SQLITE_LIMIT_COLUMN, 100},
                               {SQLITE_LIMIT_EXPR_DEPTH, 10},
                               {SQLITE_LIMIT_COMPOUND_SELECT, 3},
                               {SQLITE_LIMIT_VDBE_OP, 25'000},
                               {SQLITE_LIMIT_FUNCTION_ARG, 8},
                               {SQLITE_LIMIT_ATTACHED, 0},
                               {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
                               {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
                               {SQLITE_LIMIT_TRIGGER_DEPTH, 1}};
  for (const Option& limit : limits)
    sqlite3_limit(connection, limit.option, limit.value);
  // mmap off: a dying disk gives SIGBUS otherwise.
  good = good && sqlite3_exec(connection,
                              "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON;"
                              "PRAGMA trusted_schema=OFF;",
                              nullptr, nullptr, nullptr) == SQLITE_OK;
  return good && sqlite3_set_authorizer(connection, allow_reading_only, nullptr) == SQLITE_OK;
}

/// A statement with every run of white space as one blank.
std::string normalised(std::string_view sql) {
  std::string result;
  for (const char c : sql) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space)
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::vector<std::string> our_statements() {
  std::vector<std::string> statements;
  std::size_t begin = 0;
  for (std::size_t end = schema.find(';'); end != std::string_view::npos; end = schema.find(';', begin)) {
    statements.push_back(normalised(schema.substr(begin, end - begin)));
    begin = end + 1;
  }
  std::sort(statements.begin(), statements.end());
  return statements;
}

/// Compares every statement of the file's schema with ours: a view, a trigger or one table too many ends here.
Result<void> check_schema(sqlite3* connection) {
  auto rows = Rows::prepare(connection, "SELECT type, name, sql FROM sqlite_schema");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> statements;
  bool holds_code = false;
  while (rows->next()) {
    const std::string type = rows->text();
    const std::string name = rows->text();
    const std::string sql = normalised(rows->text());
    const bool is_automatic = type == "index" && name.rfind("sqlite_autoindex_", 0) == 0 && sql.empty();
    if (!is_automatic) statements.push_back(sql);
    holds_code = holds_code || (type != "table" && type != "index") || sql.rfind("CREATE VIRTUAL", 0) == 0;
  }
  if (const auto finished = rows->finish(); !finished) return tl::unexpected(finished.error());
  if (holds_code)
    return fail(
        ErrorKind::PackOfOtherKind,
        "the pack's tables are not those that this program reads: it holds a view, a trigger or a virtual table", {},
        "KP-DB-CODE");
  std::sort(statements.begin(), statements.end());
  if (statements != our_statements())
    return fail(ErrorKind::PackOfOtherKind, "the pack's tables are not those that this program reads", {},
                "KP-DB-SCHEMA");
  return {};
}

Result<Connection> hardened(Connection connection) {
  if (!harden(connection.get()))
    return fail(ErrorKind::PackDamaged, "the pack cannot be opened safely", {}, "KP-DB-DAMAGED");
  if (const auto checked = check_schema(connection.get()); !checked) return tl::unexpected(checked.error());
  return connection;
}

int stop_when_too_long(void* checks) { return ++*static_cast<int*>(checks) > checks_max ? 1 : 0; }

} // namespace

std::string normalised_schema() {
  std::string all;
  for (const std::string& statement : our_statements())
    all += statement + ";\n";
  return all;
}

Result<Connection> open_database(const std::filesystem::path& file) {
  if (const auto header = check_header_of(file); !header) return tl::unexpected(header.error());
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX;
  const int code = sqlite3_open_v2(uri_of(file).c_str(), &raw, flags, nullptr);
  Connection connection(raw);
  if (code != SQLITE_OK)
    return fail(ErrorKind::PackDamaged, fmt::format("the pack cannot be opened ({})", sqlite3_errstr(code)),
                file.string(), "KP-DB-DAMAGED");
  auto opened = hardened(std::move(connection));
  if (!opened) opened.error().where = file.string();
  return opened;
}

Result<Connection> open_database(std::string_view bytes) {
  if (bytes.empty()) return fail(ErrorKind::NoPack, "the pack is empty (0 bytes)", {}, "KP-DB-EMPTY");
  if (const auto header = check_header(bytes.substr(0, header_bytes), bytes.size(), {}); !header)
    return tl::unexpected(header.error());
  sqlite3* raw = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_FULLMUTEX;
  int code = sqlite3_open_v2(":memory:", &raw, flags, nullptr);
  Connection connection(raw);
  // SQLite takes no const pointer, but a read-only database is never written to.
  auto* data = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
  const auto size = static_cast<sqlite3_int64>(bytes.size());
  if (code == SQLITE_OK) code = sqlite3_deserialize(raw, "main", data, size, size, SQLITE_DESERIALIZE_READONLY);
  if (code != SQLITE_OK)
    return fail(ErrorKind::PackDamaged, fmt::format("the pack cannot be opened ({})", sqlite3_errstr(code)), {},
                "KP-DB-DAMAGED");
  return hardened(std::move(connection));
}

Result<Rows> Rows::prepare(sqlite3* connection, std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK || statement == nullptr)
    return fail(ErrorKind::PackDamaged, fmt::format("the pack cannot be read ({})", sqlite3_errmsg(connection)), {},
                "KP-DB-DAMAGED");
  return Rows(statement);
}

void Rows::bind(int index, std::string_view text) {
  const int code =
      sqlite3_bind_text(statement_.get(), index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  ensure(code == SQLITE_OK, "a parameter of a pack's query does not exist");
}

bool Rows::next() {
  column_ = 0;
  if (!refusal_.empty()) return false;
  // Set anew for each step: what counts is that none of them goes on for ever.
  int checks = 0;
  sqlite3* connection = sqlite3_db_handle(statement_.get());
  sqlite3_progress_handler(connection, instructions_between_checks, stop_when_too_long, &checks);
  code_ = sqlite3_step(statement_.get());
  sqlite3_progress_handler(connection, 0, nullptr, nullptr);
  // A damaged tree can show the same pages over and over: no honest table of ours comes near this.
  if (++count_ > rows_max) refusal_ = "the pack has a table with too many rows";
  return code_ == SQLITE_ROW && refusal_.empty();
}

void Rows::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  code_ = SQLITE_OK;
  count_ = 0;
}

Result<void> Rows::finish() const {
  if (!refusal_.empty())
    return fail(ErrorKind::PackDamaged, refusal_, {}, count_ > rows_max ? "KP-DB-LIMIT" : "KP-DB-VALUE");
  if (code_ == SQLITE_INTERRUPT || code_ == SQLITE_TOOBIG)
    return fail(ErrorKind::PackDamaged, fmt::format("reading the pack takes too much ({})", sqlite3_errstr(code_)), {},
                "KP-DB-LIMIT");
  if (code_ != SQLITE_DONE && code_ != SQLITE_OK && code_ != SQLITE_ROW)
    return fail(ErrorKind::PackDamaged, fmt::format("the pack cannot be read ({})", sqlite3_errstr(code_)), {},
                "KP-DB-DAMAGED");
  return {};
}

bool Rows::holds_its_type() const {
  const char* declared = sqlite3_column_decltype(statement_.get(), column_);
  const std::string_view type = declared == nullptr ? "" : declared;
  switch (sqlite3_column_type(statement_.get(), column_)) {
  case SQLITE_TEXT:
    return type == "TEXT";
  case SQLITE_INTEGER:
    return type == "INTEGER";
  case SQLITE_FLOAT:
    return type == "REAL";
  case SQLITE_BLOB:
    return type == "BLOB";
  default:
    return true; // NULL is read as nothing, 0 or ""
  }
}

void Rows::refuse(std::string_view what, std::string_view value) {
  // A hostile one may be megabytes long.
  if (refusal_.empty())
    refusal_ = fmt::format("the pack holds the {} \"{}\", which means nothing", what, value.substr(0, shown_bytes_max));
}

std::string Rows::text() {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column_));
  const int size = sqlite3_column_bytes(statement_.get(), column_++);
  return bytes == nullptr ? std::string{} : std::string(bytes, static_cast<std::size_t>(size));
}

std::string Rows::blob() {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column_));
  const int size = sqlite3_column_bytes(statement_.get(), column_++);
  return bytes == nullptr ? std::string{} : std::string(bytes, static_cast<std::size_t>(size));
}

int Rows::integer() { return sqlite3_column_int(statement_.get(), column_++); }

int Rows::integer(int least, int most) {
  const long long value = large_integer();
  if (value >= least && value <= most) return static_cast<int>(value);
  refuse("number", std::to_string(value));
  return least;
}

long long Rows::large_integer() { return sqlite3_column_int64(statement_.get(), column_++); }

double Rows::real() { return sqlite3_column_double(statement_.get(), column_++); }

std::optional<int> Rows::optional_integer() {
  const bool is_null = sqlite3_column_type(statement_.get(), column_) == SQLITE_NULL;
  const int value = integer();
  return is_null ? std::nullopt : std::optional<int>(value);
}

double Rows::figure() {
  constexpr double most = 1e9;
  const double value = real();
  if (value >= -most && value <= most) return value;
  refuse("figure", fmt::format("{}", value));
  return 0;
}

std::optional<double> Rows::optional_figure() {
  const bool is_null = sqlite3_column_type(statement_.get(), column_) == SQLITE_NULL;
  const double value = figure();
  return is_null ? std::nullopt : std::optional<double>(value);
}

Date Rows::date() {
  const std::string written = text();
  const auto date = parse_date(written);
  if (!date) refuse("date", written);
  return date.value_or(Date{});
}

std::optional<Date> Rows::optional_date() {
  const std::string written = text();
  if (written.empty()) return std::nullopt;
  const auto date = parse_date(written);
  if (!date) refuse("date", written);
  return date ? std::optional<Date>(*date) : std::nullopt;
}

LocalTime Rows::local_time() {
  const std::string written = text();
  const auto time = parse_local_time(written);
  if (!time) refuse("time", written);
  return time.value_or(LocalTime{});
}

} // namespace kiosk::pack
