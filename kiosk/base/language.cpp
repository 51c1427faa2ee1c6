#include "kiosk/base/language.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kiosk {
namespace {

constexpr std::string_view short_suffix = "-simple";

} // namespace

bool is_short_form(const Language& language) { return language.tag.ends_with(short_suffix); }

Language short_form(const Language& language) {
  return is_short_form(language) ? language : Language{language.tag + std::string(short_suffix)};
}

Language full_form(const Language& language) {
  return is_short_form(language) ? Language{language.tag.substr(0, language.tag.size() - short_suffix.size())}
                                 : language;
}

Direction direction_of(const Language& language) {
  // A script in the tag decides before the language does (ku is Latin here, ku-Arab is not).
  static constexpr std::array right_to_left_scripts = {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"};
  static constexpr std::array right_to_left_languages = {"ar", "fa", "ckb", "ps", "ur", "he", "prs", "sd", "ug", "yi"};
  const std::string& tag = language.tag;
  for (std::size_t start = tag.find('-'); start != std::string::npos; start = tag.find('-', start + 1)) {
    const std::string part = tag.substr(start + 1, tag.find('-', start + 1) - start - 1);
    if (part.size() != 4) continue;
    // en-XA and ar-XB style pseudo-locales have two-letter regions and never come here.
    return std::find(right_to_left_scripts.begin(), right_to_left_scripts.end(), part) != right_to_left_scripts.end()
               ? Direction::RightToLeft
               : Direction::LeftToRight;
  }
  const std::string primary = tag.substr(0, tag.find('-'));
  return std::find(right_to_left_languages.begin(), right_to_left_languages.end(), primary) !=
                 right_to_left_languages.end()
             ? Direction::RightToLeft
             : Direction::LeftToRight;
}

} // namespace kiosk
