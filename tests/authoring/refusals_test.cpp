// Every rule of FORMAT.md, broken once: the builder names the file, the line and what to do.
#include "tests/authoring/workbench.h"

using workbench::Content;

namespace {

struct Refusal {
  const char* file;
  const char* from; ///< what stands in the fixture
  const char* to;   ///< what is written instead
  const char* mark; ///< on the line that is named; null: the first line
  const char* sentence;
};

const char* offer = "offers/fruehfoerderung.toml";
const char* group = "offers/spielgruppe.toml";
const char* event = "events/elterncafe.toml";
const char* application = "applications/kita-erlass.toml";
const char* term = "terms/bescheid.toml";

const std::vector<Refusal> tables = {
    // keys and kinds of values
    {offer, "cost = \"free\"", "costs = \"free\"", "costs", "did you mean \"cost\"?"},
    {offer, "cost = \"free\"", "costs = \"free\"", nullptr, "\"cost\" is missing"},
    {offer, "order = 10", "order = 10\nzzzzzzzz = 1", "zzzzzzzz", "the key \"zzzzzzzz\" is unknown here"},
    {offer, "german_name", "# german_name", nullptr, "\"german_name\" is missing"},
    {offer, "order = 10", "order = \"10\"", "order", "\"order\" must be a whole number"},
    {offer, "order = 10", "order = -1", "order", "from 0 to"},
    {offer, "order = 10", "order = 10 10", "order", "not TOML"},
    {offer, "spoken = [\"de\"]", "spoken = \"de\"", "spoken =", "must be a list"},
    {offer, "spoken = [\"de\"]", "spoken = [\"deutsch\"]", "spoken =", "not a language tag"},
    {offer, "spoken = [\"de\"]", "spoken = [\"de\", \"de\"]", "spoken =", "stands twice"},
    {offer, "cost = \"free\"", "cost = \"gratis\"", "cost", "must be one of: free, paid, ask"},
    {offer, "title = \"Frühförderung in Neustädter See\"", "title = \"\"", "title", "is empty"},
    {offer, "reach = \"city\"", "reach = \"\"", "reach", "is empty"},
    {"kitas/kinderland.toml", "spoken = [\"de\", \"ar\"]", "languages = []", "languages = []", "unknown here"},
    {"kitas/kinderland.toml", "example = true", "example = \"yes\"", "example", "must be true or false"},
    // where it comes from
    {offer, "source_date = \"2024-06\"", "source_date = \"June\"", "source_date", "\"undated\""},
    {offer, "source_date = \"2024-06\"", "source_date = \"2024-13\"", "source_date", "\"undated\""},
    {offer, "source = [\"https://www.magdeburg.de\"]", "source = []", "source =", "at least one"},
    {offer, "reliability = \"A\"", "reliability = \"D\"", "reliability", "must be one of: A, B, C"},
    {offer, "checked_on = 2026-11-12", "checked_on = \"2026-11-12\"", "checked_on", "without quotation marks"},
    {offer, "checked_on = 2026-11-12", "checked_on = 2026-02-30", "checked_on", "not TOML"},
    // texts
    {offer, "Test und", "Für 20 Euro Test und", "summary", "no amount of money"},
    {offer, "Test und", "Für 20\u00a0€ Test und", "summary", "no amount of money"},
    {offer, "Test und", "Rufen Sie 0391 123 456 an. Test und", "summary", "the phone number 0391 123 456"},
    {offer, "Test und", "Test {name} und", "summary", "here is {name}"},
    {offer, "Test und", "Test { und", "summary", "not an ICU message"},
    {offer, "Test und", "Test geht's und", "summary", "apostrophe"},
    {offer, "Test und", "Test \u202eund", "summary", "U+202E"},
    {offer, "Test und", "Test \u2067und", "summary", "each isolate"},
    {offer, "Test und", "Test u\u0308ber und", "summary", "normal form NFC"},
    {offer, "Test und", "Test\\u0007 und", "summary", "U+0007"},
    {offer, "Test und", "**Test** und", "summary", "no Markdown"},
    {offer, "Test und", " Test und", "summary", "blank"},
    {offer, "Test und", "Test\\n und", "summary", "one line"},
    {offer, "german_name = \"Inter", "german_name = \"\u202aInter", "german_name", "U+202A"},
    {offer, "- Sie üben", "# Sie üben", "# Sie üben", ""},
    {offer, "- Sie üben", "- <b>Sie</b> üben", "- <b>Sie", ""},
    {offer, "- Sie üben", "- Für 5 Euro: Sie üben", "- Für 5 Euro", "no amount of money"},
    {offer, "(application/kita-erlass)", "(application/nirgends)", "nirgends", "leads to nothing"},
    // references
    {offer, "topic = \"foerderung\"", "topic = \"nirgends\"", "topic", "there is no topic"},
    {offer, "topic = \"foerderung\"", "topic = \"gesundheit\"", "topic", "of the first level"},
    {offer, "topic = \"foerderung\"", "topic = \"kita\"", "topic", "not of section \"offers\""},
    {offer, "\"lumumbastrasse-26\"", "\"mars\"", "places", "there is no place \"mars\""},
    {offer, "picture = \"fruehfoerderung\"", "picture = \"mars\"", "picture", "there is no picture \"mars\""},
    {offer, "\"people\"]", "\"person\"]", "see_also", "\"person\" leads to nothing"},
    {application, "group = \"kita\"", "group = \"familie\"", "group", "not of section \"applications\""},
    {application, "opens = [\"kindergeld\"]", "opens = [\"gold\"]", "opens", "there is no application"},
    {application, "\"offer/elterntelefon\"", "\"offer/nobody\"", "helpers", "leads to nothing"},
    {application, "place = \"buergerhaus\"", "place = \"mars\"", "place =", "there is no place"},
    {term, "what_now = [\"people\"]", "what_now = [\"word/mars\"]", "what_now", "leads to nothing"},
    {event, "kitas = [\"kinderland\"]", "kitas = [\"mars\"]", "kitas", "there is no Kita"},
    {event, "kitas = [\"kinderland\"]", "kitas = []", "kitas", "needs an id"},
    {event, "kitas = [\"kinderland\"]", "kitas = [\"all\", \"kinderland\"]", "kitas", "must stand alone"},
    {"topics/erziehung.toml", "parent = \"familie\"", "parent = \"spielen\"", "parent", "of the second level itself"},
    {"topics/geld.toml", "order = 20", "parent = \"kita\"\norder = 20", "parent", "one level"},
    {"topics/familie.toml", "icon = \"forum\"", "icon = \"forum\"\ncolour = \"pink\"", "colour", "must be one of"},
    // hours, ages, contact
    {group, "hours = \"weekly\"", "hours = \"always\"", "slots", "only with hours = \"weekly\""},
    {"offers/elterntelefon.toml", "hours = \"always\"", "hours = \"weekly\"", "hours", "need \"slots\""},
    {group, "from = \"09:30\"", "from = \"11:30\"", "11:30", "earlier"},
    {group, "from = \"09:30\"", "from = \"9:30\"", "9:30", "not a time"},
    {group, "day = \"we\"", "day = \"mi\"", "\"mi\"", "must be one of: mo"},
    {group, "day = \"we\", from = \"15:00\"", "day = \"mo\", from = \"10:00\"", "10:00", "overlap"},
    {offer, "age_from = 0", "age_from = 7", "age_to", "\"age_from\" must not be greater"},
    {offer, "age_to = 6", "age_to = 60", "age_to", "from 0 to 27"},
    {offer, "phone = [\"0391 662 7880\"]", "phone = [\"Frau Maier\"]", "phone", "not a phone number"},
    {offer, "web =", "email = \"post\"\nweb =", "email", "has an @"},
    {"offers/schuldnerberatung.toml", "see_also", "picture = \"logo\"\nsee_also", "picture", "discreet offer has no"},
    // events
    {event, "end = 2026-11-24T16:00:00", "end = 2026-11-24T14:00:00", "end =", "earlier"},
    {event, "start = 2026-11-24T14:30:00", "start = 2026-11-24T14:30:00Z", "start =", "a date with time"},
    {event, "FREQ=WEEKLY;BYDAY=TU", "FREQ=SOMETIMES", "repeat", "not a rule"},
    {event, "FREQ=WEEKLY;BYDAY=TU", "WEEKLY", "repeat", "not a rule"},
    {event, "FREQ=WEEKLY;BYDAY=TU", "FREQ=HOURLY", "repeat", "not a rule"},
    {event, "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=XX", "repeat", "not a rule"},
    {event, "FREQ=WEEKLY;BYDAY=TU", "FREQ=DAILY;BYHOUR=9", "repeat", "not in the rule"},
    {event, "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101T000000Z", "repeat", "without Z"},
    {event, "FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=WE", "repeat", "is not a date of this rule"},
    {event, "2026-12-29]", "2026-12-30]", "except", "2026-12-30 is not a date of this series"},
    {event, "date = 2026-12-01", "date = 2026-12-02", "date = 2026-12-02", "is not a date of this series"},
    {event, "date = 2026-12-01", "date = 2026-12-22", "date = 2026-12-22", "twice"},
    {event, "cancelled = true\n", "cancelled = true\nstart = 2026-12-02T14:30:00\nend = 2026-12-02T15:30:00\n",
     "cancelled", "either cancelled or moved"},
    {event, "cancelled = true\nnote = \"Die Kita ist an diesem Tag geschlossen.\"\n", "", "date = 2026-12-01",
     "changes nothing"},
    {event, "end = 2026-12-09T16:00:00\n", "", "date = 2026-12-08", "both"},
    // applications
    {application, "title = \"Unterlagen sammeln\"", "title = \"Alle Unterlagen sammeln, die das Amt sehen will\"",
     "title = \"Alle", "at most 40"},
    {application, "value_to = 100", "value_to = 5", "value_to", "greater than \"value\""},
    {application, "valid_until = 2026-06-30", "valid_until = 2025-06-30", "2025-06-30", "not be later"},
    {application, "id = \"nachlass\"", "id = \"abgelaufen\"", nullptr, "stands here twice"},
    {application, "id = \"nachlass\"", "id = \"Nach lass\"", "Nach lass", "small letters"},
    {application, "unit = \"percent\"", "unit = \"dollar\"", "dollar", "must be one of: euro"},
    {application, "forms = [\"Antrag „Befreiung von der Kita-Gebühr“\"]", "forms = []", "shows = \"forms\"",
     "no forms"},
    // words, programme, emergency, pictures, pack
    {"terms/kostenbeitragsbescheid.toml", "frequent = 1", "frequent = 2", "frequent", "another word has this place"},
    {term, "frequent = 2", "frequent = 7", "frequent", "from 1 to 6"},
    {term, "article = \"der\"", "article = \"den\"", "article", "must be one of: der"},
    {"programme/kitas.toml", "shows = \"kitas\"", "shows = \"offers\"", "shows", "must be one of: kitas"},
    {"emergency/notruf-112.toml", "size = \"large\"", "size = \"huge\"", "size", "must be one of: large"},
    {"pictures/punkt.toml", "file = \"punkt.png\"", "file = \"../punkt.png\"", "file", "without /"},
    {"pack.toml", "seq = 2026112201", "seq = 1", "seq", "YYYYMMDDNN"},
    {"pack.toml", "expires = 2027-05-31", "expires = 2026-05-31", "expires", "later than \"created\""},
    {"pack.toml", "[\"de\", ", "[", "languages", "must begin with \"de\""},
};

} // namespace

