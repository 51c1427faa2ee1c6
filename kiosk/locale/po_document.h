// A whole PO file that can be changed and written again: every comment, what is obsolete, the header and the order
// stay. Read and written by libgettextpo, so that msgcat has nothing to do on what we write.
//
// What the library itself forgets is forgotten here, too: flags that it does not know, and `no-c-format`.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/locale/po_file.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk::locale {

/// A place in a source (`#:`); line 0: the file as a whole.
struct PoPlace {
  std::string file;
  int line = 0;

  bool operator==(const PoPlace&) const = default;
};

/// One unit with all that stands around it. Texts are unescaped UTF-8; comments have a line each, without `# `.
struct PoEntry {
  std::string key; ///< msgctxt
  std::string source;
  std::string translation;
  std::string comments;             ///< `#`, a translator's
  std::string note;                 ///< `#.`, a program's
  std::vector<PoPlace> places;      ///< `#:`
  std::string previous_source;      ///< `#| msgid`
  std::string previous_key;         ///< `#| msgctxt`
  std::vector<std::string> formats; ///< flags such as c-format
  bool fuzzy = false;
  bool obsolete = false; ///< `#~`
  int line = 0;          ///< 1-based, of its msgctxt; 0: it was not read, or is obsolete

  bool operator==(const PoEntry&) const = default;
  [[nodiscard]] Origin origin() const { return parse_origin(comments); }
};

struct PoDocument {
  std::string comments;         ///< above the header
  std::string header;           ///< its lines "Name: value\n"
  std::vector<PoEntry> entries; ///< obsolete ones last, as in every PO file

  /// The value of a line of the header; empty when there is none.
  [[nodiscard]] std::string field(std::string_view name) const;
  void set_field(std::string_view name, std::string_view value);
};

/// Reads a PO or POT file, as strict as read_po().
[[nodiscard]] Result<PoDocument> read_po_document(const std::filesystem::path& path);
/// Writes it as `msgcat` does; old or new, never half. Fails with Unreadable.
[[nodiscard]] Result<void> write_po_document(const PoDocument& document, const std::filesystem::path& path);

/// `comments` with the line that says where a text comes from; without one for a person's work that says no more.
[[nodiscard]] std::string with_origin(std::string_view comments, const Origin& origin);

} // namespace kiosk::locale
