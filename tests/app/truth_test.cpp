// What the kiosk may say today: expired amounts, hours, an implausible clock, discreet pages.
#include "kiosk/app/picture_command.h"
#include "kiosk/locale/formats.h"
#include "tests/app/stage.h"

#include <functional>
#include <regex>

using namespace kiosk;

namespace {

using Visitor = std::function<void(const visit::Address&, const app::Shown&, const ui::Item&, const std::string& text)>;

/// Every text leaf of every screen that visitors see, all pages, in a language at a time.
void for_each_text(const std::string& language, const std::string& now, const Visitor& visitor,
                   visit::TextSize size = visit::TextSize::Percent100) {
  const app::House& house = stage::sample_house();
  for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
    if (address.kind == visit::ScreenKind::Specimen) continue; // says that its figures are examples
    const visit::Visit visit = app::visit_at(address, Language{language}, size);
    const app::Shown shown =
        stage::shown(visit, stage::display(1080, 1920, size), house, parse_local_time(now).value());
    for (const ui::Item& item : shown.laid_out.items) {
      std::string text;
      for (const text::Span& span : item.node.spans)
        text += span.text;
      visitor(address, shown, item, locale::without_controls(text));
    }
  }
}

bool any_text(const std::string& address, const std::string& now, const std::string& wanted) {
  const visit::Visit visit = app::visit_at(visit::parse_address(address).value(), Language{}, {});
  const app::Shown shown =
      stage::shown(visit, stage::display(1080, 1920, {}), stage::sample_house(), parse_local_time(now).value());
  for (const ui::Item& item : shown.laid_out.items) {
    std::string text;
    for (const text::Span& span : item.node.spans)
      text += span.text;
    if (locale::without_controls(text).find(wanted) != std::string::npos) return true;
  }
  return false;
}

} // namespace

TEST_CASE("after its validity no amount is shown as today's, on any screen", "[app]") {
  const std::regex money("[0-9][0-9.,]* (Euro|євро|يورو|euros?)");
  for (const char* language : {"de", "en", "ar", "uk"}) {
    int figures = 0;
    for_each_text(language, "2027-01-02T09:00",
                  [&](const visit::Address& address, const app::Shown&, const ui::Item&, const std::string& text) {
                    if (!std::regex_search(text, money)) return;
                    ++figures;
                    INFO(visit::to_string(address) << ": " << text);
                    CHECK(text.find("2026") != std::string::npos);
                  });
    CHECK(figures > 10);
  }
  CHECK(any_text("application/kindergeld", "2026-12-31T23:59", "259 Euro"));
  CHECK_FALSE(any_text("application/kindergeld", "2026-12-31T23:59", "2026 waren es"));
  CHECK(any_text("application/kindergeld", "2027-01-01T00:00", "2026 waren es 259 Euro"));
}

TEST_CASE("today's hours are said only when they are checked, on a working day, by a plausible clock", "[app]") {
  CHECK(any_text("home", "2026-11-23T08:12", "heute 8 bis 14 Uhr"));
  CHECK_FALSE(any_text("home", "2026-11-23T14:00", "heute")); // over
  CHECK_FALSE(any_text("home", "2026-11-22T09:00", "heute")); // Sunday
  CHECK_FALSE(any_text("home", "2026-12-25T09:00", "heute")); // a holiday that is a Friday
  CHECK_FALSE(any_text("home", "1970-01-01T09:00", "heute"));
  CHECK_FALSE(any_text("home", "1970-01-01T09:00", "9:00")); // no clock that is surely wrong
  CHECK_FALSE(any_text("home", "2031-01-01T09:00", "9:00"));
  // The example offers' hours were never checked: none of them says that it is open today.
  for_each_text("de", "2026-11-23T08:12",
                [](const visit::Address& address, const app::Shown&, const ui::Item&, const std::string& text) {
                  INFO(visit::to_string(address));
                  if (address.kind == visit::ScreenKind::Offer) CHECK(text.rfind("heute bis", 0) != 0);
                });
}

TEST_CASE("discreet pages are quiet: no picture, small title, one touch to close", "[app]") {
  const app::House& house = stage::sample_house();
  int discreet = 0;
  for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
    if (!visit::is_discreet(address, house.pack)) continue;
    ++discreet;
    INFO(visit::to_string(address));
    for (const char* language : {"de", "ar"}) {
      const app::Shown shown =
          stage::shown(app::visit_at(address, Language{language}, {}), stage::display(1080, 1920, {}), house);
      bool closes = false;
      for (std::size_t index = 0; index < shown.laid_out.items.size(); ++index) {
        const ui::Item& item = shown.laid_out.items[index];
        if (item.band == ui::Band::Content) {
          CHECK(item.node.picture.empty());
          if (item.node.role == ui::Role::Heading)
            CHECK(ui::Theme(shown.laid_out.display).size_px(item.node.type) <=
                  ui::Theme(shown.laid_out.display).size_px(ui::Type::CardTitle));
        }
        const auto action = shown.action_of(static_cast<int>(index));
        if (action && visit::to_string(*action) == "do:close-page" && shown.laid_out.is_visible(item)) closes = true;
      }
      CHECK(closes);
    }
  }
  CHECK(discreet >= 15);
}

TEST_CASE("discreet offers are reached by their topic only", "[app]") {
  const app::House& house = stage::sample_house();
  for (const pack::Offer& offer : house.pack.offers())
    if (offer.discreet) {
      INFO(offer.id);
      CHECK(house.pack.topic(offer.topic)->discreet);
    }
  for (const char* address : {"home", "welcome", "events", "offers", "people", "about", "applications"}) {
    const app::Shown shown = stage::shown(app::visit_at(visit::parse_address(address).value(), Language{}, {}),
                                          stage::display(1080, 1920, {}), house);
    for (const visit::Action& action : shown.screen.actions)
      if (const auto* open = std::get_if<visit::Open>(&action))
        CHECK_FALSE(visit::is_discreet(open->address, house.pack));
  }
}

TEST_CASE("pictures give way to letters: none from 150 % on", "[app]") {
  for (const auto size : {visit::TextSize::Percent150, visit::TextSize::Percent200})
    for_each_text(
        "de", "2026-11-23T08:12",
        [](const visit::Address&, const app::Shown&, const ui::Item& item, const std::string&) {
          if (item.band == ui::Band::Content) CHECK(item.node.picture.empty());
        },
        size);
  std::set<std::string> shown_at_100;
  for_each_text("de", "2026-11-23T08:12",
                [&](const visit::Address&, const app::Shown&, const ui::Item& item, const std::string&) {
                  if (item.band == ui::Band::Content && !item.node.picture.empty())
                    shown_at_100.insert(item.node.picture);
                });
  CHECK(shown_at_100.size() >= 8);
}

TEST_CASE("what is made up says so", "[app]") {
  const app::House& house = stage::sample_house();
  for (const pack::Event& event : house.pack.events()) {
    if (!event.provenance.example || !visit::exists({visit::ScreenKind::Event, event.id, {}, 0}, house.pack)) continue;
    INFO(event.id);
    CHECK(any_text("event/" + event.id, "2026-11-23T08:12", "Beispiel"));
  }
  CHECK(any_text("people", "2026-11-23T08:12", "Beispiel"));
  CHECK(any_text("events", "2026-11-23T08:12", "Beispiel"));
}
