#include "kiosk/locale/po_language.h"

#include "kiosk/locale/formats.h"

#include <algorithm>

namespace kiosk::locale {
namespace {

// By hand: what the C library says of a letter depends on the locale, and names may be any bytes.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string in_small(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), small);
  return result;
}

bool is_of_letters(std::string_view part) { return std::all_of(part.begin(), part.end(), is_letter); }
bool is_region(std::string_view part) {
  return (part.size() == 2 && is_of_letters(part)) ||
         (part.size() == 3 && std::all_of(part.begin(), part.end(), is_digit));
}

std::vector<std::string> parts_of(std::string_view tag) {
  std::vector<std::string> parts(1);
  for (const char c : tag)
    if (c == '-' || c == '_')
      parts.emplace_back();
    else
      parts.back() += small(c);
  return parts;
}

std::string joined(const std::vector<std::string>& parts, std::size_t count) {
  std::string tag;
  for (std::size_t i = 0; i < std::min(count, parts.size()); ++i)
    tag += (i > 0 ? "-" : "") + parts[i];
  return tag;
}

enum class Variants { Allowed, Refused };

/// Language, script, region and variants: what a translation may be in. Parts are in small letters.
bool is_well_formed(const std::vector<std::string>& parts, Variants variants) {
  const std::string& language = parts.front();
  if (language.size() < 2 || language.size() > 3 || !is_of_letters(language)) return false;
  std::size_t next = 1;
  if (next < parts.size() && parts[next].size() == 4 && is_of_letters(parts[next])) ++next;
  if (next < parts.size() && is_region(parts[next])) ++next;
  if (variants == Variants::Refused) return next == parts.size();
  return std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(next), parts.end(), [](const std::string& variant) {
    return variant.size() >= 5 && variant.size() <= 8 &&
           std::all_of(variant.begin(), variant.end(), [](char c) { return is_letter(c) || is_digit(c); });
  });
}

/// sr-Latn-RS: a script begins with a capital letter, a region is written in them.
std::string written(std::vector<std::string> parts) {
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].size() == 4) parts[i].front() = capital(parts[i].front());
    if (parts[i].size() == 2) std::transform(parts[i].begin(), parts[i].end(), parts[i].begin(), capital);
  }
  return joined(parts, parts.size());
}

Language known_as(const std::string& small_tag, const std::vector<Language>& known) {
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Language& one) { return in_small(one.tag) == small_tag; });
  return found == known.end() ? Language{{}} : *found;
}

Language meant_by(std::string_view tag, const std::vector<Language>& known, Variants variants) {
  constexpr std::size_t letters_max = 20;
  if (tag.empty() || tag.size() > letters_max) return {{}};
  const std::vector<std::string> parts = parts_of(tag);
  if (Language whole = known_as(joined(parts, parts.size()), known); !whole.tag.empty()) return whole;
  if (!is_well_formed(parts, variants)) return {{}};
  // How a language is written makes it another one (sr-Latn); where it is spoken does not (uk-UA).
  if (parts.size() > 1 && is_region(parts.back()))
    if (Language without = known_as(joined(parts, parts.size() - 1), known); !without.tag.empty()) return without;
  return {written(parts)};
}

/// A name is words, and many a short word looks like a tag: "neu" is none of a language that anybody can name.
Language if_named(Language language) {
  return language_name(language, Language{}) == language.tag ? Language{{}} : language;
}

bool is_among(const Language& language, const std::vector<Language>& known) {
  return std::find(known.begin(), known.end(), language) != known.end();
}

/// "uk (1)" -> "uk", "1": what is neither a letter, a digit nor `-` and `_` parts a name's words.
std::vector<std::string> words_of(std::string_view stem) {
  std::vector<std::string> words;
  bool is_inside = false;
  for (const char c : stem) {
    const bool belongs = is_letter(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    if (belongs && !is_inside) words.emplace_back();
    if (belongs) words.back() += c;
    is_inside = belongs;
  }
  return words;
}

} // namespace

std::string language_in(std::string_view po) {
  constexpr std::string_view name = "Language:";
  // The header stands before the first key.
  const std::string_view head = po.substr(0, std::min(po.find("\nmsgctxt "), po.size()));
  for (std::size_t at = head.find(name); at != std::string_view::npos; at = head.find(name, at + 1)) {
    // A field begins a string or follows the end of another: "# Language:" is a comment.
    const bool begins = (at > 0 && head[at - 1] == '"') || (at > 1 && head.substr(at - 2, 2) == "\\n");
    if (!begins) continue;
    std::string_view value = head.substr(at + name.size());
    value = value.substr(0, std::min({value.find("\\n"), value.find('"'), value.find('\n'), value.size()}));
    while (!value.empty() && value.front() == ' ')
      value.remove_prefix(1);
    while (!value.empty() && value.back() == ' ')
      value.remove_suffix(1);
    return std::string(value);
  }
  return {};
}

Language language_of_tag(std::string_view tag, const std::vector<Language>& known) {
  return meant_by(tag, known, Variants::Allowed);
}

Language language_of_name(std::string_view stem, const std::vector<Language>& known) {
  const std::vector<std::string> words = words_of(stem);
  if (words.empty()) return {{}};
  // "uk-inhalt" would be a variant of Ukrainian.
  const Language first = meant_by(words.front(), known, Variants::Refused);
  if (is_among(first, known)) return first;
  const std::vector<std::string> parts = parts_of(words.front());
  // "de-simple-2" begins with a longer tag than "de".
  for (std::size_t count = parts.size(); count > 0; --count)
    if (Language begun = known_as(joined(parts, count), known); !begun.tag.empty()) return begun;
  for (const std::string& word : words)
    for (const std::string& part : parts_of(word))
      if (Language within = known_as(part, known); !within.tag.empty()) return within;
  if (!first.tag.empty()) return if_named(first);
  if (is_well_formed({parts.front()}, Variants::Refused)) return if_named({parts.front()});
  return {{}};
}

} // namespace kiosk::locale
