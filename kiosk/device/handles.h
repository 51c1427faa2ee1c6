// SDL's handles as owned values; included by the sources of this folder only.
#pragma once

#include "kiosk/base/owned.h"

#include <SDL.h>

namespace kiosk::device {

using OwnedSurface = Owned<SDL_Surface, SDL_FreeSurface>;
using OwnedWindow = Owned<SDL_Window, SDL_DestroyWindow>;
using OwnedRenderer = Owned<SDL_Renderer, SDL_DestroyRenderer>;
using OwnedTexture = Owned<SDL_Texture, SDL_DestroyTexture>;

} // namespace kiosk::device
