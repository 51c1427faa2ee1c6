// Shaped text, buttons, rows and scrolling: the pieces of all pages.
#include "kiosk/desk/parts.h"

#include "kiosk/ui/paint.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

/// Texts that belong to no language of readers are divided by no patterns: German's take seconds to read.
const Language plain{"la"};
constexpr std::size_t shown_bytes_max = 20'000;

std::shared_ptr<const text::Layout> lay_out(const Ground& ground, const std::string& text, const Language& language,
                                            const ShapedLook& look, float width) {
  text::Paragraph paragraph;
  paragraph.spans = {{text.size() > shown_bytes_max ? text.substr(0, shown_bytes_max) + " …" : text, look.weight}};
  paragraph.language = language.is_german() ? plain : language;
  paragraph.size_px = static_cast<int>(std::lround(ground.measures.letter * look.size));
  paragraph.lines_max = look.lines_max;
  return ground.engine.lay_out(paragraph, std::max(1, static_cast<int>(width)));
}

void draw_at(const Ground& ground, const ImVec2& place, const text::Layout& layout, ui::Colour colour) {
  ui::draw_text(*ImGui::GetWindowDrawList(), layout, static_cast<int>(place.x), static_cast<int>(place.y),
                ui::rgb(colour), ground.atlas);
}

} // namespace

void shaped(const Ground& ground, const std::string& text, const Language& language, const ShapedLook& look) {
  const float width = look.width > 0 ? look.width : ImGui::GetContentRegionAvail().x;
  const int size = static_cast<int>(std::lround(ground.measures.letter * look.size));
  const auto least = static_cast<float>(ground.engine.line_height(language.is_german() ? plain : language, size));
  if (look.lines_max == 1 && !ImGui::IsRectVisible({width, least})) return ImGui::Dummy({width, least});
  const auto layout = lay_out(ground, text, language, look, width);
  const ImVec2 place = ImGui::GetCursorScreenPos();
  const ImVec2 size_px{width, static_cast<float>(layout->height)};
  if (ImGui::IsRectVisible(size_px)) draw_at(ground, place, *layout, look.colour);
  ImGui::Dummy(size_px);
}

void title(const Ground& ground, const char* text) {
  ImGui::Dummy({0, ground.measures.gap});
  ImGui::PushFont(ground.bold);
  ImGui::TextUnformatted(text);
  ImGui::PopFont();
}

void hint(const Ground&, const char* text) {
  ImGui::PushStyleColor(ImGuiCol_Text, colour(ui::Colour::Soft));
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text);
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
}

void fact(const Ground& ground, const char* name, const std::string& value, bool is_bad) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float at = std::floor(width * 0.4F);
  const float start = ImGui::GetCursorPosX();
  ImGui::BeginGroup();
  ImGui::PushStyleColor(ImGuiCol_Text, colour(ui::Colour::Soft));
  ImGui::PushTextWrapPos(start + at - ground.measures.gap);
  ImGui::TextUnformatted(name);
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::EndGroup();
  ImGui::SameLine();
  ImGui::SetCursorPosX(start + at);
  ShapedLook look;
  look.colour = is_bad ? ui::Colour::Help : ui::Colour::Ink;
  look.weight = is_bad ? text::Weight::Bold : text::Weight::Regular;
  look.width = width - at;
  shaped(ground, is_bad ? "! " + value : value, {}, look);
}

bool button(const Ground& ground, const char* label, bool chosen, float width) {
  if (chosen) {
    ImGui::PushStyleColor(ImGuiCol_Button, colour(ui::Colour::Offers));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, colour(ui::Colour::Offers));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, colour(ui::Colour::Offers));
    ImGui::PushStyleColor(ImGuiCol_Text, colour(ui::Colour::White));
  }
  ImGui::PushStyleColor(ImGuiCol_Border, colour(ui::Colour::Edge));
  const float needed = ImGui::CalcTextSize(label, nullptr, true).x + ImGui::GetStyle().FramePadding.x * 2;
  const float size = width > 0 ? width : std::max(needed, ground.measures.target);
  const bool touched = ImGui::Button(label, {size, ground.measures.target});
  ImGui::PopStyleColor(chosen ? 5 : 1);
  return touched;
}

