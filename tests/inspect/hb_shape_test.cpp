// Our glyphs against those that the real hb-shape prints, character for character of its output.
#include "tests/inspect/sample_paragraphs.h"

#include "kiosk/glyphs/fonts.h"
#include "kiosk/inspect/runs.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

using namespace kiosk;
using namespace kiosk::inspect;
using namespace kiosk::inspect::tests;

namespace {

std::string hexadecimal(std::u32string_view text) {
  std::string list;
  for (const char32_t character : text)
    list += fmt::format("{}{:X}", list.empty() ? "" : ",", static_cast<std::uint32_t>(character));
  return list;
}

/// What hb-shape is to be asked, and what we say.
struct Question {
  std::string place; ///< for the message
  std::string ours;
};

/// By the line that `hb-shape --batch` reads; equal questions are asked once.
using Questions = std::map<std::string, std::vector<Question>>;

std::string batch_line(const nlohmann::json& run, std::u32string_view text, std::u32string_view before,
                       std::u32string_view after) {
  std::string line =
      fmt::format("--font-file={};--face-index={};--no-glyph-names;--direction={};--script={};"
                  "--language={};--unicodes={}",
                  run["font"].get<std::string>(), run["index"].get<int>(), run["direction"].get<std::string>(),
                  run["script"].get<std::string>(), run["language"].get<std::string>(), hexadecimal(text));
  if (!before.empty()) line += ";--unicodes-before=" + hexadecimal(before);
  if (!after.empty()) line += ";--unicodes-after=" + hexadecimal(after);
  return line;
}

bool has_hyphen(const nlohmann::json& run) {
  auto table = glyphs::FontTable{};
  table.fonts.emplace_back();
  table.fonts.front().regular = run["font"].get<std::string>();
  table.fonts.front().face = run["index"].get<unsigned>();
  const auto fonts = glyphs::Fonts::open(std::move(table), {});
  REQUIRE(fonts.has_value());
  return (*fonts)[0].covers(U'\u2010');
}

/// Adds the questions of one layout, and checks what the JSON says about its own parts.
void ask(const Sample& sample, const nlohmann::json& layout, Questions& questions) {
  const std::u32string text = text::decode_utf8(sample.text).value();
  std::size_t end = 0;
  for (const auto& line : layout["lines"]) {
    REQUIRE(line["begin"] == end); // each character in exactly one line
    end = line["end"];
    for (const auto& run : line["runs"]) {
      const std::size_t begin = run["begin"], run_end = run["end"];
      REQUIRE(begin >= line["begin"].get<std::size_t>());
      REQUIRE(run_end <= end);
      std::u32string_view context = text, part = context.substr(begin, run_end - begin);
      std::u32string_view before = context.substr(0, begin), after = context.substr(run_end);
      if (run["hyphen"]) {
        part = has_hyphen(run) ? U"\u2010" : U"-";
        before = after = {};
      }
      // hb-shape looks at five characters around a run.
      before = before.substr(before.size() - std::min<std::size_t>(before.size(), 10));
      after = after.substr(0, 10);
      questions[batch_line(run, part, before, after)].push_back(
          {fmt::format("{} at {} px: {} to {}", sample.language, layout["width_px"].get<int>(), begin, run_end),
           run["hb_shape"].get<std::string>()});
    }
  }
  REQUIRE(end == text.size());
}

/// The first differences, as text; empty when there is none.
std::string differences(const Questions& questions) {
  std::string input;
  for (const auto& question : questions)
    input += question.first + '\n';
  const Ran theirs = run("hb-shape --batch", input);
  const auto lines = lines_of(theirs.output);
  if (lines.size() != questions.size())
    return fmt::format("hb-shape answers {} of {} questions", lines.size(), questions.size());
  std::string found;
  int count = 0;
  auto answer = lines.begin();
  for (const auto& [line, asked] : questions) {
    for (const Question& question : asked)
      if (question.ours != *answer && ++count <= 3)
        found += fmt::format("{}\n  {}\n  ours    {}\n  hb-shape {}\n", question.place, line, question.ours, *answer);
    ++answer;
  }
  return count == 0 ? found : fmt::format("{} differences\n{}", count, found);
}

std::string all_samples() {
  std::string text;
  for (const Sample& sample : samples())
    text += sample.text + '\n';
  return text;
}

} // namespace

TEST_CASE("shape prints what hb-shape prints, for every font and sample", "[hb-shape]") {
  REQUIRE(samples().size() >= 28);
  const std::string text = all_samples();
  int turn = 0;
  for (const text::FontFace& face : engine().fonts()) {
    // Each font with another language, so that forms of languages are among what is compared.
    const std::string language = samples()[static_cast<std::size_t>(turn++) % samples().size()].language;
    const std::string how = fmt::format("--language={} {}", language, turn % 2 == 0 ? "--no-glyph-names" : "");
    const Ran ours = run(fmt::format("{} text shape --font '{}' --index {} {} {}", KIOSK_PROGRAM, face.path.string(),
                                     face.face, how, turn % 3 == 0 ? "--size-px 34" : ""),
                         text);
    const Ran theirs = run(fmt::format("hb-shape --font-file='{}' --face-index={} {} {}", face.path.string(), face.face,
                                       how, turn % 3 == 0 ? "--font-size=34" : ""),
                           text);
    INFO(face.file << " " << how);
    REQUIRE(ours.exit_code == 0);
    REQUIRE(theirs.exit_code == 0);
    const auto our_lines = lines_of(ours.output), their_lines = lines_of(theirs.output);
    REQUIRE(our_lines.size() == samples().size());
    REQUIRE(our_lines.size() == their_lines.size());
    for (std::size_t i = 0; i < our_lines.size(); ++i) {
      INFO(samples()[i].language);
      CHECK(our_lines[i] == their_lines[i]);
    }
  }
}

