// SDL's events as the kiosk's input.
#include "kiosk/device/input.h"

#include "kiosk/device/display.h"
#include "tests/device/sketch.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>

namespace kiosk::device {
namespace {

using std::chrono::milliseconds;
using Phase = TouchInput::Phase;
constexpr Surface surface = {100, 200, 100, 200};

SDL_Event finger(SDL_EventType type, SDL_FingerID id, float x, float y) {
  SDL_Event event = {};
  event.tfinger.type = type;
  event.tfinger.timestamp = SDL_GetTicks();
  event.tfinger.fingerId = id;
  event.tfinger.x = x;
  event.tfinger.y = y;
  return event;
}

SDL_Event button(SDL_EventType type, Uint8 which, int x, int y) {
  SDL_Event event = {};
  event.button.type = type;
  event.button.button = which;
  event.button.x = x;
  event.button.y = y;
  return event;
}

SDL_Event motion(int x, int y, Uint32 buttons = 0) {
  SDL_Event event = {};
  event.motion.type = SDL_MOUSEMOTION;
  event.motion.state = buttons;
  event.motion.x = x;
  event.motion.y = y;
  return event;
}

SDL_Event key(SDL_Keycode code, Uint8 repeat = 0) {
  SDL_Event event = {};
  event.key.type = SDL_KEYDOWN;
  event.key.keysym.sym = code;
  event.key.repeat = repeat;
  return event;
}

SDL_Event window(SDL_WindowEventID id) {
  SDL_Event event = {};
  event.window.type = SDL_WINDOWEVENT;
  event.window.event = static_cast<Uint8>(id);
  return event;
}

std::vector<Input> read(const std::vector<SDL_Event>& events, const Surface& on = surface) {
  InputReader reader;
  std::vector<Input> inputs;
  for (const SDL_Event& event : events)
    reader.read(event, on, inputs);
  return inputs;
}

bool is_touch(const Input& input, Phase phase, std::int64_t id, int x, int y) {
  const auto* touch = std::get_if<TouchInput>(&input);
  return touch && touch->phase == phase && touch->finger == id && touch->x == x && touch->y == y;
}

TEST_CASE("fingers are counted from 1, in px, within the surface") {
  const auto inputs = read({finger(SDL_FINGERDOWN, 0, 0.5F, 0.25F), finger(SDL_FINGERDOWN, 1, 0, 0),
                            finger(SDL_FINGERMOTION, 0, 1.0F, 1.5F), finger(SDL_FINGERUP, 0, 0.1F, -1.0F)});
  REQUIRE(inputs.size() == 4);
  CHECK(is_touch(inputs[0], Phase::Down, 1, 50, 50));
  CHECK(is_touch(inputs[1], Phase::Down, 2, 0, 0));
  CHECK(is_touch(inputs[2], Phase::Move, 1, 99, 199));
  CHECK(is_touch(inputs[3], Phase::Up, 1, 10, 0));
}

TEST_CASE("a touch has the time at which SDL received it") {
  SDL_Event late = finger(SDL_FINGERDOWN, 0, 0, 0);
  late.tfinger.timestamp -= 500; // may wrap: only the difference counts
  const auto inputs = read({late});
  const auto age = std::chrono::steady_clock::now() - std::get<TouchInput>(inputs.at(0)).time;
  CHECK(age >= milliseconds{495});
  CHECK(age < milliseconds{5000});
}

TEST_CASE("the mouse's left button is finger 0, its passing by is nothing") {
  const auto inputs = read({motion(1, 1), button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_RIGHT, 3, 4),
                            button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 3, 4), motion(5, 6, SDL_BUTTON_LMASK),
                            button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 7, 8), motion(9, 9)});
  REQUIRE(inputs.size() == 3);
  CHECK(is_touch(inputs[0], Phase::Down, 0, 3, 4));
  CHECK(is_touch(inputs[1], Phase::Move, 0, 5, 6));
  CHECK(is_touch(inputs[2], Phase::Up, 0, 7, 8));
  const auto lost = read({button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 3, 4), motion(5, 6), motion(6, 6)});
  REQUIRE(lost.size() == 2);
  CHECK(is_touch(lost[1], Phase::Up, 0, 5, 6));
  const auto dense = read({button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 99, 10)}, {100, 200, 200, 400});
  CHECK(is_touch(dense.at(0), Phase::Down, 0, 199, 21));
}

TEST_CASE("each touch ends once: lost focus cancels, a lost end too") {
  const auto inputs = read({finger(SDL_FINGERDOWN, 4, 0.5F, 0.5F), window(SDL_WINDOWEVENT_FOCUS_LOST),
                            finger(SDL_FINGERMOTION, 4, 0, 0), finger(SDL_FINGERUP, 4, 0, 0),
                            finger(SDL_FINGERDOWN, 4, 0.1F, 0.1F), finger(SDL_FINGERDOWN, 4, 0.2F, 0.2F)});
  REQUIRE(inputs.size() == 5);
  CHECK(is_touch(inputs[1], Phase::Cancel, 5, 50, 100));
  CHECK(is_touch(inputs[2], Phase::Down, 5, 10, 20));
  CHECK(is_touch(inputs[3], Phase::Cancel, 5, 10, 20));
  CHECK(is_touch(inputs[4], Phase::Down, 5, 20, 40));
}

