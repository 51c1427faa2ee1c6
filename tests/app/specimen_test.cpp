// The specimen: every language on it, nobody led to it, clear sentences where its files are wrong.
#include "kiosk/app/picture_command.h"
#include "kiosk/base/files.h"
#include "kiosk/locale/formats.h"
#include "tests/app/all_screens.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace kiosk;
using Catch::Contains;

namespace {

namespace fs = std::filesystem;

const visit::Address specimen{visit::ScreenKind::Specimen, {}, {}, 0};

app::Shown page_of(const app::House& house, visit::TextSize size, int page, int width = 1080, int height = 1920) {
  visit::Visit visit = app::visit_at(specimen, Language{}, size);
  app::Shown shown = stage::shown(visit, stage::display(width, height, size), house);
  if (page == 0) return shown;
  const ui::PageStart start = shown.laid_out.pages.at(static_cast<std::size_t>(page)).start;
  visit.trail.back().anchor = {start.block, start.piece};
  return stage::shown(visit, stage::display(width, height, size), house);
}

std::string text_of(const ui::Item& item) {
  std::string text;
  for (const text::Span& span : item.node.spans)
    text += span.text;
  return text;
}

/// A folder as it stands beside a program, with the given sample files.
app::Resources resources_with(const std::vector<std::pair<std::string, std::string>>& samples) {
  const fs::path folder = fs::path(KIOSK_BINARY_DIR) / "specimen-test";
  fs::remove_all(folder);
  fs::create_directories(folder / "samples");
  for (const auto& [name, text] : samples)
    REQUIRE(write_file(folder / "samples" / name, text).has_value());
  return {{}, folder / "fonts.toml", {}};
}

} // namespace

TEST_CASE("the specimen shows each language's name, first sentence in bold, and paragraph", "[app]") {
  const app::House& house = stage::sample_house();
  REQUIRE(house.settings.specimens.size() >= 28);
  const app::Shown shown = page_of(house, {}, 0);
  for (const screens::Specimen& one : house.settings.specimens) {
    const Language& language = one.name.language;
    INFO(language.tag);
    const std::string first = locale::first_sentence(one.paragraph, language);
    bool has_name = false, has_paragraph = false, has_bold = false;
    for (const ui::Item& item : shown.laid_out.items) {
      if (!(item.node.language == language) || !item.text) continue;
      CHECK(item.text->missing_glyphs == 0);
      const std::string text = text_of(item);
      has_name = has_name || text == one.name.own;
      const bool is_bold = item.node.spans.front().weight == text::Weight::Bold;
      has_bold = has_bold || (text == first && is_bold);
      if (text != one.paragraph) continue;
      has_paragraph = true;
      CHECK(item.node.type == ui::Type::Body);
      CHECK(item.direction == direction_of(language));
      CHECK(item.text->direction == direction_of(language));
    }
    CHECK(has_name);
    CHECK(has_bold);
    CHECK(has_paragraph);
  }
}

TEST_CASE("nobody is led to the specimen, and the kiosk itself has none", "[app]") {
  const app::House& house = stage::sample_house();
  const auto all = screens::all_addresses(house.pack, house.settings);
  CHECK(std::count(all.begin(), all.end(), specimen) == 1);
  for (const visit::Address& address : all) {
    const app::Shown shown = stage::shown(app::visit_at(address, Language{}, {}), stage::display(1080, 1920, {}));
    for (const visit::Action& action : shown.screen.actions)
      if (const auto* open = std::get_if<visit::Open>(&action)) CHECK_FALSE(open->address == specimen);
  }
  const app::House kiosk = stage::house();
  const auto of_kiosk = screens::all_addresses(kiosk.pack, kiosk.settings);
  CHECK(std::count(of_kiosk.begin(), of_kiosk.end(), specimen) == 0);
  const app::Shown shown = page_of(kiosk, {}, 0);
  CHECK(shown.laid_out.id == "card/gone");
}

TEST_CASE("a name on the specimen offers no language on the wall", "[app]") {
  const app::House& house = stage::sample_house();
  CHECK(house.settings.languages.size() < house.settings.specimens.size());
  const app::Shown wall = stage::shown(app::visit_at({visit::ScreenKind::Welcome, {}, {}, 0}, Language{}, {}),
                                       stage::display(1080, 1920, {}));
  for (const visit::Action& action : wall.screen.actions)
    if (const auto* choose = std::get_if<visit::ChooseLanguage>(&action))
      CHECK(stage::words().catalogue.has(choose->language));
}

TEST_CASE("sample files that are missing, empty or of no known language are refused in words", "[app]") {
  const locale::Catalogue& catalogue = stage::words().catalogue;
  CHECK(app::read_specimens(resources_with({{"de.txt", "Guten Tag.\n"}}), catalogue).value().size() == 1);
  const auto none = app::read_specimens(resources_with({}), catalogue);
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == ErrorKind::NotFound);
  const auto empty = app::read_specimens(resources_with({{"de.txt", "\n"}}), catalogue);
  REQUIRE_FALSE(empty);
  CHECK_THAT(empty.error().sentence(), Contains("de.txt"));
  const auto unknown = app::read_specimens(resources_with({{"de.txt", "Tag."}, {"tlh.txt", "nuqneH"}}), catalogue);
  REQUIRE_FALSE(unknown);
  CHECK_THAT(unknown.error().sentence(), Contains("languages.toml"));
}