TEST_CASE("each sample in its own language and font is shaped as by hb-shape", "[hb-shape]") {
  for (const Sample& sample : samples()) {
    const auto json = lay_out_json(engine(), sample.text, {{sample.language}, 16384, 30, text::Weight::Regular});
    const auto layout = nlohmann::json::parse(json.value());
    const auto& run_of_text = layout["lines"][0]["runs"].back();
    const std::string font = run_of_text["font"];
    const Ran ours = run(fmt::format("{} text shape --font '{}' --index {} --language {}", KIOSK_PROGRAM, font,
                                     run_of_text["index"].get<int>(), sample.language),
                         sample.text);
    const Ran theirs = run(fmt::format("hb-shape --font-file='{}' --face-index={} --language={}", font,
                                       run_of_text["index"].get<int>(), sample.language),
                           sample.text);
    INFO(sample.language << " " << font);
    CHECK(!ours.output.empty());
    CHECK(ours.output == theirs.output);
  }
}

TEST_CASE("odd lines are shaped as by hb-shape", "[hb-shape]") {
  const std::string odd = "\n\t\n123\n \n(\u05D0)\r\na\tb\u200B\u00AD\u0301\n\U0001F469\u200D\U0001F467 \U00010400\n"
                          "\u0643\u062A\u0627\u0628 abc\nlast without an end";
  for (const std::size_t font : {std::size_t{0}, std::size_t{2}, std::size_t{5}}) {
    const text::FontFace& face = engine().fonts()[font];
    const Ran ours = run(fmt::format("{} text shape --font '{}'", KIOSK_PROGRAM, face.path.string()), odd);
    const Ran theirs = run(fmt::format("hb-shape --language=und '{}'", face.path.string()), odd);
    INFO(face.file);
    CHECK(lines_of(ours.output) == lines_of(theirs.output));
  }
}

TEST_CASE("every run of every layout equals hb-shape's with its surroundings", "[hb-shape-runs]") {
  Questions questions;
  for (const Sample& sample : samples()) {
    for (const auto weight : {text::Weight::Regular, text::Weight::Bold}) {
      const std::vector<int> widths =
          weight == text::Weight::Bold ? std::vector{430, 120} : std::vector{16000, 700, 430, 250, 120, 40};
      for (const int width : widths) {
        const auto json = lay_out_json(engine(), sample.text, {{sample.language}, width, 34, weight});
        REQUIRE(json.has_value());
        ask(sample, nlohmann::json::parse(*json), questions);
      }
    }
    engine().trim_cache();
  }
  CHECK(questions.size() > 5000);
  CHECK(differences(questions) == "");
}

TEST_CASE("the program prints the same layout", "[hb-shape-runs]") {
  for (const char* language : {"ar", "th"}) {
    for (const Sample& sample : samples()) {
      if (sample.language != language) continue;
      const Ran program =
          run(fmt::format("{} text lay-out --language {} --width-px 430 --size-px 34", KIOSK_PROGRAM, language),
              sample.text);
      CHECK(program.exit_code == 0);
      CHECK(program.output ==
            lay_out_json(engine(), sample.text, {{language}, 430, 34, text::Weight::Regular}).value());
    }
  }
}

TEST_CASE("a narrowed list of fonts is the only one, in its order", "[hb-shape-runs]") {
  const auto table = glyphs::FontTable::read(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
  const auto narrowed = table->narrowed_to({"NotoSansThai-Regular.ttf", "emoji", "sans"});
  REQUIRE(narrowed.has_value());
  auto other = text::Engine::open(*narrowed, {"/usr/share/fonts"});
  REQUIRE(other.has_value());
  const auto json = nlohmann::json::parse(
      lay_out_json(*other, "\u0E01 a \u0628 \U0001F389", {{"de"}, 900, 30, text::Weight::Regular}).value());
  std::vector<std::string> fonts;
  for (const auto& run : json["lines"][0]["runs"])
    fonts.push_back(std::filesystem::path(run["font"].get<std::string>()).filename().string());
  REQUIRE(fonts.size() >= 3);
  CHECK(fonts.front() == "NotoSansThai-Regular.ttf");
  CHECK(fonts.back() == "NotoColorEmoji.ttf");
  CHECK(json["missing_glyphs"] == 1); // no font of the three has the Arabic letter
  CHECK(table->narrowed_to({"no such font"}).error().kind == ErrorKind::WrongUsage);
  CHECK(table->narrowed_to({"icons"}).error().kind == ErrorKind::WrongUsage);
  CHECK(table->narrowed_to({"emoji"}).error().kind == ErrorKind::WrongUsage);
}
