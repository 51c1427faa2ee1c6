// Over all screens in Arabic: phone numbers, times, dates and amounts read from left to right; and what the
// log is told of characters that no font has.
#include "kiosk/app/missing_glyphs.h"
#include "kiosk/app/picture_command.h"
#include "kiosk/text/segments.h"
#include "tests/app/stage.h"

#include <algorithm>
#include <map>

using namespace kiosk;

namespace {

bool is_digit(char16_t unit) { return unit >= u'0' && unit <= u'9'; }

bool joins_digits(char16_t unit) {
  return unit == u' ' || unit == 0xA0 || unit == u'-' || unit == 0x2011 || unit == 0x2013 || unit == u'/' ||
         unit == u':' || unit == u'.' || unit == u'(' || unit == u')';
}

/// Stretches of several groups of digits, with a plus before and a currency behind.
std::vector<text::Range> data_in(const std::u16string& text) {
  std::vector<text::Range> found;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t begin = 0; begin < size; ++begin) {
    if (!is_digit(text[begin])) continue;
    std::uint32_t end = begin, next = begin;
    int groups = 0;
    while (next < size && is_digit(text[next])) {
      while (next < size && is_digit(text[next]))
        ++next;
      end = next;
      ++groups;
      while (next < size && joins_digits(text[next]))
        ++next;
    }
    if (end + 1 < size && text[end] == 0xA0 && (text[end + 1] == u'E' || text[end + 1] == 0x20AC)) end += 2, ++groups;
    if (groups > 1) found.push_back({begin > 0 && text[begin - 1] == u'+' ? begin - 1 : begin, end});
    begin = end;
  }
  return found;
}

/// Whether the characters of a range stand from left to right on one line.
bool reads_left_to_right(const text::Layout& layout, text::Range range) {
  std::map<std::uint32_t, std::pair<float, float>> places;
  for (const text::Glyph& glyph : layout.glyphs)
    if (range.contains(glyph.cluster) && glyph.advance > 0) places[glyph.cluster] = {glyph.y, glyph.x};
  return std::adjacent_find(places.begin(), places.end(), [](const auto& one, const auto& other) {
           return one.second.first == other.second.first && one.second.second >= other.second.second;
         }) == places.end();
}

} // namespace

TEST_CASE("no phone number, time, date or amount is turned around or torn apart on an Arabic screen", "[app]") {
  const app::House& house = stage::sample_house();
  int data = 0;
  for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
    for (const auto size : {visit::TextSize::Percent100, visit::TextSize::Percent200}) {
      const app::Shown shown =
          stage::shown(app::visit_at(address, Language{"ar"}, size), stage::display(1080, 1920, size));
      for (const ui::Item& item : shown.laid_out.items) {
        if (!item.text) continue;
        text::Paragraph paragraph;
        paragraph.spans = item.node.spans;
        const text::Segments segments(paragraph);
        for (const text::Range& range : data_in(segments.units())) {
          ++data;
          INFO(visit::to_string(address) << ": " << segments.utf8(range) << " in " << item.node.unit);
          CHECK(reads_left_to_right(*item.text, range));
        }
      }
    }
  }
  CHECK(data > 300);
  // The check itself: after Arabic letters the groups of a bare number turn.
  text::Paragraph bare;
  bare.language = Language{"ar"};
  bare.spans = {{"\u0627\u0628 0391 540-3670", text::Weight::Regular}};
  const auto layout = stage::words().engine.lay_out(bare, 2000);
  CHECK_FALSE(reads_left_to_right(*layout, data_in(text::Segments(bare).units()).at(0)));
}

TEST_CASE("no German screen tears a word apart at any text size", "[app]") {
  const app::House& house = stage::sample_house();
  for (const visit::Address& address : screens::all_addresses(house.pack, house.settings)) {
    for (const auto size : {visit::TextSize::Percent100, visit::TextSize::Percent150, visit::TextSize::Percent200}) {
      for (const auto& [width, height] : {std::pair{1080, 1920}, {1920, 1080}}) {
        const app::Shown shown =
            stage::shown(app::visit_at(address, Language{}, size), stage::display(width, height, size));
        for (const ui::Item& item : shown.laid_out.items) {
          if (!item.text || !item.text->word_broken) continue;
          std::string words;
          for (const text::Span& span : item.node.spans)
            words += span.text;
          // Addresses have no syllables; too long for a line, they end one at their seams.
          const bool is_address = words.find('@') != std::string::npos || words.find(".de") != std::string::npos;
          if (!is_address)
            FAIL_CHECK(visit::to_string(address)
                       << " at " << visit::percent(size) << " %, " << width << " px: " << words);
        }
      }
    }
  }
}

TEST_CASE("the log is told once of each character that no font has", "[app]") {
  app::Shown shown =
      stage::shown(app::visit_at({visit::ScreenKind::Home, {}, {}, 0}, Language{}, {}), stage::display(1080, 1920, {}));
  app::MissingGlyphs missing;
  CHECK(missing.news(shown.laid_out).empty());
  ui::Node node;
  node.unit = "offer/a/title";
  node.spans = {{"x\U00012345\uE000\U00012345", text::Weight::Regular}};
  shown.screen.page.blocks.push_back(node);
  const ui::LaidOut laid_out =
      ui::lay_out(shown.screen.page, ui::Theme(stage::display(1080, 1920, {})), stage::words().engine);
  const std::vector<std::string> news = missing.news(laid_out);
  REQUIRE(news.size() == 2);
  CHECK(news[0].find("page home, text offer/a/title: no font can draw U+12345 CUNEIFORM SIGN") == 0);
  CHECK(news[1] == "page home, text offer/a/title: no font can draw U+E000");
  CHECK(missing.news(laid_out).empty());
}
