// The desk's look: the kiosk's paper and ink, and measures for fingers.
#include "kiosk/desk/parts.h"

#include <algorithm>
#include <cmath>

namespace kiosk::desk {
namespace {

constexpr double letter_mm = 5.6;
constexpr double target_mm = 12.0;
constexpr double gap_mm = 2.0;
constexpr double scrollbar_mm = 8.0;

/// So many letters have to stand beside each other, however small the screen is.
constexpr float letters_beside = 40;

} // namespace

Measures::Measures(const ui::Display& display) : px_per_mm(display.px_per_mm()) {
  const auto short_side = static_cast<float>(std::min(display.width_px, display.height_px));
  const auto px = [this](double mm) { return static_cast<float>(std::max(1.0, std::round(mm * px_per_mm))); };
  letter = std::clamp(px(letter_mm), 12.0F, std::max(12.0F, std::floor(short_side / letters_beside)));
  target = std::max(std::ceil(static_cast<float>(target_mm * px_per_mm)), letter + 8);
  gap = px(gap_mm);
}

ImVec4 colour(ui::Colour colour) {
  const ui::Rgb rgb = ui::rgb(colour);
  return {static_cast<float>(rgb.red) / 255, static_cast<float>(rgb.green) / 255, static_cast<float>(rgb.blue) / 255,
          1};
}

ImU32 packed(ui::Colour colour, int alpha) {
  const ui::Rgb rgb = ui::rgb(colour);
  return IM_COL32(rgb.red, rgb.green, rgb.blue, alpha);
}

ImTextureID texture(std::uint32_t key) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(key)); // NOLINT: a number, see ui/paint.h
}

void put_on_style(const Measures& measures) {
  ImGuiStyle style;
  ImGui::StyleColorsLight(&style);
  const auto set = [&style](ImGuiCol at, ui::Colour value) { style.Colors[at] = colour(value); };
  set(ImGuiCol_Text, ui::Colour::Ink);
  set(ImGuiCol_TextDisabled, ui::Colour::Soft);
  set(ImGuiCol_WindowBg, ui::Colour::Paper);
  set(ImGuiCol_PopupBg, ui::Colour::Card);
  set(ImGuiCol_Border, ui::Colour::Line);
  set(ImGuiCol_FrameBg, ui::Colour::Card);
  set(ImGuiCol_FrameBgHovered, ui::Colour::Card);
  set(ImGuiCol_FrameBgActive, ui::Colour::OffersTint);
  set(ImGuiCol_ScrollbarBg, ui::Colour::Paper);
  set(ImGuiCol_ScrollbarGrab, ui::Colour::Line);
  set(ImGuiCol_ScrollbarGrabHovered, ui::Colour::Edge);
  set(ImGuiCol_ScrollbarGrabActive, ui::Colour::Edge);
  set(ImGuiCol_SliderGrab, ui::Colour::Offers);
  set(ImGuiCol_SliderGrabActive, ui::Colour::Offers);
  set(ImGuiCol_Button, ui::Colour::Card);
  set(ImGuiCol_ButtonHovered, ui::Colour::Card); // a finger hovers nowhere
  set(ImGuiCol_ButtonActive, ui::Colour::OffersTint);
  set(ImGuiCol_Header, ui::Colour::OffersTint);
  set(ImGuiCol_HeaderHovered, ui::Colour::Card);
  set(ImGuiCol_HeaderActive, ui::Colour::OffersTint);
  set(ImGuiCol_Separator, ui::Colour::Line);
  set(ImGuiCol_PlotHistogram, ui::Colour::Offers);
  set(ImGuiCol_PlotHistogramHovered, ui::Colour::Offers);
  set(ImGuiCol_NavHighlight, ui::Colour::Ink);
  style.Colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  style.WindowPadding = {measures.gap * 2, measures.gap * 2};
  style.FramePadding = {measures.gap * 1.5F,
                        std::max(2.0F, std::floor((measures.target - measures.letter * 1.362F) / 2))};
  style.ItemSpacing = {measures.gap, measures.gap};
  style.FrameRounding = style.ChildRounding = style.GrabRounding = style.ScrollbarRounding = measures.gap;
  style.FrameBorderSize = 1;
  style.WindowBorderSize = 0;
  style.ScrollbarSize = std::round(static_cast<float>(scrollbar_mm * measures.px_per_mm));
  style.GrabMinSize = measures.target;
  style.AntiAliasedLinesUseTex = false;
  ImGui::GetStyle() = style;
}

} // namespace kiosk::desk
