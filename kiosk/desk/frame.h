// What the desk consists of: its ImGui context, the inputs that wait, the pages. Private to the desk.
#pragma once

#include "kiosk/desk/pages.h"

#include <deque>
#include <variant>

namespace kiosk::desk {

/// Widgets settle within so many frames after an input: hovering, sizes, focus.
inline constexpr int frames_to_settle = 3;

/// An ImGui context that is current only while the desk is at work.
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

} // namespace kiosk::desk
