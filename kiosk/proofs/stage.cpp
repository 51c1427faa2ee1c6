#include "kiosk/proofs/stage.h"

#include "kiosk/app/picture_command.h"
#include "kiosk/authoring/exchange.h"

#include <fmt/format.h>
#include <sstream>

namespace kiosk::proofs {
namespace {

namespace fs = std::filesystem;

constexpr double diagonal_inch = 23.8;

ui::Display display_of(const Format& format) {
  return {format.width_px, format.height_px, diagonal_inch, static_cast<ui::TextScale>(format.text_size)};
}

/// A pack with the content's translations of one file in place of its own.
Result<fs::path> pack_with(const Play& play, const fs::path& folder) {
  std::error_code problem;
  if (play.content_po.empty() || !fs::exists(play.content_po, problem)) return play.pack;
  const fs::path translations = folder / "content", made = folder / "made.db";
  fs::create_directories(translations, problem);
  fs::copy_file(play.content_po, translations / (play.language.tag + ".po"), fs::copy_options::overwrite_existing,
                problem);
  if (problem) return fail(ErrorKind::Unreadable, problem.message(), play.content_po.string());
  std::ostringstream out, err;
  if (authoring::import_po({play.pack, translations, made}, out, err) == authoring::exit_done) return made;
  // The sentences name the copy; a person knows the file.
  std::string told = err.str();
  const std::string copy = (translations / (play.language.tag + ".po")).string();
  for (std::size_t at = told.find(copy); at != std::string::npos; at = told.find(copy, at + 1))
    told.replace(at, copy.size(), play.content_po.string());
  while (!told.empty() && told.back() == '\n')
    told.pop_back();
  return fail(ErrorKind::WrongSource, told);
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
  auto keys = MarkedWords::make(folder, play.locales, play.interface_po, play.language.tag);
  if (!keys) return tl::unexpected(keys.error());
  auto words = locale::Catalogue::open(folder / "as_is");
  if (!words) {
    Error error = words.error();
    const std::string copy = (folder / "as_is").string();
    if (const std::size_t at = error.where.find(copy); at == 0)
      error.where = play.interface_po.parent_path().string() + error.where.substr(copy.size());
    return tl::unexpected(error);
  }
  auto marked = locale::Catalogue::open(folder / "marked");
  if (!marked) return tl::unexpected(marked.error());
  const auto pack = pack_with(play, folder);
  if (!pack) return tl::unexpected(pack.error());
  app::Configuration configuration;
  configuration.kita = play.kita;
  auto rules = app::rules_of(configuration, install::Drafts::Allowed);
  if (!rules) return tl::unexpected(rules.error());
  auto house = app::open_house(*pack, configuration, *words, *rules);
  if (!house) return tl::unexpected(house.error());
  return Stage(std::move(*workshop), std::move(*words), std::move(*marked), std::move(*keys), std::move(*house), play);
}

Stage::Stage(Workshop workshop, locale::Catalogue words, locale::Catalogue marked, MarkedWords keys, app::House house,
             const Play& play)
    : workshop_(std::move(workshop)), words_(std::move(words)), marked_(std::move(marked)), keys_(std::move(keys)),
      house_(std::move(house)), language_(play.language), now_(play.now),
      addresses_(screens::all_addresses(house_.pack, house_.settings)) {}

screens::Screen Stage::screen(const visit::Visit& visit, const Format& format,
                              std::map<std::string, std::string>* pager) const {
  const ui::Display display = display_of(format);
  screens::Screen screen = screens::show({visit, house_.pack, words_, house_.settings, now_, display});
  const screens::Screen marked = screens::show({visit, house_.pack, marked_, house_.settings, now_, display});
  put_keys(screen.page, marked.page, keys_);
  if (pager != nullptr) *pager = pager_keys(screen.page, marked.page, keys_);
  return screen;
}

Keys Stage::keys_on(const visit::Address& address) const {
  const Format format;
  return keys_of(screen(app::visit_at(address, language_, format.text_size), format, nullptr).page);
}

app::Shown Stage::shown(const visit::Address& address, const Format& format, text::Engine& engine, int page) const {
  visit::Visit visit = app::visit_at(address, language_, format.text_size);
  std::map<std::string, std::string> pager;
  app::Shown shown{screen(visit, format, &pager), {}};
  const ui::Theme theme(display_of(format));
  shown.laid_out = ui::lay_out(shown.screen.page, theme, engine);
  if (page > 0 && page < static_cast<int>(shown.laid_out.pages.size())) {
    const ui::PageStart start = shown.laid_out.pages[static_cast<std::size_t>(page)].start;
    if (!visit.trail.empty()) visit.trail.back().anchor = {start.block, start.piece};
    shown.screen = screen(visit, format, &pager);
    shown.laid_out = ui::lay_out(shown.screen.page, theme, engine, start);
  }
  for (ui::Item& item : shown.laid_out.items) {
    if (!item.node.unit.empty() || !item.node.is_text()) continue;
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    if (const auto found = pager.find(text); found != pager.end()) item.node.unit = found->second;
  }
  return shown;
}

} // namespace kiosk::proofs
