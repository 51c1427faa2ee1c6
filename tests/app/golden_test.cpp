// Reviewed pictures and layout dumps of the fixture's screens. KIOSK_REBASELINE=1 rewrites them; look at
// each before you commit it. What differs is left in the build folder.
#include "kiosk/app/picture_command.h"
#include "kiosk/base/files.h"
#include "kiosk/picture/picture.h"
#include "tests/app/stage.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

using namespace kiosk;

namespace {

namespace fs = std::filesystem;

struct View {
  const char* address;
  const char* language;
  int width, height, percent;
};

// A kind of screen each; every script, both directions, both orientations, all sizes.
const std::vector<View> pictures = {
    {"welcome", "de", 1080, 1920, 100},
    {"home", "de", 1080, 1920, 100},
    {"home", "ar", 1080, 1920, 100},
    {"home", "ar", 1920, 1080, 100},
    {"home", "uk", 1080, 1920, 200},
    {"letter", "de", 1080, 1920, 100},
    {"word/kostenbeitragsbescheid", "ar", 1080, 1920, 100},
    {"application/kita-erlass", "de", 1080, 1920, 100},
    {"application/kita-erlass/step/2", "de", 1080, 1920, 150},
    {"people", "de", 1080, 1920, 100},
    {"offers", "uk", 1920, 1080, 100},
    {"offer/fruehfoerderung", "ar", 1080, 1920, 100},
    {"offer/schuldnerberatung", "uk", 1080, 1920, 100},
    {"events", "en", 1080, 1920, 100},
    {"emergency", "de", 1080, 1920, 100},
    {"emergency", "ar", 1920, 1080, 200},
};

fs::path golden() {
  const fs::path folder = fs::path(KIOSK_SOURCE_DIR) / "tests" / "golden";
  if (std::getenv("KIOSK_REBASELINE") != nullptr) fs::create_directories(folder);
  return folder;
}
fs::path actual() {
  const fs::path folder = fs::path(KIOSK_BINARY_DIR) / "golden";
  fs::create_directories(folder);
  return folder;
}
bool rebaselines() { return std::getenv("KIOSK_REBASELINE") != nullptr; }

std::string name_of(const std::string& address, const std::string& language, int width, int height, int percent) {
  std::string name = fmt::format("{}-{}-{}x{}-{}", address, language, width, height, percent);
  for (char& c : name)
    if (c == '/') c = '_';
  return name;
}

const app::House& fixture() {
  static const app::House opened = stage::house(fs::path(KIOSK_BINARY_DIR) / "fixture.kitapack");
  return opened;
}

/// How many pixels differ by more than 2 of 255 in a channel; -1 when the sizes differ.
long differing(const picture::Picture& one, const picture::Picture& other) {
  if (one.width_px != other.width_px || one.height_px != other.height_px) return -1;
  long count = 0;
  for (std::size_t at = 0; at < one.rgba.size(); at += 4)
    for (std::size_t channel = 0; channel < 4; ++channel)
      if (std::abs(int{one.rgba[at + channel]} - int{other.rgba[at + channel]}) > 2) {
        ++count;
        break;
      }
  return count;
}

void check_picture(const View& view) {
  const std::string name = name_of(view.address, view.language, view.width, view.height, view.percent) + ".png";
  app::PictureOptions options;
  options.address = visit::parse_address(view.address).value();
  options.language = Language{view.language};
  options.width_px = view.width;
  options.height_px = view.height;
  options.text_size = static_cast<visit::TextSize>((view.percent - 100) / 50);
  options.now = stage::moment().local;
  options.out = actual() / name;
  const auto drawn = app::draw_picture(options, fixture(), stage::words());
  INFO(name << (drawn ? "" : ": " + drawn.error().sentence()));
  REQUIRE(drawn.has_value());
  const std::string bytes = read_file(options.out).value();
  if (rebaselines()) REQUIRE(write_file(golden() / name, bytes).has_value());
  const auto expected_bytes = read_file(golden() / name);
  REQUIRE(expected_bytes.has_value());
  const auto expected = picture::decode(*expected_bytes), found = picture::decode(bytes);
  REQUIRE(expected.has_value());
  REQUIRE(found.has_value());
  CHECK(differing(*expected, *found) == 0);
}

} // namespace

TEST_CASE("golden pictures", "[golden]") {
  for (const View& view : pictures)
    check_picture(view);
}

TEST_CASE("layout dumps of every kind of screen", "[golden]") {
  for (const char* language : {"de", "ar"}) {
    std::vector<int> seen_kinds;
    for (const visit::Address& address : screens::all_addresses(fixture().pack, fixture().settings)) {
      const int kind = static_cast<int>(address.kind);
      if (std::count(seen_kinds.begin(), seen_kinds.end(), kind) > 0) continue;
      seen_kinds.push_back(kind);
      const visit::Visit visit = app::visit_at(address, Language{language}, {});
      const app::Shown shown = stage::shown(visit, stage::display(1080, 1920, {}), fixture());
      const std::string dump = ui::to_dump(shown.laid_out, [&](int action) { return shown.action_name(action); });
      const std::string name = name_of(visit::to_string(address), language, 1080, 1920, 100) + ".txt";
      REQUIRE(write_file(actual() / name, dump).has_value());
      if (rebaselines()) REQUIRE(write_file(golden() / name, dump).has_value());
      INFO(name);
      CHECK(read_file(golden() / name).value_or("no reviewed dump") == dump);
    }
    CHECK(seen_kinds.size() >= 20);
  }
}
