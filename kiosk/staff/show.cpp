// Which function draws which screen of staff.
#include "kiosk/staff/board.h"

#include <utility>

namespace kiosk::staff {
namespace {

ui::Page page_of(Board& board) {
  switch (board.state.screen) {
  case Screen::Packs:
    return packs_page(board);
  case Screen::Pin:
  case Screen::NewPin:
    return pad_page(board);
  case Screen::Busy:
    return busy_page(board);
  case Screen::Proof:
    return proof_page(board);
  case Screen::Details:
    return details_page(board);
  case Screen::Result:
    return result_page(board);
  case Screen::Status:
    return status_page(board);
  case Screen::Clock:
    return clock_page(board);
  case Screen::Languages:
    return languages_page(board);
  case Screen::Translations:
    return translations_page(board);
  default:
    return menu_page(board);
  }
}

} // namespace

Drawn show(const Input& input) {
  ensure(is_shown(input.state), "a screen of staff is to be drawn while there is none");
  Board board(input);
  Drawn drawn;
  drawn.page = page_of(board);
  screens::settle(board.scene, drawn.page);
  drawn.touches = std::move(board.touches);
  return drawn;
}

std::string address_of(const State& state) {
  switch (state.screen) {
  case Screen::None:
    return "staff/notice";
  case Screen::Packs:
    return "staff/packs";
  case Screen::Pin:
    return "staff/pin";
  case Screen::NewPin:
    return "staff/new-pin";
  case Screen::Busy:
    return "staff/busy";
  case Screen::Proof:
    return "staff/proof";
  case Screen::Details:
    return "staff/details";
  case Screen::Rehearsal:
    return "staff/rehearsal";
  case Screen::Result:
    return "staff/result";
  case Screen::Menu:
    return "staff/menu";
  case Screen::Status:
    return "staff/status";
  case Screen::Clock:
    return "staff/clock";
  case Screen::Languages:
    return "staff/languages";
  case Screen::Translations:
    return "staff/translations";
  }
  return "staff/menu";
}

} // namespace kiosk::staff
