// Which text stands in which node: found by drawing a screen a second time with words that carry their key in letters
// that nobody writes. No screen has to know of it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/ui/node.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::proofs {

using Keys = std::set<std::string, std::less<>>;

/// A language's files twice: as they are, and with each translation marked by its key's number.
struct MarkedWords {
  std::vector<std::string> keys; ///< by number, of the kiosk's own words and of the content
  bool counts_german = false;    ///< also where a text stands in German: on German pages, or because it always does

  /// Writes `as_is/` and `marked/` into `folder`, each with template, languages.toml and the language's file of the
  /// kiosk's own words, and `content/<tag>.po` below it when there is a `content_po`.
  [[nodiscard]] static Result<MarkedWords> make(const std::filesystem::path& folder,
                                                const std::filesystem::path& locales, const std::string& tag,
                                                const std::filesystem::path& interface_po,
                                                const std::filesystem::path& content_po);
  /// The keys whose translation stands in a marked text. Where German stood in for it, it counts when asked for.
  [[nodiscard]] Keys in(std::string_view text) const;
};

/// Puts the keys of `marked`'s texts into the `unit` of `page`'s nodes, with a space between them. Both pages are the
/// same screen, once as it is and once marked.
void put_keys(ui::Page& page, const ui::Page& marked, const MarkedWords& words);

/// The keys in a node's `unit`.
[[nodiscard]] Keys keys_in_unit(std::string_view unit);
/// All keys of a page, overlay and frame included.
[[nodiscard]] Keys keys_of(const ui::Page& page);

/// The keys of the pager, which layout makes from a page's words: by the text that stands there; of its position, whose
/// text has numbers, under "".
[[nodiscard]] std::map<std::string, std::string> pager_keys(const ui::Page& page, const ui::Page& marked,
                                                            const MarkedWords& words);

} // namespace kiosk::proofs
