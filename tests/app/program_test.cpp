// The programs as a person starts them: exit codes, sentences, the same bytes for the same input.
#include "kiosk/base/files.h"
#include "kiosk/picture/picture.h"
#include "tests/app/stage.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <sys/wait.h>

using namespace kiosk;
using Catch::Contains;

namespace {

namespace fs = std::filesystem;

fs::path scratch() {
  const fs::path folder = fs::path(KIOSK_BINARY_DIR) / "program-test";
  fs::create_directories(folder);
  return folder;
}

struct Ran {
  int code = -1;
  std::string output, errors;
};

/// Runs `elternkiosk ARGUMENTS` with a hostile time zone: it must not matter.
Ran run(const std::string& arguments, const std::string& program = "elternkiosk") {
  const fs::path out = scratch() / "out.txt", errors = scratch() / "errors.txt";
  const std::string command = fmt::format("TZ=Pacific/Kiritimati '{}/{}' {} >'{}' 2>'{}'", KIOSK_BINARY_DIR, program,
                                          arguments, out.string(), errors.string());
  const int status = std::system(command.c_str());
  return {WEXITSTATUS(status), read_file(out).value(), read_file(errors).value()};
}

std::string draw(const std::string& more, const std::string& name = "a.png") {
  return fmt::format("picture --now 2026-11-23T08:12 --out '{}' {}", (scratch() / name).string(), more);
}

} // namespace

TEST_CASE("picture: the same input gives the same bytes", "[app]") {
  REQUIRE(run(draw("--screen home --language ar", "one.png")).code == 0);
  REQUIRE(run(draw("--screen home --language ar", "two.png")).code == 0);
  CHECK(read_file(scratch() / "one.png").value() == read_file(scratch() / "two.png").value());
  REQUIRE(run(draw("--screen home --language uk", "two.png")).code == 0);
  CHECK(read_file(scratch() / "one.png").value() != read_file(scratch() / "two.png").value());
}

TEST_CASE("picture: the layout tells every node", "[app]") {
  const fs::path layout = scratch() / "a.json";
  REQUIRE(run(draw("--screen offer/fruehfoerderung-otto --language ar --layout '" + layout.string() + "'")).code == 0);
  const auto json = nlohmann::json::parse(read_file(layout).value());
  CHECK(json["screen"] == "offer/fruehfoerderung-otto");
  CHECK(json["language"] == "ar");
  CHECK(json["direction"] == "rtl");
  CHECK(json["px_per_mm"].get<double>() == Approx(3.644).margin(0.01));
  bool has_emergency = false;
  for (const auto& node : json["nodes"]) {
    for (const char* field :
         {"role", "label", "box", "visible", "action", "clipped", "missing_glyphs", "contrast", "contrast_min"})
      REQUIRE(node.contains(field));
    REQUIRE(node["box"].size() == 4);
    if (node["action"] == "emergency") has_emergency = node["visible"].get<bool>();
  }
  CHECK(has_emergency);
}

TEST_CASE("wrong usage ends with 2, a refusal with 1, each with one sentence", "[app]") {
  CHECK(run("--no-such-option").code == 2);
  CHECK(run("picture").code == 2);
  CHECK(run(draw("--screen nowhere")).code == 2);
  CHECK(run(draw("--screen offer/none")).code == 1);
  CHECK(run(draw("--screen card/none")).code == 1);
  CHECK(run(draw("--screen home --language xx")).code == 2);
  CHECK(run(draw("--screen home --size big")).code == 2);
  CHECK(run(draw("--screen home --text-size 120")).code == 2);
  CHECK(run(draw("--screen home --page 99")).code == 1);
  CHECK(run("picture --screen home --now yesterday --out x.png").code == 2);
  const Ran unwritable = run("picture --screen home --out /nowhere/a.png");
  CHECK(unwritable.code == 1);
  CHECK_THAT(unwritable.errors, Contains("cannot be written"));
  const Ran other_kita = run(draw("--screen home --kita atlantis"));
  CHECK(other_kita.code == 1);
  CHECK_THAT(other_kita.errors, Contains("kinderland"));
  CHECK(run("--help").code == 0);
}

