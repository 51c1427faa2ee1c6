// Looking through a pack: its things, their fields, each text in every language with who made it.
#include "kiosk/desk/pages.h"
#include "kiosk/desk/things.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::desk {
namespace {

constexpr const char* states[] = {"Alle", "Maschinell", "Veraltet", "Fehlend"};

bool is_wanted(const pack::Text& text, int state) {
  switch (state) {
  case 1:
    return text.state != pack::TextState::Missing && text.origin == pack::Origin::Machine;
  case 2:
    return text.state == pack::TextState::Outdated;
  case 3:
    return text.state == pack::TextState::Missing;
  default:
    return true;
  }
}

/// Whether the thing has a text of that state in the language.
bool has_wanted(const pack::Pack& pack, const Thing& thing, const Language& language, int state) {
  return state == 0 || std::ranges::any_of(thing.fields, [&](const ThingField& field) {
           return !field.text.empty() && is_wanted(pack.text(field.text, language), state);
         });
}

bool is_found(const Field& filter, const Thing& thing) {
  return filter.finds(thing.name) || filter.finds(thing.id) ||
         std::ranges::any_of(thing.fields, [&](const ThingField& field) { return filter.finds(field.value); });
}

} // namespace

Field* ContentPage::open_field() { return languages_.is_open() ? &languages_.filter : &filter; }

void ContentPage::draw(const Ground& ground) {
  const Sources& sources = ground.sources;
  if (sources.pack == nullptr)
    return fact(ground, "Inhalt", "kein Inhaltspaket geöffnet: erst eines installieren, dann steht es hier", true);
  if (language_ >= static_cast<int>(sources.languages.size())) language_ = 0;
  if (languages_.is_open()) {
    const int chosen = languages_.draw(ground, names_of(sources.languages), language_);
    if (chosen >= 0) language_ = chosen;
    return;
  }
  if (chosen_) return draw_thing(ground);
  draw_list(ground);
}

Language ContentPage::language(const Ground& ground) const {
  if (ground.sources.languages.empty()) return {};
  return ground.sources.languages[static_cast<std::size_t>(language_)].language;
}

void ContentPage::find(const pack::Pack& pack, const Language& language) {
  const std::string wanted = fmt::format("{} {} {} {}", kind_, state_, language.tag, filter.text());
  if (wanted == found_for_) return;
  found_for_ = wanted;
  found_.clear();
  for (Thing& thing : things_of(pack, kind_))
    if (is_found(filter, thing) && has_wanted(pack, thing, language, state_)) found_.push_back(std::move(thing));
}

void ContentPage::draw_list(const Ground& ground) {
  const pack::Pack& pack = *ground.sources.pack;
  const pack::About& about = pack.about();
  fact(ground, "Paket",
       fmt::format("{}, Nr. {}, Stand {}, gilt bis {}", about.name, about.seq, to_string(about.as_of),
                   to_string(about.expires)));
  if (const int touched = choices(ground, "kinds", thing_kinds(), kind_); touched >= 0) kind_ = touched;
  if (!ground.sources.languages.empty()) {
    const auto names = names_of(ground.sources.languages);
    languages_.draw_button(ground, "Sprache der Texte", names[static_cast<std::size_t>(language_)]);
    const pack::Coverage coverage = pack.coverage(language(ground));
    hint(ground, fmt::format("{} Texte: {} aktuell, {} veraltet, {} von einer Maschine, {} durchgesehen",
                             coverage.units, coverage.current, coverage.outdated, coverage.machine, coverage.reviewed)
                     .c_str());
  }
  const std::vector<std::string> state_names(std::begin(states), std::end(states));
  if (const int touched = choices(ground, "states", state_names, state_); touched >= 0) state_ = touched;
  (void)filter.draw(ground, "filter", "Suchen nach Name, Kennung oder Wert …");
  find(pack, language(ground));
  begin_scroll(ground, "things");
  if (found_.empty()) hint(ground, "Nichts gefunden.");
  rows(ground, static_cast<int>(found_.size()), [&](int at) {
    const Thing& thing = found_[static_cast<std::size_t>(at)];
    if (row(ground, at, thing.name, fmt::format("{}  {}", thing.kind, thing.id), false)) chosen_ = thing;
  });
  end_scroll();
}

void ContentPage::draw_thing(const Ground& ground) {
  if (button(ground, "Zurück zur Liste")) {
    chosen_.reset();
    unit_.clear();
    return;
  }
  const Thing thing = *chosen_;
  shaped(ground, thing.name, {}, {ui::Colour::Ink, text::Weight::Bold, 1.3F, 2, 0});
  hint(ground, fmt::format("{}  {}", thing.kind, thing.id).c_str());
  begin_scroll(ground, "fields");
  int at = 0;
  for (const ThingField& field : thing.fields) {
    ImGui::PushID(at++);
    if (field.text.empty())
      fact(ground, field.name.c_str(), field.value);
    else
      draw_unit(ground, field.name, field.text);
    ImGui::PopID();
  }
  end_scroll();
}

void ContentPage::draw_unit(const Ground& ground, const std::string& name, const pack::TextKey& key) {
  const pack::Pack& pack = *ground.sources.pack;
  const Language chosen = language(ground);
  const bool is_open = unit_ == key.key;
  ImGui::Separator();
  if (row(ground, 0, name, key.key + (is_open ? "" : "   berühren: alle Sprachen"), is_open))
    unit_ = is_open ? "" : key.key;
  shaped(ground, pack.text(key, Language{}).message);
  for (const OfferedLanguage& offered : ground.sources.languages) {
    const bool is_in_pack = std::ranges::find(pack.about().languages, offered.language) != pack.about().languages.end();
    if (offered.language.is_german() || !((is_open && is_in_pack) || offered.language == chosen)) continue;
    const pack::Text text = pack.text(key, offered.language);
    const bool is_missing = text.state == pack::TextState::Missing;
    const bool is_doubtful = is_missing || text.state == pack::TextState::Outdated;
    shaped(ground, fmt::format("{} ({}): {}", offered.german, offered.language.tag, words_of(text)), {},
           {is_doubtful ? ui::Colour::Help : ui::Colour::Soft, text::Weight::Regular, 0.8F, 1, 0});
    if (!is_missing) shaped(ground, text.message, offered.language);
  }
}

} // namespace kiosk::desk
