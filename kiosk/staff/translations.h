// What was found in the translators' files of a stick, as staff is told of it.
#pragma once

#include "kiosk/base/language.h"

#include <string>
#include <vector>

namespace kiosk::staff {

/// So many files of a stick are read.
inline constexpr std::size_t translation_files_max = 16;

/// What is the matter with a whole file.
enum class FileFault {
  None,
  Broken,     ///< no PO file, or holds a message that cannot be read
  Unreadable, ///< the stick gives its bytes away no more
  Nameless,   ///< in no language that can be told
};

/// One file. Its strings are harmless: they hold no path, and neither control characters nor ends of lines.
struct TranslationFile {
  std::string name;
  Language language{{}}; ///< without a tag: it cannot be told
  FileFault fault = FileFault::None;
  int line = 0;             ///< where the fault is; 0: nowhere in particular
  std::string why;          ///< the fault, for the technician
  bool contradicts = false; ///< the name tells another language
  int used = 0, left_out = 0;
  std::vector<std::string> reasons; ///< why the first texts were left out, for the technician

  [[nodiscard]] bool is_all_well() const {
    return fault == FileFault::None && !contradicts && used > 0 && left_out == 0;
  }
};

struct Translations {
  std::string stick;
  std::vector<TranslationFile> files;
  int unread = 0;                 ///< files beyond those that are read
  bool is_listed_in_part = false; ///< more lies on the stick than is looked at: perhaps translations, too
  bool is_pulled = false;         ///< the stick went before all was read

  [[nodiscard]] bool can_be_shown() const {
    for (const TranslationFile& file : files)
      if (file.used > 0) return true;
    return false;
  }
  [[nodiscard]] bool are_all_well() const {
    for (const TranslationFile& file : files)
      if (!file.is_all_well()) return false;
    return unread == 0 && !is_listed_in_part && !files.empty();
  }
};

} // namespace kiosk::staff
