// What the fixture's sources say is what the pack tells.
#include "tests/authoring/workbench.h"

using namespace kiosk;
using namespace std::chrono_literals;
using Strings = std::vector<std::string>;

namespace {

const pack::Pack& fixture() {
  static const pack::Pack opened = [] {
    static const workbench::Folder folder;
    const auto built = workbench::build(workbench::fixture(), folder.path() / "made.db");
    INFO(built.err);
    REQUIRE(built.code == 0);
    auto result = pack::Pack::open(folder.path() / "made.db");
    if (!result) FAIL(result.error().sentence());
    return std::move(*result);
  }();
  return opened;
}

template <typename T> Strings ids(const std::vector<T>& all) {
  Strings ids;
  for (const T& one : all)
    ids.push_back(one.id);
  return ids;
}

pack::Text text(const char* key, const char* tag) { return fixture().text(pack::TextKey{key}, Language{tag}); }
LocalTime at(const char* time) { return parse_local_time(time).value(); }

} // namespace

TEST_CASE("the pack says what it is") {
  const pack::About& about = fixture().about();
  CHECK(about.id == "fixture");
  CHECK(about.seq == 2026112201);
  CHECK(to_string(about.as_of) == "2026-11-22");
  CHECK(to_string(about.expires) == "2027-05-31");
  CHECK(about.languages == std::vector<Language>{{"de"}, {"en"}, {"ar"}, {"uk"}});
  CHECK(about.public_holidays.size() == 2);
}

TEST_CASE("things come in their order") {
  CHECK(ids(fixture().kitas()) == Strings{"kinderland", "sterntaler"});
  CHECK(ids(fixture().offers()) ==
        Strings{"ohne-kontakt", "spielgruppe", "fruehfoerderung", "schuldnerberatung", "elterntelefon"});
  CHECK(ids(fixture().applications()) == Strings{"kita-erlass", "kindergeld"});
  CHECK(ids(fixture().emergency_numbers()) == Strings{"notruf-112", "polizei-110", "arzt-116117", "giftnotruf"});
  CHECK(ids(fixture().programme()) == Strings{"fuer-wen", "kitas", "wortlaut"});
  // German order: Ä among A.
  CHECK(ids(fixture().terms()) ==
        Strings{"ablehnung", "aenderungsbescheid", "anhoerung", "bescheid", "kostenbeitragsbescheid", "mahnung"});
}

TEST_CASE("topics give their colour and discretion to those below") {
  CHECK(fixture().topic("familie")->colour == "offers");
  CHECK(fixture().topic("foerderung")->colour == "help");
  CHECK(fixture().topic("kita")->colour == "apply");
  CHECK(fixture().topic("rechnungen")->discreet);
  CHECK(fixture().offer("schuldnerberatung")->discreet);
  CHECK_FALSE(fixture().offer("fruehfoerderung")->discreet);
  CHECK(fixture().term("mahnung")->discreet);
  CHECK(fixture().topic("nirgends") == nullptr);
}

TEST_CASE("an offer with all it has") {
  const pack::Offer* offer = fixture().offer("fruehfoerderung");
  REQUIRE(offer != nullptr);
  CHECK(offer->topic == "foerderung");
  CHECK(offer->title.key == "offer/fruehfoerderung/title");
  CHECK(offer->cost_note.empty());
  CHECK_FALSE(offer->spoken_note.empty());
  REQUIRE(offer->body.size() == 3);
  CHECK(offer->body[0].kind == pack::TextBlock::Kind::Paragraph);
  CHECK(offer->body[2].kind == pack::TextBlock::Kind::ListItem);
  CHECK(text("offer/fruehfoerderung/body/3", "de").message.find("](application/kita-erlass)") != std::string::npos);
  CHECK(offer->reach == pack::Reach::City);
  CHECK(offer->age_from_years == 0);
  CHECK(offer->age_to_years == 6);
  CHECK(offer->cost == pack::Cost::Free);
  CHECK(offer->hours == pack::Hours::ByAppointment);
  CHECK(offer->appointment == pack::Need::Required);
  CHECK(offer->places == Strings{"lumumbastrasse-26"});
  CHECK(offer->contact.phones == Strings{"0391 662 7880"});
  CHECK(offer->contact.web == "www.magdeburg.de");
  CHECK(offer->see_also == Strings{"application/kita-erlass", "people"});
  CHECK(offer->provenance.source_year() == 2024);
  CHECK(offer->provenance.checked_on.has_value());
  CHECK(offer->provenance.reliability == "A");
  const pack::Offer* group = fixture().offer("spielgruppe");
  CHECK_FALSE(group->age_from_years.has_value());
  CHECK(group->provenance.example);
  REQUIRE(group->slots.size() == 2);
  CHECK(group->slots[1].day == std::chrono::Wednesday);
  CHECK(group->slots[1].from == 15h);
  CHECK(group->slots[1].until == 17h + 30min);
  CHECK_FALSE(fixture().offer("elterntelefon")->provenance.source_year().has_value());
  CHECK(fixture().offer("ohne-kontakt")->contact.empty());
}

