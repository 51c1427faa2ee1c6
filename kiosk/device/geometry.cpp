// Hands each draw command's triangles to SDL_RenderGeometryRaw.
#include "kiosk/device/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <imgui.h>
#include <optional>
#include <vector>

namespace kiosk::device {
namespace {

static_assert(sizeof(ImDrawIdx) == 2, "Debian's Dear ImGui has 16-bit indices");

/// The vertices and indices that one command uses, and no others.
///
/// SDL looks at every vertex it is given, so the whole list each time would cost commands x
/// vertices, and one texture coordinate out of range would blank all commands.
struct Slice {
  const ImDrawVert* vertices = nullptr;
  int vertex_count = 0;
  std::vector<ImDrawIdx> indices;
};

bool is_inside(const ImDrawList& list, const ImDrawCmd& command) {
  return command.IdxOffset + std::size_t{command.ElemCount} <= static_cast<std::size_t>(list.IdxBuffer.Size);
}

/// Fills `slice` with the indices from `begin` to `end`; false when they point outside of the list.
bool cut(const ImDrawList& list, const ImDrawCmd& command, const ImDrawIdx* begin, const ImDrawIdx* end, Slice& slice) {
  const auto [lowest, highest] = std::minmax_element(begin, end);
  const ImDrawIdx first = *lowest;
  if (command.VtxOffset + std::size_t{*highest} >= static_cast<std::size_t>(list.VtxBuffer.Size)) return false;
  slice.vertices = list.VtxBuffer.Data + command.VtxOffset + first;
  slice.vertex_count = *highest - first + 1;
  slice.indices.resize(static_cast<std::size_t>(end - begin));
  std::transform(begin, end, slice.indices.begin(),
                 [first](ImDrawIdx index) { return static_cast<ImDrawIdx>(index - first); });
  return true;
}

/// The command's clip rectangle in whole px of the target; empty when nothing of it can be seen.
SDL_Rect clip_of(const ImDrawCmd& command, const ImVec2& origin, int width_px, int height_px) {
  const auto to_px = [](float value, int max) {
    return static_cast<int>(std::lround(std::clamp(value, 0.0F, static_cast<float>(max))));
  };
  const int left = to_px(command.ClipRect.x - origin.x, width_px);
  const int top = to_px(command.ClipRect.y - origin.y, height_px);
  return {left, top, to_px(command.ClipRect.z - origin.x, width_px) - left,
          to_px(command.ClipRect.w - origin.y, height_px) - top};
}

bool draw_slice(SDL_Renderer& renderer, SDL_Texture* texture, const Slice& slice) {
  constexpr int stride = sizeof(ImDrawVert);
  // IM_COL32 keeps its bytes in the order r, g, b, a: an SDL_Color.
  const auto* colour = reinterpret_cast<const SDL_Color*>(&slice.vertices->col);
  return SDL_RenderGeometryRaw(&renderer, texture, &slice.vertices->pos.x, stride, colour, stride,
                               &slice.vertices->uv.x, stride, slice.vertex_count, slice.indices.data(),
                               static_cast<int>(slice.indices.size()), sizeof(ImDrawIdx)) == 0;
}

/// The rectangle of two triangles as ImDrawList::PrimRect makes them, when it is opaque and of one colour.
std::optional<SDL_FRect> opaque_rectangle(const ImDrawList& list, const ImDrawCmd& command, const ImDrawIdx* index) {
  if (index[3] != index[0] || index[4] != index[2]) return std::nullopt;
  const auto count = static_cast<std::size_t>(list.VtxBuffer.Size);
  const std::size_t corners[] = {index[0], index[1], index[2], index[5]};
  for (const std::size_t corner : corners)
    if (command.VtxOffset + corner >= count) return std::nullopt;
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawVert &from = vertices[corners[0]], &upper = vertices[corners[1]], &to = vertices[corners[2]],
                   &lower = vertices[corners[3]];
  const bool is_rectangle = upper.pos.x == to.pos.x && upper.pos.y == from.pos.y && lower.pos.x == from.pos.x &&
                            lower.pos.y == to.pos.y && to.pos.x > from.pos.x && to.pos.y > from.pos.y;
  const bool is_plain = from.col == upper.col && from.col == to.col && from.col == lower.col;
  if (!is_rectangle || !is_plain || from.col >> IM_COL32_A_SHIFT != 0xFF) return std::nullopt;
  return SDL_FRect{from.pos.x, from.pos.y, to.pos.x - from.pos.x, to.pos.y - from.pos.y};
}

/// Draws commands of one frame; keeps what they need between them.
class Pen {
public:
  Pen(SDL_Renderer& renderer) : renderer_(renderer) {
    SDL_RendererInfo info = {};
    is_software_ = SDL_GetRendererInfo(&renderer, &info) == 0 && (info.flags & SDL_RENDERER_SOFTWARE) != 0;
  }

