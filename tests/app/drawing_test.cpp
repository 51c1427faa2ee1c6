// From layouts to pixels: glyphs beyond what the atlas holds, pages beyond 16-bit indices, textures that are lost,
// and that drawing again allocates nothing for a glyph.
#include "tests/app/allocations.h"
#include "tests/app/stage.h"

#include "kiosk/app/picture_command.h"
#include "kiosk/app/picture_loader.h"
#include "kiosk/glyphs/fonts.h"
#include "kiosk/glyphs/rasterise.h"

#include <SDL.h>
#include <cmath>
#include <cstdlib>

using namespace kiosk;

namespace {

constexpr int width_px = 1080, height_px = 1920;

/// Glyphs of one font in a grid, as a page with a single text.
struct Grid {
  int cell_px = 45;
  int size_px = 34;
  int top_px = 0;
  int width_px = ::width_px;

  [[nodiscard]] int columns() const { return width_px / cell_px; }

  [[nodiscard]] ui::LaidOut page(glyphs::FontIndex font, std::uint32_t first, std::uint32_t count, int height) const {
    auto layout = std::make_shared<text::Layout>();
    layout->size_px = size_px;
    for (std::uint32_t i = 0; i < count; ++i) {
      text::Glyph glyph;
      glyph.font = font;
      glyph.id = first + i;
      glyph.x = static_cast<float>(static_cast<int>(i) % columns() * cell_px);
      glyph.y = static_cast<float>(static_cast<int>(i) / columns() * cell_px + size_px);
      layout->glyphs.push_back(glyph);
    }
    text::Line line;
    line.last_glyph = count;
    layout->lines.push_back(line);
    ui::LaidOut laid_out;
    laid_out.display = {width_px, height, 23.8, ui::TextScale::Percent100};
    laid_out.content = {0, 0, width_px, height};
    laid_out.pages.resize(1);
    ui::Item item;
    item.node.spans = {{"glyphs", text::Weight::Regular}};
    item.box = item.text_box = {0, top_px, width_px, height - top_px};
    item.text = layout;
    item.last_line = 1;
    laid_out.items.push_back(item);
    return laid_out;
  }
};

/// A font with more than 40,000 glyphs.
glyphs::FontIndex large_font() {
  text::Paragraph paragraph;
  paragraph.spans = {{"骨", text::Weight::Regular}};
  paragraph.language = {"zh"};
  return stage::words().engine.lay_out(paragraph, 900)->glyphs.at(0).font;
}

/// What the page should look like: each glyph rasterised by itself, blended over the paper. RGBA.
std::vector<std::uint8_t> expected_pixels(const ui::LaidOut& page) {
  const ui::Rgb paper = ui::rgb(ui::Colour::Paper), ink = ui::rgb(page.items[0].node.colour);
  const int width = page.display.width_px, height = page.display.height_px;
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < width * height; ++i)
    pixels.insert(pixels.end(), {paper.red, paper.green, paper.blue, 255});
  glyphs::Fonts& fonts = stage::words().engine.open_fonts();
  const text::Layout& layout = *page.items[0].text;
  for (const text::Glyph& glyph : layout.glyphs) {
    const glyphs::GlyphBitmap bitmap =
        glyphs::rasterise(fonts[glyph.font], fonts.freetype(), glyph.id, layout.size_px, 0);
    const int left = static_cast<int>(glyph.x + bitmap.left);
    const int top = page.items[0].text_box.y + static_cast<int>(glyph.y - bitmap.top);
    for (int y = std::max(0, -top); y < bitmap.height && top + y < height; ++y)
      for (int x = std::max(0, -left); x < bitmap.width && left + x < width; ++x) {
        const int alpha = bitmap.rgba[static_cast<std::size_t>((y * bitmap.width + x) * 4 + 3)];
        std::uint8_t* pixel = &pixels[static_cast<std::size_t>(((top + y) * width + left + x) * 4)];
        const int colours[] = {ink.red, ink.green, ink.blue};
        for (int channel = 0; channel < 3; ++channel)
          pixel[channel] = static_cast<std::uint8_t>((colours[channel] * alpha + pixel[channel] * (255 - alpha)) / 255);
      }
  }
  return pixels;
}

/// How many pixels differ by more than rounding.
int different(const std::vector<std::uint8_t>& one, const std::vector<std::uint8_t>& other) {
  if (one.size() != other.size()) return -1;
  int count = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    if (std::abs(one[i] - other[i]) > 4) ++count;
  return count;
}

device::Display offscreen(int width, int height) {
  auto display = device::Display::open_offscreen(width, height);
  REQUIRE(display);
  return std::move(*display);
}

std::vector<std::uint8_t> draw(app::Drawing& drawing, const ui::LaidOut& page, device::Display& display) {
  drawing.draw(page, {}, display);
  REQUIRE(display.missed_draws() == 0);
  return display.read_pixels().value();
}

} // namespace

TEST_CASE("40,000 glyphs are drawn right, the atlas dropped and rebuilt many times", "[drawing]") {
  device::Display display = offscreen(width_px, height_px);
  app::Drawing drawing(stage::words().engine);
  const Grid grid;
  const glyphs::FontIndex font = large_font();
  constexpr std::uint32_t glyphs = 40'000;
  const auto per_page = static_cast<std::uint32_t>(grid.columns() * (height_px / grid.cell_px));
  for (std::uint32_t first = 100; first < 100 + glyphs; first += per_page) {
    const ui::LaidOut page = grid.page(font, first, std::min(per_page, 100 + glyphs - first), height_px);
    INFO("from glyph " << first);
    CHECK(different(draw(drawing, page, display), expected_pixels(page)) == 0);
  }
}