void same_line_if(const Ground& ground, float width) {
  const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
  if (ImGui::GetItemRectMax().x + ground.measures.gap + width <= right) ImGui::SameLine();
}

int choices(const Ground& ground, const char* id, const std::vector<std::string>& labels, int chosen) {
  int touched = -1;
  ImGui::PushID(id);
  for (int at = 0; at < static_cast<int>(labels.size()); ++at) {
    const char* label = labels[static_cast<std::size_t>(at)].c_str();
    const float width =
        std::max(ground.measures.target, ImGui::CalcTextSize(label).x + ImGui::GetStyle().FramePadding.x * 2);
    if (at > 0) same_line_if(ground, width);
    if (button(ground, label, at == chosen, width)) touched = at;
  }
  ImGui::PopID();
  return touched;
}

float row_height(const Ground& ground) {
  const auto first = static_cast<float>(ground.engine.line_height(plain, static_cast<int>(ground.measures.letter)));
  return std::max(ground.measures.target, std::ceil(first * 1.8F) + ground.measures.gap);
}

bool row(const Ground& ground, int id, const std::string& first, const std::string& second, bool chosen) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = row_height(ground);
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::PushID(id);
  const bool touched = ImGui::Button("##row", {width, height});
  ImGui::PopID();
  if (!ImGui::IsItemVisible()) return touched;
  if (chosen)
    ImGui::GetWindowDrawList()->AddRectFilled(place, {place.x + ground.measures.gap, place.y + height},
                                              packed(ui::Colour::Offers));
  const float inset = ground.measures.gap * 2;
  ShapedLook look;
  look.lines_max = 1;
  look.weight = chosen ? text::Weight::Bold : text::Weight::Regular;
  const auto upper = lay_out(ground, first, {}, look, width - inset * 2);
  look.weight = text::Weight::Regular;
  look.size = 0.8F;
  const auto lower = second.empty() ? nullptr : lay_out(ground, second, {}, look, width - inset * 2);
  const auto total = static_cast<float>(upper->height + (lower ? lower->height : 0));
  const float top = place.y + std::floor((height - total) / 2);
  draw_at(ground, {place.x + inset, top}, *upper, ui::Colour::Ink);
  if (lower) draw_at(ground, {place.x + inset, top + static_cast<float>(upper->height)}, *lower, ui::Colour::Soft);
  return touched;
}

void rows(const Ground& ground, int count, const std::function<void(int)>& draw_row) {
  ImGuiListClipper clipper;
  clipper.Begin(count, row_height(ground) + ImGui::GetStyle().ItemSpacing.y);
  while (clipper.Step())
    for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at)
      draw_row(at);
}

void begin_scroll(const Ground& ground, const char* id, float below) {
  const float height = std::max(ground.measures.target, ImGui::GetContentRegionAvail().y - below);
  ImGui::BeginChild(id, {0, height}, false, ImGuiWindowFlags_NavFlattened);
}

void end_scroll() {
  constexpr float threshold_px = 14;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImGuiIO& io = ImGui::GetIO();
  const bool began_here = window->InnerRect.Contains(io.MouseClickedPos[0]);
  const bool is_bar =
      ImGui::GetActiveID() != 0 && ImGui::GetActiveID() == ImGui::GetWindowScrollbarID(window, ImGuiAxis_Y);
  if (began_here && !is_bar && ImGui::IsMouseDragging(ImGuiMouseButton_Left, threshold_px)) {
    ImGui::ClearActiveID(); // what was pressed is not meant
    ImGui::SetScrollY(ImGui::GetScrollY() - io.MouseDelta.y);
  }
  ImGui::EndChild();
}

std::vector<std::string> names_of(const std::vector<OfferedLanguage>& languages) {
  std::vector<std::string> names;
  for (const OfferedLanguage& language : languages)
    names.push_back(fmt::format("{} ({})", language.german, language.language.tag));
  return names;
}

} // namespace kiosk::desk
