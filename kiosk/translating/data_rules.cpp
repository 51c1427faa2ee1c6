// What must be the same in every language, and German that nobody translated.
#include "kiosk/authoring/text_rules.h"
#include "kiosk/authoring/translation_rules.h"
#include "kiosk/translating/letters.h"
#include "kiosk/translating/unit_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace kiosk::translating {
namespace {

std::vector<std::string> phones_of(std::string_view text) {
  std::vector<std::string> digits;
  for (const std::string& number : authoring::phone_numbers_in(text))
    digits.push_back(authoring::digits_of(number));
  std::sort(digits.begin(), digits.end());
  return digits;
}

std::string words_of_message(const locale::MessageShape& shape) {
  std::string all;
  for (const locale::Wording& wording : shape.wordings)
    all += wording.text + "\n";
  return all;
}

/// The numbers of a message; with branches each counts once, since languages have more or fewer of them. Small ones
/// of the kiosk's own words may be words ("1." is "first"); the builder of packs wants all of the content's.
std::vector<std::string> numbers_of(const Unit& unit, const locale::MessageShape& shape) {
  std::vector<std::string> numbers = authoring::numbers_in(words_of_message(shape));
  const bool has_branches = unit.german_shape.has_branches() || unit.shape.has_branches();
  if (has_branches) numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

bool may_be_a_word(const std::string& number) {
  return number.size() == 1 || number == "10" || number == "11" || number == "12";
}

std::string listed(const std::vector<std::string>& items, const char* none) {
  return items.empty() ? none : fmt::format("{}", fmt::join(items, ", "));
}

void find_numbers(const Unit& unit, Faults& faults) {
  const auto german_phones = phones_of(unit.german), phones = phones_of(unit.translation);
  if (german_phones != phones) {
    faults.push_back(
        {Level::Error, "phone", 0,
         fmt::format("Die Telefonnummern sind anders: im Deutschen {}, hier {}. Schreiben Sie sie genau so.",
                     listed(german_phones, "keine"), listed(phones, "keine")),
         fmt::format("The telephone numbers differ: in German {}, here {}. Write them exactly so.",
                     listed(german_phones, "none"), listed(phones, "none"))});
    return;
  }
  auto german = numbers_of(unit, unit.german_shape), own = numbers_of(unit, unit.shape);
  if (!unit.is_content) {
    german.erase(std::remove_if(german.begin(), german.end(), may_be_a_word), german.end());
    own.erase(std::remove_if(own.begin(), own.end(), may_be_a_word), own.end());
  }
  if (german == own) return;
  if (is_short_form(unit.language) && authoring::are_numbers_of(words_of_message(unit.german_shape), own)) return;
  faults.push_back(
      {Level::Error, "numbers", 0,
       fmt::format("Die Zahlen sind anders: im Deutschen {}, hier {}. Schreiben Sie dieselben Zahlen, als Ziffern.",
                   listed(german, "keine"), listed(own, "keine")),
       fmt::format("The numbers differ: in German {}, here {}. Write the same numbers, as digits.",
                   listed(german, "none"), listed(own, "none"))});
}

/// Web and e-mail addresses, without marks behind them.
std::vector<std::string> addresses_in(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n()|{}", at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    const std::size_t mark = word.find("www.");
    if (mark != std::string_view::npos) word.remove_prefix(mark);
    std::size_t length = 0; // an address is ASCII
    while (length < word.size() && static_cast<unsigned char>(word[length]) < 0x80)
      ++length;
    word = word.substr(0, length);
    while (!word.empty() && std::string_view(".,;:!?*").find(word.back()) != std::string_view::npos)
      word.remove_suffix(1);
    const bool is_address = mark != std::string_view::npos || word.find("://") != std::string_view::npos ||
                            (word.find('@') != std::string_view::npos && word.find('.') != std::string_view::npos);
    if (is_address) found.emplace_back(word);
  }
  return found;
}

void find_addresses(const Unit& unit, Faults& faults) {
  for (const std::string& address : addresses_in(unit.german))
    if (unit.translation.find(address) == std::string::npos)
      faults.push_back({Level::Error, "address", 0,
                        fmt::format("Die Adresse {} muss genau so stehen bleiben.", address),
                        fmt::format("The address {} must stay exactly so.", address)});
}

/// German words that no name of an office has and no other of our languages writes.
const std::set<std::string, std::less<>> german_words = {
    "nicht",  "Sie",    "Ihr",   "Ihre",   "Ihren", "Ihnen", "ist",   "sind",   "wird",  "werden",
    "können", "müssen", "muss",  "bitte",  "Bitte", "haben", "wenn",  "Wenn",   "dass",  "auch",
    "oder",   "sich",   "wir",   "eine",   "einen", "einem", "keine", "keinen", "gibt",  "diese",
    "dieser", "dieses", "Diese", "Dieser", "nur",   "hier",  "Hier",  "heute",  "schon", "noch"};

bool is_german(const Language& language) { return primary_of(language) == "de"; }

Script script_of_language(const Language& language) {
  const std::string_view primary = primary_of(language);
  for (const std::string_view tag : {"ru", "uk", "bg", "sr", "mk", "be"})
    if (primary == tag) return Script::Cyrillic;
  if (primary == "ti" || primary == "am") return Script::Ethiopic;
  if (is_right_to_left(language) && primary != "he") return Script::Arabic;
  return Script::Latin;
}

int count_german_words(std::string_view text) {
  int count = 0;
  for (const Word& word : words_of(without_quoted(text)))
    count += german_words.contains(word.text) ? 1 : 0;
  return count;
}

/// German left standing: the text as it was, or some of it.
void find_german(const Unit& unit, Faults& faults) {
  if (is_german(unit.language)) return;
  const bool is_latin = script_of_language(unit.language) == Script::Latin;
  const int german = count_german_words(unit.translation);
  const bool is_same = unit.translation == unit.german;
  const auto words = words_of(unit.translation);
  const bool is_plain_word = std::any_of(words.begin(), words.end(), [&](const Word& word) {
    const bool is_argument = word.offset > 0 && unit.translation[word.offset - 1] == '{';
    return !is_argument && word.text.size() > 3 &&
           std::any_of(word.text.begin() + 1, word.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  });
  if (is_same && (german > 0 || (!is_latin && !unit.is_content && is_plain_word)))
    faults.push_back({Level::Error, "identical", 0, "Das ist noch der deutsche Text. Übersetzen Sie ihn.",
                      "This is still the German text. Translate it."});
  else if (german >= (is_latin ? 2 : 1))
    faults.push_back({Level::Error, "german-left", 0,
                      "Hier ist Deutsch stehen geblieben. Übersetzen Sie es, oder setzen Sie deutsche Wörter in „…“.",
                      "Some German was left here. Translate it, or put German words into „…“."});
}

/// What programs write and people do not read.
void find_code(const Unit& unit, Faults& faults) {
  for (const std::string_view code : {"TODO", "FIXME", "???", "XXX", "&amp;", "&nbsp;", "&quot;", "&#", "%s", "%d",
                                      "<b>", "</", "<br", "<i>", "\\n"}) {
    const std::size_t at = unit.translation.find(code);
    if (at == std::string::npos || unit.german.find(code) != std::string::npos) continue;
    faults.push_back({Level::Error, "code", at, fmt::format("„{}“ gehört nicht in einen Text. Löschen Sie es.", code),
                      fmt::format("\"{}\" does not belong in a text. Delete it.", code)});
  }
}

void find_markdown(const Unit& unit, Faults& faults) {
  for (const std::string& sentence : authoring::faults_of_marks(unit.german, unit.translation, unit.is_markdown))
    faults.push_back({Level::Error, "markdown", 0,
                      "Fett (**) und Links müssen sein wie im Deutschen: " + sentence + ".",
                      "Bold (**) and links must be as in German: " + sentence + "."});
}

} // namespace

void find_other_data(const Unit& unit, Faults& faults) {
  find_numbers(unit, faults);
  find_addresses(unit, faults);
  find_german(unit, faults);
  find_code(unit, faults);
  find_markdown(unit, faults);
}

} // namespace kiosk::translating
