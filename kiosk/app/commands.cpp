#include "kiosk/app/commands.h"

#include "kiosk/app/desk_command.h"
#include "kiosk/app/house.h"
#include "kiosk/app/kiosk.h"
#include "kiosk/app/picture_command.h"
#include "kiosk/app/staff_pictures.h"
#include "kiosk/app/text_command.h"
#include "kiosk/base/interruption.h"
#include "kiosk/container/refusals.h"
#include "kiosk/locale/berlin_time.h"

#include <CLI/CLI.hpp>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

/// What the command line said, as it was typed.
struct Arguments {
  std::string config, pack, trust;
  bool window = false, allow_draft = false, watch_locales = false, proof = false;
  std::string page_name; ///< of the desk
  std::string screen, language = "de", size = "1080x1920", now, kita, out, layout, languages = "all";
  std::vector<std::string> sizes{"1080x1920"};
  std::vector<int> text_sizes{100};
  int text_size = 100, page = 1;
  double diagonal = 0;
};

/// One line for people and the log; a refusal begins with its code.
std::string line_of(const Error& error) {
  return error.code.empty() ? "elternkiosk: " + error.sentence() : container::log_line(error);
}

int exit_code(const Error& error) {
  fmt::print(stderr, "{}\n", line_of(error));
  return error.kind == ErrorKind::WrongUsage ? 2 : 1;
}

Result<std::pair<int, int>> parse_size(const std::string& text) {
  int width = 0, height = 0;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, width);
  if (first.ec == std::errc{} && first.ptr != end && *first.ptr == 'x') {
    const auto second = std::from_chars(first.ptr + 1, end, height);
    if (second.ec == std::errc{} && second.ptr == end && width >= 320 && height >= 320 && width <= 8192 &&
        height <= 8192)
      return std::pair{width, height};
  }
  return fail(ErrorKind::WrongUsage, fmt::format("\"{}\" is not a size from 320x320 to 8192x8192", text));
}

Result<visit::TextSize> parse_text_size(int percent) {
  if (percent == 100 || percent == 150 || percent == 200) return static_cast<visit::TextSize>((percent - 100) / 50);
  return fail(ErrorKind::WrongUsage, "the text size must be 100, 150 or 200");
}

Result<LocalTime> parse_now(const std::string& text) {
  if (text.empty()) return locale::now().local;
  auto time = parse_local_time(text);
  if (!time) return fail(ErrorKind::WrongUsage, time.error().detail);
  return *time;
}

/// Everything that all commands open first.
struct Opened {
  Configuration configuration;
  Resources resources;
  Words words;
  fs::path pack;
  install::OpenRules rules;
};

Result<Opened> open_all(const Arguments& arguments, install::Drafts drafts) {
  Configuration configuration;
  if (!arguments.config.empty()) {
    auto read = read_configuration(arguments.config);
    if (!read) return tl::unexpected(read.error());
    configuration = std::move(*read);
  }
  if (!arguments.trust.empty()) configuration.trust = arguments.trust;
  if (!arguments.kita.empty()) configuration.kita = arguments.kita;
  if (arguments.diagonal > 0) configuration.diagonal_inch = arguments.diagonal;
  auto resources = find_resources("/proc/self/exe");
  if (!resources) return tl::unexpected(resources.error());
  auto words = open_words(*resources);
  if (!words) return tl::unexpected(words.error());
  fs::path pack = arguments.pack;
  if (pack.empty()) pack = configuration.pack;
  if (pack.empty()) pack = resources->sample_pack;
  auto rules = rules_of(configuration, drafts);
  if (!rules && drafts == install::Drafts::Refused) {
    // The screen must not stay black because keys cannot be read: nobody is trusted then.
    fmt::print(stderr, "{}\n", line_of(rules.error()));
    Configuration without_keys = configuration;
    without_keys.trust.clear();
    rules = rules_of(without_keys, drafts);
  }
  if (!rules) return tl::unexpected(rules.error());
  return Opened{std::move(configuration), std::move(*resources), std::move(*words), std::move(pack), std::move(*rules)};
}

