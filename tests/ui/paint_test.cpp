// Draw lists: large pages, clipping, mirrored icons, pressed and focused looks.
#include "kiosk/ui/paint.h"

#include "samples.h"

#include <catch2/catch.hpp>
#include <imgui.h>

using namespace kiosk;
using namespace kiosk::ui;

namespace {

struct Easel {
  Painter painter;
  glyphs::Atlas atlas{samples::engine().open_fonts()};

  ImDrawData* paint(const LaidOut& laid_out, PaintState state = {}) {
    if (state.scroll_px == 0) state.scroll_px = laid_out.rest_scroll();
    return painter.paint(laid_out, state, samples::engine(), atlas,
                         [](const WantedPicture& wanted) -> std::optional<PictureTexture> {
                           if (wanted.id == "ready") return PictureTexture{first_picture_texture + 3};
                           return std::nullopt;
                         });
  }
};

std::uintptr_t key_of(const ImDrawCmd& command) { return reinterpret_cast<std::uintptr_t>(command.GetTexID()); }

/// Every vertex that a command draws, with the command.
template <typename Visit> void for_each_vertex(const ImDrawData& data, Visit visit) {
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      for (unsigned int k = 0; k < command.ElemCount; ++k) {
        const auto index = static_cast<unsigned int>(list.IdxBuffer[static_cast<int>(command.IdxOffset + k)]);
        REQUIRE(static_cast<int>(command.VtxOffset + index) < list.VtxBuffer.Size);
        visit(command, list.VtxBuffer[static_cast<int>(command.VtxOffset + index)]);
      }
    }
  }
}

} // namespace

