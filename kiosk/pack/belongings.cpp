#include "kiosk/pack/load.h"

#include <fmt/format.h>

namespace kiosk::pack {
namespace {

constexpr int minutes_of_day = 24 * 60;

std::string joined(const std::string& owner, std::string_view field) { return fmt::format("{}/{}", owner, field); }

template <typename T> T found(const std::map<std::string, T, std::less<>>& map, const std::string& key) {
  const auto it = map.find(key);
  return it == map.end() ? T{} : it->second;
}

/// Steps through a query and gives each row to `take`.
template <typename Take> Result<void> for_each(sqlite3* connection, std::string_view sql, Take take) {
  auto rows = Rows::prepare(connection, sql);
  if (!rows) return tl::unexpected(rows.error());
  while (rows->next())
    take(*rows);
  return rows->finish();
}

} // namespace

Result<Belongings> Belongings::load(sqlite3* connection) {
  Belongings all;
  const auto keys = for_each(connection, "SELECT key FROM text_unit ORDER BY key",
                             [&](Rows& row) { all.keys_.insert(all.keys_.end(), row.text()); });
  if (!keys) return tl::unexpected(keys.error());

  const auto blocks =
      for_each(connection, "SELECT owner, field, kind, unit FROM block ORDER BY owner, field, n", [&](Rows& row) {
        const std::string owner = row.text();
        TextBlock block;
        auto& list = all.blocks_[joined(owner, row.text())];
        block.kind = row.word<TextBlock::Kind>();
        block.text.key = row.text();
        list.push_back(block);
      });
  if (!blocks) return tl::unexpected(blocks.error());

  const auto lists =
      for_each(connection, "SELECT owner, field, value FROM list_item ORDER BY owner, field, n", [&](Rows& row) {
        const std::string owner = row.text();
        auto& list = all.lists_[joined(owner, row.text())];
        list.push_back(row.text());
      });
  if (!lists) return tl::unexpected(lists.error());

  const auto slots =
      for_each(connection, "SELECT owner, weekday, from_minutes, until_minutes FROM weekly_slot ORDER BY owner, n",
               [&](Rows& row) {
                 auto& list = all.slots_[row.text()];
                 WeeklySlot slot;
                 slot.day = std::chrono::weekday{static_cast<unsigned>(row.integer(1, 7))};
                 slot.from = std::chrono::minutes{row.integer(0, minutes_of_day)};
                 slot.until = std::chrono::minutes{row.integer(0, minutes_of_day)};
                 list.push_back(slot);
               });
  if (!slots) return tl::unexpected(slots.error());

  const auto provenances =
      for_each(connection,
               "SELECT owner, source_date, reliability, checked_on, to_check, example FROM provenance ORDER BY owner",
               [&](Rows& row) {
                 const std::string owner = row.text();
                 Provenance provenance;
                 provenance.source_date = row.text();
                 provenance.reliability = row.text();
                 provenance.checked_on = row.optional_date();
                 provenance.to_check = row.text();
                 provenance.example = row.flag();
                 provenance.sources = all.list(owner, "source");
                 all.provenances_[owner] = provenance;
               });
  if (!provenances) return tl::unexpected(provenances.error());
  return all;
}

TextKey Belongings::text(const std::string& owner, std::string_view field) const {
  std::string key = joined(owner, field);
  return keys_.contains(key) ? TextKey{std::move(key)} : TextKey{};
}

std::vector<TextBlock> Belongings::blocks(const std::string& owner, std::string_view field) const {
  return found(blocks_, joined(owner, field));
}

std::vector<std::string> Belongings::list(const std::string& owner, std::string_view field) const {
  return found(lists_, joined(owner, field));
}

std::vector<Language> Belongings::languages(const std::string& owner, std::string_view field) const {
  std::vector<Language> languages;
  for (std::string& tag : list(owner, field))
    languages.push_back(Language{std::move(tag)});
  return languages;
}

std::vector<WeeklySlot> Belongings::slots(const std::string& owner) const { return found(slots_, owner); }

Provenance Belongings::provenance(const std::string& owner) const { return found(provenances_, owner); }

} // namespace kiosk::pack
