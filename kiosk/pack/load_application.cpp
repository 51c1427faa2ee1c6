#include "kiosk/pack/load.h"

#include <fmt/format.h>

namespace kiosk::pack {
namespace {

/// Reads the rows of one part ("document") of every application; the first column names the application.
template <typename Read>
Result<void> load_part(sqlite3* connection, std::string_view sql, std::vector<Application>& applications, Read read) {
  auto rows = Rows::prepare(connection, sql);
  if (!rows) return tl::unexpected(rows.error());
  std::map<std::string, Application*> by_id;
  for (Application& application : applications)
    by_id[application.id] = &application;
  while (rows->next()) {
    const auto it = by_id.find(rows->text());
    if (it == by_id.end())
      return fail(ErrorKind::PackDamaged, "the pack holds a part of an application that it lacks", {}, "KP-DB-VALUE");
    read(*rows, *it->second);
  }
  return rows->finish();
}

/// "application/<id>/step/3", n from 1
std::string owner_of(const Application& application, std::string_view part, std::size_t n) {
  return fmt::format("application/{}/{}/{}", application.id, part, n);
}

} // namespace

Result<void> load_application_parts(sqlite3* connection, const Belongings& belongings,
                                    std::vector<Application>& applications) {
  const auto amounts =
      load_part(connection,
                "SELECT application, id, value, value_to, unit, at_most, valid_from, valid_until, to_check FROM amount "
                "ORDER BY application, n",
                applications, [&](Rows& row, Application& application) {
                  Amount amount;
                  amount.id = row.text();
                  amount.value = row.figure();
                  amount.value_to = row.optional_figure();
                  amount.unit = row.text();
                  amount.at_most = row.flag();
                  amount.valid_from = row.date();
                  amount.valid_until = row.date();
                  amount.to_check = row.text();
                  const std::string owner = fmt::format("application/{}/amount/{}", application.id, amount.id);
                  amount.label = belongings.text(owner, "label");
                  amount.sources = belongings.list(owner, "source");
                  application.amounts.push_back(std::move(amount));
                });
  if (!amounts) return tl::unexpected(amounts.error());

  const auto documents = load_part(connection, "SELECT application, german_name FROM document ORDER BY application, n",
                                   applications, [&](Rows& row, Application& application) {
                                     const std::string owner =
                                         owner_of(application, "document", application.documents.size() + 1);
                                     Document document;
                                     document.german_name = row.text();
                                     document.title = belongings.text(owner, "title");
                                     document.note = belongings.text(owner, "note");
                                     application.documents.push_back(std::move(document));
                                   });
  if (!documents) return tl::unexpected(documents.error());

  const auto offices = load_part(connection, "SELECT application, name, place, web FROM office ORDER BY application, n",
                                 applications, [&](Rows& row, Application& application) {
                                   const std::string owner =
                                       owner_of(application, "where", application.where.size() + 1);
                                   Where where;
                                   where.office = row.text();
                                   where.place = row.text();
                                   where.web = row.text();
                                   where.phones = belongings.list(owner, "phone");
                                   where.note = belongings.text(owner, "note");
                                   application.where.push_back(std::move(where));
                                 });
  if (!offices) return tl::unexpected(offices.error());

  const auto steps = load_part(connection, "SELECT application, shows FROM step ORDER BY application, n", applications,
                               [&](Rows& row, Application& application) {
                                 const std::string owner = owner_of(application, "step", application.steps.size() + 1);
                                 Step step;
                                 step.shows = row.text();
                                 step.title = belongings.text(owner, "title");
                                 step.body = belongings.blocks(owner, "body");
                                 application.steps.push_back(std::move(step));
                               });
  if (!steps) return tl::unexpected(steps.error());

  return load_part(connection, "SELECT application, unit FROM mistake ORDER BY application, n", applications,
                   [](Rows& row, Application& application) { application.mistakes.push_back(TextKey{row.text()}); });
}

} // namespace kiosk::pack