TEST_CASE("the fixture breaks no rule") {
  const auto findings = workbench::check(workbench::fixture());
  INFO(workbench::listed(findings.errors()) << workbench::listed(findings.warnings()));
  CHECK_FALSE(findings.has_errors());
  CHECK(findings.warnings().empty());
}

TEST_CASE("every broken rule is named with file and line") {
  for (const Refusal& refusal : tables) {
    const Content content;
    content.replace(refusal.file, refusal.from, refusal.to);
    const int line = refusal.mark == nullptr ? 0 : content.line_of(refusal.file, refusal.mark);
    const auto findings = workbench::check(content.root());
    INFO(refusal.file << ": " << refusal.from << " -> " << refusal.to << "\nexpected line " << line << ": "
                      << refusal.sentence << "\n"
                      << workbench::listed(findings.errors()));
    const bool is_named = std::any_of(findings.errors().begin(), findings.errors().end(), [&](const auto& finding) {
      return finding.at.file == refusal.file && (line == 0 || finding.at.line == line) &&
             finding.sentence.find(refusal.sentence) != std::string::npos;
    });
    CHECK(is_named);
  }
}

TEST_CASE("a whole thing that is wrong is named") {
  const Content content;
  const auto errors = [&] { return workbench::check(content.root()).errors(); };
  SECTION("a file's name is an id") {
    content.write("terms/Böse.toml", content.read("terms/mahnung.toml"));
    CHECK(workbench::holds(errors(), "terms/Böse.toml", 1, "small letters"));
  }
  SECTION("a folder of no kind") {
    content.write("offer/neu.toml", content.read("offers/elterntelefon.toml"));
    CHECK(workbench::holds(errors(), "offer", 1, "not one of FORMAT.md"));
  }
  SECTION("no pack.toml") {
    fs::remove(content.root() / "pack.toml");
    CHECK(workbench::holds(errors(), "pack.toml", 1, ""));
  }
  SECTION("an application without its parts") {
    std::string text = content.read("applications/kindergeld.toml");
    text.resize(text.find("[[document]]"));
    content.write("applications/kindergeld.toml", text);
    for (const char* part : {"\"document\" is missing", "\"where\" is missing", "at least four", "\"mistake\" is"})
      CHECK(workbench::holds(errors(), "applications/kindergeld.toml", 1, part));
  }
  SECTION("a text that is not UTF-8") {
    content.replace("terms/mahnung.toml", "Montag", "Mon\xfftag");
    CHECK(workbench::holds(errors(), "terms/mahnung.toml", content.line_of("terms/mahnung.toml", "example"), ""));
  }
}

