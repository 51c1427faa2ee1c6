// Line breaks and widths against Pango, which breaks, orders and measures text with code of its own.
//
// Both draw each character with the same font at the same size: Pango is told the engine's choice, since its
// fallback knows neither a font of numbers nor a scale for one script. Everything else is Pango's.
#include "tests/inspect/sample_paragraphs.h"

#include "kiosk/glyphs/fonts.h"
#include "kiosk/inspect/deviations.h"
#include "kiosk/text/steps.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <fontconfig/fontconfig.h>

#include <fontconfig/fcfreetype.h> // needs the one above
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include <cmath>
#include <map>
#include <memory>
#include <regex>

using namespace kiosk;
using namespace kiosk::inspect;
using namespace kiosk::inspect::tests;

namespace {

constexpr int size_px = 34;
constexpr double width_tolerance_px = 0.2; // Pango rounds each advance to 1/1024 px

/// The engine without patterns: Pango has none and divides no word.
text::Engine& undivided() {
  static text::Engine shared = [] {
    auto table = glyphs::FontTable::read(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
    ensure(table.has_value(), table ? "" : table.error().sentence());
    table->hyphenations.clear();
    auto opened = text::Engine::open(std::move(*table), {"/usr/share/fonts", "/usr/local/share/fonts"});
    ensure(opened.has_value(), opened ? "" : opened.error().sentence());
    return std::move(*opened);
  }();
  return shared;
}

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T> using Object = std::unique_ptr<T, Unref>;

/// Pango with the fonts of our table and no others.
class Pango {
public:
  Pango() {
    FcConfig* config = FcConfigCreate();
    const char* rules = "<?xml version=\"1.0\"?><fontconfig><match target=\"font\">"
                        "<edit name=\"hinting\" mode=\"assign\"><bool>false</bool></edit></match></fontconfig>";
    FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(rules), FcTrue);
    for (const text::FontFace& face : undivided().fonts())
      FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(face.path.c_str()));
    map_.reset(pango_ft2_font_map_new());
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map_.get()), 72, 72);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map_.get()), config);
    FcConfigDestroy(config);
    context_.reset(pango_font_map_create_context(map_.get()));
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    for (const text::FontFace& face : undivided().fonts())
      descriptions_.push_back(describe(face));
  }
  ~Pango() {
    for (PangoFontDescription* description : descriptions_)
      pango_font_description_free(description);
  }
  Pango(const Pango&) = delete;
  Pango& operator=(const Pango&) = delete;

  [[nodiscard]] PangoContext* context() const { return context_.get(); }
  [[nodiscard]] const PangoFontDescription* description(text::FontIndex font) const { return descriptions_[font]; }

private:
  static PangoFontDescription* describe(const text::FontFace& face) {
    int count = 0;
    FcPattern* pattern = FcFreeTypeQuery(reinterpret_cast<const FcChar8*>(face.path.c_str()),
                                         static_cast<unsigned>(face.face), nullptr, &count);
    REQUIRE(pattern != nullptr);
    PangoFontDescription* description = pango_fc_font_description_from_pattern(pattern, FALSE);
    FcPatternDestroy(pattern);
    pango_font_description_set_absolute_size(description, size_px * static_cast<double>(face.scale) * PANGO_SCALE);
    return description;
  }

  Object<PangoFontMap> map_;
  Object<PangoContext> context_;
  std::vector<PangoFontDescription*> descriptions_;
};

/// UTF-8 offsets by UTF-16 unit.
std::vector<guint> byte_offsets(const std::string& utf8) {
  std::vector<guint> offsets;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if ((byte & 0xC0) == 0x80) continue;
    offsets.resize(offsets.size() + (byte >= 0xF0 ? 2 : 1), static_cast<guint>(i));
  }
  offsets.push_back(static_cast<guint>(utf8.size()));
  return offsets;
}

struct MeasuredLine {
  guint begin = 0; ///< byte
  double width = 0;
};

std::vector<MeasuredLine> our_lines(const Sample& sample, int width) {
  text::Paragraph paragraph;
  paragraph.spans.push_back({sample.text, text::Weight::Regular});
  paragraph.language = {sample.language};
  paragraph.size_px = size_px;
  const auto layout = undivided().lay_out(paragraph, width);
  const auto offsets = byte_offsets(sample.text);
  std::vector<MeasuredLine> lines;
  for (const text::Line& line : layout->lines)
    lines.push_back({offsets[line.begin], static_cast<double>(line.width)});
  return lines;
}

/// Tells Pango the rule that is ours alone: times with one or two short words between stay on one line (`14:30 bis
/// 16:00`).
void forbid_breaks(PangoAttrList* attributes, const std::string& text) {
  static const std::regex span(
      "[0-9]{2}:[0-9]{2}(\u2069)?(-[^ 0-9-]{1,24})? ([^ 0-9-]{1,24} ){0,2}(\u2066)?[0-9]{2}:[0-9]{2}(\u2069)?( Uhr)?");
  for (std::sregex_iterator found(text.begin(), text.end(), span), end; found != end; ++found) {
    PangoAttribute* attribute = pango_attr_allow_breaks_new(FALSE);
    attribute->start_index = static_cast<guint>(found->position());
    attribute->end_index = static_cast<guint>(found->position() + found->length());
    pango_attr_list_insert(attributes, attribute);
  }
}