TEST_CASE("a page of more than 65,536 vertices keeps every glyph at its place") {
  std::mt19937 random(8);
  Page page = samples::framed();
  page.blocks.push_back(samples::text(samples::prose(random, 6000)));
  const Display tall{1080, 60'000, 650.0, TextScale::Percent100};
  const LaidOut out = lay_out(page, Theme(tall), samples::engine());
  REQUIRE(out.pages.size() == 1);
  Easel easel;
  const ImDrawData* data = easel.paint(out);
  CHECK(data->TotalVtxCount > 65'536);
  bool has_offset = false;
  int glyph_vertices = 0;
  float lowest = 0;
  bool all_on_screen = true;
  for_each_vertex(*data, [&](const ImDrawCmd& command, const ImDrawVert& vertex) {
    has_offset = has_offset || command.VtxOffset > 0;
    if (key_of(command) < first_atlas_texture) return;
    ++glyph_vertices;
    lowest = std::max(lowest, vertex.pos.y);
    all_on_screen = all_on_screen && vertex.pos.x >= 0 && vertex.pos.x <= 1080;
  });
  CHECK(has_offset);
  CHECK(all_on_screen);
  CHECK(glyph_vertices > 6 * 16'384);
  CHECK(lowest > 30'000); // indices that wrap would draw the first glyphs again
}

TEST_CASE("rounded boxes are drawn in triangles that are as small as their corners") {
  const LaidOut out = lay_out(samples::list_page(9), Theme(Display{}), samples::engine());
  Easel easel;
  const ImDrawData* data = easel.paint(out);
  // A software renderer walks over the rectangle around each triangle; two that make a rectangle are filled at once.
  double walked = 0;
  for (const ImDrawCmd& command : data->CmdLists[0]->CmdBuffer) {
    if (key_of(command) >= first_atlas_texture) continue;
    const ImDrawList& list = *data->CmdLists[0];
    for (unsigned int k = 0; k + 2 < command.ElemCount; k += 3) {
      ImVec2 least(1e9F, 1e9F), most(-1e9F, -1e9F);
      for (unsigned int corner = 0; corner < 3; ++corner) {
        const auto index = static_cast<unsigned int>(list.IdxBuffer[static_cast<int>(command.IdxOffset + k + corner)]);
        const ImVec2 at = list.VtxBuffer[static_cast<int>(command.VtxOffset + index)].pos;
        least = ImVec2(std::min(least.x, at.x), std::min(least.y, at.y));
        most = ImVec2(std::max(most.x, at.x), std::max(most.y, at.y));
      }
      walked += static_cast<double>(most.x - least.x) * static_cast<double>(most.y - least.y);
    }
  }
  const double screen = 1.0 * out.display.width_px * out.display.height_px;
  INFO(walked / screen << " times the screen");
  CHECK(walked < 3 * screen);
}

TEST_CASE("content is clipped to its band while it scrolls") {
  const LaidOut out = lay_out(samples::list_page(9), Theme(Display{}), samples::engine());
  Easel easel;
  PaintState state;
  state.scroll_px = 300;
  const ImDrawData* data = easel.paint(out, state);
  for_each_vertex(*data, [&](const ImDrawCmd& command, const ImDrawVert& vertex) {
    CHECK(vertex.pos.y > -400);
    const bool is_content_clip = command.ClipRect.y >= static_cast<float>(out.content.y);
    if (is_content_clip) CHECK(command.ClipRect.w <= static_cast<float>(out.content.bottom()));
  });
  bool has_content_clip = false;
  for (const ImDrawCmd& command : data->CmdLists[0]->CmdBuffer) {
    has_content_clip = has_content_clip || (command.ClipRect.y == static_cast<float>(out.content.y) &&
                                            command.ClipRect.w == static_cast<float>(out.content.bottom()));
  }
  CHECK(has_content_clip);
}

TEST_CASE("pressed and focused controls look different at once") {
  const LaidOut out = lay_out(samples::list_page(3), Theme(Display{}), samples::engine());
  const int control = move_focus(out, -1, Key::Down);
  Easel easel;
  const auto colours = [&](PaintState state) {
    std::vector<ImU32> seen;
    for_each_vertex(*easel.paint(out, state),
                    [&](const ImDrawCmd&, const ImDrawVert& vertex) { seen.push_back(vertex.col); });
    return seen;
  };
  const auto plain = colours({});
  PaintState pressed;
  pressed.pressed = control;
  PaintState focused;
  focused.focus = control;
  CHECK(colours(pressed) != plain);
  CHECK(colours(focused).size() > plain.size());
  CHECK(colours({}) == plain);
}

TEST_CASE("pictures are drawn by their key, a calm tint while they are missing") {
  for (const char* id : {"ready", "absent"}) {
    Page page = samples::framed();
    Node picture;
    picture.role = Role::Image;
    picture.picture = id;
    picture.name = "Zwei Häuser";
    picture.height_max = 200;
    page.blocks.push_back(picture);
    const LaidOut out = lay_out(page, Theme(Display{}), samples::engine());
    for (const Item& item : out.items) {
      if (!item.node.picture.empty()) CHECK(item.box.height == 200);
      if (!item.node.picture.empty()) CHECK(item.box.width == 480);
    }
    Easel easel;
    bool drawn = false;
    for (const ImDrawCmd& command : easel.paint(out)->CmdLists[0]->CmdBuffer) {
      drawn = drawn || key_of(command) == first_picture_texture + 3;
    }
    CHECK(drawn == (std::string(id) == "ready"));
  }
}

TEST_CASE("two painters do not disturb each other") {
  const LaidOut out = lay_out(samples::list_page(3), Theme(Display{}), samples::engine());
  Easel one;
  const int vertices = one.paint(out)->TotalVtxCount;
  {
    Easel other;
    CHECK(other.paint(out)->TotalVtxCount == vertices);
  }
  CHECK(one.paint(out)->TotalVtxCount == vertices);
}

TEST_CASE("a character that no font has is a box with its number, in builds for testing") {
  const auto vertices_of = [](const std::string& words) {
    Page page = samples::framed();
    page.blocks.push_back(samples::text(words));
    Easel easel;
    return easel.paint(lay_out(page, Theme(Display{}), samples::engine()))->TotalVtxCount;
  };
  const int letter = vertices_of("aa") - vertices_of("a");
  CHECK(vertices_of("a\U00012345") - vertices_of("a") > 20 * letter);
  // 0 has twelve dots, 1 has eight.
  CHECK(vertices_of("\uE000") > vertices_of("\uE111"));
}