TEST_CASE("arrows repeat, choosing does not, other keys are nothing") {
  const auto inputs = read({key(SDLK_UP), key(SDLK_DOWN, 1), key(SDLK_LEFT), key(SDLK_RIGHT), key(SDLK_RETURN),
                            key(SDLK_KP_ENTER), key(SDLK_SPACE), key(SDLK_RETURN, 1), key(SDLK_ESCAPE), key(SDLK_a)});
  const std::vector<KeyInput> expected = {KeyInput::Up,    KeyInput::Down,  KeyInput::Left,  KeyInput::Right,
                                          KeyInput::Enter, KeyInput::Enter, KeyInput::Enter, KeyInput::Escape};
  REQUIRE(inputs.size() == expected.size());
  for (std::size_t at = 0; at < expected.size(); ++at)
    CHECK(std::get<KeyInput>(inputs[at]) == expected[at]);
}

TEST_CASE("letters come only while somebody listens, and then the space bar is one") {
  SDL_Event typed = {};
  typed.type = SDL_TEXTINPUT;
  SDL_strlcpy(typed.text.text, "aß", sizeof(typed.text.text));
  const auto letters = [](const std::vector<Input>& inputs) {
    std::u32string all;
    for (const Input& input : inputs)
      if (const auto* letter = std::get_if<Typed>(&input)) all += letter->character;
    return all;
  };
  InputReader reader;
  std::vector<Input> inputs;
  reader.read(typed, surface, inputs);
  CHECK(inputs.empty());
  reader.listen_to_typing(true);
  for (const SDL_Event& event : {typed, key(SDLK_SPACE), key(SDLK_BACKSPACE), key(SDLK_BACKSPACE, 1)})
    reader.read(event, surface, inputs);
  CHECK(inputs.size() == 4);
  CHECK(letters(inputs) == U"aß\b\b");
  inputs.clear();
  reader.listen_to_typing(false);
  reader.read(key(SDLK_SPACE), surface, inputs);
  REQUIRE(inputs.size() == 1);
  CHECK(std::get<KeyInput>(inputs[0]) == KeyInput::Enter);
}

TEST_CASE("the window's own events come once each") {
  SDL_Event reset = {}, quit = {};
  reset.type = SDL_RENDER_DEVICE_RESET;
  quit.type = SDL_QUIT;
  const auto inputs = read({window(SDL_WINDOWEVENT_SHOWN), window(SDL_WINDOWEVENT_EXPOSED), reset, reset,
                            window(SDL_WINDOWEVENT_SIZE_CHANGED), quit});
  REQUIRE(inputs.size() == 4);
  CHECK(std::holds_alternative<Exposed>(inputs[0]));
  CHECK(std::holds_alternative<TexturesLost>(inputs[1]));
  CHECK(std::get<Resized>(inputs[2]).height_px == 200);
  CHECK(std::holds_alternative<Quit>(inputs[3]));
}

TEST_CASE("waiting gives all that came, forgets lost textures, and sleeps") {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  auto display = Display::open_window({"test", 100, 200, false});
  REQUIRE(display);
  while (!display->wait(milliseconds{0}).empty()) {
  }
  REQUIRE(display->set_texture(4096, 1, 1, plain(1, 1, {1, 2, 3, 4})));
  SDL_Event events[] = {motion(1, 1), finger(SDL_FINGERDOWN, 0, 0.5F, 0.5F), finger(SDL_FINGERUP, 0, 0.5F, 0.5F), {}};
  events[3].type = SDL_RENDER_TARGETS_RESET;
  for (SDL_Event& event : events)
    REQUIRE(SDL_PushEvent(&event) == 1);
  const auto inputs = display->wait(std::chrono::hours{1});
  REQUIRE(inputs.size() == 3);
  CHECK(is_touch(inputs[0], Phase::Down, 1, 50, 100));
  CHECK_FALSE(display->has_texture(4096));

  SDL_Event passing = motion(2, 2);
  SDL_PushEvent(&passing);
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t busy = std::clock();
  CHECK(display->wait(milliseconds{300}).empty());
  CHECK(std::chrono::steady_clock::now() - begin >= milliseconds{300});
  CHECK(std::clock() - busy < CLOCKS_PER_SEC / 10);
}

TEST_CASE("looking for a display leaves SDL as it was") {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  CHECK_FALSE(has_display());
  CHECK(SDL_WasInit(0) == 0);
  {
    const auto display = Display::open_window({"test", 10, 10, false});
    REQUIRE(display);
    CHECK_FALSE(has_display());
    CHECK(SDL_WasInit(SDL_INIT_VIDEO) != 0);
  }
  CHECK(SDL_WasInit(0) == 0);
  // No server answers; a KMS device still may.
  unsetenv("SDL_VIDEODRIVER");
  unsetenv("WAYLAND_DISPLAY");
  setenv("DISPLAY", ":9999", 1);
  (void)has_display();
  CHECK(SDL_WasInit(0) == 0);
}

} // namespace
} // namespace kiosk::device
