// Reads and writes PO files with libgettextpo, which reports errors through callbacks without a context of
// their own and keeps state in globals: one file at a time, behind a lock.
#include "kiosk/locale/po_library.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <csetjmp>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <unicode/ustring.h>

namespace kiosk::locale {
namespace {

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

bool is_utf8(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<int32_t>(text.size()), &status);
  return status != U_INVALID_CHAR_FOUND && text.find('\0') == std::string_view::npos;
}

/// libgettextpo would abort on another encoding, and take damaged UTF-8 as it is.
Result<void> check_encoding(std::string_view bytes, const std::string& path) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF")
    return fail(ErrorKind::WrongSource, "the file begins with a byte order mark; save it as UTF-8 without one",
                path + ":1");
  int line = 1;
  for (std::size_t start = 0; start < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    const std::string_view words = bytes.substr(start, end - start);
    const std::string where = fmt::format("{}:{}", path, line);
    if (!is_utf8(words)) return fail(ErrorKind::WrongSource, "this is not UTF-8 text", where);
    if (words.find('\r') != std::string_view::npos)
      return fail(ErrorKind::WrongSource, "the line ends as on Windows; save the file with Unix line ends (LF)", where);
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

std::mutex& one_at_a_time() {
  static std::mutex mutex;
  return mutex;
}

/// No C++ object with a destructor may live in here, as above.
po_file_t write_or_null(po_file_t file, const char* path, const po_xerror_handler* handler) {
  if (setjmp(reading->abandon) != 0) return nullptr;
  return po_file_write(file, path, handler);
}

} // namespace

Result<OpenedPo> open_po(const std::filesystem::path& path) {
  const auto bytes = read_file(path, po_bytes_max);
  if (!bytes) return tl::unexpected(bytes.error());
  if (const auto checked = check_encoding(*bytes, path.string()); !checked) return tl::unexpected(checked.error());
  const std::lock_guard lock(one_at_a_time());
  Reading current;
  reading = &current;
  const po_xerror_handler handler{on_error, on_double_error};
  [[maybe_unused]] const LeakCheckPause pause;
  OpenedPo opened{PoFile(read_or_null(path.c_str(), &handler)), lines_of_keys(*bytes)};
  reading = nullptr;
  if (current.where) return fail(ErrorKind::WrongSource, current.sentence, *current.where);
  if (!opened.file) return fail(ErrorKind::Unreadable, "the file cannot be read as PO", path.string());
  return opened;
}

Result<void> save_po(po_file_t file, const std::filesystem::path& path) {
  const std::string beside = path.string() + ".new";
  std::error_code problem;
  {
    const std::lock_guard lock(one_at_a_time());
    Reading current;
    reading = &current;
    const po_xerror_handler handler{on_error, on_double_error};
    [[maybe_unused]] const LeakCheckPause pause;
    const bool is_written = write_or_null(file, beside.c_str(), &handler) != nullptr;
    reading = nullptr;
    if (!is_written || current.where) {
      std::filesystem::remove(beside, problem);
      return fail(ErrorKind::Unreadable, "the file cannot be written: " + current.sentence, path.string());
    }
  }
  std::filesystem::rename(beside, path, problem);
  if (!problem) return {};
  const std::string why = problem.message();
  std::filesystem::remove(beside, problem);
  return fail(ErrorKind::Unreadable, "the file cannot be written: " + why, path.string());
}

} // namespace kiosk::locale
