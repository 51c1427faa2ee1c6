// Which language a translator's file is in, from its header and from its name.
#include "kiosk/locale/po_language.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using namespace kiosk::locale;

namespace {
const std::vector<Language> known{{"de"}, {"de-simple"}, {"ar"}, {"uk"}, {"ku"}, {"sr-Latn"}};
std::string tag(std::string_view text) { return language_of_tag(text, known).tag; }
std::string named(std::string_view stem) { return language_of_name(stem, known).tag; }
} // namespace

TEST_CASE("a header says its language, a comment does not") {
  CHECK(language_in("msgid \"\"\nmsgstr \"\"\n\"Language: uk_UA\\n\"\n\"X: y\\n\"\n\nmsgctxt \"a\"\n") == "uk_UA");
  CHECK(language_in("msgid \"\"\nmsgstr \"X: y\\nLanguage: ar\\nZ: a\\n\"\n") == "ar");
  CHECK(language_in("# Language: pl\nmsgid \"\"\nmsgstr \"\"\n\"Language:  uk \\n\"\n") == "uk");
  CHECK(language_in("# Language: pl\nmsgid \"\"\nmsgstr \"\"\n\"Language-Team: x\\n\"\n").empty());
  CHECK(language_in("\"Language: \\n\"\n").empty());
  CHECK(language_in("msgid \"\"\nmsgctxt \"a\"\nmsgstr \"Language: uk\"\n").empty());
  CHECK(language_in("\"Language: uk").empty() == false);
  CHECK(language_in("").empty());
}

TEST_CASE("a tag is the known language that it means, or a well-formed one") {
  CHECK(tag("uk") == "uk");
  CHECK(tag("UK") == "uk");
  CHECK(tag("uk_UA") == "uk");
  CHECK(tag("uk-ua") == "uk");
  CHECK(tag("de_AT") == "de");
  CHECK(tag("de_simple") == "de-simple");
  CHECK(tag("SR_latn_RS") == "sr-Latn");
  CHECK(tag("sr") == "sr");
  CHECK(tag("zh_hant_TW") == "zh-Hant-TW");
  CHECK(tag("es_419") == "es-419");
  CHECK(tag("ca-valencia") == "ca-valencia");
  for (const char* none :
       {"", "u", "Ukrainian", "uk-", "uk--UA", "uk_UA.UTF-8", "u\xffk", "12", "x-y", "aaa-bbbbb-ccccc-ddddd-eeeee"})
    CHECK(tag(none).empty());
}

TEST_CASE("a name tells the language that it begins with, else a known one in it") {
  for (const char* stem : {"uk", "UK", "uk-content", "uk_content", "uk (1)", "uk - Kopie", "uk_UA", "uk-UA-inhalt",
                           "content-uk", "inhalt_uk_2", "elternkiosk.uk", "(1) uk"}) {
    INFO(stem);
    CHECK(named(stem) == "uk");
  }
  CHECK(named("de-simple") == "de-simple");
  CHECK(named("de-simple-2") == "de-simple");
  CHECK(named("hr") == "hr");
  CHECK(named("hr-inhalt") == "hr");
  CHECK(named("HR (2)") == "hr");
  for (const char* none :
       {"", "Übersetzung", "\xff\xfe", "\u202Euk\u202C x", "translation", "()", "1", "neu", "neu-inhalt"}) {
    INFO(none);
    CHECK(named(none).empty());
  }
}
