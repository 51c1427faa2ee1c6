// How the machine is: all that was measured.
#include "kiosk/desk/pages.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::desk {

void HealthPage::draw(const Ground& ground) const {
  ground.wishes.facts = ground.wishes.is_live = true;
  const Facts& facts = ground.sources.facts;
  begin_scroll(ground, "health");
  if (facts.groups.empty()) hint(ground, "Wird gemessen …");
  const bool two = !ground.display.is_portrait();
  if (two) ImGui::Columns(2, "groups", false);
  const std::size_t half = (facts.groups.size() + 1) / 2;
  for (std::size_t at = 0; at < facts.groups.size(); ++at) {
    const FactGroup& group = facts.groups[at];
    if (two && at == half) ImGui::NextColumn();
    title(ground, group.title.c_str());
    for (const Fact& line : group.facts)
      fact(ground, line.name.c_str(), line.value, line.is_bad);
  }
  title(ground, "Aufwachen je Minute");
  const std::vector<float>& wakes = facts.wakes_of_minutes;
  if (wakes.empty()) {
    hint(ground, "Noch keine ganze Minute vergangen.");
  } else {
    const float most = std::max(10.0F, *std::ranges::max_element(wakes));
    ImGui::PlotHistogram("##wakes", wakes.data(), static_cast<int>(wakes.size()), 0, nullptr, 0, most,
                         {ImGui::GetContentRegionAvail().x, ground.measures.target * 2});
    hint(ground,
         fmt::format("Die letzten {} Minuten, höchstens {:.0f}. Wer liest, weckt; allein gelassen sind es wenige.",
                     wakes.size(), *std::ranges::max_element(wakes))
             .c_str());
  }
  if (two) ImGui::Columns(1);
  end_scroll();
}

} // namespace kiosk::desk
