#include "kiosk/locale/po_document.h"

#include "kiosk/locale/po_library.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace kiosk::locale {
namespace {

/// The library gives comments with a line end behind each line.
std::string lines_of(const char* text) {
  std::string_view lines = or_empty(text);
  while (!lines.empty() && lines.back() == '\n')
    lines.remove_suffix(1);
  return std::string(lines);
}

PoEntry entry_of(po_message_t message) {
  PoEntry entry;
  entry.key = or_empty(po_message_msgctxt(message));
  entry.source = or_empty(po_message_msgid(message));
  entry.translation = or_empty(po_message_msgstr(message));
  entry.comments = lines_of(po_message_comments(message));
  entry.note = lines_of(po_message_extracted_comments(message));
  entry.previous_source = or_empty(po_message_prev_msgid(message));
  entry.previous_key = or_empty(po_message_prev_msgctxt(message));
  entry.fuzzy = po_message_is_fuzzy(message) != 0;
  entry.obsolete = po_message_is_obsolete(message) != 0;
  for (int i = 0;; ++i) {
    const po_filepos_t place = po_message_filepos(message, i);
    if (place == nullptr) break;
    const std::size_t line = po_filepos_start_line(place);
    entry.places.push_back({std::string(or_empty(po_filepos_file(place))),
                            line == static_cast<std::size_t>(-1) ? 0 : static_cast<int>(line)});
  }
  for (const char* const* format = po_format_list(); *format != nullptr; ++format)
    if (po_message_is_format(message, *format) != 0) entry.formats.emplace_back(*format);
  return entry;
}

const char* or_null(const std::string& text) { return text.empty() ? nullptr : text.c_str(); }

po_message_t message_of(const PoEntry& entry) {
  const po_message_t message = po_message_create();
  po_message_set_msgctxt(message, or_null(entry.key));
  po_message_set_msgid(message, entry.source.c_str());
  po_message_set_msgstr(message, entry.translation.c_str());
  po_message_set_comments(message, entry.comments.c_str());
  po_message_set_extracted_comments(message, entry.note.c_str());
  for (const PoPlace& place : entry.places)
    po_message_add_filepos(message, place.file.c_str(),
                           place.line == 0 ? static_cast<std::size_t>(-1) : static_cast<std::size_t>(place.line));
  if (!entry.previous_source.empty() || !entry.previous_key.empty()) {
    po_message_set_prev_msgctxt(message, or_null(entry.previous_key));
    po_message_set_prev_msgid(message, or_null(entry.previous_source));
  }
  for (const std::string& format : entry.formats)
    po_message_set_format(message, format.c_str(), 1);
  po_message_set_fuzzy(message, entry.fuzzy ? 1 : 0);
  po_message_set_obsolete(message, entry.obsolete ? 1 : 0);
  return message;
}

po_message_t header_message_of(const PoDocument& document) {
  const po_message_t message = po_message_create();
  po_message_set_msgid(message, "");
  po_message_set_msgstr(message, document.header.c_str());
  po_message_set_comments(message, document.comments.c_str());
  return message;
}

Result<void> check_entry(const PoEntry& entry, po_message_t message, const std::string& where) {
  if (po_message_msgctxt(message) == nullptr)
    return fail(ErrorKind::WrongSource, fmt::format("\"{}\" has no msgctxt: that is its key", entry.source), where);
  if (po_message_msgid_plural(message) != nullptr)
    return fail(ErrorKind::WrongSource, "write plurals inside the ICU message, without msgid_plural", where);
  return {};
}

} // namespace

std::string PoDocument::field(std::string_view name) const {
  const std::string start = std::string(name) + ": ";
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find('\n', at), header.size());
    const std::string_view line = std::string_view(header).substr(at, end - at);
    if (line.substr(0, start.size()) == start) return std::string(line.substr(start.size()));
    at = end + 1;
  }
  return {};
}

void PoDocument::set_field(std::string_view name, std::string_view value) {
  const std::string line = fmt::format("{}: {}\n", name, value), start = std::string(name) + ": ";
  std::size_t at = 0;
  while (at < header.size() && header.compare(at, start.size(), start) != 0)
    at = std::min(header.find('\n', at), header.size() - 1) + 1;
  if (at >= header.size())
    header += line;
  else
    header.replace(at, std::min(header.find('\n', at), header.size() - 1) + 1 - at, line);
}

Result<PoDocument> read_po_document(const std::filesystem::path& path) {
  [[maybe_unused]] const LeakCheckPause pause; // comments are joined as they are asked for
  const auto opened = open_po(path);
  if (!opened) return tl::unexpected(opened.error());
  PoDocument document;
  std::set<std::string, std::less<>> seen;
  std::size_t units = 0;
  const PoIterator iterator(po_message_iterator(opened->file.get(), nullptr));
  while (const po_message_t message = po_next_message(iterator.get())) {
    PoEntry entry = entry_of(message);
    const bool is_header =
        !entry.obsolete && po_message_msgctxt(message) == nullptr && or_empty(po_message_msgid(message)).empty();
    if (is_header) {
      document.comments = std::move(entry.comments);
      document.header = std::move(entry.translation);
      continue;
    }
    if (!entry.obsolete) {
      entry.line = units < opened->lines.size() ? opened->lines[units] : 1;
      ++units;
      const std::string where = fmt::format("{}:{}", path.string(), entry.line);
      if (const auto checked = check_entry(entry, message, where); !checked) return tl::unexpected(checked.error());
      if (!seen.insert(entry.key).second)
        return fail(ErrorKind::WrongSource, fmt::format("the key \"{}\" stands here twice", entry.key), where);
    }
    document.entries.push_back(std::move(entry));
  }
  return document;
}

Result<void> write_po_document(const PoDocument& document, const std::filesystem::path& path) {
  [[maybe_unused]] const LeakCheckPause pause; // the library forgets the keys of messages it was given
  const PoFile file(po_file_create());
  {
    const PoIterator iterator(po_message_iterator(file.get(), nullptr));
    po_message_insert(iterator.get(), header_message_of(document));
    for (const bool obsolete : {false, true})
      for (const PoEntry& entry : document.entries)
        if (entry.obsolete == obsolete) po_message_insert(iterator.get(), message_of(entry));
  }
  return save_po(file.get(), path);
}

std::string with_origin(std::string_view comments, const Origin& origin) {
  std::string result;
  for (std::size_t start = 0; start < comments.size();) {
    const std::size_t end = std::min(comments.find('\n', start), comments.size());
    const std::string_view line = comments.substr(start, end - start);
    if (line.find("elternkiosk:") == std::string_view::npos) result += (result.empty() ? "" : "\n") + std::string(line);
    start = end + 1;
  }
  if (origin == Origin{}) return result;
  std::string line = "elternkiosk: origin=" + origin.origin;
  if (!origin.hash.empty()) line += " hash=" + origin.hash;
  if (!origin.on.empty()) line += " on=" + origin.on;
  if (!origin.approved_by.empty()) line += " approved-by=" + origin.approved_by;
  return result.empty() ? line : result + "\n" + line;
}

} // namespace kiosk::locale