/// The house of `picture` and `tour`: they show the specimen, too.
Result<House> open_house_to_draw(const Opened& opened) {
  auto house = open_house(opened.pack, opened.configuration, opened.words.catalogue, opened.rules);
  if (!house) return house;
  auto specimens = read_specimens(opened.resources, opened.words.catalogue);
  if (!specimens) return tl::unexpected(specimens.error());
  house->settings.specimens = std::move(*specimens);
  return house;
}

Result<Language> offered(const House& house, const std::string& tag) {
  for (const Language& language : house.settings.languages)
    if (language.tag == tag) return language;
  for (const Language& language : house.settings.with_short)
    if (short_form(language).tag == tag) return short_form(language);
  return fail(ErrorKind::WrongUsage, fmt::format("the language \"{}\" is not offered here", tag));
}

int picture_command(const Arguments& arguments) {
  PictureOptions options;
  const bool is_staff = is_staff_address(arguments.screen);
  const auto address = is_staff ? Result<visit::Address>{visit::Address{}} : visit::parse_address(arguments.screen);
  const auto size = parse_size(arguments.size);
  const auto text_size = parse_text_size(arguments.text_size);
  const auto now = parse_now(arguments.now);
  if (!address) return exit_code(address.error());
  if (!size) return exit_code(size.error());
  if (!text_size) return exit_code(text_size.error());
  if (!now) return exit_code(now.error());
  auto opened = open_all(arguments, install::Drafts::Allowed);
  if (!opened) return exit_code(opened.error());
  auto house = open_house_to_draw(*opened);
  if (!house) return exit_code(house.error());
  const auto language = offered(*house, arguments.language);
  if (!language) return exit_code(language.error());
  options = {
      *address, is_staff ? arguments.screen : std::string{}, *language,      size->first,   size->second,    *text_size,
      *now,     opened->configuration.diagonal_inch,         arguments.page, arguments.out, arguments.layout};
  const auto drawn = draw_picture(options, *house, opened->words);
  return drawn ? 0 : exit_code(drawn.error());
}

Result<TourOptions> tour_options(const Arguments& arguments, const House& house, const Configuration& configuration) {
  TourOptions options;
  options.makes_sheets = arguments.proof;
  options.out = arguments.out;
  options.diagonal_inch = configuration.diagonal_inch;
  options.sizes.clear();
  options.text_sizes.clear();
  for (const std::string& text : arguments.sizes) {
    const auto size = parse_size(text);
    if (!size) return tl::unexpected(size.error());
    options.sizes.push_back(*size);
  }
  for (const int percent : arguments.text_sizes) {
    const auto size = parse_text_size(percent);
    if (!size) return tl::unexpected(size.error());
    options.text_sizes.push_back(*size);
  }
  if (arguments.languages == "all") {
    options.languages = house.settings.languages;
    for (const Language& language : house.settings.with_short)
      options.languages.push_back(short_form(language));
  } else
    for (const std::string& tag : CLI::detail::split(arguments.languages, ',')) {
      const auto language = offered(house, tag);
      if (!language) return tl::unexpected(language.error());
      options.languages.push_back(*language);
    }
  const auto now = parse_now(arguments.now);
  if (!now) return tl::unexpected(now.error());
  options.now = *now;
  return options;
}

int tour_command(const Arguments& arguments) {
  keep_memory();
  auto opened = open_all(arguments, install::Drafts::Allowed);
  if (!opened) return exit_code(opened.error());
  auto house = open_house_to_draw(*opened);
  if (!house) return exit_code(house.error());
  const auto options = tour_options(arguments, *house, opened->configuration);
  if (!options) return exit_code(options.error());
  const bool is_terminal = isatty(STDERR_FILENO) == 1;
  const std::atomic<bool>* stop = listen_for_interruption();
  const auto drawn = draw_tour(*options, *house, opened->words, [&](int done, int of) {
    if (is_terminal)
      fmt::print(stderr, "\r{} of {} screens", done, of);
    else if (done % 200 == 0 || done == of)
      fmt::print(stderr, "{} of {} screens\n", done, of);
    return stop->load();
  });
  if (is_terminal) fmt::print(stderr, "\n");
  if (!drawn) return exit_code(drawn.error());
  fmt::print("{} pictures; open {}\n", drawn->pictures, (options->out / "index.html").string());
  for (const fs::path& sheet : drawn->sheets)
    fmt::print("{}\n", sheet.string());
  return 0;
}

