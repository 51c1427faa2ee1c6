#include "kiosk/proofs/stage.h"

#include "kiosk/app/picture_command.h"
#include "kiosk/app/staff_pictures.h"
#include "kiosk/authoring/exchange.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace kiosk::proofs {
namespace {

namespace fs = std::filesystem;

constexpr double diagonal_inch = 23.8;

ui::Display display_of(const Format& format) {
  return {format.width_px, format.height_px, diagonal_inch, static_cast<ui::TextScale>(format.text_size)};
}

/// A pack with the translations of `folder/content` in place of its own; the pack itself when there are none.
Result<fs::path> pack_with(const Play& play, const fs::path& folder) {
  std::error_code problem;
  if (!fs::exists(folder / "content", problem)) return play.pack;
  const fs::path made = folder / "made.db";
  std::ostringstream out, err;
  if (authoring::import_po({play.pack, folder / "content", made}, out, err) == authoring::exit_done) return made;
  // The sentences name the copy; a person knows the file.
  std::string told = err.str();
  const std::string copy = (folder / "content" / (play.language.tag + ".po")).string();
  for (std::size_t at = told.find(copy); at != std::string::npos; at = told.find(copy, at + 1))
    told.replace(at, copy.size(), play.content_po.string());
  while (!told.empty() && told.back() == '\n')
    told.pop_back();
  return fail(ErrorKind::WrongSource, told);
}

/// Words and house of one of the two folders.
Result<std::pair<locale::Catalogue, app::House>> open_one(const Play& play, const fs::path& folder) {
  auto words = locale::Catalogue::open(folder);
  if (!words) {
    Error error = words.error();
    const std::string copy = (folder / (play.language.tag + ".po")).string();
    if (error.where.find(copy) == 0) error.where = play.interface_po.string() + error.where.substr(copy.size());
    return tl::unexpected(error);
  }
  const auto pack = pack_with(play, folder);
  if (!pack) return tl::unexpected(pack.error());
  app::Configuration configuration;
  configuration.kita = play.kita;
  auto rules = app::rules_of(configuration, install::Drafts::Allowed);
  if (!rules) return tl::unexpected(rules.error());
  auto house = app::open_house(*pack, configuration, *words, *rules);
  if (!house) return tl::unexpected(house.error());
  return std::pair{std::move(*words), std::move(*house)};
}

} // namespace

std::string Format::german() const {
  return fmt::format("{}, {} %", height_px > width_px ? "Hochformat" : "Querformat", visit::percent(text_size));
}

std::string Format::english() const {
  return fmt::format("{}, {} %", height_px > width_px ? "portrait" : "landscape", visit::percent(text_size));
}

std::vector<Format> all_formats() {
  std::vector<Format> formats;
  for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}})
    for (const auto size : {visit::TextSize::Percent100, visit::TextSize::Percent150, visit::TextSize::Percent200})
      formats.push_back({width, height, size});
  return formats;
}

Result<Stage> Stage::open(const Play& play) {
  auto workshop = Workshop::open();
  if (!workshop) return tl::unexpected(workshop.error());
  const fs::path folder = workshop->folder();
  auto keys = MarkedWords::make(folder, play.locales, play.language.tag, play.interface_po, play.content_po);
  if (!keys) return tl::unexpected(keys.error());
  keys->counts_german = play.counts_german;
  auto as_is = open_one(play, folder / "as_is");
  if (!as_is) return tl::unexpected(as_is.error());
  auto marked = open_one(play, folder / "marked");
  if (!marked) return tl::unexpected(marked.error());
  return Stage(std::move(*workshop), {std::move(as_is->first), std::move(as_is->second)},
               {std::move(marked->first), std::move(marked->second)}, std::move(*keys), play);
}

Stage::Stage(Workshop workshop, Side as_is, Side marked, MarkedWords keys, const Play& play)
    : workshop_(std::move(workshop)), as_is_(std::move(as_is)), marked_(std::move(marked)), keys_(std::move(keys)),
      language_(play.language), now_(play.now), stops_(app::all_stops(as_is_.house)) {
  // Screens of their own come first: there a text is at home.
  std::stable_partition(stops_.begin(), stops_.end(),
                        [](const app::Stop& stop) { return stop.name().find('/') == std::string::npos; });
}

screens::Screen Stage::screen(const app::Stop& stop, const visit::Visit& visit, const Format& format,
                              std::map<std::string, std::string>* pager) const {
  const auto screen_of = [&](const Side& side) {
    const screens::Input input{visit, side.house.pack, side.words, side.house.settings, now_, display_of(format)};
    if (stop.staff.empty()) return screens::show(input);
    auto made = app::staff_page(stop.staff, input);
    ensure(made.has_value(), "a stop of the tour is a screen of staff");
    return screens::Screen{std::move(made->page), {}};
  };
  screens::Screen screen = screen_of(as_is_);
  const screens::Screen marked = screen_of(marked_);
  put_keys(screen.page, marked.page, keys_);
  if (pager != nullptr) *pager = pager_keys(screen.page, marked.page, keys_);
  return screen;
}

Keys Stage::keys_on(const app::Stop& stop) const {
  const Format format;
  return keys_of(screen(stop, visit_at(stop, format), format, nullptr).page);
}

visit::Visit Stage::visit_at(const app::Stop& stop, const Format& format) const {
  if (stop.staff.empty()) return app::visit_at(stop.address, language_, format.text_size);
  return app::visit_at({visit::ScreenKind::Home, {}, {}, 0}, language_, format.text_size);
}

app::Shown Stage::shown(const app::Stop& stop, const Format& format, text::Engine& engine, int page) const {
  visit::Visit visit = visit_at(stop, format);
  std::map<std::string, std::string> pager;
  app::Shown shown{screen(stop, visit, format, &pager), {}};
  const ui::Theme theme(display_of(format));
  shown.laid_out = ui::lay_out(shown.screen.page, theme, engine);
  if (page > 0 && page < static_cast<int>(shown.laid_out.pages.size())) {
    const ui::PageStart start = shown.laid_out.pages[static_cast<std::size_t>(page)].start;
    if (!visit.trail.empty()) visit.trail.back().anchor = {start.block, start.piece};
    shown.screen = screen(stop, visit, format, &pager);
    shown.laid_out = ui::lay_out(shown.screen.page, theme, engine, start);
  }
  for (ui::Item& item : shown.laid_out.items) {
    if (!item.node.unit.empty() || !item.node.is_text()) continue;
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    const bool is_position = item.band == ui::Band::Bar && text.find_first_of("123456789") != std::string::npos;
    if (const auto found = pager.find(is_position ? "" : text); found != pager.end()) item.node.unit = found->second;
  }
  return shown;
}

} // namespace kiosk::proofs
