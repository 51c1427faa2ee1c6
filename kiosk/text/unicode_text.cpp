// From UTF-8 spans to one UTF-16 text.
#include "kiosk/text/unicode_text.h"

#include <unicode/ustring.h>

#include <algorithm>
#include <limits>

namespace kiosk::text {
namespace {

constexpr char16_t replacement = 0xFFFD;
constexpr char16_t right_to_left_isolate = 0x2067;

void append_utf8(std::u16string& units, const std::string& utf8) {
  // UTF-8 is never shorter than the same text in UTF-16, so one pass is enough.
  const std::size_t before = units.size();
  const auto most = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());
  const std::size_t bytes = utf8.size() < most ? utf8.size() : most;
  units.resize(before + bytes);
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(units.data() + before, static_cast<std::int32_t>(bytes), &length, utf8.data(),
                       static_cast<std::int32_t>(bytes), replacement, nullptr, &status);
  // A text that fills the room exactly is reported as "not terminated", which is a warning only.
  units.resize(U_FAILURE(status) ? before : before + static_cast<std::size_t>(length));
}

/// Hebrew and all that stands behind it in the first plane, up to the Arabic forms; the right-to-left
/// planes; and the explicit controls, but those of isolates that have no direction of their own.
bool may_turn_around(char16_t unit) {
  if (unit < 0x0590 || (unit >= 0x2070 && unit < 0xD800)) return false;
  if (unit < 0x0900) return true;
  return unit == 0x200F || (unit >= 0x202A && unit <= 0x202E) || unit == right_to_left_isolate ||
         (unit >= 0xD802 && unit <= 0xD803) || (unit >= 0xD83A && unit <= 0xD83B) || (unit >= 0xFB1D && unit <= 0xFEFE);
}

void note_direction(UnicodeText& text) {
  text.is_plain_left_to_right = std::none_of(text.units.begin(), text.units.end(), may_turn_around);
}

} // namespace

UnicodeText to_unicode(const std::vector<Span>& spans) {
  UnicodeText text;
  for (const Span& span : spans) {
    append_utf8(text.units, span.text);
    text.weights.push_back({text.size(), span.weight});
  }
  for (char16_t& unit : text.units) {
    if (unit == u'\t')
      unit = u' ';
    else if ((unit < 0x20 || (unit >= 0x7F && unit <= 0x9F)) && !is_line_end(unit))
      unit = replacement;
  }
  note_direction(text);
  return text;
}

UnicodeText raw_unicode(std::u16string units) {
  UnicodeText text;
  text.units = std::move(units);
  text.weights.push_back({text.size(), Weight::Regular});
  note_direction(text);
  return text;
}

} // namespace kiosk::text
