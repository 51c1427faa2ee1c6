// Translations of a stick: they are read beside the screen, told where something is wrong, and shown.
#include "kiosk/staff/steps.h"

#include <algorithm>

namespace kiosk::staff {

void Step::read(const StickSeen& seen) {
  state_.notice.reset();
  // Who comes from a page of staff gets back to it; from the visitor's there is no way back but to her welcome.
  const bool has_page_below =
      state_.screen == Screen::Proof || state_.screen == Screen::Packs || state_.screen == Screen::Menu;
  state_.translations_below = has_page_below ? state_.screen : Screen::None;
  state_.translations = Translations{seen.stick.id, {}, 0, false, false};
  state_.progress = {Task::Read, 0, now_.steady, false};
  state_.asks_first_pin = false; // a late answer would open the pad over what is looked at; the next start asks again
  effects_.push_back(ReadTranslations{seen.stick.id});
  go(Screen::Busy);
}

void Step::view_translations() {
  if (state_.progress.task != Task::None) return;
  const bool is_of_candidate = state_.candidate && (state_.screen == Screen::Proof || state_.screen == Screen::Packs);
  const StickSeen* wanted = nullptr;
  for (const StickSeen& one : state_.sticks)
    if (!one.stick.po_files.empty() && (!is_of_candidate || one.stick.id == state_.candidate->stick)) wanted = &one;
  if (wanted != nullptr) read(*wanted);
}

void Step::stop_reading() {
  if (state_.progress.task == Task::Read) effects_.push_back(StopReading{});
}

void Step::reading_went(int done, int of) {
  if (state_.progress.task != Task::Read || of <= 0) return;
  state_.progress.share = std::min(1.0, static_cast<double>(done) / of);
  state_.touched = now_.steady; // it moves
}

void Step::translations_read(const Translations& translations) {
  if (state_.progress.task != Task::Read || !state_.translations) return;
  state_.progress = {};
  const std::string stick = state_.translations->stick;
  if (translations.is_pulled) return end({false, {"staff/pulled", {}, {}, {}}, {}, false});
  state_.translations = translations;
  state_.translations->stick = stick;
  if (const StickSeen* one = seen(stick)) state_.translations->is_listed_in_part = one->stick.has_too_many;
  // Who touched "Ansehen" on the notice gets what she asked for. Elsewhere the list comes first: what was begun there
  // is given up only by one more touch; and nobody is taken away from the emergency page.
  const bool is_asked_for_alone = state_.translations_below == Screen::None && !state_.is_emergency;
  if (is_asked_for_alone && state_.translations->are_all_well()) return show_translations();
  go(Screen::Translations);
}

void Step::show_translations() {
  if (!state_.translations || state_.progress.task != Task::None || !state_.translations->can_be_shown()) return;
  leave(); // whoever was there: a welcome in these words comes next
  effects_.push_back(Preview{});
}

} // namespace kiosk::staff
