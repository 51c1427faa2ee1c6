#include "kiosk/app/kiosk.h"

#include "kiosk/app/locale_watch.h"
#include "kiosk/app/picture_loader.h"
#include "kiosk/app/session.h"
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

} // namespace

Result<void> run_kiosk(Shelf& shelf, Words& words, const KioskOptions& options) {
  auto display = open_window(options);
  if (!display) return tl::unexpected(display.error());
  const House& house = shelf.house();
  spdlog::info("showing pack {} ({}) at {} x {} px", house.pack.about().id, house.pack.about().seq, display->width_px(),
               display->height_px());
  Session session(house, words, options.idle, options.diagonal_inch, display->width_px(), display->height_px(),
                  locale::now());
  Drawing drawing(words.engine);
  std::optional<PictureLoader> loader(std::in_place, house.pack);
  // German's patterns take seconds to read. A word that needs them sooner waits for this thread.
  const auto divide_ahead = [&] {
    return std::jthread(
        [&engine = words.engine, texts = texts_of(shelf.house())] { engine.divide_ahead(Language{}, texts); });
  };
  std::jthread dividing = divide_ahead();
  shelf.watch(device::wake);
  const auto watch = watch_locales(options);
  while (true) {
    shelf.look(locale::now());
    if (watch && watch->has_changed()) {
      read_again(options.watched_locales, words.catalogue);
      shelf.renew_words(session, locale::now()); // a German word that is new is divided when it is met
    }
    if (shelf.change(session, locale::now())) {
      drawing.drop_pictures(*display);
      loader.emplace(shelf.house().pack);
      dividing = divide_ahead();
    }
    for (const ui::WantedPicture& wanted : drawing.missing_pictures(session.shown().laid_out))
      loader->want(wanted);
    for (auto& [wanted, picture] : loader->take()) {
      drawing.add_picture(wanted, std::move(picture), *display);
      session.draw_again();
    }
    if (session.needs_draw()) {
      session.drawn();
      drawing.draw(session.shown().laid_out, session.paint_state(), *display);
    }
    auto wait = std::min(session.time_to_wait(locale::now()), shelf.time_to_wait(locale::now()));
    if (loader->is_busy()) wait = std::min(wait, std::chrono::milliseconds{30});
    for (const device::Input& input : display->wait(wait)) {
      if (std::holds_alternative<device::Quit>(input)) return {};
      if (std::holds_alternative<device::TexturesLost>(input)) drawing.forget_uploads();
      if (std::holds_alternative<device::Woken>(input)) continue; // the shelf looks at the loop's start
      session.take(input, locale::now());
    }
    session.tick(locale::now());
  }
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
