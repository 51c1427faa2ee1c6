// Opens windows and surfaces, draws on them, waits for their input.
#include "kiosk/device/display.h"

#include "kiosk/device/geometry.h"
#include "kiosk/device/handles.h"
#include "kiosk/device/input.h"
#include "kiosk/device/textures.h"
#include "kiosk/device/video.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <optional>
#include <thread>
#include <utility>

namespace kiosk::device {
namespace {

constexpr int side_px_max = 16384;

OwnedWindow window_for(const WindowOptions& options) {
  SDL_Rect place = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width_px, options.height_px};
  Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
  if (options.fullscreen) {
    // On X11 without a window manager the window stays where it is made, and as large.
    SDL_GetDisplayBounds(0, &place);
    flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
  } else {
    flags |= SDL_WINDOW_RESIZABLE;
  }
  return OwnedWindow{SDL_CreateWindow(options.title.c_str(), place.x, place.y, place.w, place.h, flags)};
}

/// An accelerated renderer without tearing, else the software renderer. SDL_RENDER_DRIVER chooses another.
OwnedRenderer renderer_for(SDL_Window& window) {
  for (const Uint32 flags : {Uint32{SDL_RENDERER_ACCELERATED} | SDL_RENDERER_PRESENTVSYNC,
                             Uint32{SDL_RENDERER_ACCELERATED}, Uint32{SDL_RENDERER_SOFTWARE}})
    if (OwnedRenderer renderer{SDL_CreateRenderer(&window, -1, flags)}) return renderer;
  return nullptr;
}

/// An empty display has no pixels at all, and a negative one no meaning.
bool is_possible(int width_px, int height_px) {
  return width_px > 0 && height_px > 0 && width_px <= side_px_max && height_px <= side_px_max;
}

Result<std::vector<std::uint8_t>> pixels_of(SDL_Renderer& renderer) {
  int width_px = 0, height_px = 0;
  SDL_GetRendererOutputSize(&renderer, &width_px, &height_px);
  std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4);
  if (SDL_RenderReadPixels(&renderer, nullptr, SDL_PIXELFORMAT_RGBA32, rgba.data(), width_px * 4) != 0)
    return fail(ErrorKind::Internal, fmt::format("the pixels cannot be read: {}", SDL_GetError()));
  return rgba;
}

} // namespace

// Destroyed from the last member to the first: SDL wants textures, renderer, window, video.
struct Display::Parts {
  std::optional<Video> video; ///< none offscreen
  OwnedSurface surface;       ///< offscreen only
  OwnedWindow window;         ///< none offscreen
  OwnedRenderer renderer;
  Textures textures;
  InputReader input;
  int missed_draws = 0;
  Activity activity;
  std::optional<SteadyTime> minute_began;
  int wakes_of_minute = 0;
  bool keep_pixels = false;
  Result<std::vector<std::uint8_t>> kept_pixels = fail(ErrorKind::WrongUsage, "nothing was presented yet");

  /// Counts one return of wait().
  void count_wake(SteadyTime now) {
    if (!minute_began) minute_began = now;
    for (int over = 0; now - *minute_began >= std::chrono::minutes{1} && over < Activity::minutes_kept; ++over) {
      std::rotate(activity.wakes_of_minutes.begin(), activity.wakes_of_minutes.begin() + 1,
                  activity.wakes_of_minutes.end());
      activity.wakes_of_minutes.back() = std::exchange(wakes_of_minute, 0);
      activity.minutes = std::min(activity.minutes + 1, Activity::minutes_kept);
      *minute_began += std::chrono::minutes{1};
    }
    if (now - *minute_began >= std::chrono::minutes{1}) minute_began = now; // after a long sleep of the machine
    ++activity.wakes;
    ++wakes_of_minute;
  }

