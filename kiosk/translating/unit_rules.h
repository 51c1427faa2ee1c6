// The rules for one translated text: each file of rules finds its kind of fault. Pure. Internal to this folder.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/locale/message_shape.h"
#include "kiosk/translating/remark.h"

#include <string>
#include <string_view>

namespace kiosk::translating {

/// A text with its German, taken apart as an ICU message.
struct Unit {
  const std::string& german;
  const std::string& translation;
  const Language& language;
  bool is_content = false;
  bool is_markdown = false;
  locale::MessageShape german_shape, shape;
};

/// Characters that may not stand anywhere, the apostrophe trap, and what is no ICU message. When this finds an
/// error, the other rules are not asked.
void find_broken(std::string_view translation, const Language& language, Faults& faults);
/// Arguments, plural categories, branches.
void find_other_arguments(const Unit& unit, Faults& faults);
/// Spaces, sentence marks, quotation marks and brackets, as the language writes them.
void find_marks(const Unit& unit, Faults& faults);
/// Letters of a neighbouring alphabet, digits of another.
void find_foreign_letters(const Unit& unit, Faults& faults);
/// Numbers, telephone numbers, addresses; German that was left; bold and links.
void find_other_data(const Unit& unit, Faults& faults);

/// The language without region and script.
[[nodiscard]] std::string_view primary_of(const Language& language);

} // namespace kiosk::translating
