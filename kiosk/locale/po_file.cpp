// Reads PO files with libgettextpo, which reports errors through callbacks without a context of
// their own and keeps state in globals: one file at a time, behind a lock.
#include "kiosk/locale/po_file.h"

#include "kiosk/base/files.h"
#include "kiosk/base/owned.h"

#include <algorithm>
#include <csetjmp>
#include <fmt/format.h>
#include <gettext-po.h>
#include <mutex>
#include <optional>
#include <set>
#include <unicode/ustring.h>

#if defined(__SANITIZE_ADDRESS__)
#define KIOSK_LEAK_CHECK
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KIOSK_LEAK_CHECK
#endif
#endif
#ifdef KIOSK_LEAK_CHECK
#include <sanitizer/lsan_interface.h>
#endif

namespace kiosk::locale {
namespace {

using PoFile = Owned<struct po_file, po_file_free>;
using PoIterator = Owned<struct po_message_iterator, po_message_iterator_free>;

constexpr std::uintmax_t po_bytes_max = std::uintmax_t{32} * 1024 * 1024;

/// What the callbacks find. libgettextpo passes them no pointer, hence the one of this thread.
struct Reading {
  std::optional<std::string> where;
  std::string sentence;
  std::jmp_buf abandon{};
};
thread_local Reading* reading = nullptr;

void note_error(int severity, const char* file, std::size_t line, const char* text) {
  if (severity != PO_SEVERITY_WARNING && !reading->where) {
    const bool has_place = file != nullptr && line != static_cast<std::size_t>(-1);
    reading->where = has_place ? fmt::format("{}:{}", file, line) : std::string();
    reading->sentence = text;
    while (!reading->sentence.empty() && reading->sentence.back() == '\n')
      reading->sentence.pop_back();
  }
  // "Must not return" then; only C frames of the library lie between here and setjmp.
  if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(reading->abandon, 1);
}

void on_error(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int, const char* text) {
  note_error(severity, file, line, text);
}

void on_double_error(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int, const char* text,
                     po_message_t, const char*, std::size_t, std::size_t, int, const char*) {
  note_error(severity, file, line, text);
}

/// No C++ object with a destructor may live in here: longjmp would pass it by.
po_file_t read_or_null(const char* path, const po_xerror_handler* handler) {
  if (setjmp(reading->abandon) != 0) return nullptr;
  return po_file_read(path, handler);
}

/// libgettextpo 0.21 loses memory on each reading (about the size of the file), and joins comments into
/// strings that nobody may free.
class LeakCheckPause {
public:
#ifdef KIOSK_LEAK_CHECK
  LeakCheckPause() { __lsan_disable(); }
  ~LeakCheckPause() { __lsan_enable(); }
#else
  LeakCheckPause() = default;
  ~LeakCheckPause() = default;
#endif
  LeakCheckPause(const LeakCheckPause&) = delete;
  LeakCheckPause& operator=(const LeakCheckPause&) = delete;
};

std::string_view or_empty(const char* text) { return text == nullptr ? std::string_view{} : std::string_view{text}; }

bool is_utf8(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<int32_t>(text.size()), &status);
  return status != U_INVALID_CHAR_FOUND && text.find('\0') == std::string_view::npos;
}

/// libgettextpo would abort on another encoding, and take damaged UTF-8 as it is.
Result<void> check_encoding(std::string_view bytes, const std::string& path) {
  int line = 1;
  for (std::size_t start = 0; start < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    if (!is_utf8(bytes.substr(start, end - start)))
      return fail(ErrorKind::WrongSource, "this is not UTF-8 text", fmt::format("{}:{}", path, line));
    start = end + 1;
  }
  if (bytes.find("charset=UTF-8") == std::string_view::npos && bytes.find("charset=utf-8") == std::string_view::npos)
    return fail(ErrorKind::WrongSource, "the header must say \"Content-Type: text/plain; charset=UTF-8\\n\"",
                path + ":1");
  return {};
}

/// The lines of all `msgctxt` in order, which libgettextpo does not tell.
std::vector<int> lines_of_keys(std::string_view bytes) {
  std::vector<int> lines;
  int line = 1;
  for (std::size_t start = 0; start < bytes.size(); ++line) {
    if (bytes.substr(start, 8) == "msgctxt ") lines.push_back(line);
    start = std::min(bytes.find('\n', start), bytes.size() - 1) + 1;
  }
  return lines;
}

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
  const auto bytes = read_file(path, po_bytes_max);
  if (!bytes) return tl::unexpected(bytes.error());
  if (const auto checked = check_encoding(*bytes, path.string()); !checked) return tl::unexpected(checked.error());

  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  Reading current;
  reading = &current;
  const po_xerror_handler handler{on_error, on_double_error};
  [[maybe_unused]] const LeakCheckPause pause;
  const PoFile file(read_or_null(path.c_str(), &handler));
  reading = nullptr;
  if (current.where) return fail(ErrorKind::WrongSource, current.sentence, *current.where);
  if (!file) return fail(ErrorKind::Unreadable, "the file cannot be read as PO", path.string());

  const auto lines = lines_of_keys(*bytes);
  std::vector<PoUnit> units;
  std::set<std::string, std::less<>> seen;
  const PoIterator iterator(po_message_iterator(file.get(), nullptr));
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
