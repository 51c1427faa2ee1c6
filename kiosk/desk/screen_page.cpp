// The glass itself: dead pixels, gamma, geometry, a pattern against burnt-in pictures, and a ruler for the diagonal.
#include "kiosk/desk/pages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

enum class Picture { Red, Green, Blue, White, Black, Grey, Gamma, Grid, Moving };
constexpr std::array<const char*, 9> pictures{
    "Rot", "Grün", "Blau", "Weiß", "Schwarz", "Grau", "Gamma", "Gitter", "Gegen Einbrennen"};

constexpr double ruler_mm = 100;

std::string with_comma(std::string number) {
  std::ranges::replace(number, '.', ',');
  return number;
}

void fill(ImDrawList& list, const ImVec2& size, ImU32 colour) { list.AddRectFilled({0, 0}, size, colour); }

/// Steps of grey and of each colour; beside each grey a pattern of black and white lines that looks equally bright
/// on a screen with gamma 2.2 at step 186.
void draw_gamma(ImDrawList& list, const ImVec2& size) {
  constexpr int steps = 17, bands = 4;
  const float band = std::floor(size.y / (bands + 1));
  for (int at = 0; at < steps; ++at) {
    const auto value = static_cast<ImU32>(std::min(255, at * 16));
    const float from = std::round(size.x * static_cast<float>(at) / steps),
                to = std::round(size.x * static_cast<float>(at + 1) / steps);
    const ImU32 colours[bands] = {IM_COL32(value, value, value, 255), IM_COL32(value, 0, 0, 255),
                                  IM_COL32(0, value, 0, 255), IM_COL32(0, 0, value, 255)};
    for (int line = 0; line < bands; ++line)
      list.AddRectFilled({from, band * static_cast<float>(line)}, {to, band * static_cast<float>(line + 1)},
                         colours[line]);
  }
  const float top = band * bands;
  list.AddRectFilled({0, top}, size, IM_COL32_BLACK);
  for (float y = top; y < size.y; y += 2)
    list.AddRectFilled({0, y}, {size.x, y + 1}, IM_COL32_WHITE);
  const float side = std::floor((size.y - top) * 0.6F);
  list.AddRectFilled({(size.x - side) / 2, top + (size.y - top - side) / 2},
                     {(size.x + side) / 2, top + (size.y - top + side) / 2}, IM_COL32(186, 186, 186, 255));
}

void draw_grid(ImDrawList& list, const ImVec2& size, float cell) {
  fill(list, size, IM_COL32_BLACK);
  for (float x = 0; x < size.x; x += cell)
    list.AddRectFilled({std::floor(x), 0}, {std::floor(x) + 1, size.y}, IM_COL32_WHITE);
  for (float y = 0; y < size.y; y += cell)
    list.AddRectFilled({0, std::floor(y)}, {size.x, std::floor(y) + 1}, IM_COL32_WHITE);
  list.AddRect({0.5F, 0.5F}, {size.x - 0.5F, size.y - 0.5F}, IM_COL32(255, 0, 0, 255));
  list.AddLine({0, 0}, size, IM_COL32(120, 120, 120, 255));
  list.AddLine({size.x, 0}, {0, size.y}, IM_COL32(120, 120, 120, 255));
  list.AddCircle({size.x / 2, size.y / 2}, std::min(size.x, size.y) / 2 - 1, IM_COL32(0, 255, 0, 255), 128, 1);
}

/// Broad bars that move on by a step a second, in colours that change: no pixel stays as it is.
void draw_moving(ImDrawList& list, const ImVec2& size, int step) {
  constexpr int bars = 6;
  constexpr ImU32 colours[bars] = {IM_COL32(255, 255, 255, 255), IM_COL32(255, 0, 0, 255),
                                   IM_COL32(0, 255, 0, 255),     IM_COL32(0, 0, 255, 255),
                                   IM_COL32(0, 0, 0, 255),       IM_COL32(128, 128, 128, 255)};
  const float bar = size.x / bars;
  for (int at = -1; at <= bars; ++at) {
    const float from = bar * static_cast<float>(at) + bar * static_cast<float>(step % 4) / 4;
    const auto index = static_cast<std::size_t>(((at - step / 4) % bars + bars) % bars);
    list.AddRectFilled({std::max(0.0F, std::floor(from)), 0}, {std::floor(from + bar), size.y}, colours[index]);
  }
}

} // namespace

