#include "kiosk/app/kiosk.h"

#include "kiosk/app/picture_loader.h"
#include "kiosk/locale/berlin_time.h"

#include <algorithm>
#include <spdlog/spdlog.h>

namespace kiosk::app {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds frame{16};

/// The running kiosk: one visitor at a time, one window.
class Kiosk {
public:
  Kiosk(House house, Words& words, const KioskOptions& options, device::Display display)
      : house_(std::move(house)), words_(words), options_(options), display_(std::move(display)),
        drawing_(words.engine), loader_(house_.pack), touched_(locale::now().steady) {}

  void run() {
    show();
    while (!is_over_) {
      if (needs_draw_) draw();
      for (const device::Input& input : display_.wait(time_to_wait())) take(input);
      tick();
    }
  }

private:
  /// Makes the visitor's screen anew.
  void show() {
    const Moment moment = locale::now();
    shown_minute_ = std::chrono::floor<std::chrono::minutes>(moment.local);
    screens::Settings settings = house_.settings;
    if (visit_.idle_warning) settings.idle_warning_seconds = seconds_left(moment.steady);
    shown_seconds_left_ = settings.idle_warning_seconds;
    const ui::Display display{display_.width_px(), display_.height_px(), options_.diagonal_inch,
                              static_cast<ui::TextScale>(visit_.text_size)};
    shown_ = make_shown({visit_, house_.pack, words_.catalogue, settings, moment.local, display}, words_.engine);
    for (const std::string& id : drawing_.missing_pictures(shown_.laid_out)) loader_.want(id);
    if (focus_ >= static_cast<int>(shown_.laid_out.items.size())) focus_ = -1;
    needs_draw_ = true;
  }

  void draw() {
    needs_draw_ = false;
    drawing_.draw(shown_.laid_out, {gestures_.scroll_px(shown_.laid_out), gestures_.pressed(), focus_}, display_);
  }

  void act(const visit::Action& action) {
    visit::Visit next = visit::advance(visit_, action, house_.pack);
    if (next == visit_) return;
    const bool is_other_screen = next.here().address != visit_.here().address;
    const bool was_reset = next == visit::Visit{};
    visit_ = std::move(next);
    if (is_other_screen || was_reset) focus_ = -1;
    gestures_.screen_changed(locale::now().steady);
    if (was_reset) words_.engine.trim_cache();
    show();
  }

  void take(const device::Input& input) {
    if (const auto* touch = std::get_if<device::TouchInput>(&input)) take_touch(*touch);
    else if (const auto* key = std::get_if<device::KeyInput>(&input)) take_key(*key);
    else if (std::holds_alternative<device::Resized>(input)) show();
    else if (std::holds_alternative<device::Exposed>(input)) needs_draw_ = true;
    else if (std::holds_alternative<device::TexturesLost>(input)) drawing_.forget_uploads(), needs_draw_ = true;
    else is_over_ = true;
  }

  void take_touch(const device::TouchInput& touch) {
    touched_ = touch.time;
    if (visit_.idle_warning && touch.phase == device::TouchInput::Phase::Up && !hits_emergency(touch.x, touch.y)) {
      act(visit::Stay{}); // wherever it lands, the touch means "I am here" and nothing else
      return;
    }
    if (focus_ >= 0) focus_ = -1, needs_draw_ = true;
    const int pressed_before = gestures_.pressed();
    const ui::Touch fed{static_cast<ui::Touch::Phase>(touch.phase), touch.finger, touch.x, touch.y, touch.time};
    follow(gestures_.feed(fed, shown_.laid_out));
    if (gestures_.pressed() != pressed_before || gestures_.is_moving()) needs_draw_ = true;
  }

  [[nodiscard]] bool hits_emergency(int x, int y) const {
    const auto action = shown_.action_of(ui::hit(shown_.laid_out, x, y));
    const auto* opened = action ? std::get_if<visit::Open>(&*action) : nullptr;
    return opened != nullptr && opened->address.kind == visit::ScreenKind::Emergency;
  }

  void follow(const ui::Gesture& gesture) {
    if (const auto* tap = std::get_if<ui::Tap>(&gesture)) {
      needs_draw_ = true;
      if (const auto action = shown_.action_of(tap->control)) act(*action);
    } else if (const auto* settled = std::get_if<ui::Settled>(&gesture)) {
      needs_draw_ = true;
      if (settled->page == shown_.laid_out.page) return;
      const ui::PageStart start = shown_.laid_out.pages[static_cast<std::size_t>(settled->page)].start;
      act(visit::TurnTo{{start.block, start.piece}});
    }
  }

