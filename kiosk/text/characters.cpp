// ICU's properties of characters.
#include "kiosk/text/characters.h"

#include "kiosk/text/unicode_text.h"

#include <unicode/uchar.h>

namespace kiosk::text {
namespace {

bool has(char32_t character, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(character), property) != 0;
}

bool extends(char32_t character) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(character), UCHAR_GRAPHEME_CLUSTER_BREAK)) {
  case U_GCB_EXTEND:
  case U_GCB_SPACING_MARK:
  case U_GCB_ZWJ:
    return true;
  default:
    return false;
  }
}

/// A digit, or what is written together with digits: signs, brackets, dashes, narrow spaces, currencies.
bool stands_with_digits(char32_t character) {
  if (character < 0x80) {
    const bool is_letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
    return character > ' ' && character < 0x7F && !is_letter;
  }
  return (character >= 0xA0 && character <= 0xBF && character != 0xAA && character != 0xBA &&
          character != soft_hyphen) ||
         character == 0x2007 || (character >= 0x2010 && character <= 0x2015) || character == 0x202F ||
         character == 0x2032 || character == 0x2060 || (character >= 0x20A0 && character <= 0x20CF);
}

} // namespace

Character Characters::look_up(char32_t character) {
  Character answers;
  UErrorCode status = U_ZERO_ERROR;
  answers.script = static_cast<std::uint16_t>(uscript_getScript(static_cast<UChar32>(character), &status));
  answers.is_extender = extends(character);
  answers.is_ignorable = has(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  answers.may_be_emoji = has(character, UCHAR_EMOJI_PRESENTATION);
  answers.joins_number = stands_with_digits(character);
  const bool is_one_unit = character <= 0xFFFF && !U_IS_SURROGATE(character);
  answers.stands_alone =
      is_one_unit && !answers.is_extender && !answers.may_be_emoji && !is_line_end(static_cast<char16_t>(character));
  return answers;
}

Character Characters::fill(char32_t character) {
  auto page = std::make_unique<Page>();
  for (char32_t i = 0; i < 256; ++i)
    (*page)[i] = look_up((character & 0xFF00) | i);
  const Character answers = (*page)[character & 0xFF];
  pages_[character >> 8] = std::move(page);
  return answers;
}

} // namespace kiosk::text
