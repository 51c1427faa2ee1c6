// Writes PNG: signature, IHDR, one IDAT, IEND. Every row is filtered with "up" (the difference to
// the row above): pages are mostly flat areas and repeated rows, where it packs small and fast.
#include "kiosk/picture/picture.h"

#include <fmt/format.h>
#include <zlib.h>

namespace kiosk::picture {
namespace {

constexpr char filter_up = 2;

void append_number(std::string& bytes, std::size_t number) {
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    bytes += static_cast<char>(number >> shift & 0xFFU);
}

void append_chunk(std::string& png, std::string_view type, std::string_view data) {
  append_number(png, data.size());
  const std::size_t start = png.size();
  png += type;
  png += data;
  append_number(
      png, crc32_z(0, reinterpret_cast<const Bytef*>(png.data() + start), static_cast<z_size_t>(png.size() - start)));
}

std::string header_of(const Picture& picture) {
  std::string header;
  append_number(header, static_cast<std::size_t>(picture.width_px));
  append_number(header, static_cast<std::size_t>(picture.height_px));
  header += '\x08'; // bits a channel
  header += '\x06'; // RGBA
  header += '\0';   // deflate
  header += '\0';   // the five standard filters
  header += '\0';   // not interlaced
  return header;
}

std::string filtered_rows(const Picture& picture) {
  const std::size_t row_bytes = static_cast<std::size_t>(picture.width_px) * 4;
  const auto rows = static_cast<std::size_t>(picture.height_px);
  std::string filtered((row_bytes + 1) * rows, '\0');
  char* out = filtered.data();
  const std::uint8_t* above = nullptr;
  for (std::size_t y = 0; y < rows; ++y) {
    const std::uint8_t* row = picture.rgba.data() + y * row_bytes;
    *out++ = filter_up;
    for (std::size_t x = 0; x < row_bytes; ++x)
      *out++ = static_cast<char>(static_cast<std::uint8_t>(row[x] - (above == nullptr ? 0 : above[x])));
    above = row;
  }
  return filtered;
}

} // namespace

Result<std::string> encode_png(const Picture& picture, int level) {
  const bool sized = picture.width_px > 0 && picture.height_px > 0 && picture.width_px <= 32767 &&
                     picture.height_px <= 32767; // so that no product below overflows
  const std::size_t pixels =
      sized ? static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.height_px) : 0;
  if (!sized || picture.rgba.size() != pixels * 4)
    return fail(ErrorKind::WrongUsage, fmt::format("{} bytes are not the pixels of a picture of {} x {}",
                                                   picture.rgba.size(), picture.width_px, picture.height_px));
  if (level < 0 || level > 9)
    return fail(ErrorKind::WrongUsage, fmt::format("{} is not a zlib level from 0 to 9", level));

  const std::string rows = filtered_rows(picture);
  auto packed_size = compressBound(static_cast<uLong>(rows.size()));
  std::string packed(packed_size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(packed.data()), &packed_size, reinterpret_cast<const Bytef*>(rows.data()),
                static_cast<uLong>(rows.size()), level) != Z_OK)
    return fail(ErrorKind::Internal, "zlib ran out of memory");
  packed.resize(packed_size);

  std::string png = "\x89PNG\r\n\x1a\n";
  append_chunk(png, "IHDR", header_of(picture));
  append_chunk(png, "IDAT", packed);
  append_chunk(png, "IEND", {});
  return png;
}

} // namespace kiosk::picture
