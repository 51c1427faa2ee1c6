// kiosk.toml: defaults, values, and what is refused in words.
#include "kiosk/app/configuration.h"
#include "kiosk/base/files.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using Catch::Contains;

namespace {

Result<app::Configuration> read(const std::string& text) {
  const auto file = std::filesystem::temp_directory_path() / "elternkiosk-configuration-test.toml";
  REQUIRE(write_file(file, text).has_value());
  return app::read_configuration(file);
}

} // namespace

TEST_CASE("the configuration that comes with the kiosk is read", "[app]") {
  const auto configuration = app::read_configuration(std::filesystem::path(KIOSK_SOURCE_DIR) / "packaging/kiosk.toml");
  REQUIRE(configuration.has_value());
  CHECK(configuration->kita == "kinderland");
  CHECK(configuration->languages.size() == 4);
  CHECK(configuration->idle.warning == std::chrono::seconds{30});
}

TEST_CASE("an empty configuration is all defaults", "[app]") {
  const auto configuration = read("");
  REQUIRE(configuration.has_value());
  CHECK(configuration->diagonal_inch == 23.8);
  CHECK(configuration->without_pack == app::WithoutPack::Wait);
}

TEST_CASE("where sticks appear: one folder or a list, from the file's folder on", "[app]") {
  const std::string library = "library = \"l\"\ntrust = \"t\"\n";
  const auto here = std::filesystem::temp_directory_path();
  CHECK(read(library)->sticks.empty());
  CHECK(read(library + "sticks = \"\"")->sticks.empty());
  CHECK(read(library + "sticks = \"/media\"")->sticks == std::vector<std::filesystem::path>{"/media"});
  CHECK(read(library + "sticks = [\"/media\", \"s\"]")->sticks ==
        std::vector<std::filesystem::path>{"/media", here / "s"});
  CHECK(read(library + "clock_command = \"set-clock\"")->clock_command == here / "set-clock");
}

TEST_CASE("wrong configurations are refused with line and sentence", "[app]") {
  const auto refused = [](const std::string& text) {
    const auto configuration = read(text);
    REQUIRE_FALSE(configuration.has_value());
    return configuration.error().sentence();
  };
  CHECK_THAT(refused("kita = \"a\"\nlanguage = [\"de\"]\n"),
             Contains("test.toml:2") && Contains("\"language\" is not known"));
  CHECK_THAT(refused("diagonal_inch = \"big\"\n"), Contains(":1") && Contains("a number from 7 to 100"));
  CHECK_THAT(refused("diagonal_inch = 3\n"), Contains("a number from 7 to 100"));
  CHECK_THAT(refused("languages = \"de\"\n"), Contains("a list of language tags"));
  CHECK_THAT(refused("fullscreen = 1\n"), Contains("true or false"));
  CHECK_THAT(refused("without_pack = \"perhaps\"\n"), Contains("\"wait\" or \"exit\""));
  CHECK_THAT(refused("\n[idle]\nwarning_seconds = 5\n"), Contains(":3") && Contains("warning_seconds"));
  CHECK_THAT(refused("[idle]\nmenu = 60\n"), Contains("in [idle]"));
  CHECK_THAT(refused("sticks = 1\n"), Contains(":1") && Contains("a list of them"));
  CHECK_THAT(refused("sticks = [\"/media\", 1]\n"), Contains(":1") && Contains("a list of them"));
  CHECK_THAT(refused("sticks = \"/media\"\n"), Contains("needs a \"library\""));
  CHECK_THAT(refused("kita = \n"), Contains(":1"));
  CHECK(app::read_configuration("/nowhere/kiosk.toml").error().kind == ErrorKind::NotFound);
}