  void count_frame(const ImDrawData& draw_data, std::chrono::steady_clock::duration took) {
    ++activity.frames;
    activity.last_frame = std::chrono::duration_cast<std::chrono::microseconds>(took);
    activity.slowest_frame = std::max(activity.slowest_frame, activity.last_frame);
    activity.draw_commands = 0;
    for (int list = 0; list < draw_data.CmdListsCount; ++list)
      activity.draw_commands += draw_data.CmdLists[list]->CmdBuffer.Size;
    activity.vertices = draw_data.TotalVtxCount;
  }

  [[nodiscard]] Surface size() const {
    Surface size;
    SDL_GetRendererOutputSize(renderer.get(), &size.width_px, &size.height_px);
    if (window) SDL_GetWindowSize(window.get(), &size.window_width, &size.window_height);
    return size;
  }
};

Result<Display> Display::open_window(const WindowOptions& options) {
  if (!is_possible(options.width_px, options.height_px))
    return fail(ErrorKind::WrongUsage,
                fmt::format("a window cannot be {} x {} px", options.width_px, options.height_px));
  Result<Video> video = Video::start();
  if (!video) return tl::unexpected(video.error());
  auto parts = std::make_unique<Parts>();
  parts->video = std::move(*video);
  parts->keep_pixels = options.keep_pixels;
  parts->window = window_for(options);
  if (!parts->window) return fail(ErrorKind::NoDisplay, fmt::format("no window opens: {}", SDL_GetError()));
  parts->renderer = renderer_for(*parts->window);
  if (!parts->renderer) return fail(ErrorKind::NoDisplay, fmt::format("nothing can draw: {}", SDL_GetError()));
  SDL_ShowCursor(options.fullscreen ? SDL_DISABLE : SDL_ENABLE);
  SDL_DisableScreenSaver();
  return Display{std::move(parts)};
}

Result<Display> Display::open_offscreen(int width_px, int height_px) {
  if (!is_possible(width_px, height_px))
    return fail(ErrorKind::WrongUsage, fmt::format("a display cannot be {} x {} px", width_px, height_px));
  auto parts = std::make_unique<Parts>();
  // Without alpha, as a window's surface: blending then takes the same path as on the screen.
  parts->surface.reset(SDL_CreateRGBSurfaceWithFormat(0, width_px, height_px, 32, SDL_PIXELFORMAT_XRGB8888));
  if (parts->surface) parts->renderer.reset(SDL_CreateSoftwareRenderer(parts->surface.get()));
  if (!parts->renderer)
    return fail(ErrorKind::NoDisplay, fmt::format("nothing can draw into memory: {}", SDL_GetError()));
  return Display{std::move(parts)};
}

