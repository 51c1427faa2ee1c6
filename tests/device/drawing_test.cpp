// What Dear ImGui's draw data looks like as pixels.
#include "kiosk/device/display.h"
#include "tests/device/sketch.h"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace kiosk::device {
namespace {

constexpr std::uint32_t paper = 0xF0E8D8;
constexpr TextureKey picture = 4096;

Display offscreen(int width_px, int height_px) {
  Result<Display> display = Display::open_offscreen(width_px, height_px);
  REQUIRE(display);
  return std::move(*display);
}

/// 0xRRGGBBAA of what was presented last.
struct Seen {
  explicit Seen(Display& display) : width(display.width_px()) {
    auto read = display.read_pixels();
    REQUIRE(read);
    rgba = std::move(*read);
    REQUIRE(rgba.size() == static_cast<std::size_t>(width * display.height_px() * 4));
  }
  [[nodiscard]] std::uint32_t at(int x, int y) const {
    std::uint32_t value = 0;
    for (int channel = 0; channel < 4; ++channel)
      value = value << 8U | rgba[static_cast<std::size_t>((y * width + x) * 4 + channel)];
    return value;
  }
  int width;
  std::vector<std::uint8_t> rgba;
};

TEST_CASE("colours come out at their pixels, over the background") {
  Display display = offscreen(40, 30);
  Sketch sketch(40, 30);
  sketch.rectangle(10, 5, 20, 15, IM_COL32(200, 40, 10, 255));
  sketch.rectangle(25, 5, 35, 15, IM_COL32(0, 0, 0, 128));
  sketch.picture(1, 0, 20, 5, 25, IM_COL32(1, 2, 3, 255));
  display.present(sketch.finish(), paper);
  const Seen seen(display);
  CHECK(display.missed_draws() == 0);
  CHECK(seen.at(0, 0) == 0xF0E8D8FF);
  CHECK(seen.at(9, 5) == 0xF0E8D8FF);
  CHECK(seen.at(10, 5) == 0xC8280AFF);
  CHECK(seen.at(19, 14) == 0xC8280AFF);
  CHECK(seen.at(20, 14) == 0xF0E8D8FF);
  CHECK(seen.at(19, 15) == 0xF0E8D8FF);
  CHECK(seen.at(30, 10) >> 24U == Approx(0xF0 * 127 / 255).margin(1));
  CHECK((seen.at(30, 10) & 0xFFU) == 0xFF);
  CHECK(seen.at(2, 22) == 0x010203FF);
}

TEST_CASE("a clip rectangle cuts") {
  Display display = offscreen(40, 30);
  Sketch sketch(40, 30);
  sketch.list().PushClipRect({8, 6}, {16, 12});
  sketch.rectangle(0, 0, 40, 30, IM_COL32(0, 0, 0, 255));
  sketch.list().PopClipRect();
  sketch.list().PushClipRect({-20, -20}, {-5, 200});
  sketch.rectangle(-20, 0, 40, 30, IM_COL32(255, 0, 0, 255));
  sketch.list().PopClipRect();
  sketch.rectangle(30, 20, 40, 30, IM_COL32(0, 0, 255, 255));
  display.present(sketch.finish(), paper);
  const Seen seen(display);
  CHECK(display.missed_draws() == 0);
  CHECK(seen.at(7, 6) == 0xF0E8D8FF);
  CHECK(seen.at(8, 6) == 0x000000FF);
  CHECK(seen.at(15, 11) == 0x000000FF);
  CHECK(seen.at(16, 11) == 0xF0E8D8FF);
  CHECK(seen.at(8, 12) == 0xF0E8D8FF);
  CHECK(seen.at(0, 0) == 0xF0E8D8FF);
  CHECK(seen.at(39, 29) == 0x0000FFFF);

  Sketch empty(40, 30);
  display.present(empty.finish(), 0x112233);
  CHECK(Seen(display).at(12, 9) == 0x112233FF);
}

TEST_CASE("more than 65,536 vertices are all drawn") {
  constexpr int side = 160;
  Display display = offscreen(side, side);
  Sketch sketch(side, side);
  const auto colour = [](int x, int y) { return IM_COL32(x, y, (x * 7 + y * 3) % 256, 255); };
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      sketch.rectangle(x, y, x + 1, y + 1, colour(x, y));
  const ImDrawData& data = sketch.finish();
  REQUIRE(data.TotalVtxCount > 65536);
  REQUIRE(data.CmdLists[0]->CmdBuffer.back().VtxOffset > 0);
  display.present(data, paper);
  const Seen seen(display);
  CHECK(display.missed_draws() == 0);
  int wrong = 0;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const auto expected = static_cast<std::uint32_t>(x << 24 | y << 16 | (x * 7 + y * 3) % 256 << 8 | 0xFF);
      if (seen.at(x, y) != expected) ++wrong;
    }
  CHECK(wrong == 0);
}