TEST_CASE("all errors are told at once, at most fifty are printed, and nothing is made") {
  const Content content;
  content.replace("terms/bescheid.toml", "article", "articel");
  content.replace("offers/spielgruppe.toml", "cost = \"paid\"", "cost = \"much\"");
  for (int i = 0; i < 60; ++i)
    content.write("places/p" + std::to_string(i) + ".toml", content.read("places/buergerhaus.toml") + "nonsense = 1\n");
  const auto built = workbench::build(content.root(), content.pack());
  CHECK(built.code == 1);
  CHECK_FALSE(fs::exists(content.pack()));
  CHECK(built.err.find((content.root() / "offers/spielgruppe.toml").string() + ":") != std::string::npos);
  CHECK(std::count(built.err.begin(), built.err.end(), '\n') == 52);
  CHECK(built.err.find("... and 12 more") != std::string::npos);
}

TEST_CASE("pictures that cannot be used are named") {
  const Content content;
  const auto refused = [&](const std::string& file, const std::string& sentence) {
    const auto built = workbench::build(content.root(), content.pack());
    INFO(built.err);
    CHECK(built.code == 1);
    CHECK_FALSE(fs::exists(content.pack()));
    return built.err.find(file) != std::string::npos && built.err.find(sentence) != std::string::npos;
  };
  SECTION("missing") {
    fs::remove(content.root() / "pictures/punkt.png");
    CHECK(refused("pictures/punkt.toml:1", "\"punkt.png\" cannot be used"));
  }
  SECTION("no picture") {
    content.write("pictures/punkt.png", "not a picture");
    CHECK(refused("pictures/punkt.toml:1", "\"punkt.png\" cannot be used"));
  }
  SECTION("a drawing that is none") {
    content.write("pictures/logo.svg", "<svg");
    CHECK(refused("pictures/logo.toml:1", "not an SVG"));
  }
  SECTION("a drawing that becomes too large") {
    content.write("pictures/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='900'/>");
    CHECK(refused("pictures/logo.toml:1", "\"logo.svg\" cannot be used"));
  }
  SECTION("another kind of file") {
    fs::rename(content.root() / "pictures/punkt.png", content.root() / "pictures/punkt.gif");
    content.replace("pictures/punkt.toml", "punkt.png", "punkt.gif");
    CHECK(refused("pictures/punkt.toml:1", "svg, png or jpg"));
  }
}