TEST_CASE("a Kita, its role, and a place") {
  const pack::SocialWork& role = fixture().kita("kinderland")->social_work;
  CHECK(role.room.key == "kita/kinderland/social_work/room");
  CHECK(role.example);
  CHECK(role.spoken == std::vector<Language>{{"de"}, {"ar"}});
  CHECK(role.slots.size() == 2);
  CHECK(fixture().kita("sterntaler")->street.empty());
  CHECK(fixture().kita("sterntaler")->social_work.room.empty());
  CHECK(fixture().place("buergerhaus")->step_free == pack::Answer::Yes);
  CHECK(fixture().place("buergerhaus")->city == "Magdeburg");
}

TEST_CASE("an application with its parts") {
  const pack::Application* application = fixture().application("kita-erlass");
  REQUIRE(application != nullptr);
  REQUIRE(application->amounts.size() == 2);
  CHECK(application->amounts[0].value == 1450.5);
  CHECK(application->amounts[0].at_most);
  CHECK_FALSE(application->amounts[0].is_valid_on(fixture().about().as_of));
  CHECK(application->amounts[1].value_to == 100);
  CHECK(application->amounts[1].to_check == "Für 2027 prüfen.");
  CHECK(application->amounts[1].label.key == "application/kita-erlass/amount/nachlass/label");
  CHECK(application->documents.size() == 2);
  CHECK(application->documents[1].note.empty());
  CHECK(application->where[0].phones == Strings{"115"});
  CHECK(application->where[1].place == "buergerhaus");
  REQUIRE(application->steps.size() == 5);
  CHECK(application->steps[1].shows == "documents");
  CHECK(application->steps[4].body[0].text.key == "application/kita-erlass/step/5/body/1");
  CHECK(application->mistakes.size() == 2);
  CHECK(application->who.size() == 2);
  CHECK(application->opens == Strings{"kindergeld"});
  CHECK(application->helpers == Strings{"people", "offer/elterntelefon"});
}

TEST_CASE("words carry what else stands on letters") {
  const pack::Term* term = fixture().term("kostenbeitragsbescheid");
  CHECK(term->aliases == Strings{"Beitragsbescheid", "Festsetzungsbescheid", "Elternbeitrag"});
  CHECK(term->frequent == 1);
  CHECK(term->on_letters);
  CHECK(term->what_now.size() == 3);
}

TEST_CASE("a Kita's dates come soonest first, with what is cancelled and moved") {
  const auto dates = fixture().occurrences("kinderland", at("2026-11-22T08:00"), 6);
  REQUIRE(dates.size() == 6);
  CHECK(to_string(dates[0].start) == "2026-11-24T14:30:00");
  CHECK(dates[1].event == "laternenfest");
  CHECK(dates[2].cancelled);
  CHECK(text(dates[2].note.key.c_str(), "de").message == "Die Kita ist an diesem Tag geschlossen.");
  CHECK(dates[3].event == "fruehstueck");
  CHECK(to_string(dates[3].start) == "2026-12-07T09:00:00");
  CHECK(dates[4].moved);
  CHECK(to_string(dates[4].start) == "2026-12-09T14:30:00");
  CHECK(to_string(dates[5].start) == "2026-12-15T14:30:00");
  // Running until its end, then gone.
  CHECK(fixture().occurrences("kinderland", at("2026-11-24T15:59"), 1)[0].event == "elterncafe");
  CHECK(fixture().occurrences("kinderland", at("2026-11-24T16:00"), 1)[0].event == "laternenfest");
  CHECK(fixture().occurrences("sterntaler", at("2026-11-22T08:00"), 1)[0].event == "laternenfest");
  CHECK(fixture().occurrences_of("fruehstueck", at("2026-11-22T08:00"), 99).size() == 7);
  CHECK(fixture().occurrences_of("elterncafe", at("2028-11-21T08:00"), 99).size() == 1);
  CHECK(fixture().event("laternenfest")->kitas.empty());
  CHECK(fixture().event("elterncafe")->repeats);
}

