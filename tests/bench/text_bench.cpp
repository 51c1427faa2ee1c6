// What laying out and drawing text costs, for each language, beside what the libraries beneath cost.
//
// One run measures all and ends with a table of ratios, which hold on other machines too; times are those
// of the processor. Fonts and break rules are open before: cold means that the caches know no paragraph.
#include "tests/bench/sample_texts.h"
#include "tests/bench/whole_session.h"

#include "kiosk/app/drawing.h"
#include "kiosk/glyphs/atlas.h"
#include "kiosk/glyphs/fonts.h"
#include "kiosk/text/unicode_text.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <hb.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>

namespace {

using namespace kiosk;

constexpr std::size_t characters = 1000;
constexpr int size_px = 34;
constexpr int width_px = 984; ///< a portrait screen without its margins
constexpr int screen_width_px = 1080, screen_height_px = 1920;
constexpr const char* addresses[] = {"home", "applications", "events", "application/kita-erlass", "emergency"};

text::Engine& engine() {
  static text::Engine opened = [] {
    Result<text::Engine> result = text::Engine::open(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
    ensure(result.has_value(), result ? "" : result.error().sentence());
    return std::move(*result);
  }();
  return opened;
}

text::Paragraph thousand(const bench::SampleText& sample) {
  return bench::paragraph_of(sample.language, bench::repeated(sample.text, characters), size_px);
}

/// What any user of HarfBuzz has to pay: one hb_shape for each run that our layout has.
void raw_shape(benchmark::State& state, const bench::SampleText& sample) {
  const text::Paragraph paragraph = thousand(sample);
  const auto layout = engine().lay_out(paragraph, 1 << 17);
  const std::u16string units = text::to_unicode(paragraph.spans).units;
  const glyphs::Fonts& fonts = engine().open_fonts();
  const glyphs::HarfBuzzBuffer buffer(hb_buffer_create());
  const hb_language_t language = hb_language_from_string(sample.language.c_str(), -1);
  for (auto _ : state) {
    for (const text::GlyphRun& run : layout->runs) {
      hb_buffer_clear_contents(buffer.get());
      hb_buffer_add_utf16(buffer.get(), reinterpret_cast<const std::uint16_t*>(units.data()),
                          static_cast<int>(units.size()), run.begin, static_cast<int>(run.end - run.begin));
      hb_buffer_set_direction(buffer.get(),
                              run.direction == Direction::RightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
      hb_buffer_set_script(buffer.get(), hb_script_from_iso15924_tag(run.script));
      hb_buffer_set_language(buffer.get(), language);
      hb_shape(fonts[run.font].shaper(), buffer.get(), nullptr, 0);
      benchmark::DoNotOptimize(hb_buffer_get_length(buffer.get()));
    }
  }
  state.counters["runs"] = static_cast<double>(layout->runs.size());
}

void lay_out_cold(benchmark::State& state, const bench::SampleText& sample) {
  const text::Paragraph paragraph = thousand(sample);
  for (auto _ : state) {
    state.PauseTiming();
    engine().trim_cache();
    engine().trim_cache();
    state.ResumeTiming();
    benchmark::DoNotOptimize(engine().lay_out(paragraph, width_px));
  }
}

void lay_out_cached(benchmark::State& state, const bench::SampleText& sample) {
  const text::Paragraph paragraph = thousand(sample);
  for (auto _ : state)
    benchmark::DoNotOptimize(engine().lay_out(paragraph, width_px));
}

/// Every glyph of the thousand characters, into an empty atlas.
void rasterise(benchmark::State& state, const bench::SampleText& sample) {
  const auto layout = engine().lay_out(thousand(sample), width_px);
  for (auto _ : state) {
    glyphs::Atlas atlas(engine().open_fonts());
    for (const text::Glyph& glyph : layout->glyphs)
      benchmark::DoNotOptimize(
          atlas.glyph(glyph.font, glyph.id, size_px, glyphs::pixel_place(glyph.x, size_px).subpixel));
  }
}

/// A screen from edge to edge full of text, as nobody would design one.
void frame(benchmark::State& state, const bench::SampleText& sample) {
  auto display = device::Display::open_offscreen(screen_width_px, screen_height_px);
  ensure(display.has_value(), "there is no software renderer");
  app::Drawing drawing(engine());
  const ui::LaidOut laid_out = bench::full_page(engine(), sample, screen_width_px, screen_height_px);
  std::size_t glyphs = 0;
  for (const ui::Item& item : laid_out.items)
    if (item.text) glyphs += item.text->glyphs.size();
  for (auto _ : state)
    drawing.draw(laid_out, {}, *display);
  ensure(display->missed_draws() == 0, "a full page is not drawn completely");
  state.counters["glyphs"] = static_cast<double>(glyphs);
}

/// A screen of the kiosk as parents see it: boxes, icons, text.
void screen(benchmark::State& state, const char* address, const char* language) {
  auto display = device::Display::open_offscreen(screen_width_px, screen_height_px);
  ensure(display.has_value(), "there is no software renderer");
  app::Drawing drawing(engine());
  const ui::LaidOut laid_out = bench::screen_of(address, language, engine());
  for (auto _ : state)
    drawing.draw(laid_out, {laid_out.rest_scroll(), -1, -1}, *display);
}

void copy_frame(benchmark::State& state) {
  constexpr std::size_t bytes = std::size_t{screen_width_px} * screen_height_px * 4;
  std::vector<char> from(bytes, 1), to(bytes, 2);
  for (auto _ : state) {
    std::memcpy(to.data(), from.data(), bytes);
    benchmark::DoNotOptimize(to.data());
    benchmark::ClobberMemory();
  }
}

/// Keeps the quickest of all repetitions: what others do on the machine only adds to it.
class Quickest : public benchmark::ConsoleReporter {
public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
      const double ns = run.cpu_accumulated_time * 1e9 / static_cast<double>(run.iterations);
      const auto [known, is_new] = ns_.try_emplace(run.run_name.function_name, ns);
      if (!is_new) known->second = std::min(known->second, ns);
    }
  }
  [[nodiscard]] double ns(const std::string& name) const {
    const auto found = ns_.find(name);
    return found == ns_.end() ? 0 : found->second;
  }

private:
  std::map<std::string, double> ns_;
};

void print_table(const Quickest& quickest, const std::vector<bench::SampleText>& samples) {
  const double copy_ms = quickest.ns("memcpy") / 1e6;
  fmt::print("\n{} characters a language, {} px, {} px wide; a copy of a frame takes {:.3f} ms\n\n", characters,
             size_px, width_px, copy_ms);
  fmt::print(
      "| language | raw hb_shape µs | cold µs | cold / raw | cached µs | cold / cached | rasterise µs | frame ms | "
      "frame / memcpy |\n|---|---|---|---|---|---|---|---|---|\n");
  for (const bench::SampleText& sample : samples) {
    const auto us = [&](const char* what) { return quickest.ns(what + ("/" + sample.language)) / 1e3; };
    const double raw = us("raw"), cold = us("cold"), cached = us("cached"), frame_ms = us("frame") / 1e3;
    if (raw == 0 || cached == 0 || copy_ms == 0) continue;
    fmt::print("| {} | {:.0f} | {:.0f} | {:.2f} | {:.2f} | {:.0f} | {:.0f} | {:.2f} | {:.1f} |\n", sample.language, raw,
               cold, cold / raw, cached, cold / cached, us("rasterise"), frame_ms, frame_ms / copy_ms);
  }
  fmt::print("\n| screen | frame ms | frame / memcpy |\n|---|---|---|\n");
  for (const char* address : addresses) {
    const double ms = quickest.ns(std::string("screen/") + address) / 1e6;
    if (ms > 0 && copy_ms > 0) fmt::print("| {} | {:.2f} | {:.1f} |\n", address, ms, ms / copy_ms);
  }
}

} // namespace

