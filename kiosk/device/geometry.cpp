// Hands each draw command's triangles to SDL_RenderGeometryRaw.
#include "kiosk/device/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <imgui.h>
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

/// Fills `slice`; false when the command points outside of its list.
bool cut(const ImDrawList& list, const ImDrawCmd& command, Slice& slice) {
  const auto index_count = static_cast<std::size_t>(list.IdxBuffer.Size);
  if (command.IdxOffset + std::size_t{command.ElemCount} > index_count) return false;
  const ImDrawIdx* begin = list.IdxBuffer.Data + command.IdxOffset;
  const ImDrawIdx* end = begin + command.ElemCount;
  const auto [lowest, highest] = std::minmax_element(begin, end);
  const ImDrawIdx first = *lowest;
  if (command.VtxOffset + std::size_t{*highest} >= static_cast<std::size_t>(list.VtxBuffer.Size)) return false;
  slice.vertices = list.VtxBuffer.Data + command.VtxOffset + first;
  slice.vertex_count = *highest - first + 1;
  slice.indices.resize(command.ElemCount);
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

} // namespace

int draw(SDL_Renderer& renderer, const ImDrawData& draw_data, const Textures& textures) {
  int width_px = 0, height_px = 0, missed = 0;
  if (!draw_data.Valid || SDL_GetRendererOutputSize(&renderer, &width_px, &height_px) != 0) return 0;
  // The software renderer turns plain quads into filled rectangles, which blend by this mode.
  SDL_SetRenderDrawBlendMode(&renderer, SDL_BLENDMODE_BLEND);
  Slice slice;
  for (int list_at = 0; list_at < draw_data.CmdListsCount; ++list_at) {
    const ImDrawList& list = *draw_data.CmdLists[list_at];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback || command.ElemCount == 0) continue;
      const SDL_Rect clip = clip_of(command, draw_data.DisplayPos, width_px, height_px);
      if (clip.w <= 0 || clip.h <= 0) continue;
      const auto key = static_cast<TextureKey>(reinterpret_cast<std::intptr_t>(command.GetTexID()));
      const std::optional<SDL_Texture*> texture = textures.find(key);
      SDL_RenderSetClipRect(&renderer, &clip);
      if (!texture || !cut(list, command, slice) || !draw_slice(renderer, *texture, slice)) ++missed;
    }
  }
  SDL_RenderSetClipRect(&renderer, nullptr);
  return missed;
}

} // namespace kiosk::device
