#include "kiosk/app/text_command.h"

#include "kiosk/app/configuration.h"
#include "kiosk/base/files.h"
#include "kiosk/inspect/deviations.h"
#include "kiosk/inspect/runs.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <fmt/format.h>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t shape_bytes_max = std::size_t{8} << 20;
constexpr std::size_t lay_out_bytes_max = std::size_t{256} << 10;
constexpr std::uintmax_t file_bytes_max = std::uintmax_t{64} << 20;
const std::vector<fs::path> font_folders = {"/usr/share/fonts", "/usr/local/share/fonts"};

/// What the command line said, as it was typed.
struct Arguments {
  std::string font, language, file, kind, deviations;
  std::vector<std::string> fonts;
  unsigned index = 0;
  int size_px = 0, width_px = 0;
  bool no_glyph_names = false, bold = false;
};

Result<std::string> read_input(std::size_t bytes_max) {
  std::string bytes;
  std::array<char, 65536> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), stdin)) {
    bytes.append(block.data(), count);
    if (bytes.size() > bytes_max)
      return fail(ErrorKind::TooLarge, fmt::format("standard input is longer than {} KiB", bytes_max / 1024));
  }
  if (std::ferror(stdin) != 0) return fail(ErrorKind::Unreadable, "standard input cannot be read");
  return bytes;
}

Result<Language> parse_language(const std::string& tag) {
  const bool has_signs = std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  const bool has_empty_part =
      tag.empty() || tag.front() == '-' || tag.back() == '-' || tag.find("--") != std::string::npos;
  if (!has_signs || has_empty_part || tag.size() > 35 || tag.find('-') == 1 || tag.size() == 1)
    return fail(ErrorKind::WrongUsage, fmt::format("\"{}\" is no language tag such as de, ar or sr-Latn", tag));
  return Language{tag};
}

Result<glyphs::FontTable> read_table() {
  const auto resources = find_resources("/proc/self/exe");
  if (!resources) return tl::unexpected(resources.error());
  return glyphs::FontTable::read(resources->font_table);
}

Result<std::string> shape(const Arguments& arguments) {
  const auto language = parse_language(arguments.language);
  if (!language) return tl::unexpected(language.error());
  glyphs::FontTable table;
  table.fonts.emplace_back();
  std::error_code problem;
  table.fonts.front().regular = fs::absolute(arguments.font, problem).string();
  table.fonts.front().face = arguments.index;
  auto steps = text::Steps::open(std::move(table), *language, {});
  if (!steps) return tl::unexpected(steps.error());
  const auto input = read_input(shape_bytes_max);
  if (!input) return tl::unexpected(input.error());
  return inspect::shape_lines(*steps, *input, {arguments.size_px, !arguments.no_glyph_names});
}

Result<std::string> lay_out(const Arguments& arguments) {
  const auto language = parse_language(arguments.language);
  if (!language) return tl::unexpected(language.error());
  auto table = read_table();
  if (table && !arguments.fonts.empty()) table = table->narrowed_to(arguments.fonts);
  if (!table) return tl::unexpected(table.error());
  auto engine = text::Engine::open(std::move(*table), font_folders);
  if (!engine) return tl::unexpected(engine.error());
  const auto input = read_input(lay_out_bytes_max);
  if (!input) return tl::unexpected(input.error());
  const auto weight = arguments.bold ? text::Weight::Bold : text::Weight::Regular;
  return inspect::lay_out_json(*engine, *input, {*language, arguments.width_px, arguments.size_px, weight});
}

/// Runs one of Unicode's files; with the list of deviations, if any, beside it.
class UnicodeTest {
public:
  explicit UnicodeTest(const Arguments& arguments) : arguments_(arguments) {}

  /// Gives the exit code.
  [[nodiscard]] Result<int> run(bool is_bidi) {
    const auto content = read_file(arguments_.file, file_bytes_max);
    if (!content) return tl::unexpected(content.error());
    std::set<std::string> listed;
    if (!arguments_.deviations.empty()) {
      auto read = inspect::read_deviations(arguments_.deviations);
      if (!read) return tl::unexpected(read.error());
      listed = std::move(*read);
    }
    const auto outcome = is_bidi ? bidi(*content) : breaks(*content);
    if (!outcome) return tl::unexpected(outcome.error());
    if (outcome->passed + outcome->failures.size() == 0)
      return fail(ErrorKind::Undecodable, "there is no test in this file", arguments_.file);
    return report(*outcome, listed);
  }

private:
  [[nodiscard]] Result<text::Steps> steps() const {
    const auto language = parse_language(arguments_.language);
    if (!language) return tl::unexpected(language.error());
    auto table = read_table();
    if (!table) return tl::unexpected(table.error());
    return text::Steps::open(std::move(*table), *language, font_folders);
  }

  [[nodiscard]] Result<inspect::Outcome> bidi(const std::string& content) const {
    auto opened = steps();
    if (!opened) return tl::unexpected(opened.error());
    return inspect::run_bidi_tests(*opened, content, arguments_.file);
  }