  /// False when a part of the command could not be drawn.
  bool draw(const ImDrawList& list, const ImDrawCmd& command, SDL_Texture* texture) {
    if (!is_inside(list, command)) return false;
    const ImDrawIdx* begin = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* end = begin + command.ElemCount;
    if (!is_software_ || texture != nullptr) return draw_part(list, command, begin, end, texture);
    // The software renderer blends each pixel of a filled quad, opaque or not; that costs more than all text.
    bool all_drawn = true;
    for (const ImDrawIdx* at = begin; end - at >= 6;) {
      const std::optional<SDL_FRect> rectangle = opaque_rectangle(list, command, at);
      if (!rectangle) {
        at += 3;
        continue;
      }
      all_drawn = draw_part(list, command, begin, at, texture) && all_drawn;
      all_drawn = fill(*rectangle, list.VtxBuffer.Data[command.VtxOffset + *at].col) && all_drawn;
      at += 6;
      begin = at;
    }
    return draw_part(list, command, begin, end, texture) && all_drawn;
  }

private:
  bool draw_part(const ImDrawList& list, const ImDrawCmd& command, const ImDrawIdx* begin, const ImDrawIdx* end,
                 SDL_Texture* texture) {
    return begin == end || (cut(list, command, begin, end, slice_) && draw_slice(renderer_, texture, slice_));
  }

  bool fill(const SDL_FRect& rectangle, ImU32 colour) {
    const auto channel = [colour](int shift) { return static_cast<Uint8>(colour >> shift & 0xFFU); };
    SDL_SetRenderDrawBlendMode(&renderer_, SDL_BLENDMODE_NONE);
    SDL_SetRenderDrawColor(&renderer_, channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT),
                           SDL_ALPHA_OPAQUE);
    const bool is_drawn = SDL_RenderFillRectF(&renderer_, &rectangle) == 0;
    SDL_SetRenderDrawBlendMode(&renderer_, SDL_BLENDMODE_BLEND);
    return is_drawn;
  }

  SDL_Renderer& renderer_;
  bool is_software_ = false;
  Slice slice_;
};

} // namespace

int draw(SDL_Renderer& renderer, const ImDrawData& draw_data, const Textures& textures) {
  int width_px = 0, height_px = 0, missed = 0;
  if (!draw_data.Valid || SDL_GetRendererOutputSize(&renderer, &width_px, &height_px) != 0) return 0;
  // The software renderer turns plain quads into filled rectangles, which blend by this mode.
  SDL_SetRenderDrawBlendMode(&renderer, SDL_BLENDMODE_BLEND);
  Pen pen(renderer);
  for (int list_at = 0; list_at < draw_data.CmdListsCount; ++list_at) {
    const ImDrawList& list = *draw_data.CmdLists[list_at];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback || command.ElemCount == 0) continue;
      const SDL_Rect clip = clip_of(command, draw_data.DisplayPos, width_px, height_px);
      if (clip.w <= 0 || clip.h <= 0) continue;
      const auto key = static_cast<TextureKey>(reinterpret_cast<std::intptr_t>(command.GetTexID()));
      const std::optional<SDL_Texture*> texture = textures.find(key);
      SDL_RenderSetClipRect(&renderer, &clip);
      if (!texture || !pen.draw(list, command, *texture)) ++missed;
    }
  }
  SDL_RenderSetClipRect(&renderer, nullptr);
  return missed;
}

} // namespace kiosk::device
