#include "kiosk/desk/screen_choice.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

struct Size {
  const char* name;
  int width_px, height_px; ///< 0: this display's
};
constexpr std::array<Size, 5> sizes{{{"Dieser Bildschirm", 0, 0},
                                     {"1080 x 1920", 1080, 1920},
                                     {"1920 x 1080", 1920, 1080},
                                     {"1280 x 1024", 1280, 1024},
                                     {"768 x 1366", 768, 1366}}};

} // namespace

Field* ScreenChoice::open_field() { return addresses_.is_open() ? &addresses_.filter : &languages_.filter; }

bool ScreenChoice::draw(const Ground& ground) {
  const Sources& sources = ground.sources;
  if (language_ >= static_cast<int>(sources.languages.size())) language_ = 0;
  if (addresses_.is_open()) {
    const auto found = std::ranges::find(sources.addresses, address_);
    const int chosen = addresses_.draw(ground, sources.addresses, static_cast<int>(found - sources.addresses.begin()));
    if (chosen >= 0) {
      address_ = sources.addresses[static_cast<std::size_t>(chosen)];
      page_ = 1;
    }
    return true;
  }
  if (languages_.is_open()) {
    if (const int chosen = languages_.draw(ground, names_of(sources.languages), language_); chosen >= 0)
      language_ = chosen;
    return true;
  }
  if (sources.addresses.empty() || sources.languages.empty()) {
    fact(ground, "Inhalt", "kein Inhaltspaket: es gibt keine Bildschirme zu zeigen", true);
    return true;
  }
  if (sources.screen.problem.empty() && !sources.screen.laid_out.pages.empty())
    pages_ = static_cast<int>(sources.screen.laid_out.pages.size());
  const float half = std::floor((ImGui::GetContentRegionAvail().x - ground.measures.gap) / 2);
  ImGui::BeginChild("address", {half, row_height(ground)}, false, ImGuiWindowFlags_NavFlattened);
  addresses_.draw_button(ground, "Bildschirm", address_);
  ImGui::EndChild();
  ImGui::SameLine();
  ImGui::BeginChild("language", {0, row_height(ground)}, false, ImGuiWindowFlags_NavFlattened);
  const std::vector<std::string> names = names_of(sources.languages);
  languages_.draw_button(ground, "Sprache", names[static_cast<std::size_t>(language_)]);
  ImGui::EndChild();
  draw_sizes(ground);
  return false;
}

void ScreenChoice::draw_sizes(const Ground& ground) {
  const Size& size = sizes[static_cast<std::size_t>(size_)];
  constexpr const char* percents[] = {"100 %", "150 %", "200 %"};
  if (button(ground, fmt::format("{}##size", size.name).c_str())) size_ = (size_ + 1) % static_cast<int>(sizes.size());
  ImGui::SameLine();
  if (button(ground, fmt::format("Schrift {}##scale", percents[scale_]).c_str())) scale_ = (scale_ + 1) % 3;
  if (pages_ > 1) {
    const std::string label = fmt::format("Seite {} von {}##page", page_, pages_);
    same_line_if(ground, ImGui::CalcTextSize(label.c_str(), nullptr, true).x + ImGui::GetStyle().FramePadding.x * 2);
    if (button(ground, label.c_str())) page_ = page_ % pages_ + 1;
  }
}

ScreenWish ScreenChoice::wish(const Ground& ground, float width, float height) const {
  ScreenWish wish;
  if (ground.sources.languages.empty()) return wish;
  wish.address = address_;
  wish.language = ground.sources.languages[static_cast<std::size_t>(language_)].language;
  wish.display = ground.display;
  const Size& size = sizes[static_cast<std::size_t>(size_)];
  if (size.width_px > 0) {
    wish.display.width_px = size.width_px;
    wish.display.height_px = size.height_px;
  }
  wish.display.scale = static_cast<ui::TextScale>(scale_);
  wish.page = page_;
  wish.width_max = std::max(1, static_cast<int>(width));
  wish.height_max = std::max(1, static_cast<int>(height));
  return wish;
}

} // namespace kiosk::desk
