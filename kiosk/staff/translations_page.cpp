// What was found in a stick's translations: a panel for each file, and "Ansehen" where there is something to look at.
#include "kiosk/staff/board.h"

#include "kiosk/locale/formats.h"

#include <utility>

namespace kiosk::staff {

using std::int64_t;
using ui::Colour;
using ui::Node;
using ui::Type;

namespace {

const char* sentence_of(FileFault fault) {
  switch (fault) {
  case FileFault::Nameless:
    return "staff/translation-unknown";
  case FileFault::Unreadable:
    return "staff/damaged";
  default:
    return "staff/translation-broken";
  }
}

Node file_panel(Board& board, const TranslationFile& file) {
  const bool has_language = !file.language.tag.empty();
  const screens::Words file_name = board.scene.german(locale::isolate_left_to_right(file.name));
  std::vector<Node> lines;
  if (has_language)
    lines.push_back(
        screens::text(board.scene.as_is(locale::language_name(file.language, board.scene.language())), Type::Strong));
  lines.push_back(has_language ? screens::text(file_name, Type::Second, Colour::Soft)
                               : screens::text(file_name, Type::Strong));
  lines.back().lines_max = 2;
  if (file.fault != FileFault::None) {
    lines.push_back(screens::text(board.words(sentence_of(file.fault))));
    if (file.line > 0)
      lines.push_back(screens::text(board.words("staff/translation-line", {{"line", std::to_string(file.line)}})));
    if (!file.why.empty()) lines.push_back(code_line(board, file.why));
    return screens::panel(std::move(lines), 8);
  }
  if (file.contradicts) lines.push_back(screens::text(board.words("staff/translation-language")));
  lines.push_back(screens::text(board.words("staff/translation-texts", {{"n", int64_t{file.used}}})));
  if (file.left_out > 0)
    lines.push_back(screens::text(board.words("staff/translation-left-out", {{"n", int64_t{file.left_out}}})));
  for (const std::string& reason : file.reasons)
    lines.push_back(code_line(board, reason));
  return screens::panel(std::move(lines), 8);
}

} // namespace

ui::Page translations_page(Board& board) {
  const Translations& translations = *board.state.translations;
  ui::Page page = board.page(board.words("staff/translations"));
  for (const TranslationFile& file : translations.files)
    page.blocks.push_back(file_panel(board, file));
  if (translations.unread > 0)
    page.blocks.push_back(
        screens::hint("info", board.words("staff/translation-unread", {{"n", int64_t{translations.unread}}})));
  if (translations.is_listed_in_part) page.blocks.push_back(screens::hint("info", board.words("staff/too-many")));
  if (board.is_stick_in()) page.blocks.push_back(advice(board, "usb", board.words("staff/pull")));
  page.bar = translations.can_be_shown()
                 ? screens::button(board.words("staff/view"), "visibility", board.act(Verb::ShowTranslations),
                                   screens::ButtonTone::Strong)
                 : screens::button(board.words("done"), "check", board.act(Verb::Leave), screens::ButtonTone::Strong);
  return page;
}

} // namespace kiosk::staff
