// Creates, updates and finds textures.
#include "kiosk/device/textures.h"

#include <fmt/format.h>

namespace kiosk::device {
namespace {

constexpr int side_px_max = 16384;

std::size_t byte_count(int width_px, int height_px) {
  return static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4;
}

Result<void> check(SDL_Renderer& renderer, int width_px, int height_px, std::size_t bytes) {
  if (width_px <= 0 || height_px <= 0)
    return fail(ErrorKind::WrongUsage, fmt::format("a texture cannot be {} x {} px", width_px, height_px));
  SDL_RendererInfo info = {};
  SDL_GetRendererInfo(&renderer, &info);
  const int width_max = info.max_texture_width > 0 ? info.max_texture_width : side_px_max;
  const int height_max = info.max_texture_height > 0 ? info.max_texture_height : side_px_max;
  if (width_px > width_max || height_px > height_max)
    return fail(ErrorKind::TooLarge, fmt::format("a texture of {} x {} px is larger than the {} x {} px possible here",
                                                 width_px, height_px, width_max, height_max));
  if (bytes != byte_count(width_px, height_px))
    return fail(ErrorKind::WrongUsage,
                fmt::format("a texture of {} x {} px cannot have {} bytes", width_px, height_px, bytes));
  return {};
}

} // namespace

Result<void> Textures::set(SDL_Renderer& renderer, TextureKey key, int width_px, int height_px,
                           std::span<const std::uint8_t> rgba) {
  if (const Result<void> checked = check(renderer, width_px, height_px, rgba.size()); !checked)
    return tl::unexpected(checked.error());
  Sized& entry = textures_[key];
  if (!entry.texture || entry.width_px != width_px || entry.height_px != height_px) {
    entry.texture.reset(
        SDL_CreateTexture(&renderer, SDL_PIXELFORMAT_RGBA32, SDL_TEXTUREACCESS_STATIC, width_px, height_px));
    entry.width_px = width_px;
    entry.height_px = height_px;
  }
  if (!entry.texture || SDL_SetTextureBlendMode(entry.texture.get(), SDL_BLENDMODE_BLEND) != 0 ||
      SDL_SetTextureScaleMode(entry.texture.get(), SDL_ScaleModeLinear) != 0 ||
      SDL_UpdateTexture(entry.texture.get(), nullptr, rgba.data(), width_px * 4) != 0) {
    textures_.erase(key);
    return fail(ErrorKind::Internal,
                fmt::format("no texture of {} x {} px could be made: {}", width_px, height_px, SDL_GetError()));
  }
  return {};
}

void Textures::update_rows(TextureKey key, int top, int bottom, std::span<const std::uint8_t> rgba_of_whole_texture) {
  const auto found = textures_.find(key);
  if (found == textures_.end() || top >= bottom) return;
  const auto& [texture, width_px, height_px] = found->second;
  ensure(rgba_of_whole_texture.size() == byte_count(width_px, height_px),
         "a texture's rows are updated from pixels of another size");
  ensure(top >= 0 && bottom <= height_px, "a texture has no such rows to update");
  const SDL_Rect rows = {0, top, width_px, bottom - top};
  SDL_UpdateTexture(texture.get(), &rows, rgba_of_whole_texture.data() + byte_count(width_px, top), width_px * 4);
}

std::optional<SDL_Texture*> Textures::find(TextureKey key) const {
  if (const auto found = textures_.find(key); found != textures_.end()) return found->second.texture.get();
  if (key <= white_up_to) return nullptr;
  return std::nullopt;
}

} // namespace kiosk::device
