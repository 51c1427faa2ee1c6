// The open font files: mapped into memory, asked for coverage, shaped and rasterised from.
//
// A door for HarfBuzz and FreeType; knows no paragraph. FreeType opens a face only when its
// first glyph is drawn.
#pragma once

#include "kiosk/base/owned.h"
#include "kiosk/glyphs/face.h"
#include "kiosk/glyphs/font_table.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kiosk::glyphs {

using HarfBuzzBlob = Owned<hb_blob_t, hb_blob_destroy>;
using HarfBuzzFace = Owned<hb_face_t, hb_face_destroy>;
using HarfBuzzFont = Owned<hb_font_t, hb_font_destroy>;
using HarfBuzzSet = Owned<hb_set_t, hb_set_destroy>;
using HarfBuzzBuffer = Owned<hb_buffer_t, hb_buffer_destroy>;
using FreeTypeLibrary = Owned<FT_LibraryRec_, FT_Done_FreeType>;
using FreeTypeFace = Owned<FT_FaceRec_, FT_Done_Face>;

/// One face of one file in one weight.
class Font {
public:
  [[nodiscard]] static Result<Font> open(const std::filesystem::path& file, const FontEntry& entry);

  [[nodiscard]] const FontFace& face() const { return face_; }
  /// Scaled to font units, so that shaping does not depend on the size.
  [[nodiscard]] hb_font_t* shaper() const { return shaper_.get(); }
  [[nodiscard]] unsigned units_per_em() const { return units_per_em_; }
  /// Font units above and below the baseline; the latter is negative.
  [[nodiscard]] int ascender() const { return ascender_; }
  [[nodiscard]] int descender() const { return descender_; }
  /// Device pixels of one font unit at a paragraph's em size.
  [[nodiscard]] double px_per_unit(int size_px) const {
    return size_px * static_cast<double>(face_.scale) / units_per_em_;
  }

  /// Whether the font maps the character itself.
  [[nodiscard]] bool covers(char32_t character) const {
    if (first_plane_.empty()) collect_coverage();
    if (character < 0x10000) return (first_plane_[character >> 6] >> (character & 63) & 1) != 0;
    return hb_set_has(other_planes_.get(), character) != 0;
  }
  /// Whether HarfBuzz can draw it with this font, by decomposing or by nothing at all if need be.
  [[nodiscard]] bool can_draw(char32_t character) const;

  /// The glyph's name in the font, or `gid` and its number.
  [[nodiscard]] std::string glyph_name(std::uint32_t glyph) const;

  /// FreeType's face at a size, or null when FreeType cannot read the file.
  [[nodiscard]] FT_Face rasteriser(FT_Library library, int size_px);

private:
  Font() = default;
  void collect_coverage() const;

  FontFace face_;
  HarfBuzzBlob blob_;
  HarfBuzzFace harfbuzz_face_;
  HarfBuzzFont shaper_;
  // Collected at the first question. A bit for each character of the first plane: asked for each letter.
  mutable std::vector<std::uint64_t> first_plane_;
  mutable HarfBuzzSet other_planes_;
  FreeTypeFace freetype_face_;
  bool freetype_refused_ = false;
  int rasteriser_size_px_ = 0;
  unsigned units_per_em_ = 1000;
  int ascender_ = 0;
  int descender_ = 0;
};

/// All fonts of the table.
class Fonts {
public:
  /// Finds the table's file names below `folders`; a name with a slash is a path and taken as it is.
  [[nodiscard]] static Result<Fonts> open(FontTable table, const std::vector<std::filesystem::path>& folders);

  [[nodiscard]] const FontTable& table() const { return table_; }
  [[nodiscard]] Font& operator[](FontIndex index) { return fonts_[index]; }
  [[nodiscard]] const Font& operator[](FontIndex index) const { return fonts_[index]; }
  [[nodiscard]] const std::vector<FontFace>& faces() const { return faces_; }
  /// The open font of a table entry in a weight.
  [[nodiscard]] FontIndex index(std::size_t entry, Weight weight) const {
    return weight == Weight::Bold ? weights_[entry].bold : weights_[entry].regular;
  }
  [[nodiscard]] FT_Library freetype() const { return freetype_.get(); }

private:
  Fonts() = default;
  struct Weights {
    FontIndex regular = 0;
    FontIndex bold = 0;
  };

  FontTable table_;
  FreeTypeLibrary freetype_; ///< before the fonts: their faces go first
  std::vector<Font> fonts_;
  std::vector<FontFace> faces_;
  std::vector<Weights> weights_; ///< by table entry
};

} // namespace kiosk::glyphs
