// What single characters are, asked of ICU once and then remembered: a paragraph asks for each letter.
#pragma once

#include <unicode/uscript.h>

#include <array>
#include <cstdint>
#include <memory>

namespace kiosk::text {

/// The answers about one character that itemising needs.
struct Character {
  std::uint16_t script = 0; ///< a UScriptCode
  bool is_extender = false; ///< belongs to the grapheme cluster before it
  bool is_ignorable = false;
  bool may_be_emoji = false; ///< shown as an emoji by default
  bool joins_number = false; ///< a digit, or what is written together with digits
  bool stands_alone = false; ///< one unit that ends no line and changes nothing around it
};

/// A table of characters that fills itself, 256 at a time. One thread.
class Characters {
public:
  [[nodiscard]] Character operator[](char32_t character) {
    if (character > 0xFFFF) return look_up(character);
    const std::unique_ptr<Page>& page = pages_[character >> 8];
    return page ? (*page)[character & 0xFF] : fill(character);
  }

private:
  using Page = std::array<Character, 256>;
  [[nodiscard]] static Character look_up(char32_t character);
  [[nodiscard]] Character fill(char32_t character);

  std::array<std::unique_ptr<Page>, 256> pages_;
};

} // namespace kiosk::text