int main(int count, char** arguments) {
  // First, and in a process of its own: measuring needs memory too.
  const bool is_all = std::none_of(arguments + 1, arguments + count, [](const char* argument) {
    return std::string_view(argument).starts_with("--benchmark_filter");
  });
  if (is_all) bench::print_memory_of_whole_session();

  std::vector<std::string> defaults = {arguments[0], "--benchmark_repetitions=3", "--benchmark_min_time=0.05"};
  defaults.insert(defaults.end(), arguments + 1, arguments + count);
  std::vector<char*> all;
  for (std::string& argument : defaults)
    all.push_back(argument.data());
  int all_count = static_cast<int>(all.size());
  benchmark::Initialize(&all_count, all.data());
  if (benchmark::ReportUnrecognizedArguments(all_count, all.data())) return 2;

  const std::vector<bench::SampleText> samples = bench::sample_texts();
  benchmark::RegisterBenchmark("memcpy", copy_frame);
  for (const bench::SampleText& sample : samples) {
    const auto add = [&](const char* what, void (*measure)(benchmark::State&, const bench::SampleText&)) {
      return benchmark::RegisterBenchmark((what + ("/" + sample.language)).c_str(), measure, sample);
    };
    add("raw", raw_shape)->Unit(benchmark::kMicrosecond);
    add("cold", lay_out_cold)->Unit(benchmark::kMicrosecond);
    add("cached", lay_out_cached)->Unit(benchmark::kMicrosecond);
    add("rasterise", rasterise)->Unit(benchmark::kMicrosecond);
    add("frame", frame)->Unit(benchmark::kMillisecond);
  }
  for (const char* address : addresses)
    benchmark::RegisterBenchmark((std::string("screen/") + address).c_str(), screen, address, "de");
  Quickest quickest;
  if (benchmark::RunSpecifiedBenchmarks(&quickest) == 0) return 1;
  print_table(quickest, samples);
  return 0;
}