  void take_key(device::KeyInput key) {
    touched_ = locale::now().steady;
    if (visit_.idle_warning) return act(visit::Stay{});
    switch (key) {
    case device::KeyInput::Escape: return act(visit::GoBack{});
    case device::KeyInput::Enter:
      if (const auto action = shown_.action_of(focus_)) act(*action);
      return;
    case device::KeyInput::Up: focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Up); break;
    case device::KeyInput::Down: focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Down); break;
    case device::KeyInput::Left: focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Left); break;
    case device::KeyInput::Right: focus_ = ui::move_focus(shown_.laid_out, focus_, ui::Key::Right); break;
    }
    needs_draw_ = true;
  }

  /// What time alone brings about: momentum, the clock, idling, pictures that have been decoded.
  void tick() {
    const Moment moment = locale::now();
    if (gestures_.is_moving()) {
      follow(gestures_.tick(moment.steady, shown_.laid_out));
      needs_draw_ = true;
    }
    for (auto& [id, picture] : loader_.take()) {
      drawing_.add_picture(id, std::move(picture));
      needs_draw_ = true;
    }
    const auto until_warning = warn_after();
    if (until_warning.count() > 0) {
      const auto idle = moment.steady - touched_;
      if (idle >= until_warning + options_.idle.warning) act(visit::IdleTimeout{});
      else if (idle >= until_warning && !visit_.idle_warning) act(visit::WarnIdle{});
    }
    const bool clock_moved = std::chrono::floor<std::chrono::minutes>(moment.local) != shown_minute_;
    const bool counted_down = visit_.idle_warning && seconds_left(moment.steady) != shown_seconds_left_;
    if (clock_moved || counted_down) show();
  }

  [[nodiscard]] std::chrono::seconds warn_after() const {
    return visit::time_until_warning(visit_, options_.idle, shown_.laid_out.visible_words());
  }

  [[nodiscard]] int seconds_left(SteadyTime now) const {
    const auto end = touched_ + warn_after_when_shown_ + options_.idle.warning;
    return static_cast<int>(std::max<long>(0, std::chrono::ceil<std::chrono::seconds>(end - now).count()));
  }

  /// Until something must be done without input.
  [[nodiscard]] milliseconds time_to_wait() {
    if (gestures_.is_moving()) return frame;
    if (needs_draw_) return milliseconds{0};
    if (loader_.is_busy()) return frame * 2;
    const Moment moment = locale::now();
    const auto next_minute = shown_minute_ + std::chrono::minutes{1} - moment.local;
    auto wait = std::chrono::duration_cast<milliseconds>(next_minute) + milliseconds{5};
    if (const auto until_warning = warn_after(); until_warning.count() > 0) {
      if (!visit_.idle_warning) warn_after_when_shown_ = until_warning;
      const auto due = visit_.idle_warning ? SteadyTime{moment.steady + std::chrono::seconds{1}} : touched_ + until_warning;
      wait = std::min(wait, std::chrono::ceil<milliseconds>(due - moment.steady));
    }
    // A clock that was set back must not leave the kiosk asleep for hours.
    return std::clamp(wait, milliseconds{1}, milliseconds{60'000});
  }

  House house_;
  Words& words_;
  KioskOptions options_;
  device::Display display_;
  Drawing drawing_;
  PictureLoader loader_;
  ui::Gestures gestures_;
  visit::Visit visit_;
  Shown shown_;
  SteadyTime touched_;
  std::chrono::seconds warn_after_when_shown_{60};
  LocalTime shown_minute_{};
  int shown_seconds_left_ = 0;
  int focus_ = -1;
  bool needs_draw_ = true;
  bool is_over_ = false;
};

Result<device::Display> open_window(const KioskOptions& options) {
  return device::Display::open_window({"Elternkiosk", 540, 960, options.fullscreen});
}

} // namespace

Result<void> run_kiosk(House house, Words& words, const KioskOptions& options) {
  auto display = open_window(options);
  if (!display) return tl::unexpected(display.error());
  spdlog::info("showing pack {} ({}) at {} x {} px", house.pack.about().id, house.pack.about().seq, display->width_px(),
               display->height_px());
  Kiosk(std::move(house), words, options, std::move(*display)).run();
  return {};
}

Result<bool> run_card(const std::string& code, Words& words, const KioskOptions& options,
                      const std::function<bool()>& retry) {
  auto display = open_window(options);
  if (!display) return tl::unexpected(display.error());
  Drawing drawing(words.engine);
  while (true) {
    const ui::Display size{display->width_px(), display->height_px(), options.diagonal_inch, ui::TextScale::Percent100};
    const Shown shown = make_shown_card(code, words.catalogue, size, words.engine);
    drawing.draw(shown.laid_out, {shown.laid_out.rest_scroll(), -1, -1}, *display);
    bool draw_again = false;
    while (!draw_again) {
      for (const device::Input& input : display->wait(std::chrono::seconds{5})) {
        if (std::holds_alternative<device::Quit>(input)) return false;
        if (std::holds_alternative<device::TexturesLost>(input)) drawing.forget_uploads();
        draw_again = draw_again || std::holds_alternative<device::Resized>(input) ||
                     std::holds_alternative<device::Exposed>(input) || std::holds_alternative<device::TexturesLost>(input);
      }
      if (retry()) return true;
    }
  }
}

} // namespace kiosk::app
