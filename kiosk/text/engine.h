// From Unicode text to placed glyphs: bidi, breaks, fallback, shaping, lines.
//
// Knows no screen, no colour and no renderer. The door to ICU's bidi and break iterators
// and to HarfBuzz's shaping.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/text/layout.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::glyphs {
class Fonts;
struct FontTable;
} // namespace kiosk::glyphs

namespace kiosk::text {

/// Owns the fonts and the layout cache. One thread.
class Engine {
public:
  /// Opens the fallback table (`fonts/fonts.toml`) and looks for its font files below
  /// `font_folders`, for its hyphenation patterns in `pattern_folder`. Fails with NotFound and the Debian
  /// package's name when a file is missing.
  [[nodiscard]] static Result<Engine>
  open(const std::filesystem::path& table,
       const std::vector<std::filesystem::path>& font_folders = {"/usr/share/fonts", "/usr/local/share/fonts"},
       const std::filesystem::path& pattern_folder = "/usr/share/hyphen");
  /// The same with a table that was read, and perhaps narrowed, before.
  [[nodiscard]] static Result<Engine> open(glyphs::FontTable table,
                                           const std::vector<std::filesystem::path>& font_folders,
                                           const std::filesystem::path& pattern_folder = "/usr/share/hyphen");
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  /// Lays out at most `width_px` wide (a single grapheme may be wider). Cached by content.
  ///
  /// Spaces at a line's end hang over its edge and do not count. Bytes that are no UTF-8 become U+FFFD.
  [[nodiscard]] std::shared_ptr<const Layout> lay_out(const Paragraph& paragraph, int width_px);

  /// The fixed line height, px, of a language at an em size.
  [[nodiscard]] int line_height(const Language& language, int size_px) const;

  /// An icon by its name (`expand_more`); none when the icon font lacks it.
  [[nodiscard]] std::optional<Icon> icon(std::string_view name) const;

  [[nodiscard]] const std::vector<FontFace>& fonts() const;

  /// Finds out where the words of `texts` may be divided by a language's patterns, and lets the patterns go:
  /// German's take seconds to read and 20 MB to keep, and a word that is not known then waits for them.
  /// The only call that may be made from another thread while this one is at work.
  void divide_ahead(const Language& language, const std::vector<std::string>& texts) const;

  /// Forgets cached layouts that were not used since the last call.
  void trim_cache();

  /// How many paragraphs are remembered: laid out, and shaped only.
  struct Remembered {
    std::size_t laid_out = 0, shaped = 0;
  };
  [[nodiscard]] Remembered remembered() const;

  [[nodiscard]] const glyphs::FontTable& font_table() const;
  /// The open fonts, for an Atlas.
  [[nodiscard]] glyphs::Fonts& open_fonts();

private:
  struct Parts;
  explicit Engine(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

} // namespace kiosk::text
