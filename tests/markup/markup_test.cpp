// The Markdown subset: what becomes a block, what is refused and where.
#include "kiosk/markup/markup.h"

#include <catch2/catch.hpp>

using namespace kiosk;
using Catch::StartsWith;
using markup::Block;
using markup::BlockKind;
using markup::Span;

namespace {

std::vector<Block> blocks_of(std::string_view markdown) {
  auto blocks = markup::parse(markdown);
  INFO((blocks ? std::string() : blocks.error().sentence()));
  REQUIRE(blocks);
  return std::move(*blocks);
}

/// "3: a sentence" for a text that is refused, "" for one that is not.
std::string refusal(std::string_view markdown) {
  const auto blocks = markup::parse(markdown);
  if (blocks) return {};
  CHECK(blocks.error().kind == ErrorKind::WrongSource);
  return blocks.error().sentence();
}

} // namespace

TEST_CASE("paragraphs and lists become blocks with their lines") {
  const auto blocks = blocks_of("Wir helfen Ihnen\ngern  und   kostenlos.\n\n\nBringen Sie mit:\n\n- Ausweis\n- den\n  "
                                "Bescheid\n\nDanke.");
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0] == Block{BlockKind::Paragraph,
                           {Span{"Wir helfen Ihnen gern und kostenlos.", false, ""}},
                           "Wir helfen Ihnen gern und kostenlos.",
                           1});
  CHECK(blocks[1].line == 5);
  CHECK(blocks[2] == Block{BlockKind::ListItem, {Span{"Ausweis", false, ""}}, "Ausweis", 7});
  CHECK(blocks[3] == Block{BlockKind::ListItem, {Span{"den Bescheid", false, ""}}, "den Bescheid", 8});
  CHECK(blocks[4].line == 11);
  CHECK(blocks[4].kind == BlockKind::Paragraph);
}

TEST_CASE("an empty text has no blocks") {
  CHECK(blocks_of("").empty());
  CHECK(blocks_of(" \n\t\n\r\n").empty());
}

TEST_CASE("a list with empty lines between its items is the same list") {
  const auto blocks = blocks_of("- eins\n\n- zwei\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].kind == BlockKind::ListItem);
  CHECK(blocks[1].source == "zwei");
  CHECK(blocks[1].line == 3);
}

TEST_CASE("bold and links become spans, and the source keeps the marks") {
  const auto blocks = blocks_of("Stellen Sie **gleich** einen [Antrag auf\n**Wohngeld**](application/wohngeld).");
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].spans == std::vector<Span>{{"Stellen Sie ", false, ""},
                                             {"gleich", true, ""},
                                             {" einen ", false, ""},
                                             {"Antrag auf ", false, "application/wohngeld"},
                                             {"Wohngeld", true, "application/wohngeld"},
                                             {".", false, ""}});
  CHECK(blocks[0].source == "Stellen Sie **gleich** einen [Antrag auf **Wohngeld**](application/wohngeld).");
  CHECK(markup::plain(blocks[0].spans) == "Stellen Sie gleich einen Antrag auf Wohngeld.");
}

TEST_CASE("every source reads back as the same spans") {
  const std::string_view texts[] = {
      "**„Bescheid“** heißt: ein Brief vom Amt.",
      "2 \\* 3 und ein \\_Strich\\_ und eine \\[Klammer\\]",
      "24\\. Dezember: geschlossen",
      "\\- kein Punkt einer Liste",
      "[**Kita**-Beitrag](word/kita-beitrag), **[Frist](word/frist) beachten**",
      "__auch fett__ und a_b_c und 5*6",
      "Fragen? www.magdeburg.de/SozialeArbeitinKitas oder a.b@jga.magdeburg.de & mehr",
      "رسالة **من الدائرة**: [المال](applications)",
      "C:\\Ordner \\\\ zwei",
  };
  for (const std::string_view text : texts) {
    INFO(text);
    const auto blocks = blocks_of(text);
    REQUIRE(blocks.size() == 1);
    const auto spans = markup::parse_inline(blocks[0].source);
    REQUIRE(spans);
    CHECK(*spans == blocks[0].spans);
    CHECK(blocks_of(blocks[0].source)[0].spans == blocks[0].spans);
  }
  CHECK(blocks_of("24\\. Dezember")[0].source == "24\\. Dezember");
  CHECK(markup::plain(blocks_of("24\\. Dezember")[0].spans) == "24. Dezember");
}

TEST_CASE("a unit is never a list or a heading") {
  for (const std::string unit : {"24. Dezember", "- 5 Grad", "# Raute", "> groß", "---", "    viel Platz", "* * *"}) {
    INFO(unit);
    const auto spans = markup::parse_inline(unit);
    REQUIRE(spans);
    CHECK(markup::plain(*spans) == unit.substr(unit.find_first_not_of(' ')));
  }
  CHECK(markup::parse_inline("")->empty());
  CHECK(*markup::parse_inline("eine\n  Zeile ") == std::vector<Span>{{"eine Zeile", false, ""}});
  CHECK(*markup::parse_inline("**fett**") == std::vector<Span>{{"fett", true, ""}});
  CHECK(*markup::parse_inline("[x](home)") == std::vector<Span>{{"x", false, "home"}});
}

