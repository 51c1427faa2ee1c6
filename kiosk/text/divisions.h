// Which words of a paragraph may be divided, and where: the rules around the dictionaries.
#pragma once

#include "kiosk/text/shape.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace kiosk::text {

/// Appends the offsets in (begin, end) at which a word may be divided by a hyphen, in order.
///
/// A word is divided by its own language's patterns: the paragraph's; German's for Latin words in isolates
/// and in paragraphs of another script. Not divided are addresses, words with digits, words with capitals
/// behind their first letter, words whose author has set soft hyphens, and words of fewer than `units_min`.
void find_divisions(const ShapedParagraph& paragraph, LanguageStyle& style, std::uint32_t begin, std::uint32_t end,
                    std::size_t units_min, std::vector<std::uint32_t>& offsets);

/// Adds the words of a text that could be divided.
void collect_words(const UnicodeText& text, std::set<std::u16string>& words);

} // namespace kiosk::text
