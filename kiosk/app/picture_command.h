// `elternkiosk picture` and `elternkiosk tour`: screens as PNG files, without a display.
#pragma once

#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"
#include "kiosk/visit/visit.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kiosk::app {

/// What one picture shows. The same options and the same pack give the same bytes.
struct PictureOptions {
  visit::Address address;
  std::string staff; ///< "staff/proof": not the address but this screen, with made-up values
  Language language;
  int width_px = 1080, height_px = 1920;
  visit::TextSize text_size = visit::TextSize::Percent100;
  LocalTime now{};
  double diagonal_inch = 23.8;
  int page = 1; ///< from 1
  std::filesystem::path out;
  std::filesystem::path layout; ///< empty: no layout JSON
};

/// The visit that stands on an address, come from home in a language (or its short texts: `de-simple`).
[[nodiscard]] visit::Visit visit_at(const visit::Address& address, const Language& language, visit::TextSize size);

/// Draws a page at rest with its pictures, which are decoded at once.
[[nodiscard]] Result<picture::Picture> draw_to_pixels(Drawing& drawing, device::Display& display,
                                                      const ui::LaidOut& laid_out, const pack::Pack& pack);

/// Draws one screen into a PNG. Fails with NotFound for an address that the pack does not have or
/// a page that the screen does not have.
[[nodiscard]] Result<void> draw_picture(const PictureOptions& options, const House& house, Words& words);

struct TourOptions {
  std::filesystem::path out;
  std::vector<Language> languages;
  std::vector<std::pair<int, int>> sizes{{1080, 1920}};
  std::vector<visit::TextSize> text_sizes{visit::TextSize::Percent100};
  LocalTime now{};
  double diagonal_inch = 23.8;
  bool makes_sheets = false; ///< also proof sheets (proof_sheets.h)
};

/// What was drawn.
struct Tour {
  int pictures = 0;
  std::vector<std::filesystem::path> sheets;
};

/// Draws every page of every reachable screen and an `index.html` that shows them; `progress` is told
/// how many of how many screens are done, and answers true to stop. Fails when a file cannot be written, and with
/// Cancelled: then whole pictures lie there and nothing else.
[[nodiscard]] Result<Tour> draw_tour(const TourOptions& options, const House& house, Words& words,
                                     const std::function<bool(int done, int of)>& progress);

} // namespace kiosk::app
