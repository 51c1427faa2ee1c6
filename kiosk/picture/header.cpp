// Reads PNG chunks and JPEG segments, never past the end of what is there.
#include "kiosk/picture/header.h"

#include <zlib.h>

namespace kiosk::picture {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n"sv;
constexpr std::size_t chunk_frame = 12; // length, type and checksum around a chunk's data
constexpr std::uint32_t huffman_tables = 0xC4, end_of_image = 0xD9, start_of_scan = 0xDA, quantisation_tables = 0xDB;

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

/// Where the next marker stands at or behind `at`, inside the pixels of a scan; their 0xFF are followed by 0x00.
std::size_t skip_pixels(std::string_view bytes, std::size_t at) {
  for (; at + 2 <= bytes.size(); ++at) {
    const std::uint32_t next = byte_at(bytes, at + 1);
    if (byte_at(bytes, at) == 0xFF && next != 0 && next != 0xFF && !stands_alone(next)) return at;
  }
  return bytes.size();
}

/// How a walk over the segments of a JPEG ended.
enum class WalkEnd { Visitor, EndOfImage, Damage };

/// Calls `visit(marker, start, length)` with the data of each segment, pixels skipped, until it answers false.
///
/// Goes from marker to marker as stb_image does, but never looks for the next one when the bytes are
/// no segment: so no segment that stb_image reads was left unvisited.
template <typename Visit> WalkEnd each_segment(std::string_view bytes, Visit visit) {
  std::size_t at = 2;
  while (at + 2 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return WalkEnd::Damage;
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) { // fill bytes may stand before a marker
      ++at;
      continue;
    }
    if (marker == end_of_image) return WalkEnd::EndOfImage;
    if (marker == 0 || stands_alone(marker) || at + 4 > bytes.size()) return WalkEnd::Damage;
    const std::size_t length = two_bytes(bytes, at + 2);
    if (length < 2 || at + 2 + length > bytes.size()) return WalkEnd::Damage;
    if (!visit(marker, at + 4, length - 2)) return WalkEnd::Visitor;
    at += 2 + length;
    if (marker == start_of_scan) at = skip_pixels(bytes, at);
  }
  return WalkEnd::Damage;
}

/// True when each table of a DHT segment has at most 255 codes and all of its bytes. stb_image 2.27 trusts
/// the counts and would write behind its own tables; its 256th code it takes for "none". No real table
/// has more than 176.
bool are_tables_sound(std::string_view segment) {
  while (!segment.empty()) {
    if (segment.size() < 17) return false;
    std::size_t codes = 0;
    for (std::size_t i = 1; i <= 16; ++i)
      codes += byte_at(segment, i);
    if (codes > 255 || segment.size() < 17 + codes) return false;
    segment.remove_prefix(17 + codes);
  }
  return true;
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

std::optional<std::string> with_full_palette(std::string_view png) {
  constexpr std::size_t full = std::size_t{256} * 3;
  for (std::size_t at = png_signature.size(); at + chunk_frame <= png.size();) {
    const std::size_t length = four_bytes(png, at);
    if (length > png.size() - at - chunk_frame) return {};
    if (png.substr(at + 4, 4) != "PLTE" || length == 0) {
      at += chunk_frame + length;
      continue;
    }
    if (length >= full || length % 3 != 0) return {};
    std::string filled(png.substr(0, at));
    filled += "\0\0\x03\0PLTE"sv;
    filled += png.substr(at + 8, length);
    filled.append(full - length, '\0');
    filled += png.substr(at + 8 + length);
    return filled;
  }
  return {};
}

bool is_whole_jpeg(std::string_view bytes) {
  bool has_codes = false, has_weights = false, has_pixels = false;
  const WalkEnd end = each_segment(bytes, [&](std::uint32_t marker, std::size_t start, std::size_t length) {
    has_codes = has_codes || marker == huffman_tables;
    has_weights = has_weights || marker == quantisation_tables;
    // stb_image would decode pixels without their tables to something.
    if (marker == start_of_scan && (!has_codes || !has_weights)) return false;
    has_pixels = has_pixels || marker == start_of_scan;
    return marker != huffman_tables || are_tables_sound(bytes.substr(start, length));
  });
  return has_pixels && end == WalkEnd::EndOfImage;
}

} // namespace kiosk::picture
