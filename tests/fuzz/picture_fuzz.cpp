// Any bytes as a picture. What is decoded is as large as announced, within the limits, and the same each time:
// pixels from memory that nobody wrote would differ.
#include "kiosk/picture/picture.h"
#include "tests/fuzz/fuzz.h"

#include <cstring>
#include <zlib.h>

using namespace kiosk;

#ifdef KIOSK_FUZZ
namespace {

std::size_t four_bytes(const std::uint8_t* at) {
  return std::size_t{at[0]} << 24 | std::size_t{at[1]} << 16 | std::size_t{at[2]} << 8 | at[3];
}

/// Gives each chunk of a PNG the checksum that it should have: without it all ends before the decoder.
void repair_checksums(std::uint8_t* data, std::size_t size) {
  constexpr std::size_t signature = 8, frame = 12;
  for (std::size_t at = signature; at + frame <= size;) {
    const std::size_t length = four_bytes(data + at);
    if (length > size - at - frame) return;
    const auto sum = crc32_z(0, data + at + 4, length + 4);
    for (unsigned i = 0; i < 4; ++i)
      data[at + 8 + length + i] = static_cast<std::uint8_t>(sum >> (24 - 8 * i));
    at += frame + length;
  }
}

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
  size = LLVMFuzzerMutate(data, size, size_max);
  if (seed % 8 != 0 && size > 8 && data[0] == 0x89) {
    std::memcpy(data, "\x89PNG\r\n\x1a\n", 8);
    repair_checksums(data, size);
  }
  return size;
}
#endif

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const auto announced = picture::size_of(bytes);
  const auto decoded = picture::decode(bytes);
  if (!decoded) {
    const bool is_told = decoded.error().kind == ErrorKind::Undecodable || decoded.error().kind == ErrorKind::TooLarge;
    fuzz::require(is_told && !decoded.error().detail.empty(), "a refused picture says why");
    return 0;
  }
  fuzz::require(announced && announced->width_px == decoded->width_px && announced->height_px == decoded->height_px,
                "a picture is as large as it announces");
  const auto width = static_cast<std::size_t>(decoded->width_px), height = static_cast<std::size_t>(decoded->height_px);
  fuzz::require(width > 0 && height > 0 && width <= picture::side_px_max && height <= picture::side_px_max &&
                    width * height <= picture::area_px_max && decoded->rgba.size() == 4 * width * height,
                "a picture stays within the limits");
  if (width * height <= 4096) {
    const auto again = picture::decode(bytes);
    fuzz::require(again && again->rgba == decoded->rgba, "a picture looks the same each time");
  }
  return 0;
}