TEST_CASE("a text says whose it is and how old") {
  const auto check = [](const char* key, const char* tag, pack::TextState state, pack::Origin origin) {
    const pack::Text found = text(key, tag);
    INFO(key << " " << tag << ": " << found.message);
    CHECK(found.state == state);
    CHECK(found.origin == origin);
    CHECK(found.language.tag == (state == pack::TextState::Missing ? "de" : tag));
  };
  using enum pack::TextState;
  using enum pack::Origin;
  check("offer/fruehfoerderung/title", "de", Current, Human);
  check("offer/fruehfoerderung/title", "en", Current, Machine);
  check("offer/fruehfoerderung/title", "ar", Outdated, Machine);
  check("offer/fruehfoerderung/title", "uk", Missing, Human);
  check("offer/fruehfoerderung/summary", "en", Current, MachineReviewed);
  check("offer/fruehfoerderung/for_whom", "en", Current, Official);
  check("offer/fruehfoerderung/say", "en", Current, Human); // changed by a person
  check("offer/fruehfoerderung/body/1", "en", Outdated, Machine);
  check("event/elterncafe/summary", "en", Outdated, Human);
  check("emergency/polizei-110/text", "en", Current, MachineReviewed); // approved by a role
  CHECK(text("emergency/polizei-110/text", "en").approved_by == "Koordination");
  CHECK(text("offer/fruehfoerderung/title", "uk").message == "Frühförderung in Neustädter See");
  CHECK(text("offer/fruehfoerderung/title", "pl").state == Missing);
  CHECK(text("no/such/key", "en").message.empty());
  CHECK(fixture().languages_of(pack::TextKey{"offer/fruehfoerderung/title"}) == std::vector<Language>{{"en"}, {"ar"}});
  CHECK(fixture().languages_of(pack::TextKey{"topic/kita/title"}).size() == 3);
}

TEST_CASE("a language that a text has by a preview alone is among its languages, until the preview ends") {
  static const workbench::Folder folder;
  REQUIRE(workbench::build(workbench::fixture(), folder.path() / "made.db").code == 0);
  auto opened = pack::Pack::open(folder.path() / "made.db");
  REQUIRE(opened.has_value());
  const pack::TextKey title{"offer/fruehfoerderung/title"};
  const std::vector<Language> before{{"en"}, {"ar"}};
  REQUIRE(opened->languages_of(title) == before);
  opened->preview(title, Language{"uk"}, "Зовсім нове", pack::Origin::Human);
  opened->preview(title, Language{"ar"}, "جديد", pack::Origin::Human);
  CHECK(opened->languages_of(title) == std::vector<Language>{{"en"}, {"ar"}, {"uk"}});
  CHECK(opened->languages_of({"offer/fruehfoerderung/titl"}).empty());
  CHECK(opened->languages_of({"offer/fruehfoerderung/title/"}).empty());
  opened->end_preview();
  CHECK(opened->languages_of(title) == before);
}

TEST_CASE("coverage counts every unit once") {
  const pack::Coverage english = fixture().coverage(Language{"en"});
  CHECK(english.units == 136);
  CHECK(english.current == 44);
  CHECK(english.outdated == 2);
  CHECK(english.machine == 37);
  CHECK(english.reviewed == 7);
  CHECK(fixture().coverage(Language{"de"}).current == 136);
  CHECK(fixture().coverage(Language{"pl"}).current == 0);
}

TEST_CASE("pictures are PNG of ours") {
  const pack::PictureAbout* picture = fixture().picture_about("fruehfoerderung");
  REQUIRE(picture != nullptr);
  CHECK(picture->width_px == 960);
  CHECK(fixture().picture_about("logo")->width_px == 168);
  CHECK(picture->alternative.key == "picture/fruehfoerderung/alt");
  CHECK(fixture().picture("fruehfoerderung").substr(1, 3) == "PNG");
  CHECK(fixture().picture("punkt") != read_file(workbench::fixture() / "pictures/punkt.png").value());
  CHECK(fixture().picture("nirgends").empty());
  CHECK(fixture().picture_about("nirgends") == nullptr);
}
