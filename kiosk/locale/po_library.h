// libgettextpo as the files of this folder use it: one file at a time, its errors as ours. Known to them only.
#pragma once

#include "kiosk/base/owned.h"
#include "kiosk/base/result.h"

#include <filesystem>
#include <gettext-po.h>
#include <string>
#include <string_view>
#include <vector>

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

using PoFile = Owned<struct po_file, po_file_free>;
using PoIterator = Owned<struct po_message_iterator, po_message_iterator_free>;

/// A file in the library's memory, and the lines of its `msgctxt`, which the library does not tell.
struct OpenedPo {
  PoFile file;
  std::vector<int> lines; ///< of units that are not obsolete, in order
};

/// Reads a file whose bytes look right: UTF-8, line ends of one character, no mark before the first. Fails with
/// NotFound, Unreadable, TooLarge, or WrongSource with "file:line".
[[nodiscard]] Result<OpenedPo> open_po(const std::filesystem::path& path);
/// Writes beside `path` and renames.
[[nodiscard]] Result<void> save_po(po_file_t file, const std::filesystem::path& path);

[[nodiscard]] inline std::string_view or_empty(const char* text) {
  return text == nullptr ? std::string_view{} : std::string_view{text};
}

} // namespace kiosk::locale
