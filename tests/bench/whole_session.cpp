#include "tests/bench/whole_session.h"

#include "kiosk/app/drawing.h"
#include "kiosk/app/house.h"
#include "kiosk/app/picture_command.h"
#include "kiosk/app/picture_loader.h"
#include "kiosk/screens/scene.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace bench {

using namespace kiosk;

namespace {

constexpr int width_px = 1080, height_px = 1920;
constexpr double diagonal_inch = 23.8;
constexpr visit::TextSize text_sizes[] = {visit::TextSize::Percent100, visit::TextSize::Percent150,
                                          visit::TextSize::Percent200};

template <typename Value> Value opened(Result<Value> result) {
  ensure(result.has_value(), result ? "" : result.error().sentence());
  return std::move(*result);
}

const app::Resources resources{std::filesystem::path(KIOSK_SOURCE_DIR) / "locales",
                               std::filesystem::path(KIOSK_SOURCE_DIR) / "fonts" / "fonts.toml",
                               {}};

LocalTime now() { return parse_local_time("2026-11-23T08:12").value(); }

ui::Display display_of(const visit::Visit& visit) {
  return {width_px, height_px, diagonal_inch, static_cast<ui::TextScale>(visit.text_size)};
}

app::House sample_house(const app::Words& words) {
  const app::Configuration configuration;
  return opened(app::open_house(KIOSK_BINARY_DIR "/sample.kitapack", configuration, words.catalogue,
                                opened(app::rules_of(configuration, install::Drafts::Allowed))));
}

/// The kiosk's parts, as run_kiosk() holds them.
class Visitors {
public:
  Visitors()
      : words_(opened(app::open_words(resources))), house_(sample_house(words_)),
        display_(opened(device::Display::open_offscreen(width_px, height_px))), drawing_(words_.engine) {
    std::vector<std::string> texts = app::texts_of(house_);
    for (const SampleText& sample : sample_texts())
      texts.emplace_back(sample.text);
    std::thread([&] { words_.engine.divide_ahead(Language{}, texts); }).join();
    memory_.highest_kb = anonymous_kb();
  }

  void visit_screens(const Language& language, visit::TextSize size) {
    for (const visit::Address& address : screens::all_addresses(house_.pack, house_.settings)) {
      visit::Visit visit = app::visit_at(address, language, size);
      app::Shown shown = show(visit);
      const std::size_t pages = shown.laid_out.pages.size();
      for (std::size_t page = 0; page < pages; ++page) {
        if (page > 0) {
          const ui::PageStart start = shown.laid_out.pages[page].start;
          visit.trail.back().anchor = {start.block, start.piece};
          shown = show(visit);
        }
        draw(shown.laid_out);
      }
    }
  }

  void visit_sample(const SampleText& sample, visit::TextSize size) {
    draw(full_page(words_.engine, sample, width_px, height_px, static_cast<ui::TextScale>(size)));
  }

  /// Back to the language wall: what Session does then.
  void leave() { words_.engine.trim_cache(); }

  [[nodiscard]] const std::vector<Language>& languages() const { return house_.settings.languages; }
  [[nodiscard]] const SessionMemory& memory() const { return memory_; }
  SessionMemory& memory() { return memory_; }

private:
  app::Shown show(const visit::Visit& visit) {
    return app::make_shown({visit, house_.pack, house_.catalogue, house_.settings, now(), display_of(visit)},
                           words_.engine);
  }

  void draw(const ui::LaidOut& laid_out) {
    for (const ui::WantedPicture& wanted : drawing_.missing_pictures(laid_out))
      if (auto picture = app::load_picture(house_.pack.picture(wanted.id), wanted); picture)
        drawing_.add_picture(wanted, std::move(*picture), display_);
    drawing_.draw(laid_out, {laid_out.rest_scroll(), -1, -1}, display_);
    ensure(display_.missed_draws() == 0, "a page is not drawn completely");
    ++memory_.pages;
    memory_.highest_kb = std::max(memory_.highest_kb, anonymous_kb());
  }

  app::Words words_;
  app::House house_;
  device::Display display_;
  app::Drawing drawing_;
  SessionMemory memory_;
};

} // namespace

ui::LaidOut full_page(text::Engine& engine, const SampleText& sample, int width, int height, ui::TextScale scale) {
  ui::Page page;
  page.id = "sample";
  page.language = {sample.language};
  page.direction = direction_of(page.language);
  ui::Node heading;
  heading.role = ui::Role::Heading;
  heading.type = ui::Type::Question;
  heading.spans = {{repeated(sample.text, 40), text::Weight::Bold}};
  heading.language = page.language;
  page.blocks.push_back(heading);
  for (int times = 0; times < 8; ++times) {
    ui::Node paragraph;
    paragraph.role = ui::Role::Text;
    paragraph.spans = {{sample.text, text::Weight::Regular}};
    paragraph.language = page.language;
    page.blocks.push_back(paragraph);
  }
  return ui::lay_out(page, ui::Theme({width, height, diagonal_inch, scale}), engine);
}

ui::LaidOut screen_of(const std::string& address, const std::string& language, text::Engine& engine) {
  const auto words = opened(app::open_words(resources));
  const auto house = sample_house(words);
  const auto parsed = visit::parse_address(address);
  ensure(parsed.has_value() && visit::exists(*parsed, house.pack), "the sample pack has no such screen");
  const visit::Visit visit = app::visit_at(*parsed, {language}, visit::TextSize::Percent100);
  return app::make_shown({visit, house.pack, house.catalogue, house.settings, now(), display_of(visit)}, engine)
      .laid_out;
}

int anonymous_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("RssAnon:")) return std::stoi(line.substr(8));
  return 0;
}

SessionMemory whole_session() {
  app::give_memory_back();
  Visitors visitors;
  for (const Language& language : visitors.languages()) {
    visitors.visit_screens(language, visit::TextSize::Percent100);
    visitors.leave();
  }
  for (const SampleText& sample : sample_texts()) {
    for (const visit::TextSize size : text_sizes)
      visitors.visit_sample(sample, size);
    visitors.leave();
    ++visitors.memory().languages;
  }
  visitors.memory().last_kb = anonymous_kb();
  return visitors.memory();
}

void print_memory_of_whole_session() {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    const SessionMemory memory = whole_session();
    fmt::print("{} languages, {} pages drawn: RssAnon at most {:.1f} MB, {:.1f} MB at the end\n", memory.languages,
               memory.pages, memory.highest_kb / 1024.0, memory.last_kb / 1024.0);
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0) fmt::print("memory could not be measured\n");
}

} // namespace bench