  [[nodiscard]] Result<inspect::Outcome> breaks(const std::string& content) const {
    const auto kind = inspect::break_kind_of(arguments_.kind.empty() ? content : arguments_.kind);
    if (!kind)
      return fail(ErrorKind::WrongUsage,
                  "the file's first line does not say which test it is (# LineBreakTest...); give --kind",
                  arguments_.file);
    auto opened = steps();
    if (!opened) return tl::unexpected(opened.error());
    return inspect::run_break_tests(*opened, *kind, content, arguments_.file);
  }

  [[nodiscard]] int report(const inspect::Outcome& outcome, const std::set<std::string>& listed) const {
    for (const inspect::Failure& failure : outcome.failures) {
      const bool is_listed = listed.count(failure.test) > 0;
      fmt::print("{}: {}\n  expected {}\n  got      {}\n", is_listed ? "listed" : "failed", failure.test,
                 failure.expected, failure.got);
    }
    const inspect::Review review = inspect::review(outcome, listed);
    for (const std::string& test : review.gone)
      fmt::print("listed, but did not fail: {}\n", test);
    if (!arguments_.deviations.empty())
      fmt::print("{} deviations as listed, {} new, {} listed but gone\n", review.listed, review.unlisted,
                 review.gone.size());
    fmt::print("{} passed, {} failed\n", outcome.passed, outcome.failures.size());
    return review.is_as_listed() ? 0 : 1;
  }

  const Arguments& arguments_;
};

int exit_code(const Error& error) {
  fmt::print(stderr, "elternkiosk: {}\n", error.sentence());
  return error.kind == ErrorKind::WrongUsage ? 2 : 1;
}

int print(const Result<std::string>& output) {
  if (!output) return exit_code(output.error());
  const bool is_written = std::fwrite(output->data(), 1, output->size(), stdout) == output->size();
  if (is_written && std::fflush(stdout) == 0) return 0;
  return exit_code({ErrorKind::Unreadable, "standard output cannot be written", {}});
}

constexpr const char* exit_codes = "Exit codes: 0 done; 1 refused, with one sentence on standard error; 2 wrong usage.";

constexpr const char* shape_footer =
    "Reads UTF-8 from standard input, at most 8 MiB, and prints for each line its glyphs as one run:\n"
    "  [name=cluster@dx,dy+advance|...]\n"
    "Clusters count code points from the line's start, positions are font units (or px with --size-px). It equals\n"
    "  hb-shape --font-file=FILE --face-index=N --language=TAG [--font-size=PX] [--no-glyph-names]\n"
    "of the same version of HarfBuzz, glyph for glyph; script and direction are those of the line's first letter.\n"
    "With --size-px positions are whole px, as there; the kiosk itself shapes in font units and never rounds.\n"
    "Other than hb-shape it refuses a line that is not UTF-8.";

constexpr const char* lay_out_footer =
    "Reads one paragraph of UTF-8 from standard input, at most 256 KiB; a line end in it ends a line, too.\n"
    "Prints JSON. All offsets count code points of the input, half open; px are those of the layout, y downwards.\n"
    "  lines: begin, end (every character is in exactly one line), direction (of the paragraph), x, width (spaces at\n"
    "    its end hang and do not count), baseline, and runs from left to right\n"
    "  runs: begin, end, font (path), index (face in the file), script (ISO 15924), direction, language, x, width,\n"
    "    px_per_unit, and by glyph from left to right: glyphs (ids), clusters (from the paragraph's start), xs, ys,\n"
    "    advances; hb_shape is the same in font units, with clusters from the run's start\n"
    "The hb_shape of a run equals what this prints, where BEFORE, RUN and AFTER are the input cut at its begin and "
    "end:\n"
    "  hb-shape --font-file=FONT --face-index=INDEX --no-glyph-names --direction=DIRECTION --script=SCRIPT\n"
    "    --language=LANGUAGE --text-before=BEFORE --text-after=AFTER --text=RUN\n"
    "A run with \"hyphen\": true is the hyphen shown where a line ends in a word: its hb_shape is that of U+2010 "
    "alone\n"
    "(U+002D where the font lacks it). Tabs count as spaces and other control characters as U+FFFD: put these into "
    "RUN.\n"
    "--fonts takes names of fonts/fonts.toml (naskh), its files (NotoSans-Regular.ttf) or paths of other fonts, and "
    "tries\n"
    "these alone, in this order, for every script; the font of the emoji still draws only emoji.";

constexpr const char* test_footer =
    "Prints every test that comes out otherwise, and last the line `N passed, M failed`.\n"
    "--deviations names a list of tests that are known to fail, one a line as printed behind `failed: `, each group\n"
    "under a line with # and its reason; an empty line ends the group. Then the exit code is 0 when exactly the "
    "listed\n"
    "tests fail, and 1 for a new failure or a listed one that is gone; without a list it is 1 for any failure.\n"
    "A file that cannot be read (at most 64 MiB) or has another format gives 1 and a sentence.";

