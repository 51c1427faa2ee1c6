// A tone on SDL's own silent loudspeaker, and where there is none.
#include "kiosk/device/tone.h"

#include <SDL.h>
#include <catch2/catch.hpp>
#include <cstdlib>

using namespace kiosk::device;

TEST_CASE("a tone plays on each side and ends by itself or when it goes") {
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  CHECK_FALSE(loudspeakers().empty());
  CHECK(SDL_WasInit(SDL_INIT_AUDIO) == 0); // only asked
  for (const Side side : {Side::Both, Side::Left, Side::Right}) {
    auto tone = Tone::play({}, side, 0.5);
    REQUIRE(tone.has_value());
    CHECK(tone->is_playing());
    CHECK(SDL_WasInit(SDL_INIT_AUDIO) != 0);
  }
  CHECK(SDL_WasInit(SDL_INIT_AUDIO) == 0);
  const auto refused = Tone::play("a loudspeaker that nobody has", Side::Both, 7);
  if (!refused) CHECK(refused.error().kind == kiosk::ErrorKind::NotFound);
  ::unsetenv("SDL_AUDIODRIVER");
}

TEST_CASE("without a loudspeaker it is told in words") {
  ::setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
  CHECK(loudspeakers().empty());
  const auto tone = Tone::play({}, Side::Both, 0.5);
  REQUIRE_FALSE(tone.has_value());
  CHECK(tone.error().kind == kiosk::ErrorKind::NotFound);
  CHECK(tone.error().detail.find("no sound can be played") == 0);
  ::unsetenv("SDL_AUDIODRIVER");
}
