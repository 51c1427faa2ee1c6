// The program's newest log lines, by level and by what they say.
#include "kiosk/desk/pages.h"

#include <fmt/format.h>

namespace kiosk::desk {
namespace {

constexpr const char* levels[] = {"Hinweis", "WARNUNG", "FEHLER"};

std::string where(const LogLine& line) {
  return fmt::format("{}{}{}", levels[static_cast<int>(line.level)], line.time.empty() ? "" : "  ", line.time);
}

} // namespace

void LogPage::draw(const Ground& ground) {
  ground.wishes.log = ground.wishes.is_live = true;
  if (const int touched = choices(ground, "level", {"Alles", "Ab Warnung", "Nur Fehler"}, least_); touched >= 0)
    least_ = touched;
  (void)filter.draw(ground, "filter", "Suchen …");
  std::vector<const LogLine*> lines;
  for (auto line = ground.sources.log.rbegin(); line != ground.sources.log.rend(); ++line)
    if (static_cast<int>(line->level) >= least_ && filter.finds(line->text)) lines.push_back(&*line);
  hint(ground,
       fmt::format("{} von {} Zeilen, die neueste oben. Nichts davon sagt, was jemand gelesen hat. Berühren zeigt "
                   "die ganze Zeile.",
                   lines.size(), ground.sources.log.size())
           .c_str());
  if (!chosen_.text.empty()) {
    shaped(ground, where(chosen_), {}, {ui::Colour::Soft, text::Weight::Regular, 0.8F, 1, 0});
    shaped(ground, chosen_.text, {}, {ui::Colour::Ink, text::Weight::Bold, 1, 6, 0});
  }
  begin_scroll(ground, "lines");
  rows(ground, static_cast<int>(lines.size()), [&](int at) {
    const LogLine& line = *lines[static_cast<std::size_t>(at)];
    if (row(ground, at, line.text, where(line), line.level == LogLine::Level::Error)) chosen_ = line;
  });
  if (lines.empty()) hint(ground, "Keine Zeile passt.");
  end_scroll();
}

} // namespace kiosk::desk