/// Where this program and its siblings lie.
fs::path program_folder() {
  std::error_code problem;
  return fs::read_symlink("/proc/self/exe", problem).parent_path();
}

/// The line to the library that kiosk.toml names; none when there is none, or a pack was named by word.
std::unique_ptr<LibraryLink> link_to_library(const Arguments& arguments, const Configuration& configuration) {
  if (configuration.library.empty() || !arguments.pack.empty()) return nullptr;
  return std::make_unique<LibraryLink>(
      LibraryLink::Options{{configuration.library, configuration.trust, configuration.scope, locale::now().local},
                           program_folder() / "elternkiosk-installer",
                           configuration.clock_command});
}

int kiosk_command(const Arguments& arguments) {
  auto opened = open_all(arguments, arguments.allow_draft ? install::Drafts::Allowed : install::Drafts::Refused);
  if (!opened) return exit_code(opened.error());
  const Configuration& configuration = opened->configuration;
  const LogMemory log;
  KioskOptions options{configuration.fullscreen && !arguments.window,
                       configuration.diagonal_inch,
                       configuration.idle,
                       &log,
                       configuration.library.empty() ? opened->pack.parent_path() : configuration.library,
                       {},
                       program_folder() / "elternkiosk-validate",
                       arguments.watch_locales ? opened->resources.locales : fs::path{}};
  if (auto specimens = read_specimens(opened->resources, opened->words.catalogue))
    options.specimens = std::move(*specimens);
  Shelf shelf(configuration, opened->words.catalogue, opened->rules, opened->pack,
              link_to_library(arguments, configuration));
  auto shown = shelf.open();
  while (!shown) {
    fmt::print(stderr, "{}\n", line_of(shown.error()));
    if (container::is(shown.error(), container::Refusal::SignatureMissing))
      fmt::print(stderr, "elternkiosk: for trying out, --allow-draft opens it\n");
    const bool is_pack_problem = shown.error().kind != ErrorKind::WrongSource;
    if (!is_pack_problem || configuration.without_pack == WithoutPack::Exit) return 1;
    const auto waited =
        run_card(card_code(shown.error().kind), opened->words, options, [&] { return shelf.may_open(); });
    if (!waited) return exit_code(waited.error());
    if (!*waited) return 1;
    shown = shelf.open();
  }
  const auto ran = run_kiosk(shelf, opened->words, configuration, options);
  return ran ? 0 : exit_code(ran.error());
}

/// What `desk` can show is what there is: without a readable pack it is all the more needed.
std::optional<House> house_for_desk(const Opened& opened) {
  const Configuration& configuration = opened.configuration;
  if (!configuration.library.empty()) {
    auto house = open_current_house(configuration, opened.words.catalogue);
    if (house) return std::move(*house);
    spdlog::warn("{}", line_of(house.error()));
  }
  auto house = open_house_to_draw(opened);
  if (house) return std::move(*house);
  spdlog::warn("no pack: {}", line_of(house.error()));
  return std::nullopt;
}

int desk_command(const Arguments& arguments) {
  const LogMemory log;
  const auto size = parse_size(arguments.size);
  const auto now = parse_now(arguments.now);
  if (!size) return exit_code(size.error());
  if (!now) return exit_code(now.error());
  auto opened = open_all(arguments, install::Drafts::Allowed);
  if (!opened) return exit_code(opened.error());
  const Configuration& configuration = opened->configuration;
  DeskOptions options{configuration.fullscreen && !arguments.window,
                      configuration.diagonal_inch,
                      configuration.library,
                      {},
                      arguments.page_name};
  if (options.disk.empty()) options.disk = opened->pack.parent_path();
  if (auto specimens = read_specimens(opened->resources, opened->words.catalogue))
    options.specimens = std::move(*specimens);
  const std::optional<House> house = house_for_desk(*opened);
  const House* shown = house ? &*house : nullptr;
  const auto done = arguments.out.empty() ? run_desk(options, shown, opened->words, log)
                                          : draw_desk(options, {size->first, size->second, *now, arguments.out}, shown,
                                                      opened->words, log);
  return done ? 0 : exit_code(done.error());
}

