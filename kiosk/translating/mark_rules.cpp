// Spaces and marks as a language writes them. Strict where a language leaves no choice, silent where it does.
#include "kiosk/translating/letters.h"
#include "kiosk/translating/unit_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::translating {
namespace {

using locale::Wording;
using Codes = std::u32string_view;

bool is_one_of(char32_t code, Codes codes) { return codes.find(code) != Codes::npos; }
bool is_space(char32_t code) { return code == ' ' || code == 0xa0 || code == 0x202f; }
bool is_digit(char32_t code) { return code >= '0' && code <= '9'; }
bool is_letter(char32_t code) { return script_of(code) != Script::None; }

constexpr Codes sentence_marks = U",.;:!?،؛؟።፣፤";
constexpr Codes arabic_marks = U"،؛؟۔";
constexpr Codes ethiopic_marks = U"።፣፤፥፦፧፡";
constexpr Codes far_marks = U"。、，．：；！？“”";

/// Marks of one wording, letter by letter.
class Marks {
public:
  Marks(const Unit& unit, const Wording& wording, Faults& faults)
      : unit_(unit), wording_(wording), letters_(letters_of(wording.text)), faults_(faults) {}

  void find() {
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      spaces_at(i);
      script_at(i);
      if (letters_[i].code == '"')
        add(i, "quotes-straight", "Schreiben Sie Anführungszeichen Ihrer Sprache, nicht \".",
            "Write quotation marks of your language, not \".");
      if (code(i) == '.' && code(i + 1) == '.' && code(i + 2) == '.' && (i == 0 || code(i - 1) != '.'))
        add(i, "dots", "Schreiben Sie … (ein Zeichen), nicht drei Punkte.", "Write … (one character), not three dots.");
    }
    pairs();
  }

private:
  [[nodiscard]] char32_t code(std::size_t i) const { return i < letters_.size() ? letters_[i].code : 0; }

  void add(std::size_t i, const char* name, std::string german, std::string english, Level level = Level::Error) {
    const std::size_t within = i < letters_.size() ? letters_[i].offset : wording_.text.size();
    faults_.push_back({level, name, wording_.offset + within, std::move(german), std::move(english)});
  }

  void spaces_at(std::size_t i) {
    const char32_t c = code(i), before = i > 0 ? code(i - 1) : 0, after = code(i + 1);
    if (is_space(c) && is_space(before))
      add(i, "space-double", "Hier stehen zwei Leerzeichen. Löschen Sie eines.", "Two spaces. Delete one.");
    if (is_space(before) && is_one_of(c, sentence_marks) && !(c == '.' && is_digit(after)))
      add(i, "space-before", fmt::format("Vor „{}“ steht kein Leerzeichen. Löschen Sie es.", utf8(c)),
          fmt::format("No space stands before \"{}\". Delete it.", utf8(c)));
    if (is_one_of(c, U",;!?،؛؟፣") && is_letter(before) && is_letter(after))
      add(i, "space-after", fmt::format("Nach „{}“ fehlt ein Leerzeichen.", utf8(c)),
          fmt::format("A space is missing behind \"{}\".", utf8(c)));
    if (is_space(c) && is_one_of(before, U"(„«“") && before != U'“')
      add(i, "space-inside", "Nach der öffnenden Klammer oder dem Anführungszeichen steht kein Leerzeichen.",
          "No space stands behind an opening bracket or quotation mark.");
    if (is_space(before) && c == ')')
      add(i, "space-inside", "Vor der schließenden Klammer steht kein Leerzeichen.",
          "No space stands before a closing bracket.");
    if (is_one_of(c, U",;:،؛") && before == c)
      add(i, "mark-double", fmt::format("„{}“ steht zweimal.", utf8(c)), fmt::format("\"{}\" stands twice.", utf8(c)));
  }

  void script_at(std::size_t i) {
    const char32_t c = code(i), before = i > 0 ? code(i - 1) : 0;
    const std::string_view primary = primary_of(unit_.language);
    const bool is_arabic = is_right_to_left(unit_.language) && primary != "he";
    const bool is_ethiopic = primary == "ti" || primary == "am";
    if (is_arabic && script_of(before) == Script::Arabic && is_one_of(c, U",;?")) {
      const std::string own = c == ',' ? "،" : c == ';' ? "؛" : "؟";
      add(i, "mark-foreign", fmt::format("Schreiben Sie „{}“, nicht „{}“.", own, utf8(c)),
          fmt::format("Write \"{}\", not \"{}\".", own, utf8(c)));
    }
    const bool is_from_elsewhere = (!is_arabic && is_one_of(c, arabic_marks)) ||
                                   (!is_ethiopic && is_one_of(c, ethiopic_marks)) ||
                                   (is_one_of(c, far_marks) && c != U'“' && c != U'”') || c == 0x37e;
    if (is_from_elsewhere)
      add(i, "mark-foreign",
          fmt::format("Das Zeichen „{}“ gehört nicht zu dieser Sprache. Tippen Sie es neu.", utf8(c)),
          fmt::format("The mark \"{}\" is not of this language. Type it anew.", utf8(c)));
  }

