// Waiting, what came out, the menu, the languages, and setting the clock.
#include "kiosk/staff/board.h"

#include "kiosk/locale/formats.h"

#include <fmt/format.h>
#include <utility>

namespace kiosk::staff {

using screens::Words;
using ui::Align;
using ui::Box;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;

namespace {

using std::int64_t;

Node large_icon(const char* name, Colour colour, Colour tint) {
  Node picture = screens::column({screens::icon(name, 104, colour)}, 0);
  picture.width = 200;
  picture.min_height = 200;
  picture.align = Align::Center;
  picture.justify = Align::Center;
  picture.look = {tint, Colour::None, 0, 100};
  Node middle = screens::row({std::move(picture)}, 0);
  middle.justify = Align::Center;
  return middle;
}

/// "Noch etwa 2 Minuten": never more exact than anybody can know.
Words left_words(Board& board) {
  const auto left = time_left(board.state.progress, board.input.now.steady);
  if (!left) return board.words("staff/left-unknown");
  constexpr std::chrono::seconds exact_below{90};
  if (*left >= exact_below) return board.words("staff/left-minutes", {{"min", int64_t{(left->count() + 59) / 60}}});
  constexpr int64_t step = 5;
  if (left->count() <= step) return board.words("staff/left-soon");
  return board.words("staff/left-seconds", {{"s", int64_t{(left->count() + step - 1) / step * step}}});
}

const char* busy_title(Task task) {
  switch (task) {
  case Task::Stage:
    return "staff/checking";
  case Task::RollBack:
    return "staff/going-back";
  case Task::SetClock:
    return "staff/setting-clock";
  case Task::Read:
    return "staff/translation-reading";
  default:
    return "staff/taking";
  }
}

} // namespace

ui::Page busy_page(Board& board) {
  const Progress& progress = board.state.progress;
  ui::Page page = board.page(board.words(busy_title(progress.task)));
  page.blocks.push_back(large_icon("hourglass_bottom", Colour::Offers, Colour::OffersTint));
  Node bar;
  bar.role = Role::Progress;
  bar.progress = progress.share;
  bar.colour = Colour::Offers;
  bar.min_height = 36;
  bar.name = board.scene.say("staff/percent", {{"n", int64_t(progress.share * 100)}});
  page.blocks.push_back(std::move(bar));
  page.blocks.push_back(screens::text(left_words(board)));
  if (progress.task == Task::Stage || progress.task == Task::Read) {
    if (board.is_stick_in()) page.blocks.push_back(screens::hint("usb", board.words("staff/keep-stick")));
    page.bar = progress.is_cancelling ? screens::text(board.words("staff/cancelling"))
                                      : screens::button(board.words("staff/cancel"), "close", board.act(Verb::Cancel));
  } else {
    page.blocks.push_back(screens::text(board.words("staff/keeps"), Type::Body, Colour::Soft));
  }
  return page;
}

ui::Page result_page(Board& board) {
  const Outcome& outcome = *board.state.outcome;
  const Words sentence = board.words(outcome.sentence);
  ui::Page page = board.page(board.words(outcome.is_good ? "staff/good" : "staff/not-done"));
  page.blocks.push_back(outcome.is_good ? large_icon("check", Colour::People, Colour::PeopleTint)
                                        : large_icon("info", Colour::Apply, Colour::ApplyTint));
  page.blocks.push_back(screens::text(sentence, Type::TileTitle));
  if (outcome.may_pull && board.is_stick_in()) page.blocks.push_back(advice(board, "usb", board.words("staff/pull")));
  if (!outcome.code.empty()) page.blocks.push_back(code_line(board, outcome.code));
  page.bar = screens::button(board.words("done"), "check", board.act(Verb::Leave), screens::ButtonTone::Strong);
  return page;
}

ui::Page menu_page(Board& board) {
  ui::Page page = board.page(board.words("staff/menu"));
  const auto card = [&](const char* icon, const Words& title, Verb verb) {
    screens::Card content;
    content.icon = icon;
    content.title = title;
    page.blocks.push_back(screens::card(board.scene, content, board.act(verb)));
  };
  const bool has_packs = board.is_stick_in() && !board.state.sticks.back().found.empty();
  if (has_packs) card("usb", board.words("staff/open-stick"), Verb::OpenStick);
  if (board.has_translations()) card("translate", board.words("staff/translations"), Verb::ViewTranslations);
  const auto& facts = board.state.facts;
  if (facts && facts->previous.empty()) {
    page.blocks.push_back(screens::panel({screens::text(board.words("staff/nothing-before"))}));
  } else {
    Words back = board.words("staff/back-unknown");
    if (facts)
      for (const install::PackFacts& pack : facts->packs)
        if (pack.pack == facts->previous)
          back = board.words("staff/back", {{"date", locale::day_month_year(pack.created)}});
    card("history", back, Verb::RollBack);
  }
  card("info", board.words("staff/status"), Verb::OpenStatus);
  card("schedule", board.words("staff/clock"), Verb::OpenClock);
  card("lock", board.words("staff/pin-change"), Verb::OpenNewPin);
  if (board.state.options.has_desk) card("build", board.words("staff/desk"), Verb::OpenDesk);
  return page;
}

ui::Page languages_page(Board& board) {
  ui::Page page = board.page(board.words("languages/title"));
  for (const Language& language : board.input.settings.languages) {
    const locale::LanguageName name = board.scene.catalogue.name_of(language);
    Words own;
    own.language = language;
    own.spans.push_back({name.own, text::Weight::Regular});
    Node node = screens::button(own, {}, board.act(Touch{Verb::ChooseLanguage, 0, language, {}}));
    node.direction = direction_of(language);
    node.selected = language == board.scene.language();
    page.blocks.push_back(std::move(node));
  }
  return page;
}

namespace {

/// One part of day or time: a key above it and one below.
Node stepper(Board& board, const Words& name, const std::string& value, int part) {
  const auto key = [&](const char* icon, int number, const char* spoken) {
    Node node = screens::column({screens::icon(icon, 64, Colour::Ink)}, 0);
    node.align = Align::Center;
    node.justify = Align::Center;
    node.role = Role::Button;
    node.touch_high = true;
    node.min_height = board.scene.is_portrait() ? 130 : 90;
    node.look = {Colour::Card, Colour::Edge, 3, 32};
    node.action = board.act(Verb::StepClock, number);
    node.name = board.scene.say(spoken);
    return node;
  };
  Words digits = board.scene.as_is(locale::isolate_left_to_right(value));
  digits.language = Language{};
  Node number = screens::text(digits, Type::Clock);
  number.align = Align::Center;
  Node label = screens::text(name, Type::HeaderSecond);
  label.align = Align::Center;
  Node node = screens::column({std::move(label), key("add", part * 2, "staff/more"), std::move(number),
                               key("remove", part * 2 + 1, "staff/less")},
                              12);
  return node;
}

} // namespace

ui::Page clock_page(Board& board) {
  ui::Page page = board.page(board.words("staff/clock"));
  const Date date = date_of(board.state.clock);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time_of_day(board.state.clock)).count();
  page.blocks.push_back(
      screens::text(board.words("staff/clock-day", {{"day", locale::weekday_name(date, board.scene.language())}})));
  Node grid;
  grid.box = Box::Grid;
  grid.columns = 5;
  grid.gap = 16;
  grid.direction = Direction::LeftToRight; // day, month, year as on a letter, in every language
  const auto two = [](auto value) { return fmt::format("{:02}", value); };
  grid.children.push_back(stepper(board, board.words("staff/day"), two(static_cast<unsigned>(date.day())), 0));
  grid.children.push_back(stepper(board, board.words("staff/month"), two(static_cast<unsigned>(date.month())), 1));
  grid.children.push_back(stepper(board, board.words("staff/year"), two(static_cast<int>(date.year())), 2));
  grid.children.push_back(stepper(board, board.words("staff/hour"), two(minutes / 60), 3));
  grid.children.push_back(stepper(board, board.words("staff/minute"), two(minutes % 60), 4));
  page.blocks.push_back(std::move(grid));
  page.bar =
      screens::button(board.words("staff/set-clock"), "check", board.act(Verb::SetClock), screens::ButtonTone::Strong);
  return page;
}

} // namespace kiosk::staff
