// Decodes PNG and JPEG within limits, scales, and writes PNG. The only door to stb and zlib.
#pragma once

#include "kiosk/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::picture {

inline constexpr int side_px_max = 4096;
inline constexpr int area_px_max = 4'000'000;

/// Pixels, 8 bits a channel, RGBA, not premultiplied, rows top to bottom without padding.
struct Picture {
  int width_px = 0;
  int height_px = 0;
  std::vector<std::uint8_t> rgba;
};

/// Width and height from the header alone, without decoding. Fails with Undecodable or TooLarge.
struct Size {
  int width_px = 0;
  int height_px = 0;
};
[[nodiscard]] Result<Size> size_of(std::string_view bytes);

/// Decodes PNG or JPEG bytes; fails with Undecodable (not such a picture, cut off, or with a wrong
/// checksum) or TooLarge (over `side_px_max`, `area_px_max`, or a memory budget of 4 times the pixels).
///
/// A camera's note on how it was held (EXIF orientation) is not applied. May run on any thread.
[[nodiscard]] Result<Picture> decode(std::string_view bytes);

/// The picture at another size, every pixel weighed, alpha as well. The same everywhere.
/// Fails with WrongUsage for a size that is not 1 to `side_px_max` px a side, or pixels that do not fit.
[[nodiscard]] Result<Picture> scaled(const Picture& picture, int width_px, int height_px);

/// A whole screen much smaller, to be looked over: quick, of opaque pictures only. Fails as `scaled` does.
[[nodiscard]] Result<Picture> miniature(const Picture& picture, int width_px, int height_px);

/// Makes the corners transparent beyond a circle of `radius_px`, with a smooth edge.
void round_corners(Picture& picture, int radius_px);

/// PNG bytes (RGBA, zlib level `level` 0-9); the same pixels always give the same bytes.
/// Fails with WrongUsage when the pixels do not fit the size.
[[nodiscard]] Result<std::string> encode_png(const Picture& picture, int level = 6);

} // namespace kiosk::picture