  /// Brackets and quotation marks have their partner; “ closes in German and opens in English.
  void pairs() {
    std::vector<std::pair<char32_t, std::size_t>> open;
    bool is_odd = false;
    const auto close = [&](std::size_t i, Codes partners) {
      if (!open.empty() && is_one_of(open.back().first, partners))
        open.pop_back();
      else if (!is_odd)
        is_odd = true, odd_at_ = i;
    };
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      switch (letters_[i].code) {
      case '(':
      case '[':
      case 0x201e:
      case 0xab:
        open.emplace_back(letters_[i].code, i);
        break;
      case 0x201c:
        if (!open.empty() && open.back().first == 0x201e)
          open.pop_back();
        else
          open.emplace_back(0x201c, i);
        break;
      case 0x201d:
        close(i, U"\u201c\u201e");
        break;
      case 0xbb:
        close(i, U"\u00ab");
        break;
      case ')':
        close(i, U"(");
        break;
      case ']':
        close(i, U"[");
        break;
      default:
        break;
      }
    }
    if (!is_odd && open.empty()) return;
    add(is_odd ? odd_at_ : open.back().second, "pairs",
        "Diese Klammer oder dieses Anführungszeichen hat kein Gegenstück.",
        "This bracket or quotation mark has no partner.");
  }

  const Unit& unit_;
  const Wording& wording_;
  std::vector<Letter> letters_;
  Faults& faults_;
  std::size_t odd_at_ = 0;
};

enum class End { None, Period, Question, Exclamation, Colon, Dots };

/// What a text ends with, behind quotation marks, brackets, isolates and stars. Ethiopic writers also end a
/// sentence with two word spaces.
End end_of(std::string_view text) {
  const std::vector<Letter> letters = letters_of(text);
  auto last = letters.rbegin();
  while (last != letters.rend() && is_one_of(last->code, U"\"”“»)*_\u2069\u2019 \u00a0"))
    ++last;
  if (last == letters.rend()) return End::None;
  if (is_one_of(last->code, U".።。")) return End::Period;
  if (last->code == U'፡') return last + 1 != letters.rend() && (last + 1)->code == U'፡' ? End::Period : End::Colon;
  if (is_one_of(last->code, U"?؟፧")) return End::Question;
  if (last->code == U'!') return End::Exclamation;
  if (is_one_of(last->code, U":፦")) return End::Colon;
  if (last->code == U'…') return End::Dots;
  return End::None;
}

bool ends_with_argument(std::string_view text) {
  const std::vector<Letter> letters = letters_of(text);
  return !letters.empty() && letters.back().code == 0xfffc;
}

/// "e.V." and the like: the point belongs to the word.
bool ends_with_abbreviation(std::string_view text) {
  const std::string_view last = text.substr(text.find_last_of(' ') + 1);
  return last.substr(0, last.size() - std::min<std::size_t>(last.size(), 1)).find('.') != std::string_view::npos;
}

void find_ends(const Unit& unit, Faults& faults) {
  const End german = end_of(unit.german_shape.wordings.front().text), own = end_of(unit.shape.wordings.front().text);
  if (german == own) return;
  // A sentence may become a question, and the other way round; but its mark may not get lost.
  const bool had_mark = (german == End::Period && !ends_with_abbreviation(unit.german)) || german == End::Question ||
                        german == End::Colon;
  if (!had_mark || own != End::None || ends_with_argument(unit.shape.wordings.front().text)) return;
  const char* const marks[] = {"keinem Satzzeichen", "einem Punkt", "?", "!", ":", "…"};
  const char* const english[] = {"no mark", "a full stop", "?", "!", ":", "…"};
  faults.push_back(
      {Level::Error, "mark-end", unit.translation.size(),
       fmt::format("Das Deutsche endet mit {}, dieser Text mit {}. Schreiben Sie das Ende wie im Deutschen.",
                   marks[static_cast<int>(german)], marks[static_cast<int>(own)]),
       fmt::format("The German ends with {}, this text with {}. End it as the German does.",
                   english[static_cast<int>(german)], english[static_cast<int>(own)])});
}

/// "a" of " a b ": what a person adds without seeing it.
void find_edges(const Unit& unit, Faults& faults) {
  const auto edge = [](const std::string& text, bool at_end) {
    if (text.empty()) return false;
    return (at_end ? text.back() : text.front()) == ' ';
  };
  for (const bool at_end : {false, true}) {
    const bool german = edge(unit.german, at_end), own = edge(unit.translation, at_end);
    if (german == own) continue;
    faults.push_back({Level::Error, "space-edge", at_end ? unit.translation.size() : 0,
                      fmt::format("{} steht {} Leerzeichen.", at_end ? "Am Ende" : "Am Anfang",
                                  own ? "ein" : "anders als im Deutschen kein"),
                      fmt::format("There is {} space at the {}, other than in German.", own ? "a" : "no",
                                  at_end ? "end" : "beginning")});
  }
}

} // namespace

void find_marks(const Unit& unit, Faults& faults) {
  for (const Wording& wording : unit.shape.wordings)
    Marks(unit, wording, faults).find();
  find_edges(unit, faults);
  find_ends(unit, faults);
}

} // namespace kiosk::translating
