// Whole builds: the same bytes at any time and place, the coordinator's list.
#include "tests/authoring/workbench.h"

#include <ctime>
#include <sys/wait.h>

using workbench::Content;

namespace {

std::string bytes(const fs::path& file) { return kiosk::read_file(file).value(); }

int run(const std::string& command) {
  const int status = std::system(command.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string program() { return (fs::path(KIOSK_BINARY_DIR) / "elternkiosk-pack").string(); }

} // namespace

TEST_CASE("the same sources give the same bytes, in another folder, zone and second") {
  const Content content;
  REQUIRE(workbench::build(content.root(), content.pack()).code == 0);
  const std::string first = bytes(content.pack());
  const std::time_t before = std::time(nullptr);
  while (std::time(nullptr) == before) {
  }
  ::setenv("TZ", "Pacific/Kiritimati", 1);
  ::tzset();
  const Content other;
  REQUIRE(workbench::build(other.root(), other.pack()).code == 0);
  ::unsetenv("TZ");
  ::tzset();
  CHECK(bytes(other.pack()) == first);
  // Written over, not into, what was there.
  REQUIRE(workbench::build(other.root(), content.pack()).code == 0);
  CHECK(bytes(content.pack()) == first);
  other.replace("terms/bescheid.toml", "gestern", "heute");
  REQUIRE(workbench::build(other.root(), other.pack()).code == 0);
  CHECK(bytes(other.pack()) != first);
}

TEST_CASE("a refused build leaves the old pack alone, and nothing beside it") {
  const Content content;
  REQUIRE(kiosk::write_file(content.pack(), "the old one").has_value());
  content.replace("terms/bescheid.toml", "gloss", "glos");
  CHECK(workbench::build(content.root(), content.pack()).code == 1);
  CHECK(bytes(content.pack()) == "the old one");
  const auto beside = fs::directory_iterator(content.pack().parent_path());
  CHECK(std::distance(begin(beside), end(beside)) == 2);
}

TEST_CASE("a pack that cannot be written is refused with a sentence") {
  const Content content;
  const auto built = workbench::build(content.root(), content.root() / "nowhere" / "made.db");
  CHECK(built.code == 1);
  CHECK(built.err.find("cannot be written") != std::string::npos);
}

TEST_CASE("the coordinator's list holds what a person must look at") {
  const Content content;
  const auto built = workbench::build(content.root(), content.pack());
  REQUIRE(built.code == 0);
  CHECK(built.err.empty());
  const std::vector<std::string> lines = {
      "Noch nicht geprüft (8)",
      "  offer/schuldnerberatung: Telefon fehlt.",
      "  word/kostenbeitragsbescheid: Rechtlich gegenlesen lassen.",
      "  event/laternenfest: Ort bestätigen.",
      "  kita/sterntaler: Adresse fehlt.",
      "  application/kita-erlass, Betrag nachlass: Für 2027 prüfen.",
      "Nur Beispiel: vor dem Einsatz ersetzen (5)",
      "  kita/kinderland: Raum und Zeiten",
      "Ohne Telefon und ohne Adresse (2)",
      "  offer/ohne-kontakt: Tauschregal",
      "Beträge, die bis 21.01.2027 ablaufen oder abgelaufen sind (2)",
      "  application/kita-erlass, Betrag abgelaufen: gilt bis 30.06.2026",
      "Übersetzungen (3)",
      "  en       44 von 136 Texten aktuell (37 davon nur maschinell), 2 veraltet, 90 fehlen",
  };
  for (const std::string& line : lines) {
    INFO(built.out);
    CHECK(built.out.find(line + "\n") != std::string::npos);
  }
  CHECK(built.out.find("je-kind") == std::string::npos); // valid for longer than 60 days
}

TEST_CASE("the program's exit codes") {
  const workbench::Folder folder;
  const std::string quiet = " >/dev/null 2>&1";
  const std::string content = workbench::fixture().string();
  const std::string made = (folder.path() / "made.db").string();
  if (!fs::exists(program())) {
    WARN("elternkiosk-pack is not built; its exit codes are not tested");
    return;
  }
  CHECK(run(program() + " build " + content + " --out " + made + quiet) == 0);
  CHECK(run(program() + " build " + content + " --out " + made + " --format db --strict" + quiet) == 0);
  CHECK(run(program() + " build /nowhere --out " + made + quiet) == 1);
  CHECK(run(program() + " build " + content + " --out " + made + " --format zip" + quiet) == 2);
  CHECK(run(program() + " build " + content + quiet) == 2);
  CHECK(run(program() + quiet) == 2);
  CHECK(run(program() + " --help" + quiet) == 0);
}
