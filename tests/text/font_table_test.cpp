// The fallback table: what is wrong in it is said with its place.
#include "kiosk/glyphs/font_table.h"
#include "kiosk/text/engine.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace kiosk;
using namespace kiosk::glyphs;
using namespace kiosk::text;

namespace {

Result<FontTable> read_table(const std::string& text) {
  const auto path = std::filesystem::path(KIOSK_BINARY_DIR) / "font_table_test.toml";
  std::ofstream(path) << text;
  return FontTable::read(path);
}

const std::string one_font = "default = \"a\"\n[[font]]\nname = \"a\"\nregular = \"a.ttf\"\npackage = \"fonts-a\"\n";

} // namespace

TEST_CASE("the project's table names existing fonts for all its scripts", "[text]") {
  const auto table = FontTable::read(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
  REQUIRE(table.has_value());
  CHECK(table->emoji.has_value());
  CHECK(table->icons.has_value());
  for (const FontEntry& font : table->fonts)
    CHECK_FALSE(font.package.empty());
}

TEST_CASE("a wrong table is refused with the line", "[text]") {
  CHECK(read_table(one_font).has_value());
  const auto unknown = read_table(one_font + "[[script]]\ncodes = [\"Latn\"]\nfonts = [\"b\"]\n");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().kind == ErrorKind::WrongSource);
  CHECK(unknown.error().sentence().find("\"b\"") != std::string::npos);
  CHECK(unknown.error().where.find(":6") != std::string::npos);
  CHECK_FALSE(read_table("default = \"a\"\n").has_value());
  CHECK_FALSE(read_table("[[font]\n").has_value());
  CHECK_FALSE(read_table(one_font + "scale = 100\n").has_value());
  CHECK_FALSE(read_table(one_font + "[[script]]\ncodes = [\"Latn\"]\n").has_value());
  CHECK_FALSE(read_table(one_font + "[[script]]\ncodes = [\"Ltan\"]\nfonts = [\"a\"]\n").has_value());
  CHECK_FALSE(read_table("default = \"a\"\nicons = \"a\"\n" + one_font.substr(14)).has_value());
  CHECK(FontTable::read("/no/such/table.toml").error().kind == ErrorKind::NotFound);
}

TEST_CASE("a missing font names its package", "[text]") {
  const auto engine = Engine::open(KIOSK_SOURCE_DIR "/fonts/fonts.toml", {"/no/such/folder"});
  REQUIRE_FALSE(engine.has_value());
  CHECK(engine.error().kind == ErrorKind::NotFound);
  CHECK(engine.error().detail.find("fonts-noto-core") != std::string::npos);
}

TEST_CASE("a file that is no font is refused", "[text]") {
  const auto folder = std::filesystem::path(KIOSK_BINARY_DIR) / "font_table_test_fonts";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.ttf") << "no font";
  REQUIRE(read_table(one_font).has_value());
  const auto engine = Engine::open(std::filesystem::path(KIOSK_BINARY_DIR) / "font_table_test.toml", {folder});
  REQUIRE_FALSE(engine.has_value());
  CHECK(engine.error().kind == ErrorKind::Undecodable);
}