/// The fonts that we chose, as attributes.
PangoAttrList* font_attributes(const Pango& pango, const Sample& sample) {
  text::Paragraph paragraph;
  paragraph.spans.push_back({sample.text, text::Weight::Regular});
  paragraph.language = {sample.language};
  paragraph.size_px = size_px;
  const auto layout = undivided().lay_out(paragraph, 100'000);
  const auto offsets = byte_offsets(sample.text);
  PangoAttrList* attributes = pango_attr_list_new();
  for (const text::GlyphRun& run : layout->runs) {
    PangoAttribute* attribute = pango_attr_font_desc_new(pango.description(run.font));
    attribute->start_index = offsets[run.begin];
    attribute->end_index = offsets[run.end];
    pango_attr_list_insert(attributes, attribute);
  }
  // A word that is broken between graphemes gets a hyphen from Pango; from us only where it may be divided.
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  forbid_breaks(attributes, sample.text);
  return attributes;
}

std::vector<MeasuredLine> pango_lines(const Pango& pango, const Sample& sample, int width) {
  PangoContext* context = pango.context();
  pango_context_set_language(context, pango_language_from_string(sample.language.c_str()));
  const bool is_right_to_left = kiosk::is_right_to_left({sample.language});
  pango_context_set_base_dir(context, is_right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  const Object<PangoLayout> layout(pango_layout_new(context));
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width(layout.get(), width * PANGO_SCALE);
  pango_layout_set_text(layout.get(), sample.text.data(), static_cast<int>(sample.text.size()));
  PangoAttrList* attributes = font_attributes(pango, sample);
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  std::vector<MeasuredLine> lines;
  for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
    PangoRectangle logical = {};
    pango_layout_line_get_extents(line, nullptr, &logical);
    lines.push_back({static_cast<guint>(pango_layout_line_get_start_index(line)),
                     static_cast<double>(logical.width) / PANGO_SCALE});
  }
  return lines;
}

/// A word or two around a place, to find it by.
std::string around(const std::string& text, guint offset) {
  std::size_t begin = offset > 14 ? offset - 14 : 0, end = std::min<std::size_t>(text.size(), offset + 14);
  while (begin < offset && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80)
    ++begin;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    ++end;
  return text.substr(begin, offset - begin) + "|" + text.substr(offset, end - offset);
}

/// Where lines begin, once for a paragraph and width; and the width of each line that both have.
std::vector<Failure> compare(const Pango& pango, const Sample& sample, int width) {
  const auto ours = our_lines(sample, width), theirs = pango_lines(pango, sample, width);
  const std::string test = fmt::format("{} {}", sample.language, width);
  std::vector<Failure> failures;
  const auto ends = [](const std::vector<MeasuredLine>& lines) {
    std::map<std::pair<guint, guint>, double> widths; // by begin and end
    for (std::size_t i = 0; i < lines.size(); ++i)
      widths[{lines[i].begin, i + 1 < lines.size() ? lines[i + 1].begin : G_MAXUINT}] = lines[i].width;
    return widths;
  };
  const auto our_widths = ends(ours), their_widths = ends(theirs);
  for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()) && failures.empty(); ++i) {
    if (ours[i].begin != theirs[i].begin)
      failures.push_back({test + ": breaks", fmt::format("line {} at {}", i + 1, around(sample.text, theirs[i].begin)),
                          fmt::format("line {} at {}", i + 1, around(sample.text, ours[i].begin))});
  }
  if (failures.empty() && ours.size() != theirs.size())
    failures.push_back(
        {test + ": breaks", fmt::format("{} lines", theirs.size()), fmt::format("{} lines", ours.size())});
  for (const auto& [range, our_width] : our_widths) {
    const auto found = their_widths.find(range);
    if (found == their_widths.end() || std::abs(found->second - our_width) <= width_tolerance_px) continue;
    failures.push_back({fmt::format("{}: width of {}", test, around(sample.text, range.first)),
                        fmt::format("{:.2f} px", found->second), fmt::format("{:.2f} px", our_width)});
  }
  return failures;
}

} // namespace

TEST_CASE("lines break and measure as in Pango, except where listed", "[pango]") {
  const Pango pango;
  Outcome outcome;
  std::string report;
  const auto listed = read_deviations(KIOSK_SOURCE_DIR "/tests/text/deviations/pango.txt");
  REQUIRE(listed.has_value());
  for (const Sample& sample : samples()) {
    for (const int width : {240, 300, 360, 430, 500, 570, 640, 720, 800, 900, 1000, 1200}) {
      const auto failures = compare(pango, sample, width);
      if (failures.empty()) ++outcome.passed;
      for (const Failure& failure : failures) {
        outcome.failures.push_back(failure);
        if (listed->count(failure.test) == 0)
          report += fmt::format("new: {}\n  Pango: {}\n  ours:  {}\n", failure.test, failure.expected, failure.got);
      }
    }
    undivided().trim_cache();
  }
  const Review reviewed = review(outcome, *listed);
  for (const std::string& gone : reviewed.gone)
    report += "listed, but did not differ: " + gone + "\n";
  CHECK(outcome.passed >= samples().size() * 10);
  CHECK(report == "");
}
