#include "kiosk/proofs/preview.h"

#include "kiosk/app/picture_loader.h"
#include "kiosk/base/files.h"
#include "kiosk/locale/po_document.h"
#include "kiosk/picture/picture.h"
#include "kiosk/proofs/sheet.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::proofs {
namespace {

namespace fs = std::filesystem;
using locale::PoDocument;
using locale::PoEntry;

using Entries = std::map<std::string, const PoEntry*, std::less<>>;

/// Translations that are shown, by key.
Entries shown_entries(const PoDocument& document) {
  Entries entries;
  for (const PoEntry& entry : document.entries)
    if (!entry.obsolete && !entry.fuzzy && !entry.translation.empty()) entries.emplace(entry.key, &entry);
  return entries;
}

Keys changed_keys(const Entries& own, const Entries& before) {
  Keys changed;
  for (const auto& [key, entry] : own) {
    const auto found = before.find(key);
    if (found == before.end() || found->second->translation != entry->translation) changed.insert(key);
  }
  return changed;
}

/// Screens that together show the keys; a changed text on two of them, since it may look otherwise there.
struct Choice {
  std::vector<app::Stop> stops;
  Keys unseen;
};

Choice choose(const Stage& stage, const Keys& wanted, int screens_each) {
  Choice choice;
  choice.unseen = wanted;
  std::map<std::string, int, std::less<>> times;
  for (const app::Stop& stop : stage.stops()) {
    bool is_new = false;
    for (const std::string& key : stage.keys_on(stop)) {
      if (!wanted.contains(key)) continue;
      choice.unseen.erase(key);
      if (times[key] < screens_each) is_new = true;
    }
    if (!is_new) continue;
    for (const std::string& key : stage.keys_on(stop))
      ++times[key];
    choice.stops.push_back(stop);
  }
  return choice;
}

/// A line of four pixels around a box, beside its letters.
void frame(picture::Picture& picture, const ui::Rect& box) {
  constexpr int width = 4, distance = 4;
  constexpr std::uint8_t colour[] = {0xc2, 0x18, 0x5b, 0xff};
  const int left = box.x - distance - width, top = box.y - distance - width;
  const int right = box.right() + distance + width, bottom = box.bottom() + distance + width;
  for (int y = std::max(top, 0); y < std::min(bottom, picture.height_px); ++y)
    for (int x = std::max(left, 0); x < std::min(right, picture.width_px); ++x) {
      const bool is_edge = y < top + width || y >= bottom - width || x < left + width || x >= right - width;
      const auto at = static_cast<std::ptrdiff_t>((y * picture.width_px + x) * 4);
      if (is_edge) std::copy(std::begin(colour), std::end(colour), picture.rgba.begin() + at);
    }
}

bool holds_any(const ui::Item& item, const Keys& keys) {
  const Keys own = keys_in_unit(item.node.unit);
  return std::any_of(own.begin(), own.end(), [&keys](const std::string& key) { return keys.contains(key); });
}

/// Draws into one folder and remembers what stands on the page.
class Artist {
public:
  Artist(const PreviewOptions& options, const Stage& stage, text::Engine& engine, const Entries& own,
         const Keys& changed)
      : options_(options), stage_(stage), engine_(engine), own_(own), changed_(changed), drawing_(engine) {}

  Result<void> draw(const app::Stop& stop, const Format& format) {
    if (!surface_ || surface_->width_px() != format.width_px || surface_->height_px() != format.height_px) {
      auto opened = device::Display::open_offscreen(format.width_px, format.height_px);
      if (!opened) return tl::unexpected(opened.error());
      surface_ = std::move(*opened);
      drawing_.forget_uploads();
    }
    app::Shown shown = stage_.shown(stop, format, engine_);
    const int pages = static_cast<int>(shown.laid_out.pages.size());
    for (int page = 0; page < pages; ++page) {
      if (page > 0) shown = stage_.shown(stop, format, engine_, page);
      if (page > 0 && !changed_.empty() && !is_changed_on(shown.laid_out)) continue;
      if (const auto drawn = draw_page(shown.laid_out, stop, format, page); !drawn) return drawn;
    }
    return {};
  }

  [[nodiscard]] const std::vector<SheetPicture>& pictures() const { return pictures_; }

private:
  [[nodiscard]] bool is_changed_on(const ui::LaidOut& laid_out) const {
    return std::any_of(laid_out.items.begin(), laid_out.items.end(),
                       [&](const ui::Item& item) { return laid_out.is_visible(item) && holds_any(item, changed_); });
  }

