// Reads SDL's events; sleeps between them.
#include "kiosk/device/input.h"

#include "kiosk/device/video.h"

#include <algorithm>
#include <optional>
#include <thread>

namespace kiosk::device {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using Phase = TouchInput::Phase;

/// How often drivers are asked that cannot wait by themselves (KMS, dummy): soon enough for a
/// finger, seldom enough to cost nothing.
constexpr milliseconds poll_interval{10};

/// When SDL received the event. Its clock is 32 bits of milliseconds, so only differences hold.
SteadyTime time_of(Uint32 timestamp) {
  const auto age = static_cast<Sint32>(SDL_GetTicks() - timestamp);
  return Clock::now() - milliseconds{std::max(age, 0)};
}

int to_px(float share, int size_px) {
  return std::clamp(static_cast<int>(share * static_cast<float>(size_px)), 0, std::max(size_px - 1, 0));
}

int to_px(int position, int window_size, int size_px) {
  if (window_size == size_px) return std::clamp(position, 0, std::max(size_px - 1, 0));
  return to_px((static_cast<float>(position) + 0.5F) / static_cast<float>(std::max(window_size, 1)), size_px);
}

/// A touch pad moves the mouse; it touches nothing on the screen.
bool is_touch_pad(SDL_TouchID touch) {
  // SDL_GetTouchDeviceType() falls over a device that SDL does not know, or no longer.
  for (int at = 0; at < SDL_GetNumTouchDevices(); ++at) {
    if (SDL_GetTouchDevice(at) != touch) continue;
    const SDL_TouchDeviceType type = SDL_GetTouchDeviceType(touch);
    return type == SDL_TOUCH_DEVICE_INDIRECT_ABSOLUTE || type == SDL_TOUCH_DEVICE_INDIRECT_RELATIVE;
  }
  return false;
}

std::optional<KeyInput> key_of(const SDL_KeyboardEvent& event) {
  switch (event.keysym.sym) {
  case SDLK_UP:
    return KeyInput::Up;
  case SDLK_DOWN:
    return KeyInput::Down;
  case SDLK_LEFT:
    return KeyInput::Left;
  case SDLK_RIGHT:
    return KeyInput::Right;
  default:
    break;
  }
  if (event.repeat != 0) return std::nullopt; // a held key walks on, but chooses only once
  switch (event.keysym.sym) {
  case SDLK_RETURN:
  case SDLK_KP_ENTER:
  case SDLK_SPACE:
    return KeyInput::Enter;
  case SDLK_ESCAPE:
    return KeyInput::Escape;
  default:
    return std::nullopt;
  }
}

/// Each character of a text.
void type(const char* text, std::vector<Input>& inputs) {
  constexpr int characters_max = 200;
  // SDL_iconv_utf8_ucs4() asks for a name that glibc does not know.
  constexpr const char* four_bytes = SDL_BYTEORDER == SDL_LIL_ENDIAN ? "UCS-4LE" : "UCS-4BE";
  char* bytes = SDL_iconv_string(four_bytes, "UTF-8", text, SDL_strlen(text) + 1);
  for (int at = 0; bytes != nullptr && at < characters_max; ++at) {
    Uint32 character = 0;
    SDL_memcpy(&character, bytes + static_cast<std::size_t>(at) * sizeof character, sizeof character);
    if (character == 0) break;
    inputs.push_back(Typed{static_cast<char32_t>(character)});
  }
  SDL_free(bytes);
}

/// Appends an input of which only the newest counts.
template <typename Kind> void renew(const Kind& kind, std::vector<Input>& inputs) {
  std::erase_if(inputs, [](const Input& input) { return std::holds_alternative<Kind>(input); });
  inputs.push_back(kind);
}

} // namespace

bool wait_for_event(SDL_Event& event, SteadyTime deadline) {
  for (;;) {
    const auto rest = std::max(std::chrono::ceil<milliseconds>(deadline - Clock::now()), milliseconds::zero());
    const bool sleeps = Video::sleeps_while_waiting();
    if (sleeps ? SDL_WaitEventTimeout(&event, static_cast<int>(rest.count())) : SDL_PollEvent(&event)) return true;
    const SteadyTime now = Clock::now();
    if (now >= deadline) return false;
    // Also after SDL_WaitEventTimeout gave up early: a broken driver must not make us spin.
    std::this_thread::sleep_until(std::min(deadline, now + poll_interval));
  }
}