TEST_CASE("whatever goes beyond the subset is refused with its line") {
  CHECK_THAT(refusal("Gut.\n\n# Titel"), StartsWith("3: headings"));
  CHECK_THAT(refusal("Gut.\n\nTitel\n====="), StartsWith("3: headings"));
  CHECK_THAT(refusal("Gut.\nGut.\n\n<b>\nfett\n</b>"), StartsWith("4: HTML"));
  CHECK_THAT(refusal("Gut.\nein <b>Wort</b>"), StartsWith("2: HTML"));
  CHECK_THAT(refusal("Gut.\n\n\n![Bild](x)"), StartsWith("4: pictures"));
  CHECK_THAT(refusal("a\nb `code`"), StartsWith("2: code"));
  CHECK_THAT(refusal("a\n\n```\ncode\n```"), StartsWith("3: code"));
  CHECK_THAT(refusal("a\n\n    eingerückt"), StartsWith("3: code"));
  CHECK_THAT(refusal("a\n\n1. eins\n2. zwei"), StartsWith("3: numbered lists"));
  CHECK_THAT(refusal("- a\n- b\n  - c"), StartsWith("3: a list inside a list"));
  CHECK_THAT(refusal("- a\n\n  zweiter Absatz"), StartsWith("3: a list item holds"));
  CHECK_THAT(refusal("- a\n-\n- c"), StartsWith("2: this list item is empty"));
  CHECK_THAT(refusal("- a\n- [ ] b"), StartsWith("2: tick boxes"));
  CHECK_THAT(refusal("a\n\n> b"), StartsWith("3: quotes"));
  CHECK_THAT(refusal("- > b"), StartsWith("1: quotes"));
  CHECK_THAT(refusal("a\n\n---\n\nb"), StartsWith("3: rules"));
  CHECK_THAT(refusal("x\n\n| a | b |\n|---|---|\n| 1 | 2 |"), StartsWith("3: tables"));
  CHECK_THAT(refusal("ein *Wort*"), StartsWith("1: italics"));
  CHECK_THAT(refusal("ein\n***Wort***"), StartsWith("2: italics"));
  CHECK_THAT(refusal("~~weg~~"), StartsWith("1: struck-through"));
  CHECK_THAT(refusal("a &amp; b"), StartsWith("1: \"&amp;\" is not allowed"));
  CHECK_THAT(refusal("a\\\nb"), StartsWith("1: a backslash"));
  CHECK_THAT(refusal(std::string_view("a\0b", 3)), StartsWith("1: the text holds a zero byte"));
}

TEST_CASE("links lead to addresses of the kiosk only") {
  for (const char* link : {"https://www.magdeburg.de", "mailto:a@b.de", "/offer/x", "offer/", "offer//x",
                           "javascript:x", "offer x", "#oben", "../etc/passwd", ""}) {
    INFO(link);
    CHECK_FALSE(refusal(std::string("[Text](<") + link + ">)").empty());
  }
  CHECK_THAT(refusal("a\n[x](offer/x \"Titel\")"), StartsWith("2: a link has no title"));
  CHECK_THAT(refusal("<https://magdeburg.de>"), StartsWith("1: \"https://magdeburg.de\" is not an address"));
  CHECK_THAT(refusal("siehe https://magdeburg.de"), StartsWith("1: web addresses"));
  CHECK(refusal("[A](letter/A) und [x](application/kita-erlass/step/2)").empty());
  const auto unit = markup::parse_inline("[x](http://y)");
  REQUIRE_FALSE(unit);
  CHECK(unit.error().where.empty());
}

TEST_CASE("trailing spaces and Windows line ends are nothing to complain about") {
  const auto blocks = blocks_of("eine Zeile  \r\nund noch eine\r\n\r\nein Absatz\t\r\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].source == "eine Zeile und noch eine");
  CHECK(blocks[1].line == 4);
}

TEST_CASE("damaged text never brings the reader down") {
  const std::string text =
      "Ein **fetter** [Link](offer/x) und\n\n- eine `Liste` <b>mit</b>\n  - allem &amp;\n\n# \\*\n> a";
  unsigned random = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = text;
    for (int change = 0; change < 4; ++change) {
      random = random * 1664525U + 1013904223U;
      damaged[(random >> 8U) % damaged.size()] = static_cast<char>(random >> 24U);
    }
    if (const auto blocks = markup::parse(damaged)) {
      for (const Block& block : *blocks)
        CHECK_FALSE(block.source.empty());
    }
    (void)markup::parse_inline(damaged);
  }
}