void add_pack_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--config", arguments.config, "kiosk.toml of this house")->type_name("FILE");
  app.add_option("--pack", arguments.pack, "content pack; without it the installed or built sample pack")
      ->type_name("FILE");
  app.add_option("--trust", arguments.trust, "public key (.pub) or folder of keys that may sign packs")
      ->type_name("FILE|DIR");
}

void add_drawing_options(CLI::App& app, Arguments& arguments) {
  add_pack_options(app, arguments);
  app.add_option("--now", arguments.now, "wall-clock time in Magdeburg, e.g. 2026-11-23T08:12")->type_name("TIME");
  app.add_option("--kita", arguments.kita, "id of the Kita where the kiosk stands")->type_name("ID");
  app.add_option("--diagonal", arguments.diagonal, "the screen's diagonal in inches")->check(CLI::Range(7.0, 100.0));
}

} // namespace

int run_program(int argument_count, char** arguments_given) {
  give_memory_back();
  Arguments arguments;
  CLI::App app{"Information kiosk for parents. Without a command it opens the kiosk.", "elternkiosk"};
  add_pack_options(app, arguments);
  app.add_flag("--window", arguments.window, "in a window instead of full-screen");
  app.add_flag("--allow-draft", arguments.allow_draft, "also open a pack that nobody signed, for trying out");
  app.add_flag("--watch-locales", arguments.watch_locales,
               "for translators: show a changed file of locales/ at once; a broken one is told to the log");
  app.require_subcommand(0, 1);

  CLI::App* picture = app.add_subcommand("picture", "draw one screen into a PNG file, without a display");
  add_drawing_options(*picture, arguments);
  picture
      ->add_option("--screen", arguments.screen,
                   "address, e.g. home, offer/<id>, application/<id>/step/2; "
                   "staff/proof and the like: staff's screens with made-up values; "
                   "specimen: sample paragraphs of every language and script")
      ->required();
  picture->add_option("--language", arguments.language, "language tag; de-simple: short German")->capture_default_str();
  picture->add_option("--size", arguments.size, "px, width x height")->capture_default_str();
  picture->add_option("--text-size", arguments.text_size, "100, 150 or 200")->capture_default_str();
  picture->add_option("--page", arguments.page, "page of a long screen, from 1")->check(CLI::Range(1, 1000));
  picture->add_option("--out", arguments.out, "the PNG file")->required()->type_name("FILE");
  picture
      ->add_option("--layout", arguments.layout, "also write every node's role, label, box, action, contrast as JSON")
      ->type_name("FILE");

  CLI::App* tour =
      app.add_subcommand("tour", "draw every screen in every language, and the specimen, with an index.html");
  add_drawing_options(*tour, arguments);
  tour->add_option("--out", arguments.out, "folder")->required()->type_name("DIR");
  tour->add_option("--languages", arguments.languages, "all, or tags with commas")->capture_default_str();
  tour->add_option("--size", arguments.sizes, "px, width x height; may be given several times")->capture_default_str();
  tour->add_option("--text-size", arguments.text_sizes, "100, 150, 200; may be given several times")
      ->capture_default_str();

  tour->add_flag("--proof", arguments.proof, "also all screens of a language small on a few large pictures");
  CLI::App* desk =
      app.add_subcommand("desk", "the technician's desk: health, log, fonts, content, touch, screen, sound");
  add_drawing_options(*desk, arguments);
  desk->add_flag("--window", arguments.window, "in a window instead of full-screen");
  desk->add_option("--picture", arguments.page_name, "a page by its name; an unknown one tells which there are");
  desk->add_option("--out", arguments.out, "draw that page into this PNG file, without a display")->type_name("FILE");
  desk->add_option("--size", arguments.size, "px of that file, width x height")->capture_default_str();

  const TextCommand text(app);

  try { // CLI11 throws; nothing leaves this function
    app.parse(argument_count, arguments_given);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (picture->parsed()) return picture_command(arguments);
  if (tour->parsed()) return tour_command(arguments);
  if (desk->parsed()) return desk_command(arguments);
  if (text.was_asked_for()) return text.run();
  return kiosk_command(arguments);
}

} // namespace kiosk::app
