// The units of a PO file as the catalogue and the builder of packs need them.
#include "kiosk/locale/po_file.h"

#include "kiosk/locale/po_library.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace kiosk::locale {
namespace {

Result<PoUnit> unit_of(po_message_t message, int line, const std::string& path) {
  PoUnit unit;
  unit.line = line;
  unit.source = or_empty(po_message_msgid(message));
  if (po_message_msgctxt(message) == nullptr)
    return fail(ErrorKind::WrongSource, fmt::format("\"{}\" has no msgctxt: that is its key", unit.source), path);
  unit.key = po_message_msgctxt(message);
  if (po_message_msgid_plural(message) != nullptr)
    return fail(ErrorKind::WrongSource, "write plurals inside the ICU message, without msgid_plural",
                fmt::format("{}:{}", path, unit.line));
  unit.translation = or_empty(po_message_msgstr(message));
  unit.previous_source = or_empty(po_message_prev_msgid(message));
  unit.note = or_empty(po_message_extracted_comments(message));
  unit.fuzzy = po_message_is_fuzzy(message) != 0;
  unit.origin = parse_origin(or_empty(po_message_comments(message)));
  return unit;
}

} // namespace

Origin parse_origin(std::string_view comments) {
  Origin origin;
  constexpr std::string_view mark = "elternkiosk:";
  const std::size_t start = comments.find(mark);
  if (start == std::string_view::npos) return origin;
  std::string_view rest = comments.substr(start + mark.size());
  rest = rest.substr(0, rest.find('\n'));
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = word.substr(0, equals), value = word.substr(equals + 1);
    if (name == "origin") origin.origin = value;
    if (name == "hash") origin.hash = value;
    if (name == "on") origin.on = value;
    if (name == "approved-by") origin.approved_by = value;
  }
  return origin;
}

Result<std::vector<PoUnit>> read_po(const std::filesystem::path& path) {
  [[maybe_unused]] const LeakCheckPause pause; // comments are joined as they are asked for
  const auto opened = open_po(path);
  if (!opened) return tl::unexpected(opened.error());
  const std::vector<int>& lines = opened->lines;
  std::vector<PoUnit> units;
  std::set<std::string, std::less<>> seen;
  const PoIterator iterator(po_message_iterator(opened->file.get(), nullptr));
  while (const po_message_t message = po_next_message(iterator.get())) {
    if (po_message_is_obsolete(message) != 0) continue;
    const bool is_header = po_message_msgctxt(message) == nullptr && or_empty(po_message_msgid(message)).empty();
    if (is_header) continue;
    auto unit = unit_of(message, units.size() < lines.size() ? lines[units.size()] : 1, path.string());
    if (!unit) return tl::unexpected(unit.error());
    if (!seen.insert(unit->key).second)
      return fail(ErrorKind::WrongSource, fmt::format("the key \"{}\" stands here twice", unit->key),
                  fmt::format("{}:{}", path.string(), unit->line));
    units.push_back(std::move(*unit));
  }
  return units;
}

} // namespace kiosk::locale
