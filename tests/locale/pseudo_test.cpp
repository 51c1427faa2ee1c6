// Pseudo-languages: longer, accented, turned round, and nothing lost that a program reads.
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/characters.h"
#include "kiosk/locale/po_file.h"
#include "kiosk/locale/pseudo.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <unicode/unistr.h>

using namespace kiosk;
using namespace kiosk::locale;

namespace {

std::string made(const std::string& message, Pseudo pseudo, Marks marks = Marks::None) {
  return pseudo_message(message, pseudo, marks).value();
}

int letters_in(const std::string& text) { return icu::UnicodeString::fromUTF8(text).countChar32(); }

} // namespace

TEST_CASE("en-XA has accents, is 40 % longer and stands in brackets") {
  CHECK(made("Notfall", Pseudo::Accented) == "[Ñóóţƒååļļẋ]");
  CHECK(made("Start", Pseudo::Accented) == "[Šţååŕţẋ]");
  CHECK(made("", Pseudo::Accented).empty());
}

TEST_CASE("ar-XB is read from right to left: each word is an island, turned round") {
  CHECK(made("Not am Tag", Pseudo::Mirrored) == "\u2066toN\u2069 \u2066ma\u2069 \u2066gaT\u2069");
  CHECK(made("für 3 Kinder", Pseudo::Mirrored) == "\u2066rüf\u2069 3 \u2066redniK\u2069");
}

TEST_CASE("what a program reads stays: arguments, branches, numbers, marks and links") {
  CHECK(made("Noch {n, plural, one {ein Tag} other {# Tage}}", Pseudo::Accented) ==
        "[Ñóóçĥẋ {n, plural, one {ééîîñ Ţååĝẋ} other {# Ţååĝéé}}]");
  CHECK(made("{who, select, kita {Kita} other {{name}}}", Pseudo::Mirrored) ==
        "{who, select, kita {\u2066atiK\u2069} other {{name}}}");
  CHECK(made("Tel. 0391 540-3670", Pseudo::Mirrored) == "\u2066leT\u2069. 0391 540-3670");
  CHECK(made("Das **ist** [Geld](application/wohngeld).", Pseudo::Mirrored, Marks::Markdown) ==
        "\u2066saD\u2069 **\u2066tsi\u2069** [\u2066dleG\u2069](application/wohngeld).");
  CHECK(made("[Geld](application/geld) da", Pseudo::Accented, Marks::Markdown) == "[[Ĝééļðẋ](application/geld) ðåå]");
  CHECK(pseudo_message("{n, plural}", Pseudo::Accented).error().kind == ErrorKind::Undecodable);
}

TEST_CASE("every message of the kiosk has its pseudo-messages, with the same arguments") {
  const auto units = read_po(std::string(KIOSK_SOURCE_DIR) + "/locales/elternkiosk.pot");
  REQUIRE(units);
  for (const PoUnit& unit : *units)
    for (const Pseudo pseudo : {Pseudo::Accented, Pseudo::Mirrored}) {
      INFO(unit.key);
      const std::string message = made(unit.source, pseudo);
      CHECK(arguments_of(message).value() == arguments_of(unit.source).value());
      CHECK(faults_of_characters(message).empty());
      if (pseudo == Pseudo::Accented && unit.source.find('{') == std::string::npos && letters_in(unit.source) > 20)
        CHECK(letters_in(message) >= letters_in(unit.source) * 13 / 10);
    }
}

TEST_CASE("a pseudo-language is known by its tag") {
  CHECK(language_of(Pseudo::Mirrored).tag == "ar-XB");
  CHECK(pseudo_of(Language{"en-XA"}) == Pseudo::Accented);
  CHECK_FALSE(pseudo_of(Language{"en"}));
  CHECK(is_right_to_left(language_of(Pseudo::Mirrored)));
}
