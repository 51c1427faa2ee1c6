// Names that stay: a parent who reads of "child benefit" must find the word "Kindergeld" on the letter and the door.
#pragma once

#include "kiosk/authoring/content.h"

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::translating {

/// The name of an office, a benefit or a paper (`stays` in content/terms).
struct StandingName {
  std::string word;                ///< "Kinderzuschlag"
  std::vector<std::string> others; ///< as good: "KiZ"
  std::string own_page;            ///< "term/kinderzuschlag": there the kiosk shows the German word by itself

  bool operator==(const StandingName&) const = default;
};
[[nodiscard]] std::vector<StandingName> standing_names_of(const authoring::Content& content);

/// A text that is shown in another language.
struct TranslatedText {
  std::string_view key, german, translation;
};
/// Where a name is lost: the first text of the page whose German has it.
struct LostName {
  std::string_view key;
  const StandingName* name = nullptr;
};
/// Names that stand in the German texts of a page (all texts of one offer, application, event ...) and in none of their
/// translations. Once is enough: the others on the page may use the language's own word.
[[nodiscard]] std::vector<LostName> lost_names(const std::vector<TranslatedText>& texts,
                                               const std::vector<StandingName>& names);

} // namespace kiosk::translating
