#include "kiosk/translating/roles.h"

#include <algorithm>
#include <string>

namespace kiosk::translating {

const std::vector<std::string_view>& roles() {
  static const std::vector<std::string_view> all = {
      "uebersetzung",      // who translates, also as a volunteer
      "lektorat",          // a second reader who speaks the language from home
      "redaktion",         // who writes the content
      "dolmetschdienst",   // a service that is paid for it
      "kita-sozialarbeit", // who advises parents in the Kita
      "fachstelle",        // the office that the text is about
      "koordination",      // who is responsible for the kiosk
  };
  return all;
}

bool is_role(std::string_view word) {
  std::string small(word);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return std::find(roles().begin(), roles().end(), small) != roles().end();
}

} // namespace kiosk::translating
