#include "kiosk/staff/advance.h"

#include "kiosk/staff/steps.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace kiosk::staff {

using std::chrono::seconds;

void Step::go(Screen screen) {
  state_.screen = screen;
  state_.anchor = {};
  state_.touched = now_.steady;
}

void Step::leave() {
  if (is_installer_at_work()) ask(install::AskCancel{});
  stop_reading();
  if (state_.candidate && state_.candidate->staged) ask(install::AskDrop{});
  state_.translations.reset();
  state_.progress = {};
  if (state_.is_open) ask(install::AskLeave{});
  state_.is_open = false;
  state_.candidate.reset();
  state_.pad = {};
  state_.outcome.reset();
  state_.facts.reset();
  state_.is_emergency = false;
  state_.language = Language{};
  state_.text_size = visit::TextSize::Percent100;
  go(Screen::None);
  effects_.push_back(EndVisit{});
}

void Step::begin(Task task, install::Request request) {
  state_.progress = {task, 0, now_.steady, false};
  ask(std::move(request));
  go(Screen::Busy);
}

void Step::end(Outcome outcome) {
  state_.progress = {};
  state_.outcome = std::move(outcome);
  go(Screen::Result);
}

void Step::back() {
  switch (state_.screen) {
  case Screen::Languages:
    return go(state_.below);
  case Screen::Details:
  case Screen::Rehearsal:
    return go(Screen::Proof);
  case Screen::Status:
  case Screen::Clock:
    return go(Screen::Menu);
  case Screen::NewPin:
    return state_.is_open ? go(Screen::Menu) : leave();
  case Screen::Translations:
    return state_.translations_below == Screen::None ? leave() : go(state_.translations_below);
  case Screen::Busy: // what is being done goes on until somebody says "cancel"
    return;
  default:
    return leave();
  }
}

void Step::step_clock(int number) {
  using namespace std::chrono;
  const int sign = number % 2 == 0 ? 1 : -1;
  const Date date = date_of(state_.clock);
  const auto time = time_of_day(state_.clock);
  const auto with_date = [&](year_month_day moved) {
    if (!moved.ok()) moved = moved.year() / moved.month() / last;
    state_.clock = at_midnight(moved) + time;
  };
  switch (number / 2) {
  case 0:
    state_.clock += days{sign};
    break;
  case 1:
    with_date(date + months{sign});
    break;
  case 2:
    with_date(date + years{sign});
    break;
  case 3:
    state_.clock += hours{sign};
    break;
  default:
    state_.clock += minutes{sign};
  }
  // Nobody needs a day that the calendar of the packs does not reach.
  const LocalTime least = at_midnight(year{2020} / 1 / 1), most = at_midnight(year{2099} / 12 / 31);
  state_.clock = std::clamp(state_.clock, least, most);
}

void Step::touched_menu(const Touch& touch) {
  switch (touch.verb) {
  case Verb::OpenStick:
    if (!is_stick_in()) return;
    return view(state_.sticks.back().stick.id, 0);
  case Verb::RollBack:
    return begin(Task::RollBack, install::AskRollBack{});
  case Verb::OpenStatus:
    ask(install::AskStatus{});
    return go(Screen::Status);
  case Verb::OpenClock:
    state_.clock = std::chrono::floor<std::chrono::minutes>(now_.local);
    return go(Screen::Clock);
  case Verb::OpenNewPin:
    return open_new_pin();
  case Verb::OpenDesk:
    if (!state_.options.has_desk) return;
    effects_.push_back(OpenDesk{});
    return;
  default:
    return;
  }
}