constexpr const char* bidi_note =
    "The levels are those that the kiosk resolves, the order that of the runs that it shapes. BidiTest.txt names "
    "classes:\n"
    "each is tried with one character of it, every other test with characters beyond the first plane. Levels that\n"
    "differ count as equal where the whole text has one direction, whatever is nested in it: it looks the same. "
    "Direction\n"
    "\"auto\", which the kiosk's pages never use (a language has its direction), is resolved from the text.\n\n";

constexpr const char* break_note =
    "The breaks are those that the kiosk itself uses, its own rules included (no break inside a range of numbers).\n"
    "Unicode's files are for no language; --language tries them with the rules of one.\n\n";

void add_shape(CLI::App& app, Arguments& arguments) {
  app.add_option("--font", arguments.font, "font file")->required()->type_name("FILE");
  app.add_option("--index", arguments.index, "face in a collection, from 0")->check(CLI::Range(0, 255))->type_name("N");
  app.add_option("--language", arguments.language, "language tag; without it und")->type_name("TAG");
  app.add_option("--size-px", arguments.size_px, "em size; without it font units")
      ->check(CLI::Range(1, 2000))
      ->type_name("N");
  app.add_flag("--no-glyph-names", arguments.no_glyph_names, "glyph ids instead of names");
  app.footer(std::string(shape_footer) + "\n\n" + exit_codes);
}

void add_lay_out(CLI::App& app, Arguments& arguments) {
  app.add_option("--language", arguments.language, "language tag: fonts, direction, breaks")
      ->required()
      ->type_name("TAG");
  app.add_option("--width-px", arguments.width_px, "of the box")
      ->required()
      ->check(CLI::Range(0, 16384))
      ->type_name("W");
  app.add_option("--size-px", arguments.size_px, "em size")->required()->check(CLI::Range(4, 500))->type_name("N");
  app.add_option("--fonts", arguments.fonts, "the only fonts, in order")->delimiter(',')->type_name("A,B,C");
  app.add_flag("--bold", arguments.bold, "in the bold weight");
  app.footer(std::string(lay_out_footer) + "\n\n" + exit_codes);
}

void add_test(CLI::App& app, Arguments& arguments, const std::string& note) {
  app.add_option("FILE", arguments.file, "one of Unicode's test files")->required()->type_name("");
  app.add_option("--deviations", arguments.deviations, "reviewed list of known failures")->type_name("LIST");
  app.add_option("--language", arguments.language, "language tag; without it und")->type_name("TAG");
  app.footer(note + test_footer + "\n\n" + exit_codes);
}

} // namespace

struct TextCommand::Parts {
  Arguments arguments;
  CLI::App* text = nullptr;
  CLI::App* shape = nullptr;
  CLI::App* lay_out = nullptr;
  CLI::App* bidi_test = nullptr;
  CLI::App* break_test = nullptr;
};

TextCommand::TextCommand(CLI::App& program) : parts_(std::make_unique<Parts>()) {
  Parts& parts = *parts_;
  Arguments& arguments = parts.arguments;
  parts.text = program.add_subcommand("text", "the text engine from outside: shape, lay out, run Unicode's tests");
  parts.text->require_subcommand(1);
  parts.text->footer(std::string("Each command has its own --help with its format.\n") + exit_codes);
  parts.shape = parts.text->add_subcommand("shape", "glyphs of each input line with one font, as hb-shape prints them");
  add_shape(*parts.shape, arguments);
  parts.lay_out = parts.text->add_subcommand("lay-out", "lines, runs and glyphs of one paragraph as JSON");
  add_lay_out(*parts.lay_out, arguments);
  parts.bidi_test = parts.text->add_subcommand("bidi-test", "run BidiTest.txt or BidiCharacterTest.txt of Unicode");
  add_test(*parts.bidi_test, arguments, bidi_note);
  parts.break_test = parts.text->add_subcommand(
      "break-test", "run LineBreakTest.txt, GraphemeBreakTest.txt, WordBreakTest.txt or SentenceBreakTest.txt");
  add_test(*parts.break_test, arguments, break_note);
  parts.break_test->add_option("--kind", arguments.kind, "when the file's first line does not say it")
      ->check(CLI::IsMember({"LineBreakTest", "GraphemeBreakTest", "WordBreakTest", "SentenceBreakTest"}));
}

TextCommand::~TextCommand() = default;

bool TextCommand::was_asked_for() const { return parts_->text->parsed(); }

int TextCommand::run() const {
  Arguments arguments = parts_->arguments;
  if (arguments.language.empty()) arguments.language = "und";
  if (parts_->shape->parsed()) return print(shape(arguments));
  if (parts_->lay_out->parsed()) return print(lay_out(arguments));
  const auto code = UnicodeTest(arguments).run(parts_->bidi_test->parsed());
  return code ? *code : exit_code(code.error());
}

} // namespace kiosk::app
