// The fallback table `fonts/fonts.toml` as values: which font draws which script and language.
//
// Knows no font file and no glyph; `fonts.h` opens what stands here.
#pragma once

#include "kiosk/base/result.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::glyphs {

/// A font in one or two weights.
struct FontEntry {
  std::string name;
  std::string regular; ///< file name without folder
  std::string bold;    ///< empty: the regular file serves for both
  std::string package; ///< the Debian package that brings the files
  unsigned face = 0;   ///< within a collection file
  float scale = 1;     ///< em size relative to the default font
  bool colour = false; ///< has bitmaps in colour
};

/// What draws a group of scripts. Numbers are indexes into FontTable::fonts.
struct ScriptEntry {
  std::vector<std::string> codes;     ///< ISO 15924
  std::vector<std::size_t> fonts;     ///< in order of preference
  std::optional<std::size_t> numbers; ///< font of European numbers, where the script's own is not to be used
  float line_height = 1.35F;          ///< em sizes
};

/// What is different for a group of languages.
struct LanguageEntry {
  std::vector<std::string> tags;  ///< BCP 47; a tag covers the longer ones that begin with it
  std::vector<std::size_t> fonts; ///< tried before the script's
  std::string script;             ///< ISO 15924; empty: the language's usual one
  std::optional<float> line_height;
};

/// The hyphenation patterns of a group of languages, for text/.
struct HyphenationEntry {
  std::vector<std::string> tags; ///< BCP 47; a tag covers the longer ones that begin with it
  std::string file;              ///< file name without folder
  std::string package;           ///< the Debian package that brings it
};

/// The whole table, checked: every name used is a font.
struct FontTable {
  std::vector<FontEntry> fonts;
  std::size_t default_font = 0;
  std::vector<std::size_t> symbols;
  std::optional<std::size_t> emoji;
  std::optional<std::size_t> icons;
  std::vector<ScriptEntry> scripts;
  std::vector<LanguageEntry> languages;
  std::vector<HyphenationEntry> hyphenations;

  /// Fails with NotFound or Unreadable for the file, WrongSource for what stands in it.
  [[nodiscard]] static Result<FontTable> read(const std::filesystem::path& path);

  /// The same table with these fonts only, in this order for every script and language. A font is named as in the
  /// table, by its file, or by the path of any other font file. Fails with WrongUsage.
  [[nodiscard]] Result<FontTable> narrowed_to(const std::vector<std::string>& names) const;
};

} // namespace kiosk::glyphs
