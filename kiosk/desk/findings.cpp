#include "kiosk/desk/findings.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

std::string words_of(const ui::LaidOut& laid_out, int index) {
  std::string words = ui::label_of(laid_out, index);
  return words.empty() ? "(ohne Worte)" : words;
}

std::string faults_of(const ui::LaidOut& laid_out, const ui::Item& item) {
  std::string faults;
  if (item.clipped) faults += ", ABGESCHNITTEN";
  if (item.missing_glyphs > 0) faults += fmt::format(", {} ZEICHEN FEHLEN", item.missing_glyphs);
  if (const auto ratio = ui::contrast_of(laid_out, item); ratio && ratio->ratio < ratio->least)
    faults += fmt::format(", KONTRAST {:.1f} statt {:.1f}", ratio->ratio, ratio->least);
  return faults;
}

} // namespace

std::vector<Finding> findings_of(const ui::LaidOut& laid_out) {
  std::vector<Finding> findings;
  const double px_per_mm = laid_out.display.px_per_mm();
  for (int index = 0; index < static_cast<int>(laid_out.items.size()); ++index) {
    const ui::Item& item = laid_out.items[static_cast<std::size_t>(index)];
    if (!laid_out.is_visible(item)) continue;
    std::string faults = faults_of(laid_out, item);
    if (!item.is_control()) {
      if (!faults.empty()) findings.push_back({index, words_of(laid_out, index) + faults, true});
      continue;
    }
    const double width_mm = item.box.width / px_per_mm, height_mm = item.box.height / px_per_mm;
    if (std::min(width_mm, height_mm) < target_mm_min - 0.5 / px_per_mm) faults += ", ZU KLEIN";
    findings.push_back({index,
                        fmt::format("{:.0f} x {:.0f} mm: {}{}", width_mm, height_mm, words_of(laid_out, index), faults),
                        !faults.empty()});
  }
  std::ranges::stable_sort(findings,
                           [](const Finding& one, const Finding& other) { return one.is_bad > other.is_bad; });
  return findings;
}

} // namespace kiosk::desk
