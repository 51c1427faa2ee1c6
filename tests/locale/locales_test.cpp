// The real files in locales/: every language has every message, and all of them format.
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/formats.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::locale;

namespace {

const std::filesystem::path folder = std::filesystem::path(KIOSK_SOURCE_DIR) / "locales";

std::vector<PoUnit> units_of(const std::string& name) {
  auto units = read_po(folder / name);
  INFO((units ? std::string() : units.error().sentence()));
  REQUIRE(units);
  return std::move(*units);
}

/// A value for every argument of `message`, each a number written as a string.
Arguments arguments_for(const std::string& message) {
  Arguments arguments;
  const auto names = arguments_of(message);
  REQUIRE(names);
  for (const std::string& name : *names)
    arguments.emplace_back(name, std::string("7"));
  return arguments;
}

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// The digits of a text without its arguments, in order.
std::string digits_of(const std::string& text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

/// The tags of all files, so that a language needs no line here.
std::vector<std::string> translated() {
  std::vector<std::string> tags;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".po") tags.push_back(entry.path().stem().string());
  return tags;
}

} // namespace

TEST_CASE("every language has every message, with the source's arguments") {
  const auto catalogue = Catalogue::open(folder);
  INFO((catalogue ? std::string() : catalogue.error().sentence()));
  REQUIRE(catalogue);
  const auto german = units_of("elternkiosk.pot");
  CHECK(german.size() > 150);
  CHECK(translated().size() >= 3);
  for (const std::string& tag : translated()) {
    const Messages& messages = catalogue->in({tag});
    CHECK(messages.language().tag == tag);
    const auto units = units_of(tag + ".po");
    CHECK(units.size() == german.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      const PoUnit& unit = units[i];
      INFO(tag << ": " << unit.key << ": " << unit.translation);
      CHECK(unit.key == german.at(i).key); // the order is the priority
      CHECK(messages.has(unit.key));
      CHECK(*arguments_of(unit.translation) == *arguments_of(unit.source));
      CHECK(messages.say(unit.key, arguments_for(unit.source)).find_first_of("{}") == std::string::npos);
      CHECK(digits_of(unit.translation) == digits_of(unit.source));
      // Who approves a text, or writes it anew, makes no test red.
      const std::string& origin = unit.origin.origin;
      CHECK((origin == "machine" || origin == "machine-reviewed" || origin == "official" || origin == "human"));
      if (origin == "machine") CHECK(unit.origin.hash.size() == 8);
    }
  }
}

TEST_CASE("translations hold no apostrophe trap, no bidi override and no stray space") {
  std::vector<std::string> names{"elternkiosk.pot"};
  for (const std::string& tag : translated())
    names.push_back(tag + ".po");
  for (const std::string& name : names) {
    for (const PoUnit& unit : units_of(name)) {
      const std::string& text = unit.translation.empty() ? unit.source : unit.translation;
      INFO(name << ": " << unit.key << ": " << text);
      CHECK(text.find('\'') == std::string::npos);
      CHECK(text.find("  ") == std::string::npos);
      CHECK(text.front() != ' ');
      CHECK(text.back() != ' ');
      for (const char* control : {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u061C"})
        CHECK(text.find(control) == std::string::npos);
      CHECK_FALSE(unit.note.empty());
    }
  }
}

TEST_CASE("the labels of the footer are short in every language") {
  const auto catalogue = Catalogue::open(folder);
  REQUIRE(catalogue);
  for (const LanguageName& name : catalogue->languages())
    for (const char* key : {"foot/back", "foot/home", "foot/language", "foot/text-size", "foot/emergency"}) {
      INFO(name.language.tag << ": " << key);
      CHECK(letters(catalogue->in(name.language).say(key)) <= 9);
    }
}

TEST_CASE("what has a file is offered, in the order of languages.toml; others are known by name") {
  const auto catalogue = Catalogue::open(folder);
  REQUIRE(catalogue);
  std::vector<std::string> tags;
  for (const LanguageName& name : catalogue->languages())
    tags.push_back(name.language.tag);
  CHECK(tags.front() == "de");
  CHECK(tags.size() == translated().size() + 1);
  const auto place = [&](const char* tag) { return std::find(tags.begin(), tags.end(), tag) - tags.begin(); };
  CHECK(place("ar") < place("uk"));
  CHECK(place("uk") < place("en"));
  for (const char* tag : {"ru", "ro", "fa", "pl", "tr", "ku", "vi", "bg", "ti"})
    CHECK(catalogue->name_of({tag}).own != tag);
  CHECK(catalogue->names().size() >= 28); // a name alone offers no language
  CHECK(catalogue->name_of({"ku"}).own == "Kurdî (Kurmancî)");
  CHECK(catalogue->name_of({"fa"}).own == "فارسی · دری");
}

TEST_CASE("numbers in sentences are protected") {
  const auto catalogue = Catalogue::open(folder);
  REQUIRE(catalogue);
  CHECK(protect("0361 730 730") == "\u20660361\u00A0730\u00A0730\u2069");
  CHECK(without_controls(catalogue->in({"de"}).say("person/line-room-until", {{"room", "Raum 3"}, {"time", "14"}})) ==
        "Kita-Sozialarbeit, Raum 3, heute bis 14 Uhr");
}
