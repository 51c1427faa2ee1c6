// The tour's pictures are written beside the drawing: whole, in order, and nothing half done when it ends early.
#include "kiosk/app/picture_command.h"
#include "kiosk/app/picture_writer.h"
#include "kiosk/app/tour_stops.h"
#include "kiosk/base/files.h"
#include "tests/app/stage.h"

#include <fmt/format.h>
#include <set>

using namespace kiosk;
using app::PictureWriter;

namespace {

namespace fs = std::filesystem;

fs::path fresh_folder(const std::string& name) {
  const fs::path folder = fs::path(KIOSK_BINARY_DIR) / "picture-writer-test" / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

/// One that no other number has.
picture::Picture numbered(int number, int width_px = 270, int height_px = 480) {
  picture::Picture picture{width_px, height_px, {}};
  picture.rgba.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4, 0xFF);
  for (std::size_t at = 0; at < picture.rgba.size(); at += 4)
    picture.rgba[at] = static_cast<std::uint8_t>(number * 5);
  return picture;
}

/// The files of a folder and those below it; each PNG must be whole.
std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    names.insert(fs::relative(entry.path(), folder).string());
    if (entry.path().extension() == ".png") CHECK(picture::decode(read_file(entry.path()).value()));
  }
  return names;
}

bool is_half_written(const std::string& name) { return name.find(".new") != std::string::npos; }

} // namespace

TEST_CASE("pictures are written whole, and stand on the sheets in the order in which they came", "[app]") {
  const fs::path folder = fresh_folder("order");
  PictureWriter writer(PictureWriter::Sheets::Made);
  for (int i = 0; i < 40; ++i)
    REQUIRE(writer.take(numbered(i), folder / (i < 39 ? "b" : "a") / fmt::format("{}.png", 40 - i)));
  const auto sheets = writer.finish();
  REQUIRE(sheets);
  CHECK(*sheets == std::vector<fs::path>{folder / "b-1.png", folder / "b-2.png", folder / "a-1.png"});
  CHECK(files_in(folder).size() == 43);
  for (int i = 0; i < 39; ++i)
    CHECK(picture::decode(read_file(folder / "b" / fmt::format("{}.png", 40 - i)).value())->rgba == numbered(i).rgba);
  const auto sheet = picture::decode(read_file(sheets->front()).value());
  REQUIRE(sheet);
  constexpr std::size_t gap = 8, small = 216;
  for (const std::size_t i : {0U, 1U, 11U}) {
    const std::size_t left = gap + i * (small + gap) + small / 2;
    CHECK(sheet->rgba[4 * (200 * static_cast<std::size_t>(sheet->width_px) + left)] == i * 5);
  }
}

TEST_CASE("a picture that cannot be written ends the tour with its place", "[app]") {
  const fs::path folder = fresh_folder("fault");
  REQUIRE(write_file(folder / "taken", "a file, no folder"));
  PictureWriter writer(PictureWriter::Sheets::None);
  bool is_refused = false;
  for (int i = 0; i < 20 && !is_refused; ++i)
    is_refused = !writer.take(numbered(i), folder / "taken" / fmt::format("{}.png", i));
  CHECK(is_refused); // it never waits for a thread that has given up
  const auto finished = writer.finish();
  REQUIRE_FALSE(finished);
  CHECK(finished.error().kind == ErrorKind::Unreadable);
  CHECK(finished.error().where == (folder / "taken" / "0.png").string());
}

TEST_CASE("what is dropped leaves nothing half-written", "[app]") {
  const fs::path folder = fresh_folder("dropped");
  {
    PictureWriter writer(PictureWriter::Sheets::Made);
    for (int i = 0; i < 8; ++i)
      REQUIRE(writer.take(numbered(i, 1080, 1920), folder / "a" / fmt::format("{}.png", i)));
  }
  const auto names = files_in(folder);
  CHECK(names.size() <= 8);
  CHECK(std::none_of(names.begin(), names.end(), is_half_written));
}

TEST_CASE("tour: stopped between two screens, it leaves whole pictures and no page", "[app]") {
  const fs::path folder = fresh_folder("stopped");
  app::TourOptions options;
  options.out = folder;
  options.languages = {Language{"ar"}};
  options.sizes = {{540, 960}};
  options.now = stage::moment().local;
  options.makes_sheets = true;
  const auto drawn =
      app::draw_tour(options, stage::sample_house(), stage::words(), [](int done, int) { return done == 9; });
  REQUIRE_FALSE(drawn);
  CHECK(drawn.error().kind == ErrorKind::Cancelled);
  const auto names = files_in(folder);
  CHECK_FALSE(names.empty());
  CHECK(std::none_of(names.begin(), names.end(), is_half_written));
  CHECK_FALSE(names.contains("index.html"));
}

TEST_CASE("tour: it stops at every screen once, also at events of other Kitas, and each picture has its own name",
          "[app]") {
  const app::House& house = stage::sample_house();
  std::set<std::string> names, pictures;
  const auto stops = app::all_stops(house);
  for (const app::Stop& stop : stops) {
    names.insert(stop.name());
    pictures.insert(app::picture_name(stop.name(), 0));
    pictures.insert(app::picture_name(stop.name(), 1));
  }
  CHECK(names.size() == stops.size());
  CHECK(pictures.size() == 2 * stops.size());
  for (const pack::Event& event : house.pack.events())
    CHECK(names.contains("event/" + event.id));
  CHECK(names.contains("staff/menu"));
  CHECK(app::picture_name("application/wohngeld", 1) == "application_wohngeld.2.png");
}
