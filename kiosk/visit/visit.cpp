#include "kiosk/visit/visit.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace kiosk::visit {
namespace {

template <typename... Handlers> struct Overloaded : Handlers... { using Handlers::operator()...; };
template <typename... Handlers> Overloaded(Handlers...) -> Overloaded<Handlers...>;

const Address welcome{ScreenKind::Welcome, {}, {}, 0};
const Address home{ScreenKind::Home, {}, {}, 0};

/// A reader who looked at one page in another language reads on in her own.
void leave_page(Visit& visit) {
  if (!visit.own) return;
  visit.language = visit.own->language;
  visit.level = visit.own->level;
  visit.own.reset();
}

/// The same page in another language, until it is left.
void show_in(Visit& visit, const Language& language) {
  if (visit.language == language) return;
  if (visit.own && visit.own->language == language) return leave_page(visit);
  if (!visit.own) visit.own = Reading{visit.language, visit.level};
  visit.language = language;
  visit.level = Level::Full;
}

void open(Visit& visit, const Address& wanted, const pack::Pack& pack) {
  const Address target = resolve(wanted, pack);
  if (!exists(target, pack) || target == visit.here().address) return;
  // The language screen belongs to the page it was opened from, German view included.
  if (target.kind != ScreenKind::Languages) leave_page(visit);
  // Walking on from step to step is one place to go back from, not five.
  if (target.kind == ScreenKind::Step && visit.here().address.kind == ScreenKind::Step &&
      target.id == visit.here().address.id)
    visit.trail.pop_back();
  visit.trail.push_back(Place{target, {}});
}

void go_back(Visit& visit) {
  const bool leaves_languages = visit.here().address.kind == ScreenKind::Languages;
  if (visit.here().address.kind == ScreenKind::Home || visit.trail.size() <= 1) {
    const bool was_welcome = visit.here().address == welcome;
    if (!was_welcome) visit.trail = {Place{welcome, {}}};
    leave_page(visit);
    return;
  }
  visit.trail.pop_back();
  if (!leaves_languages) leave_page(visit);
}

void choose_language(Visit& visit, const ChooseLanguage& chosen) {
  visit.language = chosen.language;
  visit.level = chosen.level;
  visit.own.reset();
  const ScreenKind here = visit.here().address.kind;
  if (here == ScreenKind::Welcome) visit.trail.push_back(Place{home, {}});
  if (here == ScreenKind::Languages && visit.trail.size() > 1) visit.trail.pop_back();
  if (visit.here().address.kind == ScreenKind::Welcome) visit.trail.push_back(Place{home, {}});
}

} // namespace

Visit advance(Visit visit, const Action& action, const pack::Pack& pack) {
  // While the warning covers the page, a touch means "I am here" and nothing else; emergency stays reachable.
  const auto* opened = std::get_if<Open>(&action);
  const bool is_emergency = opened != nullptr && opened->address.kind == ScreenKind::Emergency;
  const bool ends = std::holds_alternative<IdleTimeout>(action);
  if (visit.idle_warning && !ends) {
    visit.idle_warning = false;
    if (!is_emergency) return visit;
  }
  std::visit(Overloaded{
                 [&](const Open& it) { open(visit, it.address, pack); },
                 [&](const GoBack&) { go_back(visit); },
                 [&](const GoHome&) {
                   leave_page(visit);
                   visit.trail = {Place{welcome, {}}, Place{home, {}}};
                 },
                 [&](const ChooseLanguage& it) { choose_language(visit, it); },
                 [&](const ChooseLevel& it) { visit.level = it.level; },
                 [&](const ShowGerman&) { show_in(visit, Language{}); },
                 [&](const ShowIn& it) { show_in(visit, it.language); },
                 [&](const ShowTranslation&) { leave_page(visit); },
                 [&](const ChangeTextSize&) {
                   visit.text_size = static_cast<TextSize>((static_cast<int>(visit.text_size) + 1) % 3);
                 },
                 [&](const TurnTo& it) { visit.trail.back().anchor = it.anchor; },
                 [&](const ClosePage&) { visit = Visit{}; },
                 [&](const Finish&) { visit = Visit{}; },
                 [&](const WarnIdle&) { visit.idle_warning = visit != Visit{}; },
                 [&](const Stay&) {},
                 [&](const IdleTimeout&) { visit = Visit{}; },
             },
             action);
  return visit;
}

std::string to_string(const Action& action) {
  return std::visit(
      Overloaded{
          [](const Open& it) { return to_string(it.address); },
          [](const GoBack&) { return std::string{"do:back"}; },
          [](const GoHome&) { return std::string{"home"}; },
          [](const ChooseLanguage& it) {
            return "do:language/" + Reading{it.language, it.level}.form().tag;
          },
          [](const ChooseLevel& it) { return std::string{it.level == Level::Short ? "do:short" : "do:full"}; },
          [](const ShowGerman&) { return std::string{"do:show-german"}; },
          [](const ShowIn& it) { return "do:show-in/" + it.language.tag; },
          [](const ShowTranslation&) { return std::string{"do:show-translation"}; },
          [](const ChangeTextSize&) { return std::string{"do:text-size"}; },
          [](const TurnTo& it) { return fmt::format("do:turn-to/{}.{}", it.anchor.block, it.anchor.piece); },
          [](const ClosePage&) { return std::string{"do:close-page"}; },
          [](const Finish&) { return std::string{"do:finish"}; },
          [](const WarnIdle&) { return std::string{"do:warn-idle"}; },
          [](const Stay&) { return std::string{"do:stay"}; },
          [](const IdleTimeout&) { return std::string{"do:idle-timeout"}; },
      },
      action);
}

std::chrono::seconds time_until_warning(const Visit& visit, const IdleTimes& times, int words_on_page) {
  if (visit == Visit{}) return std::chrono::seconds{0};
  switch (visit.here().address.kind) {
  case ScreenKind::Application:
  case ScreenKind::Step: {
    const std::chrono::seconds reading{words_on_page * 60 / std::max(1, times.reading_words_per_minute)};
    return std::max({times.flow, times.reading_at_least, reading});
  }
  case ScreenKind::Word:
  case ScreenKind::People:
  case ScreenKind::Offer:
  case ScreenKind::Event:
  case ScreenKind::AboutSection:
  case ScreenKind::Emergency: {
    const std::chrono::seconds reading{words_on_page * 60 / std::max(1, times.reading_words_per_minute)};
    return std::max(times.reading_at_least, reading);
  }
  default:
    return times.menu;
  }
}

} // namespace kiosk::visit
