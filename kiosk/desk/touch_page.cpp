// Which part of the glass answers: every cell that a finger reached is painted, every finger is drawn.
#include "kiosk/desk/pages.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

constexpr double cell_mm = 15;
constexpr std::size_t trail_max = 2000;

} // namespace

void TouchPage::reset(const ui::Display& display) {
  width_px_ = display.width_px;
  height_px_ = display.height_px;
  const double cell = std::max(8.0, cell_mm * display.px_per_mm());
  columns_ = std::max(1, static_cast<int>(std::lround(width_px_ / cell)));
  lines_ = std::max(1, static_cast<int>(std::lround(height_px_ / cell)));
  cells_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(lines_), 0);
  trail_.clear();
  most_at_once_ = 0;
}

void TouchPage::touch(const Touch& touch, const ui::Display& display) {
  if (cells_.empty() || width_px_ != display.width_px || height_px_ != display.height_px) reset(display);
  const bool is_over = touch.phase == Touch::Phase::Up || touch.phase == Touch::Phase::Cancel;
  if (is_over) {
    fingers_.erase(touch.finger);
    return;
  }
  fingers_[touch.finger] = {touch.x, touch.y};
  most_at_once_ = std::max(most_at_once_, static_cast<int>(fingers_.size()));
  if (!is_whole_) return;
  const int column = std::clamp(touch.x * columns_ / std::max(1, width_px_), 0, columns_ - 1);
  const int line = std::clamp(touch.y * lines_ / std::max(1, height_px_), 0, lines_ - 1);
  cells_[static_cast<std::size_t>(line) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)] = 1;
  if (trail_.size() >= trail_max) trail_.erase(trail_.begin(), trail_.begin() + trail_max / 2);
  trail_.push_back({static_cast<float>(touch.x), static_cast<float>(touch.y)});
}

std::pair<int, int> TouchPage::reached() const {
  return {static_cast<int>(std::ranges::count(cells_, 1)), static_cast<int>(cells_.size())};
}

void TouchPage::draw(const Ground& ground) {
  if (cells_.empty() || width_px_ != ground.display.width_px || height_px_ != ground.display.height_px)
    reset(ground.display);
  if (is_whole_) return draw_field(ground, *ImGui::GetWindowDrawList());
  title(ground, "Berührungstest");
  hint(ground,
       "Der Test nimmt den ganzen Bildschirm ein. Fahren Sie mit dem Finger über jede Stelle, auch über die Ränder: "
       "was antwortet, wird grün; was weiß bleibt, ist taub. Beenden und Zurücksetzen stehen in der Mitte.");
  if (button(ground, "Test beginnen", true)) {
    reset(ground.display);
    is_whole_ = true;
  }
  const auto [done, all] = reached();
  title(ground, "Zuletzt");
  fact(ground, "Erreichte Felder", fmt::format("{} von {} ({} %)", done, all, all == 0 ? 0 : done * 100 / all));
  fact(ground, "Feld",
       fmt::format("{:.1f} x {:.1f} mm", ground.display.width_px / ground.display.px_per_mm() / columns_,
                   ground.display.height_px / ground.display.px_per_mm() / lines_));
  fact(ground, "Meiste Finger zugleich", fmt::format("{}", most_at_once_));
  title(ground, "Finger jetzt");
  for (const auto& [id, finger] : fingers_)
    fact(ground, id == 0 ? "Maus" : fmt::format("Finger {}", id).c_str(),
         fmt::format("{}, {} px; {:.1f}, {:.1f} mm von links oben", finger.x, finger.y,
                     finger.x / ground.measures.px_per_mm, finger.y / ground.measures.px_per_mm));
}

void TouchPage::draw_field(const Ground& ground, ImDrawList& list) {
  const auto width = static_cast<float>(width_px_), height = static_cast<float>(height_px_);
  const auto edge = [](int at, int of, float size) {
    return std::round(size * static_cast<float>(at) / static_cast<float>(of));
  };
  for (int line = 0; line < lines_; ++line)
    for (int column = 0; column < columns_; ++column) {
      const ImVec2 from{edge(column, columns_, width), edge(line, lines_, height)};
      const ImVec2 to{edge(column + 1, columns_, width), edge(line + 1, lines_, height)};
      const bool reached = cells_[static_cast<std::size_t>(line * columns_ + column)] != 0;
      list.AddRectFilled(from, to, packed(reached ? ui::Colour::PeopleTint : ui::Colour::White));
      list.AddRect(from, to, packed(ui::Colour::Line));
      if (reached) list.AddRectFilled({from.x + 3, from.y + 3}, {to.x - 3, to.y - 3}, packed(ui::Colour::People, 90));
    }
  for (const ImVec2& point : trail_)
    list.AddRectFilled({point.x - 1, point.y - 1}, {point.x + 2, point.y + 2}, packed(ui::Colour::Ink));
  const auto radius = static_cast<float>(8 * ground.measures.px_per_mm);
  for (const auto& [id, finger] : fingers_) {
    const ImVec2 at{static_cast<float>(finger.x), static_cast<float>(finger.y)};
    list.AddCircle(at, radius, packed(ui::Colour::Help), 40, 3);
    list.AddLine({at.x, 0}, {at.x, height}, packed(ui::Colour::Help, 90));
    list.AddLine({0, at.y}, {width, at.y}, packed(ui::Colour::Help, 90));
    const std::string words = fmt::format("{}: {}, {} px  {:.1f}, {:.1f} mm", id, finger.x, finger.y,
                                          finger.x / ground.measures.px_per_mm, finger.y / ground.measures.px_per_mm);
    const ImVec2 size = ImGui::CalcTextSize(words.c_str());
    list.AddText({std::clamp(at.x - size.x / 2, 0.0F, std::max(0.0F, width - size.x)),
                  std::max(0.0F, at.y - radius - size.y * 1.5F)},
                 packed(ui::Colour::Help), words.c_str());
  }
  const auto [done, all] = reached();
  const std::string words = fmt::format("{} von {} Feldern, höchstens {} Finger", done, all, most_at_once_);
  const float buttons = ground.measures.target * 7 + ground.measures.gap;
  const ImVec2 at{std::floor((width - buttons) / 2), std::floor(height / 2)};
  const ImVec2 size = ImGui::CalcTextSize(words.c_str());
  list.AddRectFilled({(width - size.x) / 2 - ground.measures.gap, at.y - size.y * 2},
                     {(width + size.x) / 2 + ground.measures.gap, at.y - size.y * 0.5F}, packed(ui::Colour::Card));
  list.AddText({(width - size.x) / 2, at.y - size.y * 1.75F}, packed(ui::Colour::Ink), words.c_str());
  ImGui::SetCursorScreenPos(at);
  if (button(ground, "Zurücksetzen", false, ground.measures.target * 4)) reset(ground.display);
  ImGui::SameLine();
  if (button(ground, "Beenden", true, ground.measures.target * 3)) is_whole_ = false;
}

} // namespace kiosk::desk
