// The desk's frame: its ImGui context, what was touched and typed, the row of pages.
#include "kiosk/desk/pages.h"

#include <array>
#include <cfloat>
#include <cmath>
#include <deque>
#include <fmt/format.h>
#include <variant>

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

/// Widgets settle within so many frames after an input: hovering, sizes, focus.
constexpr int frames_to_settle = 3;

class Context {
public:
  Context() {
    ImGuiContext* before = ImGui::GetCurrentContext();
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr; // the kiosk writes nothing
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset | ImGuiBackendFlags_HasGamepad;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableGamepad; // arrow keys come as its inputs
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    ImGui::SetCurrentContext(before);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() {
    ImGuiContext* current = ImGui::GetCurrentContext();
    ImGui::DestroyContext(context_);
    if (current != context_) ImGui::SetCurrentContext(current);
  }
  void use() const { ImGui::SetCurrentContext(context_); }

private:
  ImGuiContext* context_;
};

} // namespace

std::span<const PageName> page_names() { return names; }

struct Desk::Parts {
  explicit Parts(const ui::Display& shown_on) : display(shown_on), measures(shown_on) {}

  Context context;
  ui::Display display;
  Measures measures;
  std::filesystem::path font_file, bold_file;
  ImFont* bold = nullptr;
  int letter_px = 0; ///< of the fonts that are built

  std::deque<std::variant<Touch, Key>> inputs;
  std::int64_t finger = -1; ///< that is ImGui's mouse
  bool is_lifted = false;   ///< the finger's place is forgotten with the next frame
  int frames_due = frames_to_settle;
  Wishes wishes;
  PageKind page = PageKind::Health;

  HealthPage health;
  LogPage log;
  InspectorPage inspector;
  FontsPage fonts;
  ContentPage content;
  TouchPage touch_test;
  ScreenPage screen;
  LanguagesPage languages;
  SoundPage sound;

  [[nodiscard]] bool build_fonts();
  [[nodiscard]] bool is_whole() const { return touch_test.is_whole() || screen.is_whole() || languages.is_whole(); }
  void leave_whole();
  [[nodiscard]] Field* open_field();
  void feed();
  void feed(const Touch& touch);
  void feed(Key key);
  void draw_frame(const Ground& ground);
  void draw_navigation(const Ground& ground);
  void draw_page(const Ground& ground);
};

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

void Desk::Parts::leave_whole() {
  touch_test.leave();
  screen.leave();
  languages.leave();
}

Field* Desk::Parts::open_field() {
  Field* fields[] = {&log.filter, &fonts.sample, content.open_field(), inspector.choice.open_field(),
                     languages.choice.open_field()};
  for (Field* field : fields)
    if (field != nullptr && field->is_open()) return field;
  return nullptr;
}

/// One press or release a frame, so that ImGui sees each.
void Desk::Parts::feed() {
  ImGuiIO& io = ImGui::GetIO();
  if (std::exchange(is_lifted, false)) io.MousePos = {-FLT_MAX, -FLT_MAX};
  while (!inputs.empty()) {
    const auto input = inputs.front();
    inputs.pop_front();
    frames_due = frames_to_settle;
    if (const Key* key = std::get_if<Key>(&input)) return feed(*key);
    const Touch& touch = std::get<Touch>(input);
    feed(touch);
    if (touch.phase != Touch::Phase::Move) return;
  }
}

void Desk::Parts::feed(const Touch& touch) {
  if (page == PageKind::Touch) touch_test.touch(touch, display);
  ImGuiIO& io = ImGui::GetIO();
  if (touch.phase == Touch::Phase::Down && finger < 0) finger = touch.finger;
  if (touch.finger != finger) return;
  io.MousePos = {static_cast<float>(touch.x), static_cast<float>(touch.y)};
  const bool is_over = touch.phase == Touch::Phase::Up || touch.phase == Touch::Phase::Cancel;
  if (touch.phase == Touch::Phase::Cancel) io.MousePos = {-FLT_MAX, -FLT_MAX}; // releases nothing that is touched
  io.MouseDown[0] = !is_over;
  if (is_over) {
    finger = -1;
    is_lifted = true;
  }
}

void Desk::Parts::feed(Key key) {
  ImGuiIO& io = ImGui::GetIO();
  switch (key) {
  case Key::Up:
    io.NavInputs[ImGuiNavInput_DpadUp] = 1;
    break;
  case Key::Down:
    io.NavInputs[ImGuiNavInput_DpadDown] = 1;
    break;
  case Key::Left:
    io.NavInputs[ImGuiNavInput_DpadLeft] = 1;
    break;
  case Key::Right:
    io.NavInputs[ImGuiNavInput_DpadRight] = 1;
    break;
  case Key::Enter:
    if (is_whole())
      leave_whole();
    else
      io.NavInputs[ImGuiNavInput_Activate] = 1;
    break;
  case Key::Escape:
    if (Field* field = open_field())
      field->close();
    else if (is_whole())
      leave_whole();
    else
      wishes.leave = true;
    break;
  }
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
