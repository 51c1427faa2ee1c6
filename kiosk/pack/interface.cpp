// The kiosk's own words that a pack brings.
#include "kiosk/pack/parts.h"

namespace kiosk::pack {

Result<std::vector<Interface>> Pack::interfaces() const {
  const std::scoped_lock lock(parts_->mutex);
  sqlite3* connection = parts_->connection.get();
  auto rows = Rows::prepare(connection, "SELECT language, own_name, german_name, revised FROM interface "
                                        "JOIN language ON tag = language ORDER BY sort");
  auto messages = Rows::prepare(connection, "SELECT key, german, message, origin, approved_by, made_on "
                                            "FROM interface_message WHERE language = ?1 ORDER BY key");
  if (!rows) return tl::unexpected(rows.error());
  if (!messages) return tl::unexpected(messages.error());
  std::vector<Interface> interfaces;
  while (rows->next()) {
    Interface& one = interfaces.emplace_back();
    one.language.tag = rows->text();
    one.own_name = rows->text();
    one.german_name = rows->text();
    one.revised = rows->text();
    messages->bind(1, one.language.tag);
    while (messages->next()) {
      InterfaceMessage& message = one.messages.emplace_back();
      message.key = messages->text();
      message.german = messages->text();
      message.message = messages->text();
      message.origin = messages->word<Origin>();
      message.approved_by = messages->text();
      message.made_on = messages->text();
    }
    if (const auto finished = messages->finish(); !finished) return tl::unexpected(finished.error());
    messages->reset();
  }
  if (const auto finished = rows->finish(); !finished) return tl::unexpected(finished.error());
  return interfaces;
}

} // namespace kiosk::pack
