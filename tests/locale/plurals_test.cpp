// CLDR's own samples of plural forms (Debian: unicode-cldr-core) through our messages, in every language.
#include "kiosk/locale/catalogue.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <variant>

using namespace kiosk;

namespace {

/// Plural category -> numbers as CLDR writes them (`3~10`, `1.5`).
using Samples = std::map<std::string, std::vector<std::string>>;

std::string content_of(const std::string& name) {
  std::ifstream file("/usr/share/unicode/cldr/common/supplemental/" + name);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

/// The languages with interface words of the kiosk, and those of the sample paragraphs.
std::vector<std::string> languages() {
  std::set<std::string> tags = {"de"};
  for (const char* folder : {"/locales", "/fonts/samples"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(KIOSK_SOURCE_DIR) + folder)) {
      const std::string extension = entry.path().extension().string();
      const std::string name = entry.path().stem().string();
      if (name != "README" && (extension == ".po" || extension == ".txt")) tags.insert(name);
    }
  }
  return {tags.begin(), tags.end()};
}

/// Samples by CLDR's language code.
std::map<std::string, Samples> read_samples(const std::string& xml) {
  std::map<std::string, Samples> by_language;
  const std::regex group("<pluralRules locales=\"([^\"]*)\">([^]*?)</pluralRules>");
  const std::regex rule("<pluralRule count=\"([^\"]*)\">([^<]*)</pluralRule>");
  const std::regex number("([0-9][0-9.~c]*)");
  for (std::sregex_iterator found(xml.begin(), xml.end(), group), end; found != end; ++found) {
    Samples samples;
    const std::string rules = (*found)[2];
    for (std::sregex_iterator one(rules.begin(), rules.end(), rule); one != end; ++one) {
      const std::string text = (*one)[2];
      const std::size_t begin = text.find('@');
      if (begin == std::string::npos) continue;
      const std::string numbers = text.substr(begin);
      for (std::sregex_iterator each(numbers.begin(), numbers.end(), number); each != end; ++each)
        samples[(*one)[1]].push_back((*each)[1]);
    }
    std::istringstream tags((*found)[1]);
    for (std::string tag; tags >> tag;)
      by_language[tag] = samples;
  }
  return by_language;
}

/// The numbers of one sample that a message can be given: whole ones, and those whose last decimal is no zero,
/// since a value has no memory of how it was written. `1c6` is a way to write numbers that we do not have.
std::vector<locale::Argument> values_of(const std::string& sample) {
  const std::size_t tilde = sample.find('~');
  const std::string first = sample.substr(0, tilde),
                    last = tilde == std::string::npos ? first : sample.substr(tilde + 1);
  std::vector<locale::Argument> values;
  if (sample.find('c') != std::string::npos) return values;
  const std::size_t point = first.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(first.size() - point - 1);
  const double scale = std::pow(10, decimals);
  const auto end = std::llround(std::stod(last) * scale);
  for (auto scaled = std::llround(std::stod(first) * scale); scaled <= end; ++scaled) {
    if (decimals == 0)
      values.emplace_back(static_cast<std::int64_t>(scaled));
    else if (scaled % 10 != 0)
      values.emplace_back(static_cast<double>(scaled) / scale);
  }
  return values;
}

/// What running all samples of one file gave.
struct Ran {
  int count = 0;
  std::set<std::string> without_samples; ///< tags
  std::string wrong;
};

Ran run(const std::string& file, const std::string& type) {
  const auto samples = read_samples(content_of(file));
  const std::string message = "{n, " + type + ", zero {zero} one {one} two {two} few {few} many {many} other {other}}";
  Ran ran;
  for (const std::string& tag : languages()) {
    const std::string code = tag.substr(0, tag.find('-'));
    const auto found = samples.find(code);
    if (found == samples.end()) {
      ran.without_samples.insert(tag);
      continue;
    }
    for (const auto& [category, numbers] : found->second) {
      for (const std::string& number : numbers) {
        for (const locale::Argument& value : values_of(number)) {
          ++ran.count;
          const auto formatted = locale::format_message(message, Language{tag}, {{"n", value}});
          if (!formatted || *formatted != category)
            ran.wrong += tag + " " + number + " is " + (formatted ? *formatted : formatted.error().sentence()) +
                         ", not " + category + "; ";
        }
      }
    }
  }
  return ran;
}

} // namespace

TEST_CASE("every plural sample of CLDR takes its form in our messages", "[locale]") {
  CHECK(languages().size() >= 28);
  const Ran ran = run("plurals.xml", "plural");
  CHECK(ran.count > 1000);
  CHECK(ran.without_samples.empty());
  CHECK(ran.wrong == "");
}

TEST_CASE("every ordinal sample of CLDR takes its form in our messages", "[locale]") {
  const Ran ran = run("ordinals.xml", "selectordinal");
  CHECK(ran.count > 500);
  CHECK(ran.without_samples == std::set<std::string>{"ckb", "ku", "so", "ti"}); // CLDR knows none for them
  CHECK(ran.wrong == "");
}