TEST_CASE("a pack that is missing, empty, no SQLite or of another kind is refused in words", "[app]") {
  const fs::path empty = scratch() / "empty.db", garbage = scratch() / "garbage.db", other = scratch() / "other.db";
  REQUIRE(write_file(empty, "").has_value());
  REQUIRE(write_file(garbage, std::string(5000, 'x')).has_value());
  fs::remove(other);
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(other.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, "CREATE TABLE recipe(name TEXT)", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
  for (const fs::path& pack : {scratch() / "missing.db", empty, garbage, other}) {
    const Ran ran = run(draw("--screen home --pack '" + pack.string() + "'"));
    INFO(pack);
    CHECK(ran.code == 1);
    CHECK_THAT(ran.errors, Contains(pack.filename().string()));
  }
  CHECK(pack::Pack::open(scratch() / "missing.db").error().kind == ErrorKind::NoPack);
  CHECK(pack::Pack::open(empty).error().kind == ErrorKind::NoPack);
  CHECK(pack::Pack::open(garbage).error().kind == ErrorKind::PackDamaged);
  CHECK(pack::Pack::open(other).error().kind == ErrorKind::PackOfOtherKind);
}

TEST_CASE("a draft opens the kiosk by word only, and a signed pack with its key only", "[app]") {
  const fs::path folder = scratch() / "trust";
  fs::remove_all(folder);
  fs::create_directories(folder);
  const auto pack = [&](const std::string& words) { return run(words, "elternkiosk-pack").code; };
  const std::string at = folder.string();
  REQUIRE(pack(fmt::format("keygen --out '{}/good' --without-password", at)) == 0);
  REQUIRE(pack(fmt::format("keygen --out '{}/other' --without-password", at)) == 0);
  REQUIRE(pack(fmt::format("sign '{}' --key '{}/good.key' --out '{}/signed.kitapack' --allow-examples "
                           "--allow-unreviewed-emergency",
                           stage::sample_pack().string(), at, at)) == 0);
  REQUIRE(write_file(folder / "exit.toml", "without_pack = \"exit\"\n").has_value());
  const auto kiosk = [&](const std::string& words) {
    return run(fmt::format("--config '{}/exit.toml' {}", at, words));
  };
  const Ran draft = kiosk("--pack '" + stage::sample_pack().string() + "'");
  CHECK(draft.code == 1);
  CHECK(draft.errors.rfind("KP-SIG-NONE ", 0) == 0);
  CHECK_THAT(draft.errors, Contains("--allow-draft"));
  const std::string signed_pack = fmt::format("--pack '{}/signed.kitapack'", at);
  CHECK_THAT(kiosk(signed_pack).errors, Contains("KP-SIG-FOREIGN"));
  CHECK_THAT(kiosk(signed_pack + fmt::format(" --trust '{}/other.pub'", at)).errors, Contains("KP-SIG-FOREIGN"));
  CHECK_THAT(kiosk(signed_pack + fmt::format(" --trust '{}/missing'", at)).errors, Contains("KP-KEY-FILE"));
  // Drawing takes both; with keys it checks them.
  CHECK(run(draw("--screen home " + signed_pack)).code == 0);
  CHECK(run(draw(fmt::format("--screen home {} --trust '{}/good.pub'", signed_pack, at))).code == 0);
  CHECK(run(draw(fmt::format("--screen home {} --trust '{}/other.pub'", signed_pack, at))).code == 1);
}

TEST_CASE("a container and its database draw the same", "[app]") {
  const fs::path database = scratch() / "same.db";
  REQUIRE(write_file(database, install::read_database_of(stage::sample_pack()).value()).has_value());
  REQUIRE(run(draw("--screen home", "one.png")).code == 0);
  REQUIRE(run(draw("--screen home --pack '" + database.string() + "'", "two.png")).code == 0);
  CHECK(read_file(scratch() / "one.png").value() == read_file(scratch() / "two.png").value());
}

TEST_CASE("every message of the kiosk is used", "[app]") {
  std::string code;
  for (const char* room : {"screens", "app", "staff"})
    for (const auto& entry : fs::directory_iterator(fs::path(KIOSK_SOURCE_DIR) / "kiosk" / room))
      if (entry.path().extension() == ".cpp") code += read_file(entry.path()).value();
  for (const std::string& key : stage::words().catalogue.in(Language{}).keys()) {
    if (key.rfind("amount/", 0) == 0) continue;     // by unit
    if (key.rfind("staff/kind/", 0) == 0) continue; // by kind
    INFO(key);
    CHECK(code.find('"' + key + '"') != std::string::npos);
  }
}

TEST_CASE("static cards need no pack and leave nothing clipped", "[app]") {
  for (const std::string code : {"no-pack", "damaged-pack", "other-pack"})
    for (const auto& [width, height] : {std::pair{1080, 1920}, std::pair{1920, 1080}, std::pair{540, 960}}) {
      const app::Shown shown = app::make_shown_card(
          code, stage::words().catalogue, {width, height, 23.8, ui::TextScale::Percent100}, stage::words().engine);
      bool shows_112 = false;
      for (const ui::Item& item : shown.laid_out.items) {
        CHECK_FALSE(item.clipped);
        for (const text::Span& span : item.node.spans)
          shows_112 = shows_112 || span.text.find("112") != std::string::npos;
      }
      CHECK(shows_112);
      CHECK(shown.laid_out.pages.size() == 1);
    }
}

TEST_CASE("tour: all screens small on a few large pictures, a set for each language", "[app]") {
  const fs::path folder = scratch() / "proof";
  fs::remove_all(folder);
  const Ran ran =
      run(fmt::format("tour --now 2026-11-23T08:12 --size 540x960 --languages ar --proof --pack '{}/fixture.kitapack' "
                      "--out '{}'",
                      KIOSK_BINARY_DIR, folder.string()));
  CHECK(ran.code == 0);
  CHECK_THAT(ran.output, Contains("ar-540x960-100-1.png"));
  std::size_t screens = 0;
  for (const auto& entry : fs::directory_iterator(folder / "ar-540x960-100"))
    screens += entry.path().extension() == ".png" ? 1 : 0;
  CHECK(screens > 30);
  const auto sheet = picture::size_of(read_file(folder / "ar-540x960-100-1.png").value());
  REQUIRE(sheet.has_value());
  CHECK(sheet->width_px > 2000);
  CHECK(fs::exists(folder / "ar-540x960-100-2.png") == (screens > 36));
}

TEST_CASE("tour: Ctrl-C ends it with a sentence and nothing half-written", "[app]") {
  const fs::path folder = scratch() / "interrupted";
  fs::remove_all(folder);
  const std::string command =
      fmt::format("timeout -s INT 3 '{}/elternkiosk' tour --now 2026-11-23T08:12 --proof --pack "
                  "'{}/sample.kitapack' --out '{}' >'{}' 2>'{}'",
                  KIOSK_BINARY_DIR, KIOSK_BINARY_DIR, folder.string(), (scratch() / "out.txt").string(),
                  (scratch() / "errors.txt").string());
  CHECK(std::system(command.c_str()) != 0);
  if (read_file(scratch() / "errors.txt").value().empty()) return; // it was ended before it had begun
  CHECK_THAT(read_file(scratch() / "errors.txt").value(), Contains("the pictures so far are whole"));
  CHECK_FALSE(fs::exists(folder / "index.html"));
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    CHECK(entry.path().extension() != ".new");
}