TEST_CASE("a single frame gets as many atlas pages as it needs", "[drawing]") {
  Grid grid;
  grid.width_px = 3000;
  device::Display display = offscreen(grid.width_px, 4000);
  app::Drawing drawing(stage::words().engine);
  const ui::LaidOut large = grid.page(large_font(), 2000, 5800, 4000);
  const auto expected = expected_pixels(large);
  for (int times = 0; times < 3; ++times)
    CHECK(different(draw(drawing, large, display), expected) == 0);
  const ui::LaidOut other = grid.page(large_font(), 9000, 5800, 4000);
  CHECK(different(draw(drawing, other, display), expected_pixels(other)) == 0);
  CHECK(different(draw(drawing, large, display), expected) == 0);
}

TEST_CASE("a page of more than 65,536 vertices has the same pixels as its two halves", "[drawing]") {
  Grid upper;
  upper.cell_px = 8;
  upper.size_px = 7;
  Grid lower = upper;
  lower.top_px = 1000;
  const glyphs::FontIndex font = large_font();
  const auto half = static_cast<std::uint32_t>(upper.columns() * 110);
  const ui::LaidOut first = upper.page(font, 3000, half, height_px);
  const ui::LaidOut second = lower.page(font, 3000, half, height_px);
  ui::LaidOut whole = first;
  whole.items.push_back(second.items[0]);
  REQUIRE(half * 2 * 4 > 65'536);

  device::Display display = offscreen(width_px, height_px);
  app::Drawing drawing(stage::words().engine);
  const auto both = draw(drawing, whole, display);
  auto halves = draw(drawing, first, display);
  const auto below = draw(drawing, second, display);
  const auto middle = static_cast<std::ptrdiff_t>(width_px) * 950 * 4;
  std::copy(below.begin() + middle, below.end(), halves.begin() + middle);
  CHECK(both == halves);
  CHECK(different(halves, std::vector<std::uint8_t>(halves.size(), halves[0])) > 100'000);
}

TEST_CASE("after the renderer lost its textures the picture is the same, byte for byte", "[drawing]") {
  setenv("SDL_VIDEODRIVER", "dummy", 1);
  setenv("SDL_RENDER_DRIVER", "software", 1);
  auto display = device::Display::open_window({"test", width_px, height_px, false, true});
  REQUIRE(display);
  app::Drawing drawing(stage::words().engine);
  const app::House& house = stage::sample_house();
  const visit::Visit visit =
      app::visit_at(visit::parse_address("application/kita-erlass").value(), {"ar"}, visit::TextSize::Percent100);
  const ui::LaidOut page = stage::shown(visit, stage::display(width_px, height_px, visit.text_size)).laid_out;
  for (const ui::WantedPicture& wanted : drawing.missing_pictures(page))
    drawing.add_picture(wanted, app::load_picture(house.pack.picture(wanted.id), wanted).value(), *display);
  const auto before = draw(drawing, page, *display);
  while (!display->wait(std::chrono::milliseconds{0}).empty()) {
  }
  for (const SDL_EventType type : {SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET}) {
    SDL_Event reset = {};
    reset.type = type;
    REQUIRE(SDL_PushEvent(&reset) == 1);
    bool is_lost = false;
    for (const device::Input& input : display->wait(std::chrono::seconds{1}))
      is_lost = is_lost || std::holds_alternative<device::TexturesLost>(input);
    REQUIRE(is_lost);
    CHECK_FALSE(display->has_texture(ui::first_atlas_texture)); // a new one, not the old one filled again
    drawing.forget_uploads();
    CHECK(draw(drawing, page, *display) == before);
    CHECK(display->has_texture(ui::first_atlas_texture));
  }
}

TEST_CASE("drawing a page again allocates nothing for a glyph", "[drawing]") {
  device::Display display = offscreen(width_px, height_px);
  app::Drawing drawing(stage::words().engine);
  const Grid grid;
  const auto allocations_of = [&](std::uint32_t glyphs) {
    const ui::LaidOut page = grid.page(large_font(), 500, glyphs, height_px);
    for (int times = 0; times < 3; ++times)
      drawing.draw(page, {}, display);
    const long before = stage::allocations();
    drawing.draw(page, {}, display);
    return stage::allocations() - before;
  };
  const long many = allocations_of(900);
  CHECK(many < 100);
  CHECK(allocations_of(30) == many);
}

TEST_CASE("asking for a cached layout allocates nothing", "[drawing]") {
  text::Paragraph paragraph;
  paragraph.spans = {{"Guten Morgen, liebe Eltern! Hier steht mehr als ein Wort.", text::Weight::Regular}};
  paragraph.language = {"de"};
  const auto first = stage::words().engine.lay_out(paragraph, 500);
  const long before = stage::allocations();
  const auto again = stage::words().engine.lay_out(paragraph, 500);
  CHECK(stage::allocations() == before);
  CHECK(again == first);
}
