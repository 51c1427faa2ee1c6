// Glyph bitmaps: the right ones, also after the pages were dropped.
#include "tests/text/samples.h"

#include "kiosk/glyphs/atlas.h"

#include <catch2/catch.hpp>

#include <unordered_map>

using namespace kiosk;
using namespace kiosk::glyphs;
using namespace kiosk::text;
using namespace kiosk::text::tests;

namespace {

std::uint64_t hash_of(Atlas& atlas, const AtlasGlyph& glyph) {
  std::uint64_t hash = 0xCBF29CE484222325;
  const auto mix = [&hash](std::uint64_t value) { hash = (hash ^ value) * 0x100000001B3; };
  mix(glyph.width);
  mix(glyph.height);
  const AtlasPage* page = glyph.width > 0 ? &atlas.pages()[glyph.page] : nullptr;
  for (int y = 0; y < glyph.height; ++y) {
    for (int x = 0; x < glyph.width * 4; ++x)
      mix(page->rgba[(static_cast<std::size_t>(glyph.y + y) * AtlasPage::side_px + glyph.x) * 4 +
                     static_cast<std::size_t>(x)]);
  }
  return hash;
}

Glyph first_glyph(const char* language, const char* text) {
  return engine().lay_out(paragraph(language, text), 900)->glyphs.at(0);
}

} // namespace

TEST_CASE("a glyph is white with coverage as alpha, and placed on the baseline", "[text]") {
  Atlas atlas(engine().open_fonts());
  const Glyph letter = first_glyph("de", "H");
  const AtlasGlyph glyph = atlas.glyph(letter.font, letter.id, 100);
  REQUIRE(glyph.width > 0);
  CHECK_FALSE(glyph.colour);
  CHECK(glyph.top == Approx(71).margin(2)); // Noto Sans: capitals are 714 of 1000 high
  CHECK(glyph.draw_height == Approx(glyph.height));
  const AtlasPage& page = atlas.pages()[glyph.page];
  bool is_white = true, has_full = false;
  for (int y = 0; y < glyph.height; ++y) {
    for (int x = 0; x < glyph.width; ++x) {
      const std::uint8_t* pixel = &page.rgba[(static_cast<std::size_t>(glyph.y + y) * AtlasPage::side_px + glyph.x +
                                              static_cast<std::size_t>(x)) *
                                             4];
      is_white = is_white && pixel[0] == 255 && pixel[1] == 255 && pixel[2] == 255;
      has_full = has_full || pixel[3] == 255;
    }
  }
  CHECK(is_white);
  CHECK(has_full);
}

TEST_CASE("spaces take no room in the atlas", "[text]") {
  Atlas atlas(engine().open_fonts());
  const Glyph space = first_glyph("de", " ");
  CHECK(atlas.glyph(space.font, space.id, 30).width == 0);
  CHECK(atlas.pages().empty());
}

TEST_CASE("the same glyph has the same bytes and the same place", "[text]") {
  Atlas one(engine().open_fonts()), other(engine().open_fonts());
  const Glyph letter = first_glyph("ar", "ع");
  for (int subpixel = 0; subpixel < 4; ++subpixel) {
    const AtlasGlyph glyph = one.glyph(letter.font, letter.id, 30, subpixel);
    CHECK(one.glyph(letter.font, letter.id, 30, subpixel).x == glyph.x);
    CHECK(hash_of(one, glyph) == hash_of(other, other.glyph(letter.font, letter.id, 30, subpixel)));
  }
  CHECK(hash_of(one, one.glyph(letter.font, letter.id, 30, 0)) !=
        hash_of(one, one.glyph(letter.font, letter.id, 30, 2)));
}

TEST_CASE("emoji keep their colours and are as large as the text", "[text]") {
  Atlas atlas(engine().open_fonts());
  const Glyph party = first_glyph("de", "🎉");
  for (const int size : {20, 34, 60, 200}) {
    const AtlasGlyph glyph = atlas.glyph(party.font, party.id, size);
    REQUIRE(glyph.colour);
    CHECK(glyph.draw_width == Approx(1.15 * size).epsilon(0.06));
    CHECK(glyph.top > 0.6F * static_cast<float>(size));
    const AtlasPage& page = atlas.pages()[glyph.page];
    bool has_colour = false;
    for (int i = 0; i < glyph.height * glyph.width; ++i) {
      const auto at = (static_cast<std::size_t>(glyph.y + i / glyph.width) * AtlasPage::side_px + glyph.x +
                       static_cast<std::size_t>(i % glyph.width)) *
                      4;
      has_colour = has_colour || (page.rgba[at + 3] == 255 && page.rgba[at] > page.rgba[at + 2] + 60);
    }
    CHECK(has_colour);
  }
}

TEST_CASE("what changed on a page is marked", "[text]") {
  Atlas atlas(engine().open_fonts());
  const Glyph letter = first_glyph("de", "A"), other = first_glyph("de", "B");
  (void)atlas.glyph(letter.font, letter.id, 30);
  AtlasPage& page = atlas.pages()[0];
  CHECK(page.dirty_top == 0);
  CHECK(page.dirty_bottom == AtlasPage::side_px);
  page.dirty_top = page.dirty_bottom = 0;
  (void)atlas.glyph(letter.font, letter.id, 30);
  CHECK(page.dirty_top == page.dirty_bottom);
  const AtlasGlyph added = atlas.glyph(other.font, other.id, 60);
  CHECK(page.dirty_top == added.y);
  CHECK(page.dirty_bottom == added.y + added.height);
}

TEST_CASE("glyphs are right after the atlas was full", "[text]") {
  Atlas atlas(engine().open_fonts());
  const FontIndex font = first_glyph("zh", "骨").font;
  std::unordered_map<std::uint32_t, std::uint64_t> hashes;
  constexpr std::uint32_t glyphs = 12'000, per_frame = 3'000;
  int frames = 0;
  for (std::uint32_t pass = 0; pass < 2; ++pass) {
    for (std::uint32_t i = 0; i < glyphs; ++i) {
      if (i % per_frame == 0) {
        atlas.begin_frame();
        ++frames;
      }
      const std::uint32_t id = 1000 + (pass == 0 ? i : (i * 7919) % glyphs); // another order: other places
      const AtlasGlyph glyph = atlas.glyph(font, id, 30);
      const std::uint64_t hash = hash_of(atlas, glyph);
      const auto [known, is_new] = hashes.try_emplace(id, hash);
      if (!is_new && known->second != hash) FAIL("glyph " << id << " changed in frame " << frames);
    }
    // Nothing of this frame was overwritten by what came after it.
    for (std::uint32_t i = glyphs - per_frame; i < glyphs; ++i) {
      const std::uint32_t id = 1000 + (pass == 0 ? i : (i * 7919) % glyphs);
      if (hashes[id] != hash_of(atlas, atlas.glyph(font, id, 30))) FAIL("glyph " << id << " was overwritten");
    }
  }
  CHECK(atlas.generation() >= 2);
}

TEST_CASE("places are exact to a quarter in small text and to a pixel in large text", "[text]") {
  CHECK(pixel_place(10.3F, 30).x == 10);
  CHECK(pixel_place(10.3F, 30).subpixel == 1);
  CHECK(pixel_place(10.9F, 30).x == 11);
  CHECK(pixel_place(10.9F, 30).subpixel == 0);
  CHECK(pixel_place(-0.3F, 30).x == -1);
  CHECK(pixel_place(-0.3F, 30).subpixel == 3);
  CHECK(pixel_place(10.6F, 60).x == 11);
  CHECK(pixel_place(10.6F, 60).subpixel == 0);
}
