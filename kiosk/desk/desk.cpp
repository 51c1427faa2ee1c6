// The desk from outside: fonts, what is drawn in a frame, the row of pages.
#include "kiosk/desk/frame.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

constexpr std::array<PageName, 9> names{{
    {PageKind::Health, "health", "Zustand"},
    {PageKind::Log, "log", "Protokoll"},
    {PageKind::Inspector, "inspector", "Aufbau"},
    {PageKind::Fonts, "fonts", "Schriften"},
    {PageKind::Content, "content", "Inhalt"},
    {PageKind::Touch, "touch", "Berührung"},
    {PageKind::Screen, "screen", "Bild"},
    {PageKind::Languages, "languages", "Sprachen"},
    {PageKind::Sound, "sound", "Ton"},
}};

/// Noto Sans's line, from its highest to its lowest letter, in em.
constexpr float line_of_em = 1.362F;

/// Latin letters with all that German and technical texts need: signs, arrows, currency.
constexpr ImWchar ranges[] = {0x20, 0x17F, 0x2010, 0x2027, 0x2030, 0x203A, 0x20AC, 0x20AC, 0};

} // namespace

std::span<const PageName> page_names() { return names; }

bool Desk::Parts::build_fonts() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  letter_px = static_cast<int>(measures.letter);
  // ImGui's size is a line's height, ours an em.
  const float size = std::round(static_cast<float>(letter_px) * line_of_em);
  const ImFont* regular = atlas.AddFontFromFileTTF(font_file.c_str(), size, nullptr, ranges);
  bold = atlas.AddFontFromFileTTF(bold_file.c_str(), size * 1.15F, nullptr, ranges);
  if (regular == nullptr || bold == nullptr || !atlas.Build()) return false;
  atlas.SetTexID(texture(font_texture));
  return true;
}

Result<Desk> Desk::open(const std::filesystem::path& font, const std::filesystem::path& bold,
                        const ui::Display& display) {
  for (const std::filesystem::path& file : {font, bold}) {
    std::error_code problem; // ImGui would stop the program
    if (!std::filesystem::is_regular_file(file, problem))
      return fail(ErrorKind::NotFound, "the desk's font is not there", file.string());
  }
  auto parts = std::make_unique<Parts>(display);
  parts->context.use();
  put_on_style(parts->measures);
  parts->font_file = font;
  parts->bold_file = bold;
  if (!parts->build_fonts()) return fail(ErrorKind::NotFound, "the desk's font cannot be read", font.string());
  return Desk(std::move(parts));
}

Desk::Desk(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Desk::Desk(Desk&&) noexcept = default;
Desk& Desk::operator=(Desk&&) noexcept = default;
Desk::~Desk() = default;

void Desk::touch(const Touch& touch) { parts_->inputs.emplace_back(touch); }
void Desk::press(Key key) { parts_->inputs.emplace_back(key); }

void Desk::type(char32_t character) {
  if (Field* field = parts_->open_field()) field->type(character);
  parts_->frames_due = frames_to_settle;
}

void Desk::resize(const ui::Display& display) {
  if (display == parts_->display) return;
  parts_->display = display;
  parts_->measures = Measures(display);
  parts_->context.use();
  put_on_style(parts_->measures);
  if (parts_->letter_px != static_cast<int>(parts_->measures.letter)) (void)parts_->build_fonts();
  parts_->frames_due = frames_to_settle;
}

void Desk::show(PageKind page) {
  parts_->leave_whole();
  parts_->page = page;
  parts_->wishes.screen = {};
  parts_->frames_due = frames_to_settle;
}

PageKind Desk::page() const { return parts_->page; }
bool Desk::needs_draw() const { return parts_->frames_due > 0 || !parts_->inputs.empty(); }
const Wishes& Desk::wishes() const { return parts_->wishes; }
void Desk::forget_tone() { parts_->wishes.tone.reset(); }

FontPixels Desk::font_pixels() const {
  parts_->context.use();
  unsigned char* alpha = nullptr;
  FontPixels pixels;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&alpha, &pixels.width_px, &pixels.height_px);
  const auto count = static_cast<std::size_t>(pixels.width_px) * static_cast<std::size_t>(pixels.height_px);
  pixels.rgba.assign(count * 4, 0xFF);
  for (std::size_t at = 0; at < count; ++at)
    pixels.rgba[at * 4 + 3] = alpha[at];
  return pixels;
}