void Step::touched(const Touch& touch) {
  state_.touched = now_.steady;
  switch (touch.verb) {
  case Verb::View:
    if (state_.notice) view(state_.notice->stick, 0);
    return;
  case Verb::Later:
    return state_.notice.reset();
  case Verb::Choose:
    if (state_.candidate) view(state_.candidate->stick, static_cast<std::size_t>(touch.number));
    return;
  case Verb::Details:
    return go(Screen::Details);
  case Verb::Rehearse:
    if (state_.candidate && state_.candidate->staged) go(Screen::Rehearsal);
    return;
  case Verb::Take:
    if (state_.candidate && state_.candidate->staged) begin(Task::Take, install::AskTake{});
    return;
  case Verb::Cancel:
    if (state_.progress.task == Task::Read) {
      stop_reading();
      return end({true, {"staff/cancelled", {}, {}, {}}, {}, is_stick_in()});
    }
    if (state_.progress.is_cancelling) return;
    state_.progress.is_cancelling = true;
    return ask(install::AskCancel{});
  case Verb::Digit:
    return digit(touch.number);
  case Verb::Erase:
    return erase();
  case Verb::Enter:
    return enter();
  case Verb::StepClock:
    return step_clock(touch.number);
  case Verb::SetClock:
    return begin(Task::SetClock, install::AskSetClock{state_.clock});
  case Verb::Back:
    return back();
  case Verb::Refuse:
  case Verb::Leave:
    return leave();
  case Verb::OpenLanguages:
    if (state_.screen != Screen::Languages) state_.below = state_.screen;
    return go(Screen::Languages);
  case Verb::ChooseLanguage:
    state_.language = touch.language;
    return go(state_.below);
  case Verb::TextSize:
    state_.text_size = static_cast<visit::TextSize>((static_cast<int>(state_.text_size) + 1) % 3);
    return;
  case Verb::Emergency:
    state_.is_emergency = true;
    return;
  case Verb::TurnTo:
    state_.anchor = touch.anchor;
    return;
  case Verb::ViewTranslations:
    return view_translations();
  case Verb::ShowTranslations:
    return show_translations();
  case Verb::EndPreview:
    effects_.push_back(EndVisit{});
    effects_.push_back(EndPreview{});
    return;
  default:
    // Nothing of the menu is done by who has not given the PIN, however the touch came about.
    if (state_.is_open) touched_menu(touch);
  }
}

void Step::ticked() {
  if (state_.notice && now_.steady >= state_.notice->until) state_.notice.reset();
  tell_late_sticks();
  if (state_.pad.wait_until && now_.steady >= *state_.pad.wait_until) {
    state_.pad.wait_until.reset();
    state_.pad.message.reset();
  }
  const seconds time = time_of(state_);
  if (is_shown(state_) && !state_.is_emergency && time.count() > 0 && now_.steady - state_.touched >= time) leave();
}

Advanced advance(State state, const Event& event, Moment now) {
  Advanced advanced{std::move(state), {}};
  Step step(advanced.state, advanced.effects, now);
  std::visit(Overloaded{
                 [&](const Started&) {
                   advanced.state.asks_first_pin = true;
                   step.ask(install::AskPinState{});
                 },
                 [&](const StickCame& it) { step.came(it.stick); },
                 [&](const StickWent& it) { step.went(it.id); },
                 [&](const Answered& it) { step.answered(it.answer); },
                 [&](const InstallerGone&) { step.installer_gone(); },
                 [&](const Touched& it) { step.touched(it.touch); },
                 [&](const Felt&) { advanced.state.touched = now.steady; },
                 [&](const Knocked&) {
                   if (!is_shown(advanced.state)) step.open_pad(Behind::Menu);
                 },
                 [&](const Compared& it) { step.compared(it.proof); },
                 [&](const Returned&) {
                   advanced.state.is_emergency = false;
                   advanced.state.touched = now.steady;
                 },
                 [&](const ReadingWent& it) { step.reading_went(it.done, it.of); },
                 [&](const TranslationsRead& it) { step.translations_read(it.translations); },
                 [&](const Ticked&) { step.ticked(); },
             },
             event);
  return advanced;
}

std::string to_string(const Touch& touch) {
  static constexpr std::string_view names[] = {"view",
                                               "later",
                                               "choose",
                                               "details",
                                               "rehearse",
                                               "take",
                                               "refuse",
                                               "cancel",
                                               "digit",
                                               "erase",
                                               "enter",
                                               "open-stick",
                                               "roll-back",
                                               "open-status",
                                               "open-clock",
                                               "step-clock",
                                               "set-clock",
                                               "open-new-pin",
                                               "open-desk",
                                               "back",
                                               "leave",
                                               "languages",
                                               "language",
                                               "text-size",
                                               "emergency",
                                               "turn-to",
                                               "view-translations",
                                               "show-translations",
                                               "end-preview"};
  if (touch.verb == Verb::Emergency) return "emergency"; // as on every other screen
  const std::string name = fmt::format("do:staff/{}", names[static_cast<std::size_t>(touch.verb)]);
  switch (touch.verb) {
  case Verb::Choose:
  case Verb::Digit:
  case Verb::StepClock:
    return fmt::format("{}/{}", name, touch.number);
  case Verb::ChooseLanguage:
    return fmt::format("{}/{}", name, touch.language.tag);
  case Verb::TurnTo:
    return fmt::format("{}/{}.{}", name, touch.anchor.block, touch.anchor.piece);
  default:
    return name;
  }
}

} // namespace kiosk::staff
