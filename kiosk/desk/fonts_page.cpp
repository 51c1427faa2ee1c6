// Fonts and fallback: who draws what, what is missing, and the atlas as it is.
#include "kiosk/desk/font_use.h"
#include "kiosk/desk/pages.h"

#include "kiosk/glyphs/font_table.h"
#include "kiosk/ui/paint.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::desk {

void FontsPage::draw(const Ground& ground) {
  if (languages_.is_open()) {
    const int chosen = languages_.draw(ground, names_of(ground.sources.languages), language_);
    if (chosen >= 0) {
      language_ = chosen;
      sample.set({});
    }
    return;
  }
  if (const int touched = choices(ground, "part", {"Zeichen", "Tabelle", "Atlas"}, part_); touched >= 0)
    part_ = touched;
  if (part_ == 0) draw_sample(ground);
  if (part_ == 1) draw_table(ground);
  if (part_ == 2) draw_atlas(ground);
}

void FontsPage::draw_sample(const Ground& ground) {
  const std::vector<OfferedLanguage>& languages = ground.sources.languages;
  if (language_ >= static_cast<int>(languages.size())) language_ = 0;
  OfferedLanguage language;
  if (!languages.empty()) {
    language = languages[static_cast<std::size_t>(language_)];
    languages_.draw_button(ground, "Sprache", fmt::format("{} ({})", language.german, language.language.tag));
  }
  (void)sample.draw(ground, "sample", "Eigener Text, auch U+0259; leer: die Probe der Sprache");
  const std::string text = sample.text().empty() ? language.sample : with_numbers_read(sample.text());
  if (text.empty()) return hint(ground, "Für diese Sprache gibt es keine Probe: oben etwas eingeben.");
  const std::vector<FontUse> uses = font_uses(ground.engine, text, language.language);
  const auto missing = std::ranges::count_if(uses, [](const FontUse& use) { return use.font.empty(); });
  begin_scroll(ground, "characters");
  ShapedLook large;
  large.size = 1.6F;
  large.lines_max = 6;
  shaped(ground, text, language.language, large);
  fact(ground, "Verschiedene Zeichen", fmt::format("{}", uses.size()));
  fact(ground, "Ohne Schrift", missing == 0 ? "keines" : fmt::format("{}", missing), missing > 0);
  rows(ground, static_cast<int>(uses.size()), [&](int at) {
    const FontUse& use = uses[static_cast<std::size_t>(at)];
    (void)row(ground, at, fmt::format("\u2068{}\u2069    {}", use.character, use.name),
              use.font.empty() ? "KEINE SCHRIFT hat dieses Zeichen" : fmt::format("{}, {} mal", use.font, use.count),
              use.font.empty());
  });
  end_scroll();
}

void FontsPage::draw_table(const Ground& ground) const {
  const glyphs::FontTable& table = ground.engine.font_table();
  begin_scroll(ground, "table");
  title(ground, "Schriften");
  for (const glyphs::FontEntry& font : table.fonts)
    fact(ground, font.name.c_str(),
         fmt::format("{}{}{}, {}, {:.0f} %{}", font.regular, font.bold.empty() ? "" : " + ", font.bold, font.package,
                     static_cast<double>(font.scale) * 100, font.colour ? ", farbig" : ""));
  const auto names = [&](const std::vector<std::size_t>& fonts) {
    std::vector<std::string> all;
    for (const std::size_t font : fonts)
      all.push_back(table.fonts[font].name);
    return fmt::format("{}", fmt::join(all, ", "));
  };
  title(ground, "Rückfall nach Schriftsystem");
  for (const glyphs::ScriptEntry& script : table.scripts)
    fact(ground, fmt::format("{}", fmt::join(script.codes, " ")).c_str(),
         fmt::format("{}{}, Zeile {:.2f} em", names(script.fonts),
                     script.numbers ? ", Ziffern: " + table.fonts[*script.numbers].name : "",
                     static_cast<double>(script.line_height)));
  fact(ground, "alles andere", table.fonts[table.default_font].name);
  fact(ground, "Zeichen und Pfeile", names(table.symbols));
  title(ground, "Besonderes je Sprache");
  for (const glyphs::LanguageEntry& language : table.languages) {
    std::string words = names(language.fonts);
    if (!language.script.empty()) words += ", Schriftsystem " + language.script;
    if (language.line_height) words += fmt::format(", Zeile {:.2f} em", static_cast<double>(*language.line_height));
    if (words.starts_with(", ")) words.erase(0, 2);
    fact(ground, fmt::format("{}", fmt::join(language.tags, " ")).c_str(), words);
  }
  title(ground, "Silbentrennung");
  for (const glyphs::HyphenationEntry& hyphenation : table.hyphenations)
    fact(ground, fmt::format("{}", fmt::join(hyphenation.tags, " ")).c_str(),
         fmt::format("{}, {}", hyphenation.file, hyphenation.package));
  end_scroll();
}

void FontsPage::draw_atlas(const Ground& ground) const {
  const int pages = ground.sources.atlas_pages;
  hint(ground, fmt::format("{} Seiten zu {} x {} px, wie die Grafikkarte sie hat. Grau: frei.", pages,
                           glyphs::AtlasPage::side_px, glyphs::AtlasPage::side_px)
                   .c_str());
  begin_scroll(ground, "atlas");
  const float side = std::min(ImGui::GetContentRegionAvail().x, static_cast<float>(glyphs::AtlasPage::side_px));
  for (int page = 0; page < pages; ++page) {
    const ImVec2 place = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(place, {place.x + side, place.y + side}, packed(ui::Colour::About)); // glyphs are white
    ImGui::Image(texture(ui::first_atlas_texture + static_cast<std::uint32_t>(page)), {side, side});
  }
  end_scroll();
}

} // namespace kiosk::desk
