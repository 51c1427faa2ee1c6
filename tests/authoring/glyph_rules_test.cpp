// A pack whose texts no font can draw is refused, with file, line and the character's name.
#include "kiosk/authoring/glyph_rules.h"

#include "tests/authoring/workbench.h"

using namespace workbench;

TEST_CASE("a German text, a name and a translation with a character that no font has refuse the pack") {
  const Content content;
  // Cuneiform, a character of private use, and a letter that is not assigned.
  const std::string cuneiform = "\U00012345", private_use = "\uE000";
  content.replace("kitas/kinderland.toml", "name = \"", "name = \"" + private_use);
  content.replace("offers/spielgruppe.toml", "title = \"", "title = \"" + cuneiform);
  const std::string before = content.read("po/ar.po");
  const std::size_t key = before.find("msgctxt \"offer/fruehfoerderung/title\"");
  REQUIRE(key != std::string::npos);
  std::string after = before;
  after.insert(after.find("msgstr \"", key) + 8, cuneiform);
  content.write("po/ar.po", after);
  const Built built = build(content.root(), content.pack());
  INFO(built.err);
  CHECK(built.code == authoring::exit_refused);
  CHECK_FALSE(fs::exists(content.pack()));
  const auto says = [&](const std::string& file, const std::string& mark, const std::string& sentence) {
    const std::string line = file + ":" + std::to_string(content.line_of(file, mark)) + ": " + sentence;
    return built.err.find(line) != std::string::npos;
  };
  CHECK(says("kitas/kinderland.toml", private_use, "no font can draw the character U+E000; write it otherwise"));
  CHECK(says("offers/spielgruppe.toml", cuneiform, "no font can draw the character U+12345 CUNEIFORM SIGN"));
  CHECK(built.err.find("offer/fruehfoerderung/title: no font can draw the character U+12345") != std::string::npos);
}

TEST_CASE("what the fonts can draw passes: all scripts, emoji, symbols") {
  const Content content;
  content.replace(
      "offers/spielgruppe.toml", "title = \"",
      "title = \"中文 ไทย ቋንቋ عربي हिन्दी ქართული 👩‍👧 → ");
  const Built built = build(content.root(), content.pack());
  CHECK(built.err.find("no font can draw") == std::string::npos);
}

TEST_CASE("without fonts a pack is refused, not passed unchecked") {
  const Content content;
  std::ostringstream out, err;
  authoring::BuildOptions options;
  options.content = content.root();
  options.file = content.pack();
  options.font_table = "/no/such/fonts.toml";
  CHECK(authoring::build(options, out, err) == authoring::exit_refused);
  CHECK(err.str().find("the characters cannot be checked") != std::string::npos);
  CHECK_FALSE(authoring::find_font_table("/no/such/program").has_value());
}
