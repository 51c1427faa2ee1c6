// A screen of the kiosk with the boxes of its layout over it, and what is wrong with them.
#include "kiosk/desk/findings.h"
#include "kiosk/desk/pages.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

/// Where the picture of a screen stands, and how much smaller it is.
struct PicturePlace {
  ImVec2 at;
  float share = 1;

  [[nodiscard]] ImVec2 from(const ui::Rect& box) const {
    return {at.x + static_cast<float>(box.x) * share, at.y + static_cast<float>(box.y) * share};
  }
  [[nodiscard]] ImVec2 to(const ui::Rect& box) const {
    return {at.x + static_cast<float>(box.right()) * share, at.y + static_cast<float>(box.bottom()) * share};
  }
};

bool is_shown(const ui::Item& item, int shows) {
  if (shows == 0) return item.is_control();
  if (shows == 1) return item.text != nullptr;
  return true;
}

void draw_boxes(const ui::LaidOut& laid_out, const PicturePlace& place, int shows) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  std::vector<bool> is_bad(laid_out.items.size(), false);
  for (const Finding& finding : findings_of(laid_out))
    is_bad[static_cast<std::size_t>(finding.item)] = finding.is_bad;
  for (std::size_t at = 0; at < laid_out.items.size(); ++at) {
    const ui::Item& item = laid_out.items[at];
    if (!laid_out.is_visible(item) || !(is_shown(item, shows) || is_bad[at])) continue;
    const ui::Rect box = laid_out.on_screen(item, laid_out.rest_scroll());
    const ui::Colour line = item.is_control() ? ui::Colour::Words : item.text ? ui::Colour::Offers : ui::Colour::Edge;
    if (is_bad[at]) list.AddRectFilled(place.from(box), place.to(box), packed(ui::Colour::Help, 70));
    list.AddRect(place.from(box), place.to(box), packed(is_bad[at] ? ui::Colour::Help : line), 0, 0,
                 is_bad[at] ? 4 : 2);
  }
}

} // namespace

void InspectorPage::draw(const Ground& ground) {
  if (choice.draw(ground)) return;
  const int touched = choices(ground, "shows", {"Ziele", "Texte", "Alles", "Baum"}, shows_tree_ ? 3 : shows_);
  if (touched >= 0) shows_tree_ = touched == 3;
  if (touched >= 0 && touched < 3) shows_ = touched;
  const ImVec2 room = ImGui::GetContentRegionAvail();
  // The findings stand beside the picture, but below a wide one on a high display.
  const ui::Display shown = choice.wish(ground, 1, 1).display;
  const bool is_below = ground.display.is_portrait() && !shown.is_portrait();
  const ImVec2 picture{is_below ? room.x : std::floor(room.x * 0.62F), is_below ? std::floor(room.y * 0.5F) : room.y};
  ground.wishes.screen = choice.wish(ground, picture.x, picture.y);
  if (shows_tree_) {
    begin_scroll(ground, "tree");
    const std::string& tree = ground.sources.screen.tree;
    for (std::size_t begin = 0; begin < tree.size();) {
      const std::size_t end = std::min(tree.find('\n', begin), tree.size());
      ShapedLook look;
      look.size = 0.8F;
      look.lines_max = 1;
      shaped(ground, tree.substr(begin, end - begin), {}, look);
      begin = end + 1;
    }
    end_scroll();
    return;
  }
  ImGui::BeginChild("picture", picture, false, ImGuiWindowFlags_NoScrollbar);
  draw_picture(ground);
  ImGui::EndChild();
  if (!is_below) ImGui::SameLine();
  begin_scroll(ground, "findings");
  draw_findings(ground);
  end_scroll();
}

void InspectorPage::draw_picture(const Ground& ground) {
  const ScreenView& view = ground.sources.screen;
  if (!view.problem.empty()) return fact(ground, "Nicht zu zeigen", view.problem, true);
  if (view.width_px == 0 || view.wish.display.width_px == 0) return hint(ground, "Wird gezeichnet …");
  const ImVec2 size{static_cast<float>(view.width_px), static_cast<float>(view.height_px)};
  const PicturePlace place{ImGui::GetCursorScreenPos(), size.x / static_cast<float>(view.wish.display.width_px)};
  ImGui::Image(texture(screen_texture), size);
  ImGui::GetWindowDrawList()->AddRect(place.at, {place.at.x + size.x, place.at.y + size.y}, packed(ui::Colour::Edge));
  draw_boxes(view.laid_out, place, shows_);
}

void InspectorPage::draw_findings(const Ground& ground) const {
  const ScreenView& view = ground.sources.screen;
  if (!view.problem.empty()) return;
  const std::vector<Finding> findings = findings_of(view.laid_out);
  const auto bad = std::ranges::count_if(findings, [](const Finding& finding) { return finding.is_bad; });
  fact(ground, "Beanstandet", bad == 0 ? "nichts" : fmt::format("{}", bad), bad > 0);
  fact(ground, "Bildschirm",
       fmt::format("{} x {} px, {:.2f} px/mm", view.wish.display.width_px, view.wish.display.height_px,
                   view.wish.display.px_per_mm()));
  for (const Finding& finding : findings) {
    ShapedLook look;
    look.colour = finding.is_bad ? ui::Colour::Help : ui::Colour::Ink;
    look.weight = finding.is_bad ? text::Weight::Bold : text::Weight::Regular;
    look.lines_max = 2;
    look.size = 0.85F;
    shaped(ground, finding.text, {}, look);
  }
}

} // namespace kiosk::desk
