#include "kiosk/app/kiosk.h"

#include "kiosk/app/desk_session.h"
#include "kiosk/app/locale_watch.h"
#include "kiosk/app/picture_loader.h"
#include "kiosk/app/session.h"
#include "kiosk/app/staff_session.h"
#include "kiosk/locale/berlin_time.h"

#include <algorithm>
#include <optional>
#include <spdlog/spdlog.h>
#include <thread>

namespace kiosk::app {
namespace {

/// The size of a window where the kiosk is tried out; full-screen takes the screen's own.
constexpr int window_width_px = 540;
constexpr int window_height_px = 960;

Result<device::Display> open_window(const KioskOptions& options) {
  return device::Display::open_window({"Elternkiosk", window_width_px, window_height_px, options.fullscreen});
}

/// Null when nothing is watched, or cannot be: then the log says so.
std::unique_ptr<LocaleWatch> watch_locales(const KioskOptions& options) {
  if (options.watched_locales.empty()) return nullptr;
  auto watch = LocaleWatch::open(options.watched_locales, device::wake);
  if (watch) return std::move(*watch);
  spdlog::error("{}", watch.error().sentence());
  return nullptr;
}

/// What the window shows and who is asked what it shall: the visitor, staff, or the technician's desk.
class Kiosk {
public:
  Kiosk(Shelf& shelf, Words& words, const Configuration& configuration, const KioskOptions& options,
        device::Display& display)
      : shelf_(shelf), words_(words), options_(options), display_(display),
        visitor_(shelf.house(), words, options.idle, options.diagonal_inch, display.width_px(), display.height_px(),
                 locale::now()),
        staff_(shelf, visitor_, words, configuration, staff_options(configuration, options), display.width_px(),
               display.height_px(), locale::now()),
        drawing_(words.engine), locale_watch_(watch_locales(options)) {
    show_pictures_of(shelf.house().pack);
    divide_ahead();
    shelf.watch(device::wake);
    staff_.watch(device::wake, locale::now());
  }

  /// One turn of the loop; false when the window is closed.
  bool turn() {
    look_for_news();
    if (desk_) return turn_desk();
    draw();
    for (const device::Input& input : display_.wait(time_to_wait())) {
      if (std::holds_alternative<device::Quit>(input)) return false;
      if (std::holds_alternative<device::TexturesLost>(input)) drawing_.forget_uploads();
      if (std::holds_alternative<device::Woken>(input)) continue; // news are looked for at the loop's start
      if (!staff_.take(input, locale::now())) visitor_.take(input, locale::now());
    }
    visitor_.tick(locale::now());
    return true;
  }

private:
  static StaffSession::Options staff_options(const Configuration& configuration, const KioskOptions& options) {
    return {{configuration.pin_for_newer, true},
            configuration.sticks,
            options.idle,
            options.diagonal_inch,
            options.validator};
  }

  // German's patterns take seconds to read. A word that needs them sooner waits for this thread.
  void divide_ahead() {
    dividing_ = std::jthread(
        [&engine = words_.engine, texts = texts_of(shelf_.house())] { engine.divide_ahead(Language{}, texts); });
  }

  void show_pictures_of(const pack::Pack& pack) {
    if (pictures_of_ == &pack) return;
    if (loader_) drawing_.drop_pictures(display_);
    loader_.emplace(pack);
    pictures_of_ = &pack;
  }

  void look_for_news() {
    shelf_.look(locale::now());
    if (!desk_ && !staff_.holds_pack() && locale_watch_ && locale_watch_->has_changed()) {
      read_again(options_.watched_locales, words_.catalogue);
      shelf_.renew_words(visitor_, locale::now()); // a German word that is new is divided when it is met
    }
    staff_.tick(locale::now());
    if (!desk_ && staff_.take_desk_wish()) open_desk();
    if (!desk_ && !staff_.holds_pack() && shelf_.change(visitor_, locale::now())) {
      pictures_of_ = nullptr; // the old pack is still there, its pictures are not wanted any more
      divide_ahead();
    }
    show_pictures_of(staff_.is_shown() ? staff_.pack() : shelf_.house().pack);
  }

