// A layout as JSON. Positions stand in px; each run also stands there as hb-shape would print it.
#include "kiosk/inspect/hb_shape_format.h"
#include "kiosk/inspect/runs.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace kiosk::inspect {
namespace {

using nlohmann::ordered_json;

/// Code points before each UTF-16 unit of valid UTF-8.
std::vector<std::uint32_t> code_points_by_unit(std::u32string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::uint32_t i = 0; i < text.size(); ++i)
    offsets.resize(offsets.size() + (text[i] > 0xFFFF ? 2 : 1), i);
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

const char* name_of(Direction direction) { return direction == Direction::RightToLeft ? "rtl" : "ltr"; }

std::string script_name(std::uint32_t tag) {
  std::string name;
  for (int shift = 24; shift >= 0; shift -= 8)
    name += static_cast<char>(tag >> shift & 0xFF);
  return name;
}

/// Floats carry more digits than they know.
double rounded(double px) { return std::round(px * 1e5) / 1e5; }

class Writer {
public:
  Writer(text::Engine& engine, const text::Layout& layout, const LayOutOptions& options, std::u32string_view text)
      : engine_(engine), layout_(layout), options_(options), offsets_(code_points_by_unit(text)) {}

  [[nodiscard]] ordered_json write() const {
    ordered_json json = {{"offsets", "code points"},
                         {"language", options_.language.tag},
                         {"direction", name_of(layout_.direction)},
                         {"width_px", options_.width_px},
                         {"size_px", options_.size_px},
                         {"line_height", layout_.line_height},
                         {"missing_glyphs", layout_.missing_glyphs},
                         {"word_broken", layout_.word_broken},
                         {"lines", ordered_json::array()}};
    for (const text::Line& line : layout_.lines)
      json["lines"].push_back(of_line(line));
    return json;
  }

private:
  [[nodiscard]] ordered_json of_line(const text::Line& line) const {
    ordered_json json = {{"begin", offsets_[line.begin]},
                         {"end", offsets_[line.end]},
                         {"direction", name_of(layout_.direction)},
                         {"x", rounded(static_cast<double>(line.x))},
                         {"width", rounded(static_cast<double>(line.width))},
                         {"baseline", line.baseline},
                         {"runs", ordered_json::array()}};
    for (std::uint32_t i = line.first_run; i < line.last_run; ++i)
      json["runs"].push_back(of_run(layout_.runs[i], line));
    return json;
  }

  [[nodiscard]] ordered_json of_run(const text::GlyphRun& run, const text::Line& line) const {
    const text::FontFace& face = engine_.fonts()[run.font];
    const double unit = text::px_per_unit(engine_, run.font, layout_.size_px);
    ordered_json glyphs = ordered_json::array(), clusters = glyphs, xs = glyphs, ys = glyphs, advances = glyphs;
    std::string shaped;
    double pen = static_cast<double>(run.x);
    for (std::uint32_t i = run.first_glyph; i < run.last_glyph; ++i) {
      const text::Glyph& glyph = layout_.glyphs[i];
      const auto x = static_cast<double>(glyph.x), y = static_cast<double>(glyph.y);
      const std::int64_t advance = std::llround(static_cast<double>(glyph.advance) / unit);
      const std::uint32_t cluster = offsets_[glyph.cluster];
      glyphs.push_back(glyph.id);
      clusters.push_back(cluster);
      xs.push_back(rounded(x));
      ys.push_back(rounded(y));
      advances.push_back(rounded(static_cast<double>(glyph.advance)));
      append_glyph(shaped, fmt::format("{}", glyph.id), run.hyphen ? 0 : cluster - offsets_[run.begin],
                   std::llround((x - pen) / unit), std::llround((line.baseline - y) / unit), advance);
      pen += static_cast<double>(advance) * unit;
    }
    return {{"begin", offsets_[run.begin]},
            {"end", offsets_[run.end]},
            {"font", face.path.string()},
            {"index", face.face},
            {"script", script_name(run.script)},
            {"direction", name_of(run.direction)},
            {"language", options_.language.tag},
            {"hyphen", run.hyphen},
            {"x", rounded(static_cast<double>(run.x))},
            {"width", rounded(static_cast<double>(run.width))},
            {"px_per_unit", unit},
            {"glyphs", std::move(glyphs)},
            {"clusters", std::move(clusters)},
            {"xs", std::move(xs)},
            {"ys", std::move(ys)},
            {"advances", std::move(advances)},
            {"hb_shape", shaped.empty() ? shaped : shaped + ']'}};
  }

  text::Engine& engine_;
  const text::Layout& layout_;
  const LayOutOptions& options_;
  std::vector<std::uint32_t> offsets_;
};

} // namespace

Result<std::string> lay_out_json(text::Engine& engine, std::string_view utf8, const LayOutOptions& options) {
  const auto text = text::decode_utf8(utf8);
  if (!text) return fail(ErrorKind::Undecodable, "the input is not UTF-8");
  text::Paragraph paragraph;
  paragraph.spans.push_back({std::string(utf8), options.weight});
  paragraph.language = options.language;
  paragraph.size_px = options.size_px;
  const auto layout = engine.lay_out(paragraph, options.width_px);
  return Writer(engine, *layout, options, *text).write().dump(1) + '\n';
}

} // namespace kiosk::inspect
