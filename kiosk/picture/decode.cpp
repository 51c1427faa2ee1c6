// Decodes with stb_image, which gets its memory from a budget: a small file that unpacks to
// gigabytes runs out of budget, not the machine out of memory.
#include "kiosk/picture/header.h"

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <limits>

namespace {

/// What one decoding may still allocate. One per thread, since stb_image passes no context.
struct Budget {
  std::size_t left = 0;
  bool exhausted = false;
};
thread_local Budget budget;

/// The size of a block stands in front of it, so that giving back knows how much.
constexpr std::size_t front = alignof(std::max_align_t);

void* budget_malloc(std::size_t size) {
  if (size > budget.left) {
    budget.exhausted = true;
    return nullptr;
  }
  // Zeroed: stb_image 2.27 reads Huffman tables that a damaged JPEG names and never defines.
  auto* block = static_cast<std::byte*>(std::calloc(1, size + front));
  if (block == nullptr) return nullptr;
  std::memcpy(block, &size, sizeof size);
  budget.left -= size;
  return block + front;
}

void budget_free(void* pointer) {
  if (pointer == nullptr) return;
  std::byte* block = static_cast<std::byte*>(pointer) - front;
  std::size_t size = 0;
  std::memcpy(&size, block, sizeof size);
  budget.left += size;
  std::free(block);
}

void* budget_realloc(void* pointer, std::size_t old_size, std::size_t size) {
  void* grown = budget_malloc(size);
  if (grown == nullptr) return nullptr;
  if (pointer != nullptr) std::memcpy(grown, pointer, old_size < size ? old_size : size);
  budget_free(pointer);
  return grown;
}

} // namespace

#define STBI_MALLOC(size) budget_malloc(size)
#define STBI_FREE(pointer) budget_free(pointer)
#define STBI_REALLOC_SIZED(pointer, old_size, size) budget_realloc(pointer, old_size, size)
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_MAX_DIMENSIONS 4096
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace kiosk::picture {
namespace {

static_assert(STBI_MAX_DIMENSIONS == side_px_max);

Result<void> check(Size size) {
  if (size.width_px > side_px_max || size.height_px > side_px_max ||
      std::int64_t{size.width_px} * size.height_px > area_px_max)
    return fail(ErrorKind::TooLarge,
                fmt::format("the picture has {} x {} pixels; at most {} a side and {} in all are shown", size.width_px,
                            size.height_px, side_px_max, area_px_max));
  return {};
}

/// Rows of 16-bit channels, their unpacked copy and the 8-bit result lie in memory at once. The last
/// term lets tiny pictures have the decoder's tables.
std::size_t budget_for(Size size, std::size_t bytes) {
  const auto pixels = static_cast<std::size_t>(size.width_px) * static_cast<std::size_t>(size.height_px);
  return 4 * (4 * pixels) + 2 * bytes + std::size_t{256} * 1024;
}

} // namespace

Result<Size> size_of(std::string_view bytes) {
  std::optional<Size> size;
  if (begins_like_png(bytes))
    size = size_in_png(bytes);
  else if (begins_like_jpeg(bytes))
    size = size_in_jpeg(bytes);
  else
    return fail(ErrorKind::Undecodable, "this is neither a PNG nor a JPEG picture");
  if (!size) return fail(ErrorKind::Undecodable, "the picture's header is damaged");
  if (const auto checked = check(*size); !checked) return tl::unexpected(checked.error());
  return *size;
}

Result<Picture> decode(std::string_view bytes) {
  const auto size = size_of(bytes);
  if (!size) return tl::unexpected(size.error());
  // No real picture within the limits is larger than its raw pixels by this much.
  if (bytes.size() > std::size_t{8} * area_px_max)
    return fail(ErrorKind::TooLarge, "the picture's file is larger than its pixels can be");
  if (!(begins_like_png(bytes) ? is_whole_png(bytes) : is_whole_jpeg(bytes)))
    return fail(ErrorKind::Undecodable, "the picture is damaged or cut off");

  const auto filled = begins_like_png(bytes) ? with_full_palette(bytes) : std::nullopt;
  if (filled) bytes = *filled;
  budget = Budget{budget_for(*size, bytes.size()), false};
  int width = 0, height = 0, channels = 0;
  stbi_uc* pixels = stbi_load_from_memory(reinterpret_cast<const stbi_uc*>(bytes.data()),
                                          static_cast<int>(bytes.size()), &width, &height, &channels, STBI_rgb_alpha);
  if (pixels == nullptr) {
    if (budget.exhausted) return fail(ErrorKind::TooLarge, "the picture unpacks to more than its size allows");
    return fail(ErrorKind::Undecodable, fmt::format("the picture is damaged ({})", stbi_failure_reason()));
  }
  Picture picture;
  const bool as_announced = width == size->width_px && height == size->height_px;
  if (as_announced) {
    picture.width_px = width;
    picture.height_px = height;
    picture.rgba.assign(pixels, pixels + std::ptrdiff_t{width} * height * 4);
  }
  stbi_image_free(pixels);
  if (!as_announced) return fail(ErrorKind::Undecodable, "the picture announces another size than it has");
  return picture;
}

} // namespace kiosk::picture
