// Looks at what stands on both sides of a possible break; nearly every break is decided by one character.
#include "kiosk/text/unbroken.h"

#include "kiosk/text/unicode_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace kiosk::text {
namespace {

/// Kana, ideographs and their punctuation: neither digits nor gaps.
constexpr bool is_east_asian(char16_t unit) { return unit > 0x3000 && unit < 0xA000; }

bool is_digit(char16_t unit) { return unit < 0x80 ? unit >= u'0' && unit <= u'9' : u_isdigit(unit) != 0; }

bool is_letter(char16_t unit) {
  if (unit < 0x80) return (unit | 0x20) >= u'a' && (unit | 0x20) <= u'z';
  return u_isalpha(unit) != 0 || (U_GET_GC_MASK(unit) & U_GC_M_MASK) != 0;
}

/// Spaces of every kind, and the isolates that stand among them.
bool is_gap(char16_t unit) {
  return (is_hanging_space(unit) && !is_line_end(unit)) || unit == 0xA0 || unit == 0x202F || unit == 0x2007 ||
         is_isolate(unit);
}

bool is_dash(char16_t unit) { return unit == u'-' || (unit >= 0x2010 && unit <= 0x2014); }

/// Stands between the groups of a number.
bool joins_groups(char16_t unit) { return is_dash(unit) || unit == u'/' || unit == u'(' || unit == u')'; }

bool is_currency(char16_t unit) { return unit == u'$' || (unit >= 0xA2 && u_charType(unit) == U_CURRENCY_SYMBOL); }

/// What numbers count, in the languages of the kiosk; as words begin, in small letters.
constexpr std::array<std::u16string_view, 23> counted = {
    u"euro", u"eur", u"cent", u"uhr",  u"евро", u"євро", u"цент", u"evro",    u"avro", u"يورو", u"یورو", u"یۆرۆ",
    u"ዩሮ",   u"ኤውሮ", u"यूरो",  u"եվրո", u"ევრო", u"ยูโร",  u"欧元", u"o’clock", u"ساعة", u"год",  u"час"};

/// A walk over the text to one side of a place.
class Walk {
public:
  Walk(std::u16string_view text, std::uint32_t at, int step)
      : text_(text), at_(static_cast<std::int64_t>(at) - (step < 0 ? 1 : 0)), step_(step) {}

