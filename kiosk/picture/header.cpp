// Reads PNG chunks and JPEG segments, never past the end of what is there.
#include "kiosk/picture/header.h"

#include <zlib.h>

namespace kiosk::picture {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n"sv;
constexpr std::size_t chunk_frame = 12; // length, type and checksum around a chunk's data

std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t two_bytes(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}

std::uint32_t four_bytes(std::string_view bytes, std::size_t at) {
  return two_bytes(bytes, at) << 16U | two_bytes(bytes, at + 2);
}

/// Start-of-frame markers carry the size; C4, C8 and CC lie among them and mean something else.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Markers without a length: TEM and the restarts.
bool stands_alone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7); }

/// Calls `visit(marker, start, length)` for the data of each segment until it answers false, the
/// pixels begin, or the bytes end.
template <typename Visit> void each_segment(std::string_view bytes, Visit visit) {
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return;
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) { // fill bytes may stand before a marker
      ++at;
      continue;
    }
    if (stands_alone(marker)) {
      at += 2;
      continue;
    }
    const std::size_t length = two_bytes(bytes, at + 2);
    if (length < 2 || at + 2 + length > bytes.size()) return;
    if (!visit(marker, at + 4, length - 2) || marker == 0xDA) return;
    at += 2 + length;
  }
}

} // namespace

bool begins_like_png(std::string_view bytes) { return bytes.substr(0, png_signature.size()) == png_signature; }

bool begins_like_jpeg(std::string_view bytes) { return bytes.substr(0, 3) == "\xFF\xD8\xFF"sv; }

std::optional<Size> size_in_png(std::string_view bytes) {
  constexpr std::size_t header = png_signature.size();
  if (bytes.size() < header + chunk_frame + 13 || four_bytes(bytes, header) != 13 ||
      bytes.substr(header + 4, 4) != "IHDR")
    return {};
  const std::uint32_t width = four_bytes(bytes, header + 8), height = four_bytes(bytes, header + 12);
  if (width == 0 || height == 0 || width > 0x7FFFFFFF || height > 0x7FFFFFFF) return {};
  return Size{static_cast<int>(width), static_cast<int>(height)};
}

std::optional<Size> size_in_jpeg(std::string_view bytes) {
  std::optional<Size> size;
  each_segment(bytes, [&](std::uint32_t marker, std::size_t start, std::size_t length) {
    if (!is_frame(marker)) return true;
    if (length >= 6) {
      const auto height = static_cast<int>(two_bytes(bytes, start + 1));
      const auto width = static_cast<int>(two_bytes(bytes, start + 3));
      if (width > 0 && height > 0) size = Size{width, height};
    }
    return false;
  });
  return size;
}

bool is_whole_png(std::string_view bytes) {
  std::size_t at = png_signature.size();
  while (at + chunk_frame <= bytes.size()) {
    const std::size_t length = four_bytes(bytes, at);
    if (length > bytes.size() - at - chunk_frame) return false;
    const std::string_view type_and_data = bytes.substr(at + 4, 4 + length);
    const auto checksum =
        crc32_z(0, reinterpret_cast<const Bytef*>(type_and_data.data()), static_cast<z_size_t>(type_and_data.size()));
    if (checksum != four_bytes(bytes, at + 8 + length)) return false;
    if (type_and_data.substr(0, 4) == "IEND") return true;
    at += chunk_frame + length;
  }
  return false;
}

bool is_whole_jpeg(std::string_view bytes) {
  std::size_t pixels = 0;
  each_segment(bytes, [&](std::uint32_t marker, std::size_t start, std::size_t length) {
    if (marker == 0xDA) pixels = start + length;
    return true;
  });
  // Inside the pixels 0xFF is always followed by 0x00, a restart, or a further segment of a progressive picture.
  return pixels > 0 && bytes.find("\xFF\xD9"sv, pixels) != std::string_view::npos;
}

} // namespace kiosk::picture
