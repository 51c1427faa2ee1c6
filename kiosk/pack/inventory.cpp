// Everything of a pack, one after the other: for checks, lists and translators, never for a screen.
#include "kiosk/pack/parts.h"

#include <fmt/format.h>
#include <set>

namespace kiosk::pack {
namespace {

Result<std::vector<std::string>> tables_of(sqlite3* connection) {
  auto rows = Rows::prepare(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> tables;
  while (rows->next())
    tables.push_back(rows->text());
  if (const auto finished = rows->finish(); !finished) return tl::unexpected(finished.error());
  return tables;
}

Result<std::set<std::string>> markdown_units(sqlite3* connection) {
  auto rows = Rows::prepare(connection, "SELECT unit FROM block");
  if (!rows) return tl::unexpected(rows.error());
  std::set<std::string> units;
  while (rows->next())
    units.insert(rows->text());
  if (const auto finished = rows->finish(); !finished) return tl::unexpected(finished.error());
  return units;
}

} // namespace

Result<void> Pack::each_text(const std::function<Result<void>(const UnitText&)>& take) const {
  const std::scoped_lock lock(parts_->mutex);
  const auto markdown = markdown_units(parts_->connection.get());
  if (!markdown) return tl::unexpected(markdown.error());
  auto rows =
      Rows::prepare(parts_->connection.get(), "SELECT key, german, german_hash, priority FROM text_unit ORDER BY sort");
  auto translations = Rows::prepare(parts_->connection.get(),
                                    "SELECT language, message, origin, state, t.german_hash, approved_by, made_on "
                                    "FROM translation t LEFT JOIN language ON tag = language WHERE key = ?1 "
                                    "ORDER BY sort, language");
  if (!rows) return tl::unexpected(rows.error());
  if (!translations) return tl::unexpected(translations.error());
  while (rows->next()) {
    UnitText text;
    text.key = rows->text();
    text.message = rows->text();
    text.german_hash = rows->text();
    text.priority = rows->integer();
    text.is_markdown = markdown->contains(text.key);
    if (const auto taken = take(text); !taken) return taken;
    translations->bind(1, text.key);
    while (translations->next()) {
      text.language.tag = translations->text();
      text.message = translations->text();
      text.origin = translations->word<Origin>();
      text.state = translations->word<TextState>();
      text.german_hash = translations->text();
      text.approved_by = translations->text();
      text.made_on = translations->text();
      if (const auto taken = take(text); !taken) return taken;
    }
    if (const auto finished = translations->finish(); !finished) return finished;
    translations->reset();
  }
  return rows->finish();
}

Result<void>
Pack::each_string(const std::function<Result<void>(std::string_view, std::string_view, std::string_view)>& take) const {
  const std::scoped_lock lock(parts_->mutex);
  const auto tables = tables_of(parts_->connection.get());
  if (!tables) return tl::unexpected(tables.error());
  for (const std::string& table : *tables) {
    // The names are those of our own schema: open() compared them.
    auto rows = Rows::prepare(parts_->connection.get(), fmt::format("SELECT * FROM {}", table));
    if (!rows) return tl::unexpected(rows.error());
    while (rows->next())
      for (int column = 0; column < rows->columns(); ++column) {
        if (!rows->holds_its_type())
          return fail(ErrorKind::PackDamaged,
                      fmt::format("{}.{} holds a value of another type", table, rows->column_name(column)), {},
                      "KP-DB-VALUE");
        if (!rows->holds_text()) {
          rows->skip();
          continue;
        }
        if (const auto taken = take(table, rows->column_name(column), rows->text()); !taken) return taken;
      }
    if (const auto finished = rows->finish(); !finished) return finished;
  }
  return {};
}

Result<void> Pack::each_picture(const std::function<Result<void>(const PictureAbout&, std::string_view)>& take) const {
  for (const PictureAbout& about : parts_->contents.pictures)
    if (const auto taken = take(about, picture(about.id)); !taken) return taken;
  return {};
}

Result<std::vector<std::pair<std::string, long long>>> Pack::row_counts() const {
  const std::scoped_lock lock(parts_->mutex);
  const auto tables = tables_of(parts_->connection.get());
  if (!tables) return tl::unexpected(tables.error());
  std::vector<std::pair<std::string, long long>> counts;
  for (const std::string& table : *tables) {
    auto rows = Rows::prepare(parts_->connection.get(), fmt::format("SELECT count(*) FROM {}", table));
    if (!rows) return tl::unexpected(rows.error());
    if (rows->next()) counts.emplace_back(table, rows->large_integer());
    if (const auto finished = rows->finish(); !finished) return tl::unexpected(finished.error());
  }
  return counts;
}

} // namespace kiosk::pack
