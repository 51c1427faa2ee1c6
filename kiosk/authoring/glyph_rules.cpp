// Lays texts out and counts what is missing.
#include "kiosk/authoring/glyph_rules.h"

#include "kiosk/text/character_name.h"
#include "kiosk/text/engine.h"

#include <fmt/format.h>

namespace kiosk::authoring {
namespace {

namespace fs = std::filesystem;

constexpr int boundless_px = 1 << 17;

/// Checks one text after another with the same open fonts.
class GlyphCheck {
public:
  GlyphCheck(text::Engine& engine, Findings& findings) : engine_(engine), findings_(findings) {}

  void check(std::string_view name, const std::string& words, const Language& language, const SourceLine& at) {
    text::Paragraph paragraph;
    paragraph.language = language;
    // Any text may be bold somewhere.
    paragraph.spans = {text::Span{words, text::Weight::Regular}, text::Span{"\n" + words, text::Weight::Bold}};
    std::set<char32_t> found;
    for (const text::MissingGlyph& missing : engine_.lay_out(paragraph, boundless_px)->missing)
      found.insert(missing.character);
    for (const char32_t character : found)
      findings_.error(at, fmt::format("{}no font can draw the character {}; write it otherwise", name,
                                      text::character_name(character)));
  }

private:
  text::Engine& engine_;
  Findings& findings_;
};

} // namespace

void check_glyphs(const Content& content, const fs::path& font_table, Findings& findings) {
  auto engine = text::Engine::open(font_table);
  if (!engine) {
    findings.error({"pack.toml", 1}, "the characters cannot be checked: " + engine.error().sentence());
    return;
  }
  GlyphCheck glyphs(*engine, findings);
  for (const PlainString& string : content.strings)
    glyphs.check("", string.text, Language{}, string.at);
  for (const Unit& unit : content.units)
    glyphs.check("", unit.german, Language{}, unit.at);
  for (const Translation& translation : content.translations)
    glyphs.check(translation.key + ": ", translation.message, translation.language, translation.at);
  for (const InterfaceText& text : content.interface_texts)
    glyphs.check(text.translation.key + ": ", text.translation.message, text.translation.language, text.translation.at);
  for (const InterfaceLanguage& language : content.interface_languages)
    glyphs.check("the language's name: ", language.own_name, language.language, {"languages.toml", 1});
}

Result<fs::path> find_font_table(const fs::path& program) {
  std::error_code problem;
  fs::path folder = fs::weakly_canonical(program, problem).parent_path();
  for (int levels = 0; levels < 5 && !folder.empty(); ++levels, folder = folder.parent_path()) {
    for (const fs::path& root : {folder, folder / "share" / "elternkiosk"}) {
      const fs::path table = root / "fonts" / "fonts.toml";
      if (fs::exists(table, problem)) return table;
    }
  }
  return fail(ErrorKind::NotFound, "fonts/fonts.toml was not found near the program; name it with --fonts",
              program.string());
}

} // namespace kiosk::authoring