  Result<void> draw_page(const ui::LaidOut& laid_out, const app::Stop& stop, const Format& format, int page) {
    for (const ui::WantedPicture& wanted : drawing_.missing_pictures(laid_out))
      if (auto loaded = app::load_picture(stage_.house().pack.picture(wanted.id), wanted); loaded)
        drawing_.add_picture(wanted, std::move(*loaded), *surface_);
    drawing_.draw(laid_out, ui::PaintState{laid_out.rest_scroll(), -1, -1}, *surface_);
    auto pixels = surface_->read_pixels();
    if (!pixels) return tl::unexpected(pixels.error());
    picture::Picture picture{surface_->width_px(), surface_->height_px(), std::move(*pixels)};
    SheetPicture on_sheet;
    for (const ui::Item& item : laid_out.items) {
      if (!item.text || !laid_out.is_visible(item) || !holds_any(item, changed_)) continue;
      frame(picture, laid_out.on_screen(item, laid_out.rest_scroll()));
      add_texts(item, on_sheet);
    }
    const auto png = picture::encode_png(picture, 1);
    if (!png) return tl::unexpected(png.error());
    on_sheet.caption =
        fmt::format("{} ({}{})", stop.name(), format.german(), page > 0 ? fmt::format(", Seite {}", page + 1) : "");
    const std::string folder =
        app::picture_folder(stage_.language(), format.width_px, format.height_px, format.text_size);
    std::error_code problem; // what is wrong is told when the file is written
    fs::create_directories(options_.out / folder, problem);
    on_sheet.file = folder + "/" + app::picture_name(stop.name(), page);
    pictures_.push_back(std::move(on_sheet));
    return write_file(options_.out / pictures_.back().file, *png);
  }

  void add_texts(const ui::Item& item, SheetPicture& picture) const {
    for (const std::string& key : keys_in_unit(item.node.unit)) {
      const auto found = own_.find(key);
      const bool is_there = std::any_of(picture.texts.begin(), picture.texts.end(),
                                        [&key](const SheetText& text) { return text.key == key; });
      if (found == own_.end() || !changed_.contains(key) || is_there) continue;
      picture.texts.push_back({key, found->second->source, found->second->translation});
    }
  }

  const PreviewOptions& options_;
  const Stage& stage_;
  text::Engine& engine_;
  const Entries& own_;
  const Keys& changed_;
  app::Drawing drawing_;
  std::optional<device::Display> surface_;
  std::vector<SheetPicture> pictures_;
};

Result<Preview> draw(const PreviewOptions& options, text::Engine& engine, const Progress& progress) {
  const auto document = locale::read_po_document(options.file);
  if (!document) return tl::unexpected(document.error());
  const auto before = locale::read_po_document(options.against);
  const auto stage = Stage::open(options.play);
  if (!stage) return tl::unexpected(stage.error());
  const Entries own = shown_entries(*document);
  Keys changed = changed_keys(own, before ? shown_entries(*before) : Entries{});
  Preview result;
  result.changed = static_cast<int>(changed.size());
  Keys wanted = changed;
  if (options.all || changed.empty())
    for (const auto& [key, entry] : own)
      wanted.insert(key);
  const bool is_tour = wanted.size() > changed.size() || !before;
  if (is_tour && !before) changed.clear(); // everything is new: frames would say nothing
  Choice choice = choose(*stage, wanted, is_tour ? 1 : 2);
  if (!options.screens.empty()) choice = {options.screens, {}};
  result.unseen.assign(choice.unseen.begin(), choice.unseen.end());
  Artist artist(options, *stage, engine, own, changed);
  int done = 0;
  const int of = static_cast<int>(choice.stops.size() * options.formats.size());
  for (const Format& format : options.formats)
    for (const app::Stop& stop : choice.stops) {
      if (const auto drawn = artist.draw(stop, format); !drawn) return tl::unexpected(drawn.error());
      if (progress(++done, of)) return fail(ErrorKind::Cancelled, "stopped");
    }
  result.pictures = static_cast<int>(artist.pictures().size());
  const Sheet sheet{fmt::format("Vorschau: {} ({} geänderte Texte)", options.file.filename().string(), result.changed),
                    is_right_to_left(options.play.language) ? "rtl" : "ltr",
                    artist.pictures(),
                    {},
                    options.reloads};
  if (const auto written = write_file(options.out / "index.html", to_html(sheet)); !written)
    return tl::unexpected(written.error());
  return result;
}

} // namespace

Result<Preview> preview(const PreviewOptions& options, text::Engine& engine, const Progress& progress) {
  std::error_code problem;
  fs::create_directories(options.out, problem);
  auto drawn = draw(options, engine, progress);
  if (drawn || drawn.error().kind == ErrorKind::Cancelled) return drawn;
  const fs::path page = options.out / "index.html";
  const std::string fault = fmt::format("{}\n\nDie Bilder unten sind die letzten guten.", drawn.error().sentence());
  if (const auto written = write_file(page, with_fault(read_file(page).value_or(""), fault)); !written)
    return tl::unexpected(written.error());
  return drawn;
}

} // namespace kiosk::proofs
