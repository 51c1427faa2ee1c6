// What a change of language on a page costs, beside drawing the same page again: printed, never asserted.
//
// One run measures both: the screen made anew, laid out and painted, as after any touch. "first" means that nobody
// has read this page in the language since the last visitor left; the times are those of the processor.
#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"
#include "kiosk/app/picture_command.h"

#include <algorithm>
#include <ctime>
#include <fmt/format.h>
#include <thread>
#include <vector>

namespace {

using namespace kiosk;

constexpr int width_px = 1080, height_px = 1920, rounds = 15;
constexpr double frame_ms = 1000.0 / 60;
constexpr const char* addresses[] = {"home", "offer/fruehfoerderung-otto", "application/wohngeld",
                                     "word/kostenbeitragsbescheid", "emergency"};

template <typename Value> Value opened(Result<Value> result) {
  ensure(result.has_value(), result ? "" : result.error().sentence());
  return std::move(*result);
}

double processor_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
  return values[values.size() / 2];
}

class Page {
public:
  Page()
      : words_(opened(app::open_words({KIOSK_SOURCE_DIR "/locales", KIOSK_SOURCE_DIR "/fonts/fonts.toml", {}}))),
        house_(opened(app::open_house(KIOSK_BINARY_DIR "/sample.kitapack", {}, words_.catalogue,
                                      opened(app::rules_of({}, install::Drafts::Allowed))))),
        display_(opened(device::Display::open_offscreen(width_px, height_px))), drawing_(words_.engine) {
    std::thread([&] { words_.engine.divide_ahead(Language{}, app::texts_of(house_)); }).join();
  }

  /// Screen, layout and pixels of an address in a language; milliseconds.
  double paint(const std::string& address, const Language& language) {
    const double begin = processor_ms();
    const visit::Visit visit = app::visit_at(opened(visit::parse_address(address)), language, {});
    const app::Shown shown = app::make_shown({visit, house_.pack, house_.catalogue, house_.settings,
                                              parse_local_time("2026-11-23T08:12").value(),
                                              {width_px, height_px, 23.8, ui::TextScale::Percent100}},
                                             words_.engine);
    drawing_.draw(shown.laid_out, {shown.laid_out.rest_scroll(), -1, -1}, display_);
    return processor_ms() - begin;
  }

  void forget() {
    words_.engine.trim_cache();
    words_.engine.trim_cache();
  }

  [[nodiscard]] const std::vector<Language>& languages() const { return house_.settings.languages; }

private:
  app::Words words_;
  app::House house_;
  device::Display display_;
  app::Drawing drawing_;
};

} // namespace

int main() {
  Page page;
  fmt::print("| page | language | again ms | switch ms | switch / again | first ms | first / again |\n"
             "|---|---|---|---|---|---|---|\n");
  double slowest = 0, slowest_first = 0;
  for (const char* address : addresses)
    for (const Language& language : page.languages()) {
      if (language.is_german()) continue;
      std::vector<double> again, other, first;
      (void)page.paint(address, language);
      for (int round = 0; round < rounds; ++round) {
        (void)page.paint(address, Language{});
        other.push_back(page.paint(address, language));
        again.push_back(page.paint(address, language));
        page.forget();
        (void)page.paint(address, Language{});
        first.push_back(page.paint(address, language));
      }
      const double again_ms = median(again), other_ms = median(other), first_ms = median(first);
      slowest = std::max(slowest, other_ms);
      slowest_first = std::max(slowest_first, first_ms);
      fmt::print("| {} | {} | {:.2f} | {:.2f} | {:.2f} | {:.2f} | {:.2f} |\n", address, language.tag, again_ms,
                 other_ms, other_ms / again_ms, first_ms, first_ms / again_ms);
    }
  fmt::print("\na switch takes at most {:.1f} ms ({:.1f} frames of {:.1f} ms), the first one {:.1f} ms ({:.1f} frames)\n",
             slowest, slowest / frame_ms, frame_ms, slowest_first, slowest_first / frame_ms);
  return 0;
}