void ScreenPage::draw(const Ground& ground) {
  if (picture_ >= 0) return draw_whole(ground, *ImGui::GetWindowDrawList());
  title(ground, "Ganzer Bildschirm");
  hint(ground,
       "Berühren zeigt das nächste Bild, nach dem letzten geht es hierher zurück. Suchen Sie bei den Farben nach "
       "Punkten, die anders leuchten.");
  std::vector<std::string> names(pictures.begin(), pictures.end());
  if (const int touched = choices(ground, "pictures", names, -1); touched >= 0) {
    picture_ = touched;
    step_ = 0;
  }
  hint(ground,
       "Gamma: das graue Feld im gestreiften soll aus zwei Metern gleich hell aussehen. Gitter: 10 mm, der rote Rand "
       "muss ganz zu sehen und der grüne Kreis rund sein.");
  draw_ruler(ground);
}

void ScreenPage::draw_ruler(const Ground& ground) {
  title(ground, "Lineal: stimmt die Diagonale?");
  hint(ground,
       "Legen Sie ein Lineal an die Linie: sie soll genau 100 mm lang sein. Ist sie es nicht, stellen Sie ein, was Sie "
       "messen; darunter steht der richtige Wert für kiosk.toml.");
  const auto length = static_cast<float>(ruler_mm * ground.display.px_per_mm());
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = place.y + ground.measures.target;
  list.AddRectFilled({place.x, y - 1}, {place.x + length, y + 1}, packed(ui::Colour::Ink));
  for (int mm = 0; mm <= 100; ++mm) {
    const float x = std::round(place.x + length * static_cast<float>(mm) / 100);
    const float up = ground.measures.target * (mm % 10 == 0 ? 0.8F : mm % 5 == 0 ? 0.55F : 0.35F);
    list.AddRectFilled({x, y - up}, {x + 1, y}, packed(ui::Colour::Ink));
    if (mm % 10 == 0 && mm % 20 == 0) list.AddText({x, y + 4}, packed(ui::Colour::Soft), fmt::format("{}", mm).c_str());
  }
  ImGui::Dummy({length, ground.measures.target * 2});
  const int touched = choices(ground, "measured", {"– 5 mm", "– 0,5 mm", "+ 0,5 mm", "+ 5 mm"}, -1);
  constexpr double steps[] = {-5, -0.5, 0.5, 5};
  if (touched >= 0) measured_mm_ = std::clamp(measured_mm_ + steps[touched], 20.0, 400.0);
  fact(ground, "Gemessen", with_comma(fmt::format("{:.1f} mm", measured_mm_)));
  fact(ground, "Eingestellt", fmt::format("diagonal_inch = {:.2f}", ground.display.diagonal_inch));
  const bool is_off = std::abs(measured_mm_ - ruler_mm) >= 0.25;
  fact(ground, "Richtig in kiosk.toml",
       fmt::format("diagonal_inch = {:.2f}", ground.display.diagonal_inch * measured_mm_ / ruler_mm), is_off);
}

void ScreenPage::draw_whole(const Ground& ground, ImDrawList& list) {
  const ImVec2 size{static_cast<float>(ground.display.width_px), static_cast<float>(ground.display.height_px)};
  ImGui::SetCursorPos({0, 0});
  if (ImGui::InvisibleButton("whole", size)) {
    picture_ = picture_ + 1 < static_cast<int>(pictures.size()) ? picture_ + 1 : -1;
    step_ = 0;
    if (picture_ < 0) return;
  }
  switch (static_cast<Picture>(picture_)) {
  case Picture::Red:
    return fill(list, size, IM_COL32(255, 0, 0, 255));
  case Picture::Green:
    return fill(list, size, IM_COL32(0, 255, 0, 255));
  case Picture::Blue:
    return fill(list, size, IM_COL32(0, 0, 255, 255));
  case Picture::White:
    return fill(list, size, IM_COL32_WHITE);
  case Picture::Black:
    return fill(list, size, IM_COL32_BLACK);
  case Picture::Grey:
    return fill(list, size, IM_COL32(128, 128, 128, 255));
  case Picture::Gamma:
    return draw_gamma(list, size);
  case Picture::Grid:
    return draw_grid(list, size, static_cast<float>(10 * ground.display.px_per_mm()));
  case Picture::Moving:
    ground.wishes.is_live = true;
    return draw_moving(list, size, step_++);
  }
}

} // namespace kiosk::desk
