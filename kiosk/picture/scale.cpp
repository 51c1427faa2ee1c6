// Brings a picture to the size in which it is shown. The renderers' own scaling is coarse when a picture
// shrinks, and differs from one processor to the next; here every pixel is weighed, the same everywhere.
#include "kiosk/picture/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

#define STB_IMAGE_RESIZE_STATIC
#define STB_IMAGE_RESIZE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wcast-qual"
#include <stb/stb_image_resize.h>
#pragma GCC diagnostic pop

namespace kiosk::picture {

namespace {

constexpr int channels = 4;

/// In sRGB as it stands: flat drawings keep their colours exactly.
Result<Picture> resized(const Picture& picture, int width_px, int height_px, int alpha_channel, stbir_filter filter) {
  const auto bytes_of = [](int width, int height) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * channels;
  };
  if (picture.width_px <= 0 || picture.height_px <= 0 ||
      picture.rgba.size() != bytes_of(picture.width_px, picture.height_px))
    return fail(ErrorKind::WrongUsage, "the pixels do not fit the picture's size");
  if (width_px <= 0 || height_px <= 0 || width_px > side_px_max || height_px > side_px_max)
    return fail(ErrorKind::WrongUsage, fmt::format("a picture cannot be shown at {} x {} px", width_px, height_px));
  if (width_px == picture.width_px && height_px == picture.height_px) return picture;
  Picture result{width_px, height_px, std::vector<std::uint8_t>(bytes_of(width_px, height_px))};
  const int done = stbir_resize_uint8_generic(picture.rgba.data(), picture.width_px, picture.height_px, 0,
                                              result.rgba.data(), width_px, height_px, 0, channels, alpha_channel, 0,
                                              STBIR_EDGE_CLAMP, filter, STBIR_COLORSPACE_LINEAR, nullptr);
  if (done == 0) return fail(ErrorKind::Internal, "the picture could not be scaled: no memory");
  return result;
}

} // namespace

Result<Picture> scaled(const Picture& picture, int width_px, int height_px) {
  constexpr int alpha_channel = 3; // alpha weighs the colours
  return resized(picture, width_px, height_px, alpha_channel, STBIR_FILTER_MITCHELL);
}

Result<Picture> miniature(const Picture& picture, int width_px, int height_px) {
  return resized(picture, width_px, height_px, STBIR_ALPHA_CHANNEL_NONE, STBIR_FILTER_BOX);
}

void round_corners(Picture& picture, int radius_px) {
  const int radius = std::min({radius_px, picture.width_px / 2, picture.height_px / 2});
  for (int y = 0; y < radius; ++y)
    for (int x = 0; x < radius; ++x) {
      const double distance = std::hypot(radius - x - 0.5, radius - y - 0.5);
      const double share = std::clamp(radius - distance + 0.5, 0.0, 1.0);
      if (share >= 1) continue;
      for (const int column : {x, picture.width_px - 1 - x})
        for (const int row : {y, picture.height_px - 1 - y}) {
          auto& alpha = picture.rgba[(static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width_px) +
                                      static_cast<std::size_t>(column)) *
                                         4 +
                                     3];
          alpha = static_cast<std::uint8_t>(std::lround(alpha * share));
        }
    }
}

} // namespace kiosk::picture
