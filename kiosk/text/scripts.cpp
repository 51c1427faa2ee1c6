// Gives each character a script: the neighbours' where it has none of its own.
#include "kiosk/text/itemise.h"

#include <unicode/uchar.h>

#include <array>

namespace kiosk::text {
namespace {

constexpr char32_t first_strong_isolate = 0x2068;
constexpr char32_t pop_isolate = 0x2069;

/// What is open around the current character: the paragraph, or one isolate in it.
struct Surroundings {
  std::uint32_t begin = 0;
  UScriptCode script = USCRIPT_COMMON; ///< Common: none seen yet
  std::size_t first_bracket = 0;
};

struct Bracket {
  UChar32 closing = 0;
  std::uint32_t offset = 0;
};

class ScriptResolver {
public:
  ScriptResolver(const UnicodeText& text, Characters& characters)
      : text_(text), characters_(characters), scripts_(text.size(), USCRIPT_COMMON) {}

  std::vector<UScriptCode> resolve(UScriptCode fallback) {
    for (std::uint32_t offset = 0; offset < text_.size();) {
      const std::uint32_t begin = offset;
      const char32_t character = text_.next(offset);
      take(character, begin, offset);
      if (current_.script != USCRIPT_COMMON) offset = take_more(offset);
    }
    while (!outer_.empty())
      leave_isolate(text_.size());
    fill(0, text_.size(), current_.script == USCRIPT_COMMON ? fallback : current_.script);
    return std::move(scripts_);
  }

private:
  void take(char32_t character, std::uint32_t begin, std::uint32_t end) {
    if (character < 0x80) {
      const bool is_letter = (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
      return is_letter ? take_script(USCRIPT_LATIN, begin, end) : take_common(character, begin, end);
    }
    if (character == pop_isolate && !outer_.empty()) {
      leave_isolate(begin);
      return take_common(character, begin, end);
    }
    const auto script = static_cast<UScriptCode>(characters_[character].script);
    if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED && script != USCRIPT_UNKNOWN)
      return take_script(script, begin, end);
    take_common(character, begin, end);
    if (character >= 0x2066 && character <= first_strong_isolate && outer_.size() < deepest) {
      outer_.push_back(current_);
      current_ = {end, USCRIPT_COMMON, brackets_.size()};
    }
  }

  void take_script(UScriptCode script, std::uint32_t begin, std::uint32_t end) {
    if (current_.script == USCRIPT_COMMON) fill(current_.begin, begin, script);
    current_.script = script;
    for (std::uint32_t i = begin; i < end; ++i)
      scripts_[i] = script;
  }

  /// Passes what follows in the same script; surrogates have none.
  [[nodiscard]] std::uint32_t take_more(std::uint32_t offset) {
    while (offset < text_.size() && characters_[text_.units[offset]].script == current_.script)
      scripts_[offset++] = current_.script;
    return offset;
  }

  void take_common(char32_t character, std::uint32_t begin, std::uint32_t end) {
    const auto code_point = static_cast<UChar32>(character);
    const bool may_be_bracket = character < 0x80 ? (character == '(' || character == ')' || character == '[' ||
                                                    character == ']' || character == '{' || character == '}')
                                                 : character >= 0x2000;
    if (may_be_bracket) {
      const auto type =
          static_cast<UBidiPairedBracketType>(u_getIntPropertyValue(code_point, UCHAR_BIDI_PAIRED_BRACKET_TYPE));
      if (type == U_BPT_OPEN) brackets_.push_back({u_getBidiPairedBracket(code_point), begin});
      if (type == U_BPT_CLOSE) close_bracket(code_point);
    }
    for (std::uint32_t i = begin; i < end; ++i)
      scripts_[i] = current_.script;
  }

  void close_bracket(UChar32 closing) {
    for (std::size_t i = brackets_.size(); i > current_.first_bracket; --i) {
      if (brackets_[i - 1].closing != closing) continue;
      const UScriptCode opened_in = scripts_[brackets_[i - 1].offset];
      brackets_.resize(i - 1);
      if (opened_in != USCRIPT_COMMON) current_.script = opened_in;
      return;
    }
  }

  void leave_isolate(std::uint32_t end) {
    const Surroundings inner = current_;
    brackets_.resize(inner.first_bracket);
    current_ = outer_.back();
    outer_.pop_back();
    // Without a script of its own the isolate follows what stands around it.
    if (inner.script == USCRIPT_COMMON && current_.script != USCRIPT_COMMON) fill(inner.begin, end, current_.script);
  }

  void fill(std::uint32_t begin, std::uint32_t end, UScriptCode script) {
    for (std::uint32_t i = begin; i < end; ++i) {
      if (scripts_[i] == USCRIPT_COMMON) scripts_[i] = script;
    }
  }

  // Unicode's own limit for nesting; deeper isolates have no effect there either. Also bounds fill().
  static constexpr std::size_t deepest = 125;

  const UnicodeText& text_;
  Characters& characters_;
  std::vector<UScriptCode> scripts_;
  Surroundings current_;
  std::vector<Surroundings> outer_;
  std::vector<Bracket> brackets_;
};

} // namespace

std::vector<UScriptCode> resolve_scripts(const UnicodeText& text, LanguageStyle& style) {
  return ScriptResolver(text, style.characters()).resolve(style.script());
}

} // namespace kiosk::text
