#include "kiosk/translating/name_rules.h"

#include "kiosk/translating/letters.h"

#include <algorithm>
#include <map>

namespace kiosk::translating {
namespace {

bool joins(std::string_view letter) {
  const auto letters = letters_of(letter);
  if (letters.empty()) return false;
  const char32_t code = letters.front().code;
  return script_of(code) == Script::Latin || code == U'-' || (code >= U'0' && code <= U'9');
}

/// Where the letter before `offset` begins.
std::size_t before(std::string_view text, std::size_t offset) {
  std::size_t start = offset - 1;
  while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
    --start;
  return start;
}

/// "Kindergeld", but neither "Kindergeldnummer" nor "Kindergeld-Antrag", which are other words.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool is_begun = at > 0 && joins(text.substr(before(text, at), at - before(text, at)));
    if (!is_begun && !joins(text.substr(at + word.size()))) return true;
  }
  return false;
}

/// "offer/tafel" of "offer/tafel/body/1".
std::string_view page_of(std::string_view key) {
  const std::size_t kind = key.find('/');
  return kind == std::string_view::npos ? key : key.substr(0, key.find('/', kind + 1));
}

/// A language may bend the name ("Kindergeld’i") and put it into a longer word.
bool keeps(std::string_view translation, const StandingName& name) {
  const auto is_there = [translation](const std::string& word) {
    return translation.find(word) != std::string_view::npos;
  };
  return is_there(name.word) || std::any_of(name.others.begin(), name.others.end(), is_there);
}

} // namespace

std::vector<StandingName> standing_names_of(const authoring::Content& content) {
  std::vector<StandingName> names;
  for (const pack::Term& term : content.terms)
    if (content.standing_terms.contains(term.id)) names.push_back({term.word, term.aliases, "term/" + term.id});
  return names;
}

std::vector<LostName> lost_names(const std::vector<TranslatedText>& texts, const std::vector<StandingName>& names) {
  std::map<std::string_view, std::vector<const TranslatedText*>> pages;
  for (const TranslatedText& text : texts)
    pages[page_of(text.key)].push_back(&text);
  std::vector<LostName> lost;
  for (const auto& [page, of_page] : pages)
    for (const StandingName& name : names) {
      if (page == name.own_page) continue;
      const auto first = std::find_if(of_page.begin(), of_page.end(), [&name](const TranslatedText* text) {
        return has_word(text->german, name.word);
      });
      const bool is_kept = std::any_of(of_page.begin(), of_page.end(),
                                       [&name](const TranslatedText* text) { return keeps(text->translation, name); });
      if (first != of_page.end() && !is_kept) lost.push_back({(*first)->key, &name});
    }
  return lost;
}

} // namespace kiosk::translating
