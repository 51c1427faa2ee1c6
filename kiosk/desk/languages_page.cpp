// A screen as a visitor would see it, language after language, the pseudo-locales among them.
#include "kiosk/desk/pages.h"

namespace kiosk::desk {

void LanguagesPage::draw(const Ground& ground) {
  const ScreenView& view = ground.sources.screen;
  if (is_whole_) {
    const auto width = static_cast<float>(ground.display.width_px),
               height = static_cast<float>(ground.display.height_px);
    ground.wishes.screen = choice.wish(ground, width, height);
    ImGui::SetCursorPos({0, 0});
    if (ImGui::InvisibleButton("whole", {width, height})) is_whole_ = false;
    if (view.width_px > 0)
      ImGui::GetWindowDrawList()->AddImage(texture(screen_texture), {0, 0},
                                           {static_cast<float>(view.width_px), static_cast<float>(view.height_px)});
    return;
  }
  if (choice.draw(ground)) return;
  const int count = static_cast<int>(ground.sources.languages.size());
  const int at = choice.language();
  const int touched = choices(ground, "turn", {"Vorige Sprache", "Nächste Sprache", "In ganzer Größe"}, -1);
  if (touched == 0) choice.choose_language((at + count - 1) % count);
  if (touched == 1) choice.choose_language((at + 1) % count);
  if (touched == 2) is_whole_ = true;
  hint(ground,
       "Die Pseudosprachen am Ende der Liste zeigen, was nicht passt oder nicht übersetzt ist: en-XA ist Deutsch mit "
       "Akzenten und 40 % länger, ar-XB läuft von rechts nach links.");
  const ImVec2 room = ImGui::GetContentRegionAvail();
  ground.wishes.screen = choice.wish(ground, room.x, room.y);
  if (!view.problem.empty()) return fact(ground, "Nicht zu zeigen", view.problem, true);
  if (view.width_px == 0) return hint(ground, "Wird gezeichnet …");
  const ImVec2 size{static_cast<float>(view.width_px), static_cast<float>(view.height_px)};
  const ImVec2 place = ImGui::GetCursorScreenPos();
  if (ImGui::InvisibleButton("picture", size)) is_whole_ = true;
  ImGui::GetWindowDrawList()->AddImage(texture(screen_texture), place, {place.x + size.x, place.y + size.y});
  ImGui::GetWindowDrawList()->AddRect(place, {place.x + size.x, place.y + size.y}, packed(ui::Colour::Edge));
}

} // namespace kiosk::desk