TEST_CASE("a texture keeps its pixels, takes a tint and new rows") {
  Display display = offscreen(20, 20);
  std::vector<std::uint8_t> rgba;
  for (int at = 0; at < 8 * 8; ++at)
    for (const int channel : {at * 3, 255 - at, at, 255})
      rgba.push_back(static_cast<std::uint8_t>(channel));
  REQUIRE(display.set_texture(picture, 8, 8, rgba));
  CHECK(display.has_texture(picture));
  const auto present = [&display](ImU32 tint) {
    Sketch sketch(20, 20);
    sketch.picture(picture, 4, 4, 12, 12, tint);
    display.present(sketch.finish(), 0);
    CHECK(display.missed_draws() == 0);
    return Seen(display);
  };
  const Seen before = present(IM_COL32_WHITE);
  for (const int at : {0, 7, 9, 63})
    CHECK(before.at(4 + at % 8, 4 + at / 8) ==
          static_cast<std::uint32_t>(at * 3 << 24 | (255 - at) << 16 | at << 8 | 255));
  CHECK(before.at(3, 4) == 0x000000FF);
  CHECK(before.at(12, 11) == 0x000000FF);
  CHECK(present(IM_COL32(0, 255, 0, 255)).at(4, 4) == 0x00FF00FF);

  const std::vector<std::uint8_t> other = plain(8, 8, {9, 8, 7, 255});
  display.update_rows(picture, 2, 4, other);
  const Seen after = present(IM_COL32_WHITE);
  for (int y = 0; y < 8; ++y)
    CHECK(after.at(5, 4 + y) == (y == 2 || y == 3 ? 0x090807FF : before.at(5, 4 + y)));
  display.update_rows(picture + 1, 2, 4, other); // unknown: nothing happens
  display.update_rows(picture, 4, 4, other);
  CHECK(present(IM_COL32_WHITE).rgba == after.rgba);
}

TEST_CASE("a texture's alpha blends and a larger quad stretches it") {
  Display display = offscreen(40, 40);
  std::vector<std::uint8_t> halves = plain(4, 2, {255, 255, 255, 255});
  for (std::uint8_t value : plain(4, 2, {255, 255, 255, 0}))
    halves.push_back(value);
  REQUIRE(display.set_texture(picture, 4, 4, halves));
  Sketch sketch(40, 40);
  sketch.picture(picture, 0, 0, 40, 40, IM_COL32(255, 0, 0, 255));
  display.present(sketch.finish(), 0);
  const Seen seen(display);
  CHECK(seen.at(20, 5) == 0xFF0000FF);
  CHECK(seen.at(20, 35) == 0x000000FF);
  const std::uint32_t middle = seen.at(20, 20) >> 24U; // linear: neither the one nor the other
  CHECK(middle > 10);
  CHECK(middle < 245);
}

TEST_CASE("textures that were lost come back as they were") {
  Display display = offscreen(30, 30);
  const std::vector<std::uint8_t> rgba = plain(16, 16, {10, 200, 30, 160});
  const auto present = [&display] {
    Sketch sketch(30, 30);
    sketch.rectangle(0, 0, 8, 8, IM_COL32(1, 1, 1, 255));
    sketch.picture(picture, 4, 4, 20, 20);
    display.present(sketch.finish(), paper);
    return Seen(display).rgba;
  };
  REQUIRE(display.set_texture(picture, 16, 16, rgba));
  const auto before = present();
  display.drop_textures();
  CHECK_FALSE(display.has_texture(picture));
  CHECK(display.has_texture(1));
  CHECK(present() != before);
  CHECK(display.missed_draws() == 1);
  REQUIRE(display.set_texture(picture, 16, 16, rgba));
  CHECK(present() == before);
  CHECK(display.missed_draws() == 0);
}

TEST_CASE("the same drawing gives the same bytes on every display, curves included") {
  const auto draw = [](Display& display) {
    Sketch sketch(90, 70);
    REQUIRE(display.set_texture(picture, 3, 3, plain(3, 3, {90, 60, 200, 180})));
    sketch.list().AddCircleFilled({40.5F, 30.25F}, 22, IM_COL32(20, 90, 160, 200));
    sketch.list().AddRectFilled({5, 40}, {85, 65}, IM_COL32(230, 120, 0, 128), 9);
    sketch.picture(picture, 50, 10, 83, 41);
    display.present(sketch.finish(), paper);
    CHECK(display.missed_draws() == 0);
    return Seen(display).rgba;
  };
  Display first = offscreen(90, 70), second = offscreen(90, 70);
  const auto once = draw(first);
  CHECK(once == draw(first));
  CHECK(once == draw(second));
  first = std::move(second);
  CHECK(once == draw(first));

  setenv("SDL_VIDEODRIVER", "dummy", 1);
  setenv("SDL_RENDER_DRIVER", "software", 1);
  auto window = Display::open_window({"test", 90, 70, false, true});
  REQUIRE(window);
  CHECK(once == draw(*window));
}

TEST_CASE("what cannot be shown is an error in words") {
  const auto kind = [](const auto& result) { return result.error().kind; };
  CHECK(kind(Display::open_offscreen(0, 10)) == ErrorKind::WrongUsage);
  CHECK(kind(Display::open_offscreen(10, 1'000'000)) == ErrorKind::WrongUsage);
  Display display = offscreen(10, 10);
  CHECK(kind(display.set_texture(picture, 4, 4, plain(4, 3, {0, 0, 0, 0}))) == ErrorKind::WrongUsage);
  CHECK(kind(display.set_texture(picture, 0, 4, {})) == ErrorKind::WrongUsage);
  CHECK(kind(display.set_texture(picture, 100'000, 1, {})) == ErrorKind::TooLarge);
  CHECK_FALSE(display.has_texture(picture));
  CHECK(Seen(display).at(0, 0) == 0x000000FF);

  setenv("SDL_VIDEODRIVER", "nonsense", 1);
  const auto window = Display::open_window({"test", 90, 70, false});
  REQUIRE_FALSE(window);
  CHECK(kind(window) == ErrorKind::NoDisplay);
  CHECK(window.error().sentence().find("no display answers: ") == 0);
}

} // namespace
} // namespace kiosk::device
