// A font table with some of its fonts only, for comparing with programs that have a plain fallback list.
#include "kiosk/glyphs/font_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::glyphs {

Result<FontTable> FontTable::narrowed_to(const std::vector<std::string>& names) const {
  FontTable narrowed;
  std::vector<std::size_t> text_fonts;
  for (const std::string& name : names) {
    const auto found = std::find_if(fonts.begin(), fonts.end(), [&](const FontEntry& font) {
      return font.name == name || font.regular == name || font.bold == name;
    });
    const auto index = static_cast<std::size_t>(found - fonts.begin());
    const bool is_path = name.find('/') != std::string::npos;
    if (found == fonts.end() && !is_path)
      return fail(ErrorKind::WrongUsage,
                  fmt::format("the font table has no font \"{}\"; name one of its fonts or files, "
                              "or give a path",
                              name));
    if (found != fonts.end() && index == icons)
      return fail(ErrorKind::WrongUsage, fmt::format("\"{}\" is the font of icons; it draws no text", name));
    if (found != fonts.end() && index == emoji)
      narrowed.emoji = narrowed.fonts.size();
    else
      text_fonts.push_back(narrowed.fonts.size());
    FontEntry by_path;
    by_path.name = by_path.regular = name;
    narrowed.fonts.push_back(found != fonts.end() ? *found : by_path);
  }
  if (text_fonts.empty()) return fail(ErrorKind::WrongUsage, "name at least one font for text");
  narrowed.default_font = text_fonts.front();
  narrowed.scripts = scripts;
  for (ScriptEntry& script : narrowed.scripts) {
    script.fonts = text_fonts;
    script.numbers.reset();
  }
  narrowed.languages = languages;
  for (LanguageEntry& language : narrowed.languages)
    language.fonts.clear();
  narrowed.hyphenations = hyphenations;
  return narrowed;
}

} // namespace kiosk::glyphs
