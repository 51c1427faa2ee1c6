// Strings and locales on their way to ICU and back.
#include "kiosk/locale/icu_text.h"

#include "kiosk/base/result.h"

namespace kiosk::locale {

namespace {

/// Where ICU lacks data of a language, it asks its default before its root: the machine's language, which no
/// reader of the kiosk chose.
void forget_language_of_machine() {
  static const bool is_done = [] {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale::setDefault(icu::Locale::getRoot(), status);
    return U_SUCCESS(status) != 0;
  }();
  ensure(is_done, "ICU's default language cannot be set");
}

} // namespace

icu::Locale icu_locale(const Language& language) {
  forget_language_of_machine();
  UErrorCode status = U_ZERO_ERROR;
  // ICU has no words of its own for Dari under `prs`.
  icu::Locale found = icu::Locale::forLanguageTag(language.tag == "prs" ? "fa-AF" : language.tag.c_str(), status);
  if (U_FAILURE(status)) found = icu::Locale::getRoot();
  // Otherwise ICU's choice for ar, fa and ckb would be native digits, and for fa the Persian calendar.
  // For th it would be the Buddhist year.
  status = U_ZERO_ERROR;
  found.setKeywordValue("numbers", "latn", status);
  found.setKeywordValue("calendar", "gregorian", status);
  return found;
}

icu::UnicodeString to_utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

std::string argument_type(const icu::MessagePattern& pattern, std::int32_t start) {
  switch (pattern.getPart(start).getArgType()) {
  case UMSGPAT_ARG_TYPE_NONE:
    return {};
  case UMSGPAT_ARG_TYPE_PLURAL:
    return "plural";
  case UMSGPAT_ARG_TYPE_SELECT:
    return "select";
  case UMSGPAT_ARG_TYPE_SELECTORDINAL:
    return "selectordinal";
  case UMSGPAT_ARG_TYPE_CHOICE:
    return "choice";
  case UMSGPAT_ARG_TYPE_SIMPLE:
    break;
  }
  return to_utf8(pattern.getSubstring(pattern.getPart(start + 2)));
}

} // namespace kiosk::locale