  void draw() {
    const bool is_staff = staff_.is_shown();
    const ui::LaidOut& laid_out = is_staff ? staff_.laid_out() : visitor_.shown().laid_out;
    for (const ui::WantedPicture& wanted : drawing_.missing_pictures(laid_out))
      loader_->want(wanted);
    for (auto& [wanted, picture] : loader_->take()) {
      drawing_.add_picture(wanted, std::move(picture), display_);
      visitor_.draw_again();
      staff_.draw_again();
    }
    if (is_staff != was_staff_) visitor_.draw_again();
    was_staff_ = is_staff;
    if (is_staff ? !staff_.needs_draw() : !visitor_.needs_draw()) return;
    staff_.drawn();
    if (!is_staff) visitor_.drawn();
    drawing_.draw(laid_out, is_staff ? staff_.paint_state() : visitor_.paint_state(), display_);
  }

  [[nodiscard]] std::chrono::milliseconds time_to_wait() const {
    const Moment now = locale::now();
    auto wait = std::min(shelf_.time_to_wait(now), staff_.time_to_wait(now));
    // What lies under staff's screen needs no drawing, but its time goes on.
    if (!staff_.is_shown()) wait = std::min(wait, visitor_.time_to_wait(now));
    if (loader_->is_busy()) wait = std::min(wait, std::chrono::milliseconds{30});
    return wait;
  }

  void open_desk() {
    DeskGround ground{words_,        drawing_,          display_, &shelf_.house(), options_.log, options_.diagonal_inch,
                      options_.disk, options_.specimens};
    auto opened = DeskSession::open(std::move(ground), locale::now());
    if (opened)
      desk_ = std::move(*opened);
    else
      spdlog::error("{}", opened.error().sentence());
  }

  bool turn_desk() {
    if (desk_->needs_draw()) desk_->draw(locale::now());
    for (const device::Input& input : display_.wait(desk_->time_to_wait(locale::now()))) {
      if (std::holds_alternative<device::Quit>(input)) return false;
      if (std::holds_alternative<device::Resized>(input)) {
        (void)staff_.take(input, locale::now());
        visitor_.take(input, locale::now());
      }
      desk_->take(input, locale::now());
    }
    desk_->tick(locale::now());
    staff_.happen(staff::Felt{}, locale::now()); // who is at the desk is still there
    if (!desk_->wants_to_leave()) return true;
    desk_.reset();
    visitor_.draw_again();
    staff_.draw_again();
    return true;
  }

  Shelf& shelf_;
  Words& words_;
  const KioskOptions& options_;
  device::Display& display_;
  Session visitor_;
  StaffSession staff_;
  Drawing drawing_;
  const pack::Pack* pictures_of_ = nullptr;
  std::optional<PictureLoader> loader_;
  std::unique_ptr<LocaleWatch> locale_watch_;
  std::jthread dividing_;
  std::unique_ptr<DeskSession> desk_;
  bool was_staff_ = false;
};

} // namespace

Result<void> run_kiosk(Shelf& shelf, Words& words, const Configuration& configuration, const KioskOptions& options) {
  auto display = open_window(options);
  if (!display) return tl::unexpected(display.error());
  const House& house = shelf.house();
  spdlog::info("showing pack {} ({}) at {} x {} px", house.pack.about().id, house.pack.about().seq, display->width_px(),
               display->height_px());
  Kiosk kiosk(shelf, words, configuration, options, *display);
  while (kiosk.turn()) {
  }
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
                     std::holds_alternative<device::Exposed>(input) ||
                     std::holds_alternative<device::TexturesLost>(input);
      }
      if (retry()) return true;
    }
  }
}

} // namespace kiosk::app
