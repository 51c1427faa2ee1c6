// A tone on each side of each loudspeaker.
#include "kiosk/desk/pages.h"

namespace kiosk::desk {

void SoundPage::draw(const Ground& ground) {
  ground.wishes.loudspeakers = true;
  const Sources& sources = ground.sources;
  title(ground, "Lautsprecher");
  if (sources.has_asked_for_loudspeakers && sources.loudspeakers.empty()) {
    fact(ground, "Gefunden", "keiner", true);
    hint(ground,
         "Dieses Gerät hat keine Tonausgabe, oder das System gibt sie nicht frei. Der Kiosk läuft auch ohne Ton.");
  }
  if (loudspeaker_ >= static_cast<int>(sources.loudspeakers.size())) loudspeaker_ = 0;
  for (int at = 0; at < static_cast<int>(sources.loudspeakers.size()); ++at)
    if (row(ground, at, sources.loudspeakers[static_cast<std::size_t>(at)],
            at == loudspeaker_ ? "ausgewählt" : "berühren, um ihn zu wählen", at == loudspeaker_))
      loudspeaker_ = at;
  title(ground, "Lautstärke");
  ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
  ImGui::SliderFloat("##volume", &volume_, 0.02F, 1.0F, "%.2f");
  title(ground, "Ton, 440 Hz, eine Sekunde");
  const int touched = choices(ground, "play", {"Links", "Beide", "Rechts"}, -1);
  constexpr int sides[] = {1, 0, 2};
  if (touched >= 0) ground.wishes.tone = ToneWish{loudspeaker_, sides[touched], static_cast<double>(volume_)};
  if (!sources.sound_problem.empty()) fact(ground, "Ergebnis", sources.sound_problem, true);
}

} // namespace kiosk::desk
