// Whether a translation is a message at all, and has the arguments of its German.
#include "kiosk/locale/characters.h"
#include "kiosk/translating/letters.h"
#include "kiosk/translating/unit_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

namespace kiosk::translating {
namespace {

using locale::ArgumentShape;

void find_invisible(std::string_view text, const Language& language, Faults& faults) {
  const std::string_view primary = primary_of(language);
  const bool may_divide_letters = primary == "fa" || primary == "prs" || primary == "ckb" || primary == "ps" ||
                                  primary == "ur" || primary == "ar" || primary == "hi";
  for (const Letter& letter : letters_of(text)) {
    const char32_t c = letter.code;
    const bool is_invisible = c == 0xad || c == 0x200b || c == 0x200e || c == 0x200f || c == 0x61c || c == 0x2028 ||
                              c == 0x2029 || c == 0x2060 || (c >= 0xe0000 && c <= 0xe007f);
    const bool is_private = (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
    const bool is_joiner = (c == 0x200c || c == 0x200d) && !may_divide_letters;
    if (!is_invisible && !is_private && !is_joiner) continue;
    faults.push_back(
        {Level::Error, "invisible", letter.offset,
         fmt::format("Hier steht ein unsichtbares Zeichen (U+{0:04X}). Löschen Sie es.", static_cast<std::uint32_t>(c)),
         fmt::format("There is an invisible character (U+{0:04X}) here. Delete it.", static_cast<std::uint32_t>(c))});
  }
}

void find_apostrophes(std::string_view text, Faults& faults) {
  for (std::size_t at = text.find('\''); at != std::string_view::npos; at = text.find('\'', at + 1))
    faults.push_back({Level::Error, "apostrophe", at,
                      "Das Zeichen ' verändert die Nachricht (es schützt Klammern). Schreiben Sie ’ (U+2019).",
                      "The character ' changes the message (it quotes braces). Write ’ (U+2019)."});
}

/// ICU takes a closing brace too many as a letter, and shows it.
void find_stray_brace(const locale::MessageShape& shape, Faults& faults) {
  for (const locale::Wording& wording : shape.wordings)
    if (const std::size_t at = wording.text.find('}'); at != std::string::npos)
      faults.push_back({Level::Error, "not-icu", wording.offset + at,
                        "Hier steht eine Klammer } zu viel. Löschen Sie sie.",
                        "There is a brace } too many. Delete it."});
}

std::string listed(const std::set<std::string>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::set<std::string> without(const std::set<std::string>& all, const std::set<std::string>& others) {
  std::set<std::string> rest;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::inserter(rest, rest.end()));
  return rest;
}

std::map<std::string, std::string> types_of(const locale::MessageShape& shape) {
  std::map<std::string, std::string> types;
  for (const ArgumentShape& argument : shape.arguments)
    if (auto& type = types[argument.name]; type.empty()) type = argument.type;
  return types;
}

void find_names(const Unit& unit, Faults& faults) {
  const auto wanted = types_of(unit.german_shape), found = types_of(unit.shape);
  for (const auto& [name, type] : wanted) {
    const auto own = found.find(name);
    if (own == found.end())
      faults.push_back(
          {Level::Error, "argument-missing", 0,
           fmt::format("{{{0}}} fehlt. Der Kiosk setzt dort etwas ein. Schreiben Sie {{{0}}} genau so.", name),
           fmt::format("{{{0}}} is missing. The kiosk puts something there. Write {{{0}}} exactly so.", name)});
    else if (own->second != type)
      faults.push_back({Level::Error, "argument-type", 0,
                        fmt::format("{{{}}} ist im Deutschen „{}“, hier „{}“. Schreiben Sie es wie im Deutschen.", name,
                                    type.empty() ? "einfach" : type, own->second.empty() ? "einfach" : own->second),
                        fmt::format("{{{}}} is \"{}\" in German, here \"{}\". Write it as in German.", name,
                                    type.empty() ? "plain" : type, own->second.empty() ? "plain" : own->second)});
  }
  for (const ArgumentShape& argument : unit.shape.arguments)
    if (!wanted.contains(argument.name))
      faults.push_back(
          {Level::Error, "argument-unknown", argument.offset,
           fmt::format("{{{0}}} gibt es im Deutschen nicht. Namen in {{ }} werden nicht übersetzt.", argument.name),
           fmt::format("{{{0}}} is not in the German. Names in {{ }} are not translated.", argument.name)});
}

bool is_explicit(const std::string& branch) { return !branch.empty() && branch.front() == '='; }

void find_categories(const Unit& unit, const ArgumentShape& argument, Faults& faults) {
  const bool is_ordinal = argument.type == "selectordinal";
  const auto names = is_ordinal ? locale::ordinal_categories(unit.language) : locale::plural_categories(unit.language);
  const std::set<std::string> wanted(names.begin(), names.end());
  std::set<std::string> found;
  for (const std::string& branch : argument.branches)
    if (!is_explicit(branch)) found.insert(branch);
  if (const auto missing = without(wanted, found); !missing.empty())
    faults.push_back({Level::Error, "plural-missing", argument.offset,
                      fmt::format("Diese Sprache braucht bei {{{}}} auch: {}. Ergänzen Sie, zum Beispiel: {} {{…}}",
                                  argument.name, listed(missing), *missing.begin()),
                      fmt::format("This language also needs, for {{{}}}: {}. Add, for example: {} {{…}}", argument.name,
                                  listed(missing), *missing.begin())});
  if (const auto extra = without(found, wanted); !extra.empty())
    faults.push_back({Level::Error, "plural-unknown", argument.offset,
                      fmt::format("Diese Sprache hat bei {{{}}} kein: {}. Es gibt nur: {}. Nehmen Sie es heraus.",
                                  argument.name, listed(extra), listed(wanted)),
                      fmt::format("For {{{}}} this language has no: {}. There are only: {}. Take it out.",
                                  argument.name, listed(extra), listed(wanted))});
}

void find_branches(const Unit& unit, const ArgumentShape& argument, Faults& faults) {
  const auto& of_german = unit.german_shape.arguments;
  const auto german = std::find_if(of_german.begin(), of_german.end(), [&](const ArgumentShape& other) {
    return other.name == argument.name && other.type == argument.type;
  });
  if (german == of_german.end()) return;
  const std::set<std::string> wanted(german->branches.begin(), german->branches.end());
  const std::set<std::string> found(argument.branches.begin(), argument.branches.end());
  if (wanted == found) return;
  faults.push_back({Level::Error, "select-branches", argument.offset,
                    fmt::format("Bei {{{}}} muss es genau diese Zweige geben: {}. Ihre Namen werden nicht übersetzt.",
                                argument.name, listed(wanted)),
                    fmt::format("{{{}}} must have exactly these branches: {}. Their names are not translated.",
                                argument.name, listed(wanted))});
}

} // namespace

std::string_view primary_of(const Language& language) {
  return std::string_view(language.tag).substr(0, language.tag.find('-'));
}

void find_broken(std::string_view translation, const Language& language, Faults& faults) {
  for (const std::string& sentence : locale::faults_of_characters(translation))
    faults.push_back({Level::Error, "characters", 0, "Unerlaubte Zeichen: " + sentence + ". Tippen Sie die Stelle neu.",
                      "Forbidden characters: " + sentence + ". Type it anew."});
  if (!faults.empty()) return; // places in what is no UTF-8 would be none
  find_invisible(translation, language, faults);
  find_apostrophes(translation, faults);
  if (translation.find_first_of("\n\t") != std::string_view::npos)
    faults.push_back({Level::Error, "line-end", translation.find_first_of("\n\t"),
                      "Der Text steht in einer Zeile: ohne Zeilenende und ohne Tabulator.",
                      "The text stands on one line: no line end and no tab."});
  const auto shape = locale::shape_of(translation);
  if (shape) find_stray_brace(*shape, faults);
  if (!shape)
    faults.push_back({Level::Error, "not-icu", shape.error().offset,
                      fmt::format("Ab hier ist es keine gültige Nachricht: „{}“. Zählen Sie {{ und }}; jedes braucht "
                                  "sein Gegenstück, plural und select brauchen „other“.",
                                  shape.error().near),
                      fmt::format("From here on it is no valid message: \"{}\". Count {{ and }}; each needs its "
                                  "partner, plural and select need \"other\".",
                                  shape.error().near)});
}

void find_other_arguments(const Unit& unit, Faults& faults) {
  find_names(unit, faults);
  for (const ArgumentShape& argument : unit.shape.arguments) {
    if (argument.type == "plural" || argument.type == "selectordinal") find_categories(unit, argument, faults);
    if (argument.type == "select") find_branches(unit, argument, faults);
  }
}

} // namespace kiosk::translating