  [[nodiscard]] bool is_at_end() const { return at_ < 0 || at_ >= static_cast<std::int64_t>(text_.size()); }
  /// 0 at the end.
  [[nodiscard]] char16_t unit() const { return is_at_end() ? u'\0' : text_[static_cast<std::size_t>(at_)]; }
  void go() { at_ += step_; }
  void skip_gaps() {
    while (!is_at_end() && is_gap(unit()))
      go();
  }
  /// Passes letters and gives them in reading order, at most 12.
  std::u16string take_word() {
    std::u16string word;
    while (is_letter(unit()) && word.size() < 12) {
      word.push_back(static_cast<char16_t>(u_tolower(unit())));
      go();
    }
    if (step_ < 0) std::reverse(word.begin(), word.end());
    return word;
  }
  /// Passes a number with its colons and full stops, and tells whether it is a clock time. False for a date: two of
  /// them and a word between are too long for a narrow line.
  bool take_number(bool& is_time) {
    if (!is_digit(unit())) return false;
    is_time = false;
    int full_stops = 0;
    while (is_digit(unit()) || unit() == u':' || unit() == u'.') {
      is_time = is_time || unit() == u':';
      full_stops += unit() == u'.' ? 1 : 0;
      go();
    }
    return full_stops < 2;
  }

private:
  std::u16string_view text_;
  std::int64_t at_;
  int step_;
};

/// A number, or one with "Uhr" on its far or near side: the end of a range of times.
bool take_time(Walk& walk, bool& is_time) {
  Walk tried = walk;
  if (!tried.take_number(is_time)) {
    if (tried.take_word() != u"uhr") return false;
    tried.skip_gaps();
    if (!tried.take_number(is_time)) return false;
    is_time = true;
  }
  walk = tried;
  return true;
}

/// "8 bis 12" and "8 Uhr bis 12".
bool is_around_range_word(Walk left, Walk right, const std::u16string& word) {
  bool left_is_time = false, right_is_time = false;
  left.skip_gaps();
  right.skip_gaps();
  return word == u"bis" && take_time(left, left_is_time) && right.take_number(right_is_time);
}

/// Passes at most `words_left` short words, and the dash that glues one to a number, up to a clock time.
bool reaches_clock_time(Walk walk, int& words_left) {
  constexpr std::size_t short_letters = 8;
  for (;;) {
    walk.skip_gaps();
    bool is_time = false;
    if (is_digit(walk.unit())) return walk.take_number(is_time) && is_time;
    if (is_dash(walk.unit())) {
      walk.go();
      continue;
    }
    if (words_left == 0) return false;
    const std::size_t letters = walk.take_word().size();
    if (letters == 0 || letters > short_letters) return false;
    --words_left;
  }
}

/// Between two clock times whatever leads from one to the other: "08:00 до 12:30", "14:30 până la 16:00",
/// "14:30-დან 16:00-მდე". So no list of words for each language is needed.
bool is_within_clock_range(const Walk& left, const Walk& right) {
  int words_left = 2;
  return reaches_clock_time(right, words_left) && reaches_clock_time(left, words_left);
}

/// The break stands before a word: one that belongs to the number on its left, or leads to another number.
bool is_before_joined_word(Walk left, Walk right) {
  const std::u16string word = right.take_word();
  if (is_digit(left.unit())) {
    for (const std::u16string_view unit : counted) {
      if (word.substr(0, unit.size()) == unit && word.size() <= unit.size() + 3) return true;
    }
  }
  return is_around_range_word(left, right, word);
}

bool is_behind_joined_word(Walk left, Walk right) {
  const std::u16string word = left.take_word();
  if (is_around_range_word(left, right, word)) return true;
  return (word == u"eur" || word == u"usd") && is_digit(right.unit());
}

/// "24. 12." and "24. 12. 2026"; behind other full stops a sentence may begin.
bool is_within_date(Walk left, Walk right) {
  const auto count = [](Walk& walk) {
    int digits = 0;
    for (; is_digit(walk.unit()); walk.go())
      ++digits;
    return digits;
  };
  left.go();
  const int before = count(left);
  const int after = count(right);
  if (before < 1 || before > 2) return false;
  if (after >= 1 && after <= 2 && right.unit() == u'.') return true;
  return after == 4 && left.unit() != 0 &&
         (left.unit() == u'.' || (is_gap(left.unit()) && (left.go(), left.unit() == u'.')));
}

} // namespace

bool is_inside_datum(const std::u16string& text, std::uint32_t offset) {
  if (offset == 0 || offset >= text.size() || is_line_end(text[offset - 1])) return false;
  // Nearly every break of a text without spaces.
  if (is_east_asian(text[offset - 1]) && is_east_asian(text[offset])) return false;
  Walk left(text, offset, -1);
  Walk right(text, offset, 1);
  left.skip_gaps();
  right.skip_gaps();
  const char16_t before = left.unit(), after = right.unit();
  if (is_within_clock_range(left, right)) return true;
  if (is_digit(before)) {
    if (is_digit(after) || after == u'%' || is_currency(after)) return true;
    if (joins_groups(after)) {
      while (joins_groups(right.unit()) || is_gap(right.unit()))
        right.go();
      return is_digit(right.unit());
    }
    return is_letter(after) && is_before_joined_word(left, right);
  }
  if (is_digit(after)) {
    if (is_currency(before)) return true;
    if (before == u'.') return is_within_date(left, right);
    if (joins_groups(before)) {
      while (joins_groups(left.unit()) || is_gap(left.unit()))
        left.go();
      return is_digit(left.unit());
    }
    return is_letter(before) && is_behind_joined_word(left, right);
  }
  // "8 Uhr | bis 12": both sides are letters.
  return (before == u'r' || before == u'R') && (after == u'b' || after == u'B') && is_before_joined_word(left, right);
}

} // namespace kiosk::text
