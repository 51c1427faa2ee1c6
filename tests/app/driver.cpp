#include "tests/app/driver.h"

#include "kiosk/app/picture_command.h"
#include "kiosk/locale/formats.h"

namespace stage {

using namespace std::chrono_literals;

Driver::Driver(const app::House& house, const Way& way, const std::string& now_text)
    : house_(house), way_(way), begin_(moment().steady), steady_(begin_), local_(parse_local_time(now_text).value()) {
  session_ = std::make_unique<app::Session>(house_, words(), visit::IdleTimes{}, 23.8, way.width, way.height, now());
  // The text size is part of how she comes, not of what she does.
  for (int step = 0; step < static_cast<int>(way.size); ++step)
    session_->act(visit::ChangeTextSize{}, now());
}

void Driver::start(const visit::Address& address, const Language& language) {
  session_->act(visit::ChooseLanguage{language}, now());
  if (address.kind != visit::ScreenKind::Home) session_->act(visit::Open{address}, now());
}

void Driver::wait(std::chrono::seconds time) {
  for (std::chrono::seconds passed{0}; passed < time; passed += 1s) {
    steady_ += 1s;
    session_->tick(now());
  }
}

void Driver::tap(int x, int y) {
  steady_ += 500ms; // later than the guard against children's second touches
  using Phase = device::TouchInput::Phase;
  session_->take(device::TouchInput{Phase::Down, 1, x, y, steady_}, now());
  steady_ += 80ms;
  session_->take(device::TouchInput{Phase::Up, 1, x, y, steady_}, now());
  session_->tick(now());
}

void Driver::drag(int x, int from_y, int to_y) {
  using Phase = device::TouchInput::Phase;
  steady_ += 500ms;
  session_->take(device::TouchInput{Phase::Down, 1, x, from_y, steady_}, now());
  for (int step = 1; step <= 10; ++step) {
    steady_ += 16ms;
    session_->take(device::TouchInput{Phase::Move, 1, x, from_y + (to_y - from_y) * step / 10, steady_}, now());
  }
  session_->take(device::TouchInput{Phase::Up, 1, x, to_y, steady_}, now());
  for (int frame = 0; frame < 60; ++frame) {
    steady_ += 16ms;
    session_->tick(now());
  }
}

void Driver::press(device::KeyInput key) {
  steady_ += 500ms;
  session_->take(key, now());
}

int Driver::visible_control(const std::string& action) const {
  const app::Shown& shown = session_->shown();
  for (std::size_t index = 0; index < shown.laid_out.items.size(); ++index) {
    const auto found = shown.action_of(static_cast<int>(index));
    if (found && visit::to_string(*found) == action && shown.laid_out.is_visible(shown.laid_out.items[index]))
      return static_cast<int>(index);
  }
  return -1;
}

void Driver::use_item_by_keys(int item) {
  // Breadth first over the arrows: the way a patient person would find, not the luckiest one.
  const ui::LaidOut& laid_out = session_->shown().laid_out;
  using device::KeyInput;
  constexpr std::array arrows = {KeyInput::Down, KeyInput::Up, KeyInput::Right, KeyInput::Left};
  constexpr std::array keys = {ui::Key::Down, ui::Key::Up, ui::Key::Right, ui::Key::Left};
  std::vector<std::pair<int, std::vector<int>>> open{{session_->focus(), {}}};
  std::set<int> seen;
  while (!open.empty()) {
    const auto [focus, way] = open.front();
    open.erase(open.begin());
    if (focus == item) {
      for (const int arrow : way)
        press(arrows[static_cast<std::size_t>(arrow)]);
      press(KeyInput::Enter);
      return;
    }
    for (int arrow = 0; arrow < 4; ++arrow) {
      const int next = ui::move_focus(laid_out, focus, keys[static_cast<std::size_t>(arrow)]);
      if (!seen.insert(next).second) continue;
      std::vector<int> longer = way;
      longer.push_back(arrow);
      open.emplace_back(next, std::move(longer));
    }
  }
}

void Driver::use_item(int item) {
  ++touches_;
  if (way_.hands == Hands::Keys) return use_item_by_keys(item);
  const ui::LaidOut& laid_out = session_->shown().laid_out;
  const ui::Rect box = laid_out.on_screen(laid_out.items[static_cast<std::size_t>(item)], laid_out.rest_scroll());
  tap(box.x + box.width / 2, box.y + box.height / 2);
}

bool Driver::turn_page() {
  const app::Shown& shown = session_->shown();
  for (std::size_t index = 0; index < shown.laid_out.items.size(); ++index) {
    const ui::Item& item = shown.laid_out.items[index];
    const auto page = shown.laid_out.page;
    if (item.command.kind != ui::Command::Kind::Turn || page + 1 >= static_cast<int>(shown.laid_out.pages.size()))
      continue;
    if (item.command.turn_to == shown.laid_out.pages[static_cast<std::size_t>(page + 1)].start) {
      use_item(static_cast<int>(index));
      return true;
    }
  }
  return false;
}

std::string Driver::use(const std::string& action) {
  for (int pages = 0; pages < 20; ++pages) {
    const int item = visible_control(action);
    if (item >= 0) {
      const ui::LaidOut& laid_out = session_->shown().laid_out;
      const ui::Rect box = laid_out.on_screen(laid_out.items[static_cast<std::size_t>(item)], laid_out.rest_scroll());
      if (way_.hands == Hands::Touch && box.bottom() < laid_out.display.height_px * (1 - low_))
        return "\"" + action + "\" lies too high";
      use_item(item);
      return {};
    }
    if (!turn_page()) break;
  }
  return "there is no control \"" + action + "\" on " + visit::to_string(session_->visit().here().address);
}

std::string Driver::visible_text() const {
  const ui::LaidOut& laid_out = session_->shown().laid_out;
  std::string text;
  for (const ui::Item& item : laid_out.items) {
    if (!laid_out.is_visible(item)) continue;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    text += '\n';
  }
  return locale::without_controls(text);
}

bool Driver::shouts(const std::string& wanted) const {
  const ui::LaidOut& laid_out = session_->shown().laid_out;
  const ui::Theme theme(laid_out.display);
  for (const ui::Item& item : laid_out.items) {
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    if (laid_out.is_visible(item) && locale::without_controls(text).find(wanted) != std::string::npos &&
        theme.size_px(item.node.type) > theme.size_px(ui::Type::Body))
      return true;
  }
  return false;
}

} // namespace stage
