#include "kiosk/app/picture_command.h"

#include "kiosk/app/drawing.h"
#include "kiosk/app/picture_loader.h"
#include "kiosk/app/picture_writer.h"
#include "kiosk/app/staff_pictures.h"
#include "kiosk/app/tour_stops.h"
#include "kiosk/base/files.h"
#include "kiosk/picture/picture.h"
#include "kiosk/staff/show.h"

#include <fmt/format.h>

namespace kiosk::app {
namespace {

using visit::Address;
using visit::ScreenKind;

ui::Display display_of(int width_px, int height_px, double diagonal_inch, visit::TextSize size) {
  return {width_px, height_px, diagonal_inch, static_cast<ui::TextScale>(size)};
}

/// Decodes what a screen wants, at once: a picture on paper cannot come later.
void load_pictures(Drawing& drawing, device::Display& display, const pack::Pack& pack, const ui::LaidOut& laid_out) {
  for (const ui::WantedPicture& wanted : drawing.missing_pictures(laid_out))
    if (auto picture = load_picture(pack.picture(wanted.id), wanted); picture)
      drawing.add_picture(wanted, std::move(*picture), display);
}

} // namespace

Result<picture::Picture> draw_to_pixels(Drawing& drawing, device::Display& display, const ui::LaidOut& laid_out,
                                        const pack::Pack& pack) {
  load_pictures(drawing, display, pack, laid_out);
  drawing.draw(laid_out, ui::PaintState{laid_out.rest_scroll(), -1, -1}, display);
  auto pixels = display.read_pixels();
  if (!pixels) return tl::unexpected(pixels.error());
  return picture::Picture{display.width_px(), display.height_px(), std::move(*pixels)};
}

visit::Visit visit_at(const Address& address, const Language& language, visit::TextSize size) {
  visit::Visit visit;
  visit.language = full_form(language);
  visit.level = is_short_form(language) ? Level::Short : Level::Full;
  visit.text_size = size;
  if (address.kind == ScreenKind::Welcome) return visit;
  visit.trail.push_back({{ScreenKind::Home, {}, {}, 0}, {}});
  if (address.kind == ScreenKind::IdleWarning)
    visit.idle_warning = true;
  else if (address.kind != ScreenKind::Home)
    visit.trail.push_back({address, {}});
  return visit;
}

namespace {

Result<Sight> sight_of(const Stop& stop, const Language& language, visit::TextSize size, visit::Anchor anchor,
                       const House& house, Words& words, LocalTime now, const ui::Display& display) {
  if (!stop.staff.empty()) return staff_sight(stop.staff, language, anchor, house, words, now, display);
  visit::Visit visit = visit_at(stop.address, language, size);
  visit.trail.back().anchor = anchor;
  const screens::Input input{visit, house.pack, house.catalogue, house.settings, now, display};
  auto shown = std::make_shared<Shown>(make_shown(input, words.engine));
  return Sight{shown->laid_out, [shown](int action) { return shown->action_name(action); }};
}

visit::Anchor anchor_of(const ui::LaidOut& laid_out, std::size_t page) {
  const ui::PageStart start = laid_out.pages[page].start;
  return {start.block, start.piece};
}

} // namespace

Result<void> draw_picture(const PictureOptions& options, const House& house, Words& words) {
  if (options.staff.empty() && !visit::exists(options.address, house.pack))
    return fail(ErrorKind::NotFound,
                fmt::format("the pack has nothing for the address \"{}\"", visit::to_string(options.address)));
  auto display = device::Display::open_offscreen(options.width_px, options.height_px);
  if (!display) return tl::unexpected(display.error());

  const auto sight_at = [&](visit::Anchor anchor) {
    return sight_of({options.address, options.staff}, options.language, options.text_size, anchor, house, words,
                    options.now,
                    display_of(options.width_px, options.height_px, options.diagonal_inch, options.text_size));
  };
  auto sight = sight_at({});
  if (!sight) return tl::unexpected(sight.error());
  if (options.page > static_cast<int>(sight->laid_out.pages.size()))
    return fail(ErrorKind::NotFound, fmt::format("the screen has {} pages", sight->laid_out.pages.size()));
  if (options.page > 1) sight = sight_at(anchor_of(sight->laid_out, static_cast<std::size_t>(options.page - 1)));
  if (!sight) return tl::unexpected(sight.error());
  Drawing drawing(words.engine);
  const auto pixels = draw_to_pixels(drawing, *display, sight->laid_out, house.pack);
  if (!pixels) return tl::unexpected(pixels.error());
  const auto png = picture::encode_png(*pixels);
  if (!png) return tl::unexpected(png.error());
  if (const auto written = write_file(options.out, *png); !written) return tl::unexpected(written.error());
  if (options.layout.empty()) return {};
  return write_file(options.layout, ui::to_json(sight->laid_out, sight->action_name));
}

namespace {

/// One row of the contact sheet.
struct Sheet {
  std::string html;
  int pictures = 0;

