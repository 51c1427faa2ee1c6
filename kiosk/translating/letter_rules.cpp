// Letters of a neighbouring alphabet: what a keyboard or a program left behind.
#include "kiosk/translating/letters.h"
#include "kiosk/translating/unit_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::translating {
namespace {

/// A letter that a language never writes, and the one that is meant; none: "another word is meant".
struct Foreign {
  std::string_view language;
  char32_t code;
  std::string_view meant;
};

constexpr Foreign foreign_letters[] = {
    // Persian keyboards and Arabic ones share no ye and no kaf.
    {"fa", U'ي', "ی"},
    {"fa", U'ك', "ک"},
    {"fa", U'ى', "ی"},
    {"ar", U'ی', "ي"},
    {"ar", U'ک', "ك"},
    // Comma below, not cedilla.
    {"ro", U'ş', "ș"},
    {"ro", U'ţ', "ț"},
    {"ro", U'Ş', "Ș"},
    {"ro", U'Ţ', "Ț"},
    {"tr", U'ș', "ş"},
    {"tr", U'Ș', "Ş"},
    {"ku", U'ș', "ş"},
    {"ku", U'Ș', "Ş"},
    // Each Cyrillic language has its own letters.
    {"uk", U'ы', ""},
    {"uk", U'ё', ""},
    {"uk", U'ъ', ""},
    {"uk", U'э', ""},
    {"uk", U'Ы', ""},
    {"uk", U'Э', ""},
    {"ru", U'і', ""},
    {"ru", U'ї', ""},
    {"ru", U'є', ""},
    {"ru", U'ґ', ""},
    {"bg", U'ы', ""},
    {"bg", U'э', ""},
    {"bg", U'ё', ""},
    {"bg", U'і', ""},
    {"bg", U'ї', ""},
    {"bg", U'є', ""},
    // Kurmanji has no Turkish letters of its own.
    {"ku", U'ğ', ""},
    {"ku", U'ı', ""},
};

/// Latin letters that look like Cyrillic ones, and the other way round.
constexpr std::u32string_view look_alike = U"aceiopxyABCEHIKMOPTXaсеіорхуАВСЕНІКМОРТХ";

void find_letters_of_others(const Unit& unit, Faults& faults) {
  const std::string_view primary = primary_of(unit.language);
  for (const Letter& letter : letters_of(unit.translation)) {
    const auto* const found =
        std::find_if(std::begin(foreign_letters), std::end(foreign_letters), [&](const Foreign& foreign) {
          return foreign.language == primary && foreign.code == letter.code;
        });
    if (found == std::end(foreign_letters)) continue;
    const std::string own = utf8(letter.code);
    faults.push_back(
        {Level::Error, "letter-foreign", letter.offset,
         found->meant.empty()
             ? fmt::format("Den Buchstaben „{}“ hat diese Sprache nicht. Prüfen Sie das Wort.", own)
             : fmt::format("„{}“ ist der Buchstabe einer anderen Sprache. Schreiben Sie „{}“.", own, found->meant),
         found->meant.empty() ? fmt::format("This language has no letter \"{}\". Check the word.", own)
                              : fmt::format("\"{}\" is another language's letter. Write \"{}\".", own, found->meant)});
  }
}

/// A word with letters of two alphabets where one of them only looks right.
void find_mixed_words(const Unit& unit, Faults& faults) {
  for (const Word& word : words_of(unit.translation)) {
    int latin = 0, cyrillic = 0, latin_alike = 0, cyrillic_alike = 0;
    for (const Letter& letter : letters_of(word.text)) {
      const bool is_alike = look_alike.find(letter.code) != std::u32string_view::npos;
      if (script_of(letter.code) == Script::Latin) ++latin, latin_alike += is_alike ? 1 : 0;
      if (script_of(letter.code) == Script::Cyrillic) ++cyrillic, cyrillic_alike += is_alike ? 1 : 0;
    }
    if (latin == 0 || cyrillic == 0 || (latin != latin_alike && cyrillic != cyrillic_alike)) continue;
    faults.push_back(
        {Level::Error, "letters-mixed", word.offset,
         fmt::format("„{}“ mischt lateinische und kyrillische Buchstaben. Tippen Sie das Wort neu.", word.text),
         fmt::format("\"{}\" mixes Latin and Cyrillic letters. Type the word anew.", word.text)});
  }
}

void find_other_digits(const Unit& unit, Faults& faults) {
  for (const Letter& letter : letters_of(unit.translation)) {
    const char32_t c = letter.code;
    const bool is_digit_of_others = (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9) ||
                                    (c >= 0xff10 && c <= 0xff19) || (c >= 0x966 && c <= 0x96f) ||
                                    (c >= 0x1369 && c <= 0x137c);
    if (!is_digit_of_others) continue;
    faults.push_back({Level::Error, "digits", letter.offset,
                      "Schreiben Sie Ziffern als 0 bis 9: So stehen sie auf Briefen und am Telefon.",
                      "Write digits as 0 to 9: so they stand on letters and on telephones."});
    return;
  }
}

} // namespace

void find_foreign_letters(const Unit& unit, Faults& faults) {
  find_letters_of_others(unit, faults);
  find_mixed_words(unit, faults);
  find_other_digits(unit, faults);
}

} // namespace kiosk::translating