ImDrawData* Desk::draw(const Sources& sources, text::Engine& engine, glyphs::Atlas& atlas) {
  Parts& parts = *parts_;
  parts.context.use();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(parts.display.width_px), static_cast<float>(parts.display.height_px)};
  io.DeltaTime = 1.0F / 60.0F;
  parts.frames_due = std::max(0, parts.frames_due - 1);
  const bool leaves = parts.wishes.leave;
  std::optional<ToneWish> tone = parts.wishes.tone;
  parts.feed();
  const bool leaves_now = leaves || parts.wishes.leave;
  parts.wishes = {};
  parts.wishes.leave = leaves_now;
  parts.wishes.tone = tone;
  const Ground ground{sources, engine, atlas, parts.display, parts.measures, parts.wishes, parts.bold};
  ImGui::NewFrame();
  parts.draw_frame(ground);
  ImGui::Render();
  return ImGui::GetDrawData();
}

void Desk::Parts::draw_frame(const Ground& ground) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({static_cast<float>(display.width_px), static_cast<float>(display.height_px)});
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                     ImGuiWindowFlags_NoSavedSettings;
  // A picture of the whole screen reaches its edges.
  const bool is_padded = !is_whole();
  if (!is_padded) ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::Begin("desk", nullptr, flags);
  if (!is_padded) ImGui::PopStyleVar();
  if (is_padded) draw_navigation(ground);
  draw_page(ground);
  ImGui::End();
}

void Desk::Parts::draw_navigation(const Ground& ground) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float leave = ground.measures.target * 3;
  ImGui::AlignTextToFramePadding();
  ImGui::PushFont(bold);
  ImGui::TextUnformatted("Technik");
  ImGui::PopFont();
  ImGui::SameLine(0, ground.measures.gap * 3);
  ImGui::AlignTextToFramePadding();
  ImGui::PushStyleColor(ImGuiCol_Text, colour(ui::Colour::Soft));
  ImGui::TextUnformatted("schreibt nichts, schließt nach 10 Minuten von selbst");
  ImGui::PopStyleColor();
  ImGui::SameLine(ImGui::GetCursorStartPos().x + width - leave);
  if (button(ground, "Verlassen", false, leave)) wishes.leave = true;

  const int count = static_cast<int>(names.size());
  const int beside = display.is_portrait() ? (count + 1) / 2 : count;
  const auto columns = static_cast<float>(beside);
  const float each = std::floor((width - ground.measures.gap * (columns - 1)) / columns);
  for (int at = 0; at < count; ++at) {
    const PageName& name = names[static_cast<std::size_t>(at)];
    if (at % beside != 0) ImGui::SameLine();
    if (button(ground, name.title.data(), name.kind == page, each) && name.kind != page) {
      page = name.kind;
      frames_due = frames_to_settle;
    }
  }
  ImGui::Separator();
}

void Desk::Parts::draw_page(const Ground& ground) {
  ImGui::PushID(static_cast<int>(page));
  switch (page) {
  case PageKind::Health:
    health.draw(ground);
    break;
  case PageKind::Log:
    log.draw(ground);
    break;
  case PageKind::Inspector:
    inspector.draw(ground);
    break;
  case PageKind::Fonts:
    fonts.draw(ground);
    break;
  case PageKind::Content:
    content.draw(ground);
    break;
  case PageKind::Touch:
    touch_test.draw(ground);
    break;
  case PageKind::Screen:
    screen.draw(ground);
    break;
  case PageKind::Languages:
    languages.draw(ground);
    break;
  case PageKind::Sound:
    sound.draw(ground);
    break;
  }
  ImGui::PopID();
}

} // namespace kiosk::desk
