// Finds and opens the font files of the table.
#include "kiosk/glyphs/fonts.h"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <hb-ot.h>
#include <map>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

namespace kiosk::glyphs {
namespace fs = std::filesystem;
namespace {

/// File name -> path of every file below the folders; earlier folders and smaller paths win.
std::map<std::string, fs::path> files_below(const std::vector<fs::path>& folders) {
  std::map<std::string, fs::path> files;
  for (const fs::path& folder : folders) {
    std::map<std::string, fs::path> here;
    std::error_code problem;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, problem);
    for (const fs::recursive_directory_iterator end; !problem && entry != end; entry.increment(problem)) {
      std::error_code unreadable;
      if (!entry->is_regular_file(unreadable)) continue;
      const auto [place, is_new] = here.try_emplace(entry->path().filename().string(), entry->path());
      if (!is_new && entry->path() < place->second) place->second = entry->path();
    }
    files.merge(here);
  }
  return files;
}

} // namespace

Result<Font> Font::open(const fs::path& file, const FontEntry& entry) {
  Font font;
  font.blob_.reset(hb_blob_create_from_file_or_fail(file.c_str()));
  if (!font.blob_) return fail(ErrorKind::Unreadable, "the font cannot be read", file.string());
  font.harfbuzz_face_.reset(hb_face_create(font.blob_.get(), entry.face));
  // A file with one font gives it for every number.
  if (entry.face >= hb_face_count(font.blob_.get()) || hb_face_get_glyph_count(font.harfbuzz_face_.get()) == 0)
    return fail(ErrorKind::Undecodable, fmt::format("this is no font with a face {}", entry.face), file.string());
  hb_face_make_immutable(font.harfbuzz_face_.get());
  font.units_per_em_ = hb_face_get_upem(font.harfbuzz_face_.get());
  font.shaper_.reset(hb_font_create(font.harfbuzz_face_.get()));
  hb_ot_font_set_funcs(font.shaper_.get());
  hb_font_extents_t extents = {};
  hb_font_get_h_extents(font.shaper_.get(), &extents);
  font.ascender_ = extents.ascender;
  font.descender_ = extents.descender;
  font.face_ = {file.filename().string(), entry.scale, entry.colour, entry.face, file};
  return font;
}

void Font::collect_coverage() const {
  first_plane_.assign(0x10000 / 64, 0);
  other_planes_.reset(hb_set_create());
  hb_face_collect_unicodes(harfbuzz_face_.get(), other_planes_.get());
  hb_codepoint_t character = HB_SET_VALUE_INVALID;
  while (hb_set_next(other_planes_.get(), &character) != 0 && character < 0x10000)
    first_plane_[character >> 6] |= std::uint64_t{1} << (character & 63);
  hb_set_del_range(other_planes_.get(), 0, 0xFFFF);
}

std::string Font::glyph_name(std::uint32_t glyph) const {
  std::array<char, 128> name{};
  hb_font_glyph_to_string(shaper_.get(), glyph, name.data(), static_cast<unsigned>(name.size()));
  return name.data();
}

bool Font::can_draw(char32_t character) const {
  if (covers(character)) return true;
  const auto code_point = static_cast<UChar32>(character);
  if (u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return true;
  // HarfBuzz draws other spaces by the plain one, and the non-breaking hyphen by the hyphen.
  if (u_charType(code_point) == U_SPACE_SEPARATOR) return character != 0x1680 && covers(U' ');
  if (character == 0x2011) return covers(0x2010);
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* canonical = unorm2_getNFCInstance(&status);
  std::array<char16_t, 8> parts{};
  const std::int32_t length = unorm2_getRawDecomposition(canonical, code_point, parts.data(), 8, &status);
  if (U_FAILURE(status) || length <= 0) return false;
  for (std::int32_t i = 0; i < length;) {
    char32_t part = parts[static_cast<std::size_t>(i++)];
    if (part >= 0xD800 && part < 0xDC00 && i < length)
      part = 0x10000 + ((part - 0xD800) << 10) + (parts[static_cast<std::size_t>(i++)] - 0xDC00U);
    if (!can_draw(part)) return false;
  }
  return true;
}

FT_Face Font::rasteriser(FT_Library library, int size_px) {
  if (!freetype_face_ && !freetype_refused_) {
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(blob_.get(), &length);
    FT_Face opened = nullptr;
    freetype_refused_ =
        FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(bytes), static_cast<FT_Long>(length),
                           static_cast<FT_Long>(face_.face), &opened) != 0;
    freetype_face_.reset(opened);
  }
  if (!freetype_face_ || rasteriser_size_px_ == size_px) return freetype_face_.get();
  rasteriser_size_px_ = size_px;
  if (FT_IS_SCALABLE(freetype_face_.get())) {
    const auto em = static_cast<FT_F26Dot6>(std::lround(size_px * static_cast<double>(face_.scale) * 64));
    FT_Set_Char_Size(freetype_face_.get(), em, em, 72, 72);
  } else if (freetype_face_->num_fixed_sizes > 0) {
    FT_Select_Size(freetype_face_.get(), 0);
  }
  return freetype_face_.get();
}

Result<Fonts> Fonts::open(FontTable table, const std::vector<fs::path>& folders) {
  Fonts fonts;
  fonts.table_ = std::move(table);
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return fail(ErrorKind::Internal, "FreeType does not start");
  fonts.freetype_.reset(library);

  const std::map<std::string, fs::path> files = files_below(folders);
  const auto open_file = [&](const FontEntry& entry, const std::string& name) -> Result<FontIndex> {
    const bool is_path = name.find('/') != std::string::npos;
    const auto file = files.find(name);
    if (!is_path && file == files.end())
      return fail(ErrorKind::NotFound,
                  fmt::format("the font {} is missing; install the package {}", name, entry.package), name);
    Result<Font> font = Font::open(is_path ? fs::path(name) : file->second, entry);
    if (!font) return tl::unexpected(font.error());
    fonts.faces_.push_back(font->face());
    fonts.fonts_.push_back(std::move(*font));
    return static_cast<FontIndex>(fonts.fonts_.size() - 1);
  };
  for (const FontEntry& entry : fonts.table_.fonts) {
    const Result<FontIndex> regular = open_file(entry, entry.regular);
    if (!regular) return tl::unexpected(regular.error());
    const Result<FontIndex> bold = entry.bold.empty() ? regular : open_file(entry, entry.bold);
    if (!bold) return tl::unexpected(bold.error());
    fonts.weights_.push_back({*regular, *bold});
  }
  return fonts;
}

} // namespace kiosk::glyphs
