#include "tests/app/all_screens.h"

#include "kiosk/app/picture_command.h"
#include "kiosk/locale/formats.h"

#include <algorithm>
#include <fmt/format.h>

namespace stage {
namespace {

std::string name_of(const ui::LaidOut& laid_out, const ui::Item& item) {
  std::string text = item.node.name.empty() ? item.node.icon : item.node.name;
  for (const text::Span& span : item.node.spans)
    text += span.text;
  const ui::Rect box = laid_out.on_screen(item, laid_out.rest_scroll());
  return fmt::format("\"{}\" at {},{} {}x{}", locale::without_controls(text), box.x, box.y, box.width, box.height);
}

bool overlap(const ui::Rect& one, const ui::Rect& other) {
  return one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom();
}

void check_item(const ui::LaidOut& laid_out, const ui::Item& item, std::vector<std::string>& found) {
  const ui::Theme theme(laid_out.display);
  const ui::Rect box = laid_out.on_screen(item, laid_out.rest_scroll());
  const ui::Rect screen{0, 0, laid_out.display.width_px, laid_out.display.height_px};
  const auto fault = [&](const std::string& what) { found.push_back(what + ": " + name_of(laid_out, item)); };
  if (item.clipped) fault("clipped");
  if (box.x < 0 || box.y < 0 || box.right() > screen.right() || box.bottom() > screen.bottom())
    fault("beyond the screen");
  if (item.band == ui::Band::Content && (box.y < laid_out.content.y || box.bottom() > laid_out.content.bottom()))
    fault("cut by the viewport");
  if (item.text && item.text->missing_glyphs > 0) fault("missing glyph");
  if (!item.node.icon.empty() && !words().engine.icon(item.node.icon)) fault("no such icon");
  if (item.command.kind != ui::Command::Kind::None && (box.width < theme.touch_px() || box.height < theme.touch_px()))
    fault(fmt::format("touch target under 20 mm ({} px)", theme.touch_px()));
  const ui::Rgb background = ui::rgb(item.background);
  if (item.node.is_text()) {
    const double ratio = ui::contrast(ui::rgb(item.node.colour), background);
    if (ratio < (theme.is_large(item.node.type) ? 3.0 : 4.5)) fault(fmt::format("text contrast {:.2f}", ratio));
  }
  if (item.command.kind != ui::Command::Kind::None && item.node.look.edge != ui::Colour::None) {
    const double ratio = ui::contrast(ui::rgb(item.node.look.edge), background);
    if (ratio < 3.0) fault(fmt::format("edge contrast {:.2f}", ratio));
  }
}

/// Something to do, or words that are no small print.
bool says_something(const ui::Item& item) {
  const bool is_small_print = item.node.type == ui::Type::Second || item.node.type == ui::Type::Kicker;
  return item.is_control() || (item.node.is_text() && !is_small_print);
}

} // namespace

std::vector<std::string> faults(const ui::LaidOut& laid_out) {
  std::vector<std::string> found;
  const auto is_worth_a_page = [&](const ui::Item& item) {
    return item.band == ui::Band::Content && laid_out.is_visible(item) && says_something(item);
  };
  // Large letters and a low screen may make a page of it.
  const bool is_usual =
      laid_out.display.scale == ui::TextScale::Percent100 && laid_out.display.is_portrait() && !laid_out.has_overlay;
  if (is_usual && laid_out.page > 0 && std::none_of(laid_out.items.begin(), laid_out.items.end(), is_worth_a_page))
    found.push_back(fmt::format("page {} is turned to for small print alone", laid_out.page + 1));
  std::vector<const ui::Item*> leaves;
  for (const ui::Item& item : laid_out.items) {
    if (!laid_out.is_visible(item)) continue;
    check_item(laid_out, item, found);
    if (item.node.is_leaf()) leaves.push_back(&item);
  }
  for (std::size_t one = 0; one < leaves.size(); ++one)
    for (std::size_t other = one + 1; other < leaves.size(); ++other) {
      const ui::Rect a = laid_out.on_screen(*leaves[one], laid_out.rest_scroll());
      const ui::Rect b = laid_out.on_screen(*leaves[other], laid_out.rest_scroll());
      if (overlap(a, b))
        found.push_back("overlap: " + name_of(laid_out, *leaves[one]) + " and " + name_of(laid_out, *leaves[other]));
    }
  return found;
}

int check_all_screens(const Reading& reading, int width, int height, visit::TextSize size) {
  const app::House& house = sample_house();
  int pages = 0;
  for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
    visit::Visit visit = app::visit_at(address, reading.language, size);
    visit.level = reading.level;
    app::Shown on_screen = shown(visit, display(width, height, size));
    const std::size_t count = on_screen.laid_out.pages.size();
    for (std::size_t page = 0; page < count; ++page) {
      if (page > 0) {
        const ui::PageStart start = on_screen.laid_out.pages[page].start;
        visit.trail.back().anchor = {start.block, start.piece};
        on_screen = shown(visit, display(width, height, size));
        if (on_screen.laid_out.page != static_cast<int>(page))
          FAIL_CHECK(visit::to_string(address) << ": page " << page + 1 << " is not reached by its anchor");
      }
      ++pages;
      for (const std::string& fault : faults(on_screen.laid_out))
        FAIL_CHECK(fmt::format("{} {} {}x{} {} % page {}: {}", visit::to_string(address), reading.form().tag, width,
                               height, visit::percent(size), page + 1, fault));
    }
  }
  words().engine.trim_cache();
  words().engine.trim_cache();
  return pages;
}

} // namespace stage
