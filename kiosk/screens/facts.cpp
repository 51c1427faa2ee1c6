// Facts of parts.h that several screens show: phones, places, steps, languages; and their words.
#include "kiosk/screens/parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kiosk::screens {

using ui::Colour;
using ui::Node;

void append(std::vector<Node>& nodes, std::vector<Node> more) {
  std::move(more.begin(), more.end(), std::back_inserter(nodes));
}

std::vector<Node> in_rows(std::vector<Node> cards, std::size_t columns) {
  if (columns <= 1) return cards;
  std::vector<Node> rows;
  for (std::size_t index = 0; index < cards.size(); ++index) {
    if (index % columns == 0) {
      rows.emplace_back();
      rows.back().box = ui::Box::Grid;
      rows.back().columns = static_cast<int>(columns);
      rows.back().gap = 16;
    }
    rows.back().children.push_back(std::move(cards[index]));
  }
  return rows;
}

Words bold(Words words) {
  for (text::Span& span : words.spans)
    span.weight = text::Weight::Bold;
  return words;
}

Words lines_of(const std::vector<Words>& lines) {
  Words all;
  for (const Words& line : lines) {
    if (line.empty()) continue;
    // Every line runs as the reader's language does; a German name among them stands in an isolate.
    if (all.empty() || full_form(all.language).is_german()) all.language = line.language;
    all.stands_in = all.stands_in || line.stands_in;
    if (!all.empty()) all.spans.push_back({"\n", text::Weight::Regular});
    all.spans.insert(all.spans.end(), line.spans.begin(), line.spans.end());
  }
  return all;
}

Words german_name(Scene& scene, const std::string& name) {
  if (name.empty() || scene.language().is_german()) return scene.german(name);
  return scene.words("fact/german-name", {{"name", name}});
}

Node phone_fact(Scene& scene, const std::string& number, Colour colour, const Words& second) {
  return fact("phone", bold(scene.as_is(locale::phone(number))), second, colour);
}

Node place_fact(Scene& scene, const pack::Place& place, Colour colour) {
  std::string town = place.postcode;
  if (!place.city.empty()) town += (town.empty() ? "" : " ") + place.city;
  std::string address = place.street;
  if (!town.empty()) address += (address.empty() ? "" : ", ") + town;
  return fact("place", lines_of({scene.german(place.name), scene.german(address)}), scene.words(place.directions),
              colour);
}

Node step_free_fact(Scene& scene, pack::Answer answer, bool has_phone, Colour colour) {
  const char* key = answer == pack::Answer::Yes  ? "fact/steps-none"
                    : answer == pack::Answer::No ? "fact/steps-some"
                    : has_phone                  ? "fact/steps-unknown"
                                                 : "fact/steps-unknown-ask";
  return fact("accessible", scene.words(key), {}, colour);
}

Node spoken_fact(Scene& scene, const std::vector<Language>& spoken, const Words& note, Colour colour) {
  if (spoken.empty()) return fact("record_voice_over", scene.words("fact/speaks-unknown"), note, colour);
  std::vector<std::string> names;
  names.reserve(spoken.size());
  for (const Language& language : spoken)
    names.push_back(locale::language_name(language, scene.language()));
  const bool speaks_mine = std::find(spoken.begin(), spoken.end(), scene.language()) != spoken.end();
  const bool needs_translator = !speaks_mine && !scene.language().is_german() && note.empty(); // a note tells of more
  const Words who_translates = needs_translator ? scene.words("fact/speaks-german-only-help") : Words{};
  return fact("record_voice_over", scene.words("fact/speaks", {{"languages", locale::join(names, scene.language())}}),
              lines_of({note, who_translates}), colour);
}

bool is_beside_title_free(const Scene& scene) {
  return scene.is_portrait() || (scene.language().is_german() && !scene.visit.own && !scene.has_levels());
}

Node beside_picture(Scene& scene, Node lines, const std::string& id) {
  std::optional<Node> drawn = picture(scene, id);
  if (!drawn) return lines;
  drawn->width = scene.is_portrait() ? 264 : 360;
  lines.grow = 1;
  return row({std::move(lines), std::move(*drawn)}, 24);
}

} // namespace kiosk::screens
