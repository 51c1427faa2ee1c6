#include "kiosk/app/desk_command.h"

#include "kiosk/base/files.h"
#include "kiosk/locale/berlin_time.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

namespace kiosk::app {
namespace {

/// A page's first drawing says what it wants to look at; so many bring it all.
constexpr int drawings_until_complete = 6;

Result<std::optional<desk::PageKind>> page_of(const std::string& id) {
  if (id.empty()) return std::nullopt;
  std::vector<std::string_view> ids;
  for (const desk::PageName& name : desk::page_names()) {
    if (name.id == id) return name.kind;
    ids.push_back(name.id);
  }
  return fail(ErrorKind::WrongUsage, fmt::format("the desk has no page \"{}\"; it has: {}", id, fmt::join(ids, ", ")));
}

DeskGround ground_of(const DeskOptions& options, const House* house, Words& words, const LogMemory& log,
                     Drawing& drawing, device::Display& display) {
  return {words, drawing, display, house, &log, options.diagonal_inch, options.disk, options.specimens};
}

} // namespace

Result<void> run_desk(const DeskOptions& options, const House* house, Words& words, const LogMemory& log) {
  const auto page = page_of(options.page);
  if (!page) return tl::unexpected(page.error());
  auto display = device::Display::open_window({"Elternkiosk: Technik", 540, 960, options.fullscreen});
  if (!display) return tl::unexpected(display.error());
  Drawing drawing(words.engine);
  auto session = DeskSession::open(ground_of(options, house, words, log, drawing, *display), locale::now());
  if (!session) return tl::unexpected(session.error());
  if (*page) (*session)->desk().show(**page);
  spdlog::info("showing the desk at {} x {} px", display->width_px(), display->height_px());
  while (!(*session)->wants_to_leave()) {
    if ((*session)->needs_draw()) (*session)->draw(locale::now());
    for (const device::Input& input : display->wait((*session)->time_to_wait(locale::now()))) {
      if (std::holds_alternative<device::Quit>(input)) return {};
      (*session)->take(input, locale::now());
    }
    (*session)->tick(locale::now());
  }
  return {};
}

Result<void> draw_desk(const DeskOptions& options, const DeskPicture& picture, const House* house, Words& words,
                       const LogMemory& log) {
  const auto page = page_of(options.page);
  if (!page) return tl::unexpected(page.error());
  auto display = device::Display::open_offscreen(picture.width_px, picture.height_px);
  if (!display) return tl::unexpected(display.error());
  Drawing drawing(words.engine);
  const Moment now{std::chrono::steady_clock::now(), picture.now};
  auto session = DeskSession::open(ground_of(options, house, words, log, drawing, *display), now);
  if (!session) return tl::unexpected(session.error());
  if (*page) (*session)->desk().show(**page);
  for (int drawn = 0; drawn < drawings_until_complete; ++drawn)
    (*session)->draw(now);
  auto pixels = display->read_pixels();
  if (!pixels) return tl::unexpected(pixels.error());
  const auto png = picture::encode_png({picture.width_px, picture.height_px, std::move(*pixels)}, 6);
  if (!png) return tl::unexpected(png.error());
  return write_file(picture.out, *png);
}

} // namespace kiosk::app
