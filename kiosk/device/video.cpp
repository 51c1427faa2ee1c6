// Starts and stops SDL's video part with the hints a touch kiosk needs.
#include "kiosk/device/video.h"

#include "kiosk/device/display.h"

#include <SDL.h>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace kiosk::device {
namespace {

std::string_view driver() {
  const char* name = SDL_GetCurrentVideoDriver();
  return name ? name : "";
}

/// Hints that must be known before the video part starts; the environment goes before them.
void give_hints() {
  constexpr std::pair<const char*, const char*> hints[] = {
      {SDL_HINT_TOUCH_MOUSE_EVENTS, "0"},
      {SDL_HINT_MOUSE_TOUCH_EVENTS, "0"},
      // Capturing the mouse eats touches on X11.
      {SDL_HINT_MOUSE_AUTO_CAPTURE, "0"},
      // Else X11's first press after the window got the focus is lost.
      {SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1"},
      // Read by the software renderer only: else each present pulls in OpenGL.
      {SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"},
      {SDL_HINT_RENDER_BATCHING, "1"},
      {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0"},
      {SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"},
  };
  for (const auto& [name, value] : hints)
    SDL_SetHint(name, value);
}

/// Events nobody reads; those of dropped files would also leak their text.
void ignore_events() {
  for (const SDL_EventType type : {SDL_TEXTINPUT, SDL_TEXTEDITING, SDL_DROPFILE, SDL_DROPTEXT, SDL_DROPBEGIN,
                                   SDL_DROPCOMPLETE, SDL_MULTIGESTURE, SDL_MOUSEWHEEL, SDL_KEYUP})
    SDL_EventState(type, SDL_IGNORE);
}

} // namespace

Result<Video> Video::start() {
  // The kiosk writes nothing; Mesa would keep its compiled shaders in the home folder.
  (void)::setenv("MESA_SHADER_CACHE_DISABLE", "true", 0);
  give_hints();
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
    return fail(ErrorKind::NoDisplay, fmt::format("no display answers: {}", SDL_GetError()));
  Video video;
  if (!has_screen() && !SDL_GetHint(SDL_HINT_VIDEODRIVER))
    return fail(ErrorKind::NoDisplay, fmt::format("no display answers: SDL offers only \"{}\"", driver()));
  SDL_StopTextInput(); // SDL starts it by itself, and input methods with it
  ignore_events();
  return video;
}

Video::~Video() {
  if (runs_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

bool Video::has_screen() { return !driver().empty() && driver() != "dummy" && driver() != "offscreen"; }

bool Video::sleeps_while_waiting() { return driver() == "x11" || driver() == "wayland"; }

bool has_display() {
  const Result<Video> video = Video::start();
  return video && Video::has_screen() && SDL_GetNumVideoDisplays() > 0;
}

} // namespace kiosk::device
