// Fingers and keys as ImGui takes them: one press or release a frame, one finger as its mouse.
#include "kiosk/desk/frame.h"

#include <cfloat>
#include <utility>

namespace kiosk::desk {

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

} // namespace kiosk::desk