Display::Display(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Display::Display(Display&&) noexcept = default;
Display& Display::operator=(Display&&) noexcept = default;
Display::~Display() = default;

int Display::width_px() const { return parts_->size().width_px; }
int Display::height_px() const { return parts_->size().height_px; }

Result<void> Display::set_texture(TextureKey key, int width_px, int height_px, std::span<const std::uint8_t> rgba) {
  return parts_->textures.set(*parts_->renderer, key, width_px, height_px, rgba);
}

void Display::update_rows(TextureKey key, int top, int bottom, std::span<const std::uint8_t> rgba_of_whole_texture) {
  parts_->textures.update_rows(key, top, bottom, rgba_of_whole_texture);
}

bool Display::has_texture(TextureKey key) const { return parts_->textures.find(key).has_value(); }

void Display::drop_textures() { parts_->textures.drop(); }

void Display::present(const ImDrawData& draw_data, std::uint32_t background) {
  const SteadyTime began = std::chrono::steady_clock::now();
  SDL_Renderer& renderer = *parts_->renderer;
  const auto channel = [background](unsigned shift) { return static_cast<Uint8>((background >> shift) & 0xFFU); };
  SDL_SetRenderDrawColor(&renderer, channel(16), channel(8), channel(0), SDL_ALPHA_OPAQUE);
  SDL_RenderClear(&renderer);
  parts_->missed_draws = draw(renderer, draw_data, parts_->textures);
  if (!parts_->window) {
    SDL_RenderFlush(&renderer);
  } else {
    // After SDL_RenderPresent the back buffer holds anything.
    if (parts_->keep_pixels) parts_->kept_pixels = pixels_of(renderer);
    SDL_RenderPresent(&renderer);
  }
  parts_->count_frame(draw_data, std::chrono::steady_clock::now() - began);
}

int Display::missed_draws() const { return parts_->missed_draws; }

Result<std::vector<std::uint8_t>> Display::read_pixels() {
  if (!parts_->window) return pixels_of(*parts_->renderer);
  if (!parts_->keep_pixels) return fail(ErrorKind::WrongUsage, "this window was not asked to keep its pixels");
  return parts_->kept_pixels;
}

void wake() {
  SDL_Event event = {};
  event.type = SDL_USEREVENT;
  (void)SDL_PushEvent(&event); // fails when the queue is full: then it is awake anyway
}

std::vector<Input> Display::wait(std::chrono::milliseconds timeout) {
  using std::chrono::milliseconds;
  constexpr milliseconds timeout_max = std::chrono::hours{24};
  const SteadyTime deadline = std::chrono::steady_clock::now() + std::clamp(timeout, milliseconds::zero(), timeout_max);
  if (!parts_->window) {
    std::this_thread::sleep_until(deadline);
    parts_->count_wake(std::chrono::steady_clock::now());
    return {};
  }
  std::vector<Input> inputs;
  SDL_Event event;
  // Most events mean nothing to us (a mouse passing by): then sleep on.
  while (inputs.empty() && wait_for_event(event, deadline)) {
    do {
      parts_->input.read(event, parts_->size(), inputs);
    } while (SDL_PollEvent(&event) != 0);
  }
  // After a reset the old textures are void; has_texture() must not promise them.
  if (std::ranges::any_of(inputs, [](const Input& input) { return std::holds_alternative<TexturesLost>(input); }))
    drop_textures();
  parts_->count_wake(std::chrono::steady_clock::now());
  return inputs;
}

void Display::listen_to_typing(bool on) {
  parts_->input.listen_to_typing(on);
  if (!parts_->window) return;
  SDL_EventState(SDL_TEXTINPUT, on ? SDL_ENABLE : SDL_IGNORE);
  if (on)
    SDL_StartTextInput();
  else
    SDL_StopTextInput();
}

const Activity& Display::activity() const { return parts_->activity; }

Hardware Display::hardware() const {
  Hardware hardware;
  SDL_RendererInfo renderer = {};
  if (SDL_GetRendererInfo(parts_->renderer.get(), &renderer) == 0) {
    hardware.renderer = renderer.name;
    hardware.is_accelerated = (renderer.flags & SDL_RENDERER_ACCELERATED) != 0;
  }
  SDL_version version = {};
  SDL_GetVersion(&version);
  hardware.library = fmt::format("SDL {}.{}.{}", version.major, version.minor, version.patch);
  if (!parts_->window) return hardware;
  const char* driver = SDL_GetCurrentVideoDriver();
  hardware.video_driver = driver ? driver : "";
  SDL_GetWindowSize(parts_->window.get(), &hardware.window_width, &hardware.window_height);
  SDL_DisplayMode mode = {};
  const int display = SDL_GetWindowDisplayIndex(parts_->window.get());
  if (display >= 0 && SDL_GetCurrentDisplayMode(display, &mode) == 0) hardware.refresh_hz = mode.refresh_rate;
  for (int at = 0; at < SDL_GetNumTouchDevices(); ++at) {
    const char* name = SDL_GetTouchName(at);
    hardware.touch_devices.emplace_back(name ? name : "ohne Namen");
  }
  return hardware;
}

} // namespace kiosk::device
