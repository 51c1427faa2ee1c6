// A line of text with keys of its own, and a list to choose from.
#include "kiosk/desk/parts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>

namespace kiosk::desk {
namespace {

constexpr std::size_t bytes_max = 600;

std::string utf8_of(char32_t c) {
  std::string bytes;
  const auto part = [&](unsigned shift) { bytes += static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) {
    bytes += static_cast<char>(0xC0U | c >> 6);
  } else if (c < 0x10000) {
    bytes += static_cast<char>(0xE0U | c >> 12);
    part(6);
  } else {
    bytes += static_cast<char>(0xF0U | c >> 18);
    part(12);
    part(6);
  }
  part(0);
  return bytes;
}

std::string lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) {
    return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  // The umlauts; all else compares as it stands.
  for (const auto& [large, small] : {std::pair{"Ä", "ä"}, std::pair{"Ö", "ö"}, std::pair{"Ü", "ü"}})
    for (std::size_t at = lower.find(large); at != std::string::npos; at = lower.find(large, at + 2))
      lower.replace(at, 2, small);
  return lower;
}

const std::array<std::vector<const char*>, 4> key_rows{{
    {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-"},
    {"q", "w", "e", "r", "t", "z", "u", "i", "o", "p", "ü"},
    {"a", "s", "d", "f", "g", "h", "j", "k", "l", "ö", "ä"},
    {"y", "x", "c", "v", "b", "n", "m", "ß", "/", ".", "+"},
}};

} // namespace

void Field::type(char32_t character) {
  if (!is_open_) return;
  if (character == U'\b') {
    while (!text_.empty() && (static_cast<unsigned char>(text_.back()) & 0xC0U) == 0x80U)
      text_.pop_back();
    if (!text_.empty()) text_.pop_back();
  } else if (character >= 0x20 && character <= 0x10FFFF && text_.size() < bytes_max) {
    text_ += utf8_of(character);
  }
  has_changed_ = true;
}

bool Field::finds(std::string_view text) const {
  return text_.empty() || lower(text).find(lower(text_)) != std::string::npos;
}

bool Field::draw(const Ground& ground, const char* id, const char* empty_words) {
  ImGui::PushID(id);
  bool changed = std::exchange(has_changed_, false);
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 place = ImGui::GetCursorScreenPos();
  ImGui::PushStyleColor(ImGuiCol_Border, colour(is_open_ ? ui::Colour::Offers : ui::Colour::Edge));
  if (ImGui::Button("##field", {width, ground.measures.target})) is_open_ = !is_open_;
  ImGui::PopStyleColor();
  const ImVec2 after = ImGui::GetCursorScreenPos();
  ShapedLook look;
  look.lines_max = 1;
  look.width = width - ground.measures.gap * 4;
  look.colour = text_.empty() && !is_open_ ? ui::Colour::Soft : ui::Colour::Ink;
  ImGui::SetCursorScreenPos(
      {place.x + ground.measures.gap * 2, place.y + (ground.measures.target - ground.measures.letter * 1.35F) / 2});
  shaped(ground, is_open_ ? text_ + "|" : text_.empty() ? empty_words : text_, {}, look);
  ImGui::SetCursorScreenPos(after);
  if (is_open_) {
    ground.wishes.typing = true;
    changed = draw_keys(ground) || changed;
  }
  ImGui::PopID();
  return changed;
}

bool Field::draw_keys(const Ground& ground) {
  const std::string before = text_;
  const float width = ImGui::GetContentRegionAvail().x;
  constexpr float keys_beside = 11;
  const float key = std::floor((width - ground.measures.gap * (keys_beside - 1)) / keys_beside);
  for (const auto& keys : key_rows) {
    for (std::size_t at = 0; at < keys.size(); ++at) {
      if (at > 0) ImGui::SameLine();
      if (button(ground, keys[at], false, key) && text_.size() < bytes_max) text_ += keys[at];
    }
  }
  const float wide = std::floor((width - ground.measures.gap * 3) / 4);
  if (button(ground, "Leertaste", false, wide)) text_ += ' ';
  ImGui::SameLine();
  if (button(ground, "Zurück", false, wide)) type(U'\b');
  ImGui::SameLine();
  if (button(ground, "Leeren", false, wide)) text_.clear();
  ImGui::SameLine();
  if (button(ground, "Fertig", true, wide)) is_open_ = false;
  has_changed_ = false;
  return text_ != before;
}

void Picker::draw_button(const Ground& ground, const char* title, const std::string& chosen) {
  ImGui::PushID(title);
  if (row(ground, 0, chosen, title, false)) is_open_ = true;
  ImGui::PopID();
}

int Picker::draw(const Ground& ground, const std::vector<std::string>& names, int chosen) {
  int touched = -1;
  if (button(ground, "Zurück ohne Wahl")) is_open_ = false;
  (void)filter.draw(ground, "search", "Suchen …");
  std::vector<int> found;
  for (int at = 0; at < static_cast<int>(names.size()); ++at)
    if (filter.finds(names[static_cast<std::size_t>(at)])) found.push_back(at);
  begin_scroll(ground, "list");
  if (found.empty()) hint(ground, "Nichts gefunden.");
  rows(ground, static_cast<int>(found.size()), [&](int at) {
    const int index = found[static_cast<std::size_t>(at)];
    if (row(ground, index, names[static_cast<std::size_t>(index)], {}, index == chosen)) touched = index;
  });
  end_scroll();
  if (touched >= 0) {
    is_open_ = false;
    filter.close();
  }
  return touched;
}

} // namespace kiosk::desk
