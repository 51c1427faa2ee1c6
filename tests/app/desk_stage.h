// A technician's desk on a display in memory, with a clock of its own.
#pragma once

#include "tests/app/stage.h"

#include "kiosk/app/desk_session.h"

#include <memory>

namespace stage {

class DeskStage {
public:
  DeskStage(int width, int height, const app::House* house)
      : display(device::Display::open_offscreen(width, height).value()), drawing(words().engine) {
    open(house);
  }
  DeskStage(const DeskStage&) = delete;
  DeskStage& operator=(const DeskStage&) = delete;

  void open(const app::House* house) {
    session.reset();
    auto opened = app::DeskSession::open(
        {words(), drawing, display, house, &log, 23.8, "/", sample_house().settings.specimens}, now());
    REQUIRE(opened.has_value());
    session = std::move(*opened);
  }
  [[nodiscard]] Moment now() const { return moment("2026-11-23T08:12", passed); }

  /// Draws until nothing is due; the most that could not be drawn in one of them.
  int settle() {
    int missed = 0;
    for (int drawn = 0; drawn < 12 && session->needs_draw(); ++drawn) {
      session->draw(now());
      missed = std::max(missed, display.missed_draws());
    }
    return missed;
  }
  void show(desk::PageKind page) {
    session->desk().show(page);
    settle();
  }
  int tap(int x, int y, std::int64_t finger = 0) {
    const SteadyTime time = now().steady;
    session->take(device::TouchInput{device::TouchInput::Phase::Down, finger, x, y, time}, now());
    session->take(device::TouchInput{device::TouchInput::Phase::Up, finger, x, y, time}, now());
    return settle();
  }
  [[nodiscard]] std::vector<std::uint8_t> pixels() { return display.read_pixels().value(); }
  /// Pixels that are not paper.
  [[nodiscard]] int inked() {
    const ui::Rgb paper = ui::rgb(ui::Colour::Paper);
    const std::vector<std::uint8_t> all = pixels();
    int count = 0;
    for (std::size_t at = 0; at < all.size(); at += 4)
      count += all[at] != paper.red || all[at + 1] != paper.green || all[at + 2] != paper.blue ? 1 : 0;
    return count;
  }

  std::chrono::milliseconds passed{0};
  app::LogMemory log;
  device::Display display;
  app::Drawing drawing;
  std::unique_ptr<app::DeskSession> session;
};

} // namespace stage