  void add(const std::string& file, const std::string& caption) {
    html += fmt::format("<figure><a href=\"{0}\"><img loading=\"lazy\" src=\"{0}\" alt=\"{1}\"></a>"
                        "<figcaption>{1}</figcaption></figure>\n",
                        file, caption);
    ++pictures;
  }
};

constexpr std::string_view sheet_head =
    "<!doctype html>\n<html lang=\"de\"><meta charset=\"utf-8\"><title>Elternkiosk: alle Bildschirme</title>\n"
    "<style>body{font:16px sans-serif;background:#fbf7f0;color:#1c2733;margin:24px}"
    "figure{display:inline-block;margin:8px;vertical-align:top}img{width:220px;border:1px solid #857b6b}"
    "figcaption{width:220px;overflow-wrap:anywhere;font-size:13px}</style>\n<h1>Elternkiosk: alle Bildschirme</h1>\n";

/// All screens of one language, size and text size into one folder.
class Leg {
public:
  Leg(const TourOptions& options, const House& house, Words& words, std::pair<int, int> size, visit::TextSize text_size,
      Drawing& drawing, PictureWriter& writer)
      : options_(options), house_(house), words_(words), text_size_(text_size), drawing_(drawing), writer_(writer),
        display_(display_of(size.first, size.second, options.diagonal_inch, text_size)) {}

  Result<void> draw(const Stop& stop, const Language& language, device::Display& surface, Sheet& sheet) {
    const auto sight_at = [&](visit::Anchor anchor) {
      return sight_of(stop, language, text_size_, anchor, house_, words_, options_.now, display_);
    };
    auto sight = sight_at({});
    if (!sight) return tl::unexpected(sight.error());
    const std::size_t pages = sight->laid_out.pages.size();
    for (std::size_t page = 0; page < pages; ++page) {
      if (page > 0) sight = sight_at(anchor_of(sight->laid_out, page));
      if (!sight) return tl::unexpected(sight.error());
      auto pixels = draw_to_pixels(drawing_, surface, sight->laid_out, house_.pack);
      if (!pixels) return tl::unexpected(pixels.error());
      const std::string file = picture_folder(language, display_.width_px, display_.height_px, text_size_) + "/" +
                               picture_name(stop.name(), static_cast<int>(page));
      if (const auto taken = writer_.take(std::move(*pixels), options_.out / file); !taken) return taken;
      sheet.add(file, stop.name() + (page > 0 ? fmt::format(", Seite {}", page + 1) : ""));
    }
    return {};
  }

private:
  const TourOptions& options_;
  const House& house_;
  Words& words_;
  visit::TextSize text_size_;
  Drawing& drawing_;
  PictureWriter& writer_;
  ui::Display display_;
};

} // namespace

Result<Tour> draw_tour(const TourOptions& options, const House& house, Words& words,
                       const std::function<bool(int, int)>& progress) {
  const std::vector<Stop> stops = all_stops(house);
  const std::size_t legs = options.languages.size() * options.sizes.size() * options.text_sizes.size();
  const int total = static_cast<int>(legs * stops.size());
  int done = 0;
  Sheet sheet;
  sheet.html = sheet_head;
  PictureWriter writer(options.makes_sheets ? PictureWriter::Sheets::Made : PictureWriter::Sheets::None);
  for (const auto& size : options.sizes) {
    auto surface = device::Display::open_offscreen(size.first, size.second);
    if (!surface) return tl::unexpected(surface.error());
    Drawing drawing(words.engine);
    for (const Language& language : options.languages) {
      for (const visit::TextSize text_size : options.text_sizes) {
        sheet.html += fmt::format("<h2>{}, {} x {}, {} %</h2>\n", house.catalogue.name_of(language).german, size.first,
                                  size.second, visit::percent(text_size));
        Leg leg(options, house, words, size, text_size, drawing, writer);
        for (const Stop& stop : stops) {
          if (const auto drawn = leg.draw(stop, language, *surface, sheet); !drawn)
            return tl::unexpected(drawn.error());
          if (progress(++done, total)) return fail(ErrorKind::Cancelled, "stopped; the pictures so far are whole");
        }
        words.engine.trim_cache();
      }
    }
  }
  auto sheets = writer.finish();
  if (!sheets) return tl::unexpected(sheets.error());
  if (const auto written = write_file(options.out / "index.html", sheet.html + "</html>\n"); !written)
    return tl::unexpected(written.error());
  return Tour{sheet.pictures, std::move(*sheets)};
}

} // namespace kiosk::app
