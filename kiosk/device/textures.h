// The textures of one renderer, each under the number that draw commands name it by.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/device/display.h"
#include "kiosk/device/handles.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>

namespace kiosk::device {

class Textures {
public:
  /// Plain white for keys up to this one, unless set to something else.
  static constexpr TextureKey white_up_to = 1;

  /// As Display::set_texture().
  [[nodiscard]] Result<void> set(SDL_Renderer& renderer, TextureKey key, int width_px, int height_px,
                                 std::span<const std::uint8_t> rgba);
  /// As Display::update_rows().
  void update_rows(TextureKey key, int top, int bottom, std::span<const std::uint8_t> rgba_of_whole_texture);
  /// The texture to draw with, null for plain white; nothing when the key is unknown.
  [[nodiscard]] std::optional<SDL_Texture*> find(TextureKey key) const;
  void drop() { textures_.clear(); }

private:
  struct Sized {
    OwnedTexture texture;
    int width_px = 0, height_px = 0;
  };
  std::map<TextureKey, Sized> textures_;
};

} // namespace kiosk::device
