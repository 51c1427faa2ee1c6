// What a visitor may do, and what is forgotten when she goes.
#include "kiosk/install/open_file.h"
#include "kiosk/visit/visit.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::visit;

namespace {

const pack::Pack& sample() {
  static const pack::Pack opened = [] {
    auto result = install::open_pack_file(std::filesystem::path(KIOSK_BINARY_DIR) / "sample.kitapack",
                                          {install::Drafts::Allowed, {}, {}});
    if (!result) throw std::runtime_error(result.error().sentence());
    return std::move(result->pack);
  }();
  return opened;
}

Address at(std::string_view text) { return parse_address(text).value(); }

Visit after(Visit visit, const std::vector<Action>& actions) {
  for (const Action& action : actions)
    visit = advance(visit, action, sample());
  return visit;
}

} // namespace

TEST_CASE("addresses are read as they are written") {
  for (const char* text : {"welcome",
                           "languages",
                           "home",
                           "letter",
                           "letter/K",
                           "word/frist",
                           "applications",
                           "applications/kita",
                           "application/wohngeld",
                           "application/wohngeld/step/3",
                           "people",
                           "offers",
                           "offers/familie",
                           "offers/familie/erziehung",
                           "offer/eutb",
                           "events",
                           "event/elterncafe",
                           "about",
                           "about/ziele",
                           "emergency",
                           "idle-warning",
                           "card/no-pack",
                           "specimen"})
    CHECK(to_string(parse_address(text).value()) == text);
  for (const char* text : {"", "nowhere", "offer", "offer/", "/home", "home/", "application/wohngeld/step/0",
                           "application/wohngeld/step/x", "application/wohngeld/step/1/2", "offers/a/b/c", "word"})
    CHECK(parse_address(text).error().kind == ErrorKind::WrongUsage);
}

TEST_CASE("choosing a language opens home, and later leads back to the same page and place") {
  Visit visit = after({}, {ChooseLanguage{{"ar"}}});
  CHECK(visit.here().address == at("home"));
  visit = after(visit, {Open{at("offer/eutb")}, TurnTo{{4, 0}}, Open{at("languages")}, ChooseLanguage{{"uk"}}});
  CHECK(visit.here() == Place{at("offer/eutb"), {4, 0}});
  CHECK(visit.language.tag == "uk");
}

TEST_CASE("back goes through the trail, restores the place and ends at welcome") {
  Visit visit = after({}, {ChooseLanguage{{"de"}}, Open{at("offers")}, Open{at("offers/gesundheit")},
                           Open{at("offers/gesundheit/foerderung")}, TurnTo{{3, 0}}, Open{at("offer/spz")}});
  visit = after(visit, {GoBack{}});
  CHECK(visit.here() == Place{at("offers/gesundheit/foerderung"), {3, 0}});
  visit = after(visit, {GoBack{}, GoBack{}, GoBack{}});
  CHECK(visit.here().address == at("home"));
  CHECK(after(visit, {GoBack{}}).here().address == at("welcome"));
  CHECK(after(visit, {GoBack{}}).trail.size() == 1);
}

TEST_CASE("home keeps the language; from home back is welcome") {
  const Visit visit = after({}, {ChooseLanguage{{"uk"}}, Open{at("events")}, GoHome{}});
  CHECK(visit.here().address == at("home"));
  CHECK(visit.language.tag == "uk");
  CHECK(visit.trail.size() == 2);
}

TEST_CASE("steps of one application are one place to go back from") {
  const Visit visit =
      after({}, {ChooseLanguage{{"de"}}, Open{at("application/wohngeld")}, Open{at("application/wohngeld/step/1")},
                 Open{at("application/wohngeld/step/2")}, Open{at("application/wohngeld/step/3")}});
  CHECK(visit.here().address == at("application/wohngeld/step/3"));
  CHECK(after(visit, {GoBack{}}).here().address == at("application/wohngeld"));
}

TEST_CASE("the page in German is for that page: leaving it gives the own language back") {
  const Visit german = after({}, {ChooseLanguage{{"ar"}}, Open{at("offer/eutb")}, ShowGerman{}});
  CHECK(german.language.is_german());
  CHECK(german.here().address == at("offer/eutb"));
  CHECK(after(german, {ShowTranslation{}}).language.tag == "ar");
  CHECK(after(german, {Open{at("people")}}).language.tag == "ar");
  CHECK(after(german, {GoBack{}}).language.tag == "ar");
  CHECK(after(german, {GoHome{}}).language.tag == "ar");
  CHECK(after(german, {ChooseLanguage{{"uk"}}, ShowTranslation{}}).language.tag == "uk");
}

TEST_CASE("a page in another language is for that page, and back is one touch") {
  const Visit own = after({}, {ChooseLanguage{{"uk"}}, Open{at("offer/eutb")}, TurnTo{{2, 0}}});
  const Visit other = after(own, {ShowIn{{"ar"}}});
  CHECK(other.language.tag == "ar");
  CHECK(other.here() == own.here());
  CHECK(after(other, {ShowTranslation{}}) == own);
  CHECK(after(other, {ShowIn{{"uk"}}}) == own); // her own again
  CHECK(after(other, {ShowGerman{}}).language.is_german());
  CHECK(after(other, {ShowGerman{}, ShowTranslation{}}) == own);
  CHECK(after(other, {Open{at("people")}}).language.tag == "uk");
  CHECK(after(own, {ShowIn{{"uk"}}}) == own);
}

