// Draw data by hand: a Dear ImGui context with one full-size draw list.
#pragma once

#include <cstdint>
#include <imgui.h>
#include <memory>
#include <vector>

namespace kiosk::device {

class Sketch {
public:
  Sketch(int width_px, int height_px) : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_.get());
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    ImGui::NewFrame();
  }

  ImDrawList& list() { return *ImGui::GetBackgroundDrawList(); }

  void rectangle(int left, int top, int right, int bottom, ImU32 colour) {
    list().AddRectFilled({static_cast<float>(left), static_cast<float>(top)},
                         {static_cast<float>(right), static_cast<float>(bottom)}, colour);
  }

  void picture(std::uint32_t key, int left, int top, int right, int bottom, ImU32 colour = IM_COL32_WHITE) {
    list().AddImage(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(key)),
                    {static_cast<float>(left), static_cast<float>(top)},
                    {static_cast<float>(right), static_cast<float>(bottom)}, {0, 0}, {1, 1}, colour);
  }

  const ImDrawData& finish() {
    ImGui::Render();
    return *ImGui::GetDrawData();
  }

private:
  struct Destroy {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
  };
  std::unique_ptr<ImGuiContext, Destroy> context_;
};

/// One colour, `width * height` times.
inline std::vector<std::uint8_t> plain(int width, int height, std::vector<std::uint8_t> rgba) {
  std::vector<std::uint8_t> pixels;
  for (int at = 0; at < width * height; ++at)
    pixels.insert(pixels.end(), rgba.begin(), rgba.end());
  return pixels;
}

} // namespace kiosk::device
