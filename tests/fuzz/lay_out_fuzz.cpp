// Lays out whatever bytes come: any text, spans, width, size, language, direction.
//
// The first eight bytes say how, the rest is the text. The rules are those of the samples: each character
// in exactly one line, no line wider than its box but a single grapheme, and an end.
#include "tests/text/samples.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace kiosk;
using namespace kiosk::text;

// All languages of the samples, and tags that mean nothing.
constexpr std::array<std::string_view, 4> odd_tags = {"", "x", "de-Latn-1996-u-nu-arab", "zz_!"};
constexpr std::size_t header_bytes = 8;
// Never in UTF-8: ends a span in the text, the next one has the other weight.
constexpr char span_end = '\xFE';

std::string language_of(std::size_t number) {
  const std::size_t named = tests::samples().size();
  number %= named + odd_tags.size();
  return std::string(number < named ? tests::samples()[number].language : odd_tags[number - named]);
}

std::vector<Span> spans_of(std::string_view bytes, Weight weight) {
  std::vector<Span> spans(1, Span{"", weight});
  for (const char byte : bytes) {
    if (byte == span_end) {
      weight = weight == Weight::Bold ? Weight::Regular : Weight::Bold;
      spans.push_back(Span{"", weight});
    } else {
      spans.back().text.push_back(byte);
    }
  }
  return spans;
}

void check(Engine& engine, const Paragraph& paragraph, int width_px) {
  const auto layout = engine.lay_out(paragraph, width_px);
  const std::string problem = tests::broken_rule(*layout, paragraph, width_px);
  if (problem.empty()) return;
  std::fprintf(stderr, "%s, in %s at %d px wide, %d px large\n", problem.c_str(), paragraph.language.tag.c_str(),
               width_px, paragraph.size_px);
  std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < header_bytes) return 0;
  Paragraph paragraph;
  paragraph.language.tag = language_of(data[0]);
  paragraph.align = static_cast<Align>((data[1] & 0x0F) % 3);
  paragraph.dividing = (data[1] & 0x10) != 0 ? Dividing::ShortLines : Dividing::WideWords;
  if ((data[1] & 0x20) != 0) paragraph.lines_max = 1 + data[7] % 4;
  if ((data[1] & 0x40) != 0)
    paragraph.direction = (data[1] & 0x80) != 0 ? Direction::RightToLeft : Direction::LeftToRight;
  const int width_px = (data[2] << 8 | data[3]) % 3000;
  paragraph.size_px = (data[4] << 8 | data[5]) % 300;
  const Weight weight = data[6] % 2 != 0 ? Weight::Bold : Weight::Regular;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + header_bytes, size - header_bytes);
  paragraph.spans = spans_of(bytes, weight);

  Engine& engine = tests::engine();
  check(engine, paragraph, width_px);
  // The same shaped paragraph at another width, as a turned display would ask for.
  check(engine, paragraph, width_px / 2 + data[7]);
  engine.trim_cache();
  engine.trim_cache();
  return 0;
}