TEST_CASE("short texts are chosen with the language or on a page, and keep the place") {
  const Visit brief = after({}, {ChooseLanguage{{"de"}, Level::Short}, Open{at("offer/eutb")}, TurnTo{{2, 0}}});
  CHECK(brief.language.is_german());
  CHECK(brief.level == Level::Short);
  const Visit whole = after(brief, {ChooseLevel{Level::Full}});
  CHECK(whole.level == Level::Full);
  CHECK(whole.here() == brief.here());
  CHECK(after(whole, {ChooseLevel{Level::Short}}) == brief);
  CHECK(after(brief, {Open{at("people")}}).level == Level::Short);
  CHECK(after(brief, {ShowIn{{"ar"}}}).level == Level::Full);
  CHECK(after(brief, {ShowIn{{"ar"}}, ShowTranslation{}}) == brief);
  CHECK(after(brief, {ChooseLanguage{{"uk"}}}).level == Level::Full);
  CHECK(after(brief, {IdleTimeout{}}) == Visit{});
  CHECK(visit::to_string(ChooseLanguage{{"de"}, Level::Short}) == "do:language/de-simple");
}

TEST_CASE("closing, finishing and idling forget everything") {
  const Visit visit = after({}, {ChooseLanguage{{"ar"}}, ChangeTextSize{}, Open{at("offer/schuldnerberatung")}});
  REQUIRE(visit != Visit{});
  for (const Action& action : std::vector<Action>{ClosePage{}, Finish{}, IdleTimeout{}}) {
    CHECK(after(visit, {action}) == Visit{});
    CHECK(after(visit, {action, GoBack{}}) == Visit{});
  }
}

TEST_CASE("text size goes round") {
  Visit visit;
  for (const int expected : {150, 200, 100}) {
    visit = after(visit, {ChangeTextSize{}});
    CHECK(percent(visit.text_size) == expected);
  }
}

TEST_CASE("the warning lets nothing through but emergency and the end") {
  const Visit page = after({}, {ChooseLanguage{{"ar"}}, Open{at("letter")}});
  const Visit warned = after(page, {WarnIdle{}});
  CHECK(warned.idle_warning);
  CHECK(after(warned, {Stay{}}) == page);
  CHECK(after(warned, {Open{at("word/frist")}}) == page);
  CHECK(after(warned, {Open{at("emergency")}}).here().address == at("emergency"));
  CHECK(after(warned, {IdleTimeout{}}) == Visit{});
  CHECK_FALSE(after({}, {WarnIdle{}}).idle_warning); // a fresh welcome needs no warning
}

TEST_CASE("what does not exist is not opened") {
  const Visit visit = after({}, {ChooseLanguage{{"de"}}});
  for (const char* text : {"offer/none", "word/none", "application/wohngeld/step/99", "offers/familie/foerderung",
                           "letter/1", "about/none", "applications/familie", "event/none"})
    CHECK(after(visit, {Open{at(text)}}) == visit);
}

TEST_CASE("a group with one offer leads to the offer") {
  const Address target = resolve(at("offers/aemter-und-geld/rechnungen"), sample());
  CHECK(target == at("offer/schuldnerberatung"));
  CHECK(resolve(at("offers/gesundheit/foerderung"), sample()) == at("offers/gesundheit/foerderung"));
}

TEST_CASE("discreet things are known by their address") {
  CHECK(is_discreet(at("offer/schuldnerberatung"), sample()));
  CHECK(is_discreet(at("offer/sicher-und-in-ruhe-reden"), sample()));
  CHECK(is_discreet(at("word/schulden"), sample()));
  CHECK_FALSE(is_discreet(at("offer/stadtbibliothek"), sample()));
  CHECK_FALSE(is_discreet(at("word/bescheid"), sample()));
}

TEST_CASE("idle times: menus, reading by the words on the page, applications") {
  const IdleTimes times;
  using std::chrono::seconds;
  CHECK(time_until_warning({}, times, 500) == seconds{0});
  CHECK(time_until_warning(after({}, {ChooseLanguage{{"de"}}}), times, 500) == seconds{60});
  const Visit reading = after({}, {ChooseLanguage{{"de"}}, Open{at("offer/eutb")}});
  CHECK(time_until_warning(reading, times, 10) == seconds{90});
  CHECK(time_until_warning(reading, times, 240) == seconds{180});
  const Visit applying = after({}, {ChooseLanguage{{"de"}}, Open{at("application/wohngeld/step/1")}});
  CHECK(time_until_warning(applying, times, 10) == seconds{120});
}

TEST_CASE("words are listed under A to Z, whatever sign they begin with") {
  for (const char letter : letters(sample())) {
    CHECK(letter >= 'A');
    CHECK(letter <= 'Z');
    CHECK_FALSE(words_under(letter, sample()).empty());
  }
  std::size_t listed = 0;
  for (const char letter : letters(sample()))
    listed += words_under(letter, sample()).size();
  CHECK(listed >= sample().terms().size());
  CHECK_FALSE(exists(at("letter/Ü"), sample()));
  CHECK_FALSE(exists(at("card/none"), sample()));
  CHECK(exists(at("card/no-pack"), sample()));
}