void InputReader::read(const SDL_Event& event, const Surface& surface, std::vector<Input>& inputs) {
  switch (event.type) {
  case SDL_FINGERDOWN:
  case SDL_FINGERMOTION:
  case SDL_FINGERUP:
    read_finger(event.tfinger, surface, inputs);
    break;
  case SDL_MOUSEBUTTONDOWN:
  case SDL_MOUSEMOTION:
  case SDL_MOUSEBUTTONUP:
    read_mouse(event, surface, inputs);
    break;
  case SDL_WINDOWEVENT:
    read_window(event.window, surface, inputs);
    break;
  case SDL_RENDER_TARGETS_RESET:
  case SDL_RENDER_DEVICE_RESET:
    renew(TexturesLost{}, inputs);
    break;
  case SDL_USEREVENT:
    renew(Woken{}, inputs);
    break;
  case SDL_QUIT:
    renew(Quit{}, inputs);
    break;
  case SDL_KEYDOWN:
    read_key(event.key, inputs);
    break;
  case SDL_TEXTINPUT:
    if (is_typing_) type(event.text.text, inputs);
    break;
  default:
    break;
  }
}

void InputReader::read_key(const SDL_KeyboardEvent& event, std::vector<Input>& inputs) const {
  const SDL_Keycode key = event.keysym.sym;
  if (is_typing_ && key == SDLK_SPACE) return; // comes as a letter
  if (is_typing_ && key == SDLK_BACKSPACE) return inputs.push_back(Typed{U'\b'});
  if (is_typing_ && key == SDLK_v && (event.keysym.mod & KMOD_CTRL) != 0) {
    char* pasted = SDL_GetClipboardText();
    if (pasted) type(pasted, inputs);
    SDL_free(pasted);
    return;
  }
  if (const std::optional<KeyInput> meant = key_of(event)) inputs.push_back(*meant);
}

void InputReader::read_finger(const SDL_TouchFingerEvent& event, const Surface& surface, std::vector<Input>& inputs) {
  if (event.touchId == SDL_MOUSE_TOUCHID || is_touch_pad(event.touchId)) return;
  const Phase phase = event.type == SDL_FINGERDOWN ? Phase::Down : event.type == SDL_FINGERUP ? Phase::Up : Phase::Move;
  touch(phase, event.fingerId + 1, {to_px(event.x, surface.width_px), to_px(event.y, surface.height_px)},
        time_of(event.timestamp), inputs);
}

void InputReader::read_mouse(const SDL_Event& event, const Surface& surface, std::vector<Input>& inputs) {
  const auto place = [&surface](int x, int y) {
    return Place{to_px(x, surface.window_width, surface.width_px), to_px(y, surface.window_height, surface.height_px)};
  };
  if (event.type == SDL_MOUSEMOTION) {
    if (event.motion.which == SDL_TOUCH_MOUSEID) return;
    const bool pressed = (event.motion.state & SDL_BUTTON_LMASK) != 0; // else its release was lost
    touch(pressed ? Phase::Move : Phase::Up, 0, place(event.motion.x, event.motion.y), time_of(event.motion.timestamp),
          inputs);
    return;
  }
  if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) return;
  touch(event.type == SDL_MOUSEBUTTONDOWN ? Phase::Down : Phase::Up, 0, place(event.button.x, event.button.y),
        time_of(event.button.timestamp), inputs);
}

void InputReader::read_window(const SDL_WindowEvent& event, const Surface& surface, std::vector<Input>& inputs) {
  switch (event.event) {
  case SDL_WINDOWEVENT_SIZE_CHANGED:
    renew(Resized{surface.width_px, surface.height_px}, inputs);
    break;
  case SDL_WINDOWEVENT_EXPOSED:
  case SDL_WINDOWEVENT_SHOWN:
  case SDL_WINDOWEVENT_RESTORED:
    renew(Exposed{}, inputs);
    break;
  case SDL_WINDOWEVENT_FOCUS_LOST:
  case SDL_WINDOWEVENT_HIDDEN:
  case SDL_WINDOWEVENT_MINIMIZED:
    cancel_all(time_of(event.timestamp), inputs);
    break;
  default:
    break;
  }
}

void InputReader::touch(Phase phase, std::int64_t finger, Place place, SteadyTime time, std::vector<Input>& inputs) {
  const auto known = down_.find(finger);
  if (phase == Phase::Down) {
    if (known != down_.end()) // its end was lost
      inputs.push_back(TouchInput{Phase::Cancel, finger, known->second.x, known->second.y, time});
    down_[finger] = place;
  } else if (known == down_.end()) {
    return;
  } else if (phase == Phase::Move) {
    known->second = place;
  } else {
    down_.erase(known);
  }
  inputs.push_back(TouchInput{phase, finger, place.x, place.y, time});
}

void InputReader::cancel_all(SteadyTime time, std::vector<Input>& inputs) {
  for (const auto& [finger, place] : down_)
    inputs.push_back(TouchInput{Phase::Cancel, finger, place.x, place.y, time});
  down_.clear();
}

} // namespace kiosk::device
