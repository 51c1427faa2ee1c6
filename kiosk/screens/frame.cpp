// The fixed frame of parts.h: header, footer, action bar of discreet pages.
#include "kiosk/screens/parts.h"

#include <algorithm>
#include <utility>

namespace kiosk::screens {

using ui::Align;
using ui::Colour;
using ui::Node;
using ui::Role;
using ui::Type;
using visit::ScreenKind;

namespace {

constexpr std::size_t places_max = 5;

/// The drawn house with a heart; the font's house where a pack has no logo.
Node logo(const Scene& scene) {
  Node node;
  if (scene.pack.picture_about("logo") != nullptr) {
    node.role = Role::Image;
    node.picture = "logo";
    node.picture_aspect = 1;
    node.height_max = 84;
    node.width = 84;
    node.look.radius = 20;
    node.name = scene.messages("header/programme").say("header/programme");
    return node;
  }
  node = column({icon("home", 60, Colour::White)}, 0);
  node.width = 84;
  node.min_height = 84;
  node.align = Align::Center;
  node.justify = Align::Center;
  node.look = {Colour::Offers, Colour::None, 0, 20};
  return node;
}

/// Where letters are twice as large, five places do not fit beside each other.
bool has_two_rows(const Scene& scene, std::size_t places) {
  return scene.is_200() && scene.is_portrait() && places == places_max;
}

/// One place of the footer: icon above its word; beside it in landscape and in two rows, to save height.
Node footer_cell(const Scene& scene, const FooterPlace& place, bool in_two_rows) {
  const bool is_emergency = place.icon.empty();
  const Colour ink = is_emergency ? Colour::White : Colour::Ink;
  Node picture = is_emergency ? text(scene.as_is("112"), Type::CardTitle, ink) : icon(place.icon, 54, Colour::Offers);
  Node label = text(place.label, is_emergency ? Type::LabelStrong : Type::Label, ink);
  label.align = Align::Center;
  Node node;
  if (scene.is_portrait() && !in_two_rows) {
    node = column({std::move(picture), std::move(label)}, 4);
    node.align = Align::Center;
  } else {
    node = row({std::move(picture), std::move(label)}, 16);
  }
  node.justify = Align::Center;
  node.role = Role::Button;
  node.action = place.action;
  node.name = place.name;
  node.touch_high = true;
  node.grow = 1;
  node.padding = {8, 8};
  node.look.radius = 24;
  if (is_emergency) node.look = {Colour::Help, Colour::None, 0, 24};
  return node;
}

Node footer_row(std::vector<Node> cells) {
  Node node = row(std::move(cells), 8, Align::Center);
  node.padding = {0, 24};
  return node;
}

} // namespace

Node header(Scene& scene) {
  const pack::Kita* kita = scene.kita();
  Node name = text(scene.german(kita != nullptr ? kita->name : std::string{}), Type::Header);
  name.lines_max = 2; // the header does not grow with a house's name
  Node names = column({std::move(name), text(scene.words("header/programme"), Type::HeaderSecond, Colour::Soft)}, 0);
  names.grow = 1;
  Node node = row({logo(scene), std::move(names)}, 24);
  if (scene.is_clock_plausible()) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time_of_day(scene.now));
    const Date date = date_of(scene.now);
    Node clock = text(scene.as_is(locale::clock_time(minutes)), Type::Clock);
    clock.align = Align::End;
    Node day = text(scene.as_is(locale::weekday_name(date, scene.language()) + " " + locale::day_and_month(date)),
                    Type::HeaderSecond, Colour::Soft);
    day.align = Align::End;
    node.children.push_back(column({std::move(clock), std::move(day)}, 0));
  }
  node.padding = {scene.is_portrait() ? 32 : 16, 48};
  return node;
}

namespace {

/// Expired content is never silently shown as current: on every screen, whatever page it is turned to.
Node expired_line(Scene& scene) {
  const Words words = scene.words("frame/expired", {{"date", locale::day_month_year(scene.pack.about().expires)}});
  Node sentence = text(words, scene.is_large() ? Type::Label : Type::Second);
  sentence.grow = 1;
  Node node = row({icon("history", 40, Colour::Apply), std::move(sentence)}, 20);
  node.padding = {8, 48};
  node.look.fill = Colour::ApplyTint;
  return node;
}

} // namespace

namespace {

/// Says to staff, in German whatever the page is in, that nobody has reviewed these words.
Node preview_line(Scene& scene) {
  Words words;
  words.spans.push_back({scene.catalogue.in(Language{}).say("frame/preview", {{"language", scene.settings.preview}}),
                         text::Weight::Bold});
  words.unit = "frame/preview";
  Node sentence = text(words, Type::Second);
  sentence.grow = 1;
  Node node = row({icon("visibility", 40, Colour::About), std::move(sentence)}, 20);
  node.padding = {8, 48};
  node.look.fill = Colour::AboutTint;
  node.direction = Direction::LeftToRight;
  return node;
}

} // namespace

Node footer(const Scene& scene, const std::vector<FooterPlace>& places) {
  const bool in_two_rows = has_two_rows(scene, places.size());
  std::vector<Node> cells;
  for (const FooterPlace& place : places)
    cells.push_back(footer_cell(scene, place, in_two_rows));

  Node line;
  line.min_height = 2;
  line.look.fill = Colour::Line;
  Node node = column({line}, 0);
  if (in_two_rows) {
    std::vector<Node> first(std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.begin() + 3));
    std::vector<Node> second(std::make_move_iterator(cells.begin() + 3), std::make_move_iterator(cells.end()));
    node.children.push_back(footer_row(std::move(first)));
    node.children.push_back(footer_row(std::move(second)));
    node.gap = 8;
  } else {
    if (places.size() < places_max) { // those that are there keep the places they have on every other screen
      Node nothing;
      nothing.grow = static_cast<int>(places_max - places.size());
      cells.insert(cells.begin(), std::move(nothing));
    }
    node.children.push_back(footer_row(std::move(cells)));
  }
  node.children.front().padding = {0, 0};
  node.look.fill = Colour::Card;
  node.gap = scene.is_portrait() ? 12 : 8;
  Node below;
  below.min_height = scene.is_portrait() ? 4 : 0;
  node.children.push_back(std::move(below));
  return node;
}

Node footer(Scene& scene) {
  const bool on_wall = scene.address().kind == ScreenKind::Welcome;
  const auto open = [&](ScreenKind kind) { return scene.act(visit::Open{{kind, {}, {}, 0}}); };
  std::vector<FooterPlace> places;
  if (!on_wall) {
    places.push_back({"arrow_back", scene.words("foot/back"), scene.act(visit::GoBack{}), {}});
    places.push_back({"home", scene.words("foot/home"), scene.act(visit::GoHome{}), {}});
    places.push_back({"translate", scene.words("foot/language"), open(ScreenKind::Languages), {}});
  }
  // "A A A": text size on the language wall needs no language.
  places.push_back({"format_size", on_wall ? scene.as_is("A A A") : scene.words("foot/text-size"),
                    scene.act(visit::ChangeTextSize{}), on_wall ? scene.say("foot/text-size") : std::string{}});
  places.push_back({{}, scene.words("foot/emergency"), open(ScreenKind::Emergency), {}});
  return footer(scene, places);
}

Node close_bar(Scene& scene) { return button(scene.words("close/page"), "close", scene.act(visit::ClosePage{})); }

namespace {

/// The first heading among nodes and what is in them.
const Node* find_heading(const std::vector<Node>& nodes) {
  for (const Node& node : nodes) {
    if (node.role == Role::Heading) return &node;
    if (const Node* within = find_heading(node.children)) return within;
  }
  return nullptr;
}

void settle_heading(const Scene& scene, ui::Page& page) {
  const auto is_mark = [](const Node& node) { return node.action != ui::no_action; };
  const auto first_mark = std::find_if(page.heading.begin(), page.heading.end(), is_mark);
  if (scene.is_portrait() || first_mark == page.heading.begin() || first_mark == page.heading.end()) return;
  // Height is what landscape lacks: the marks stand beside the title, not below it.
  Node words = column({std::make_move_iterator(page.heading.begin()), std::make_move_iterator(first_mark)}, 4);
  Node marks = column({std::make_move_iterator(first_mark), std::make_move_iterator(page.heading.end())}, 8);
  words.grow = 1;
  marks.grow = 1;
  page.heading.clear();
  page.heading.push_back(row({std::move(words), std::move(marks)}, 32, Align::Center));
}

/// A text of the pack that the reader's language lacks.
bool is_lacking(const Scene& scene, const Node& node) {
  const auto& keys = scene.seen().missing_keys;
  return std::any_of(keys.begin(), keys.end(), [&](const pack::TextKey& key) { return key.key == node.unit; }) ||
         std::any_of(node.children.begin(), node.children.end(),
                     [&](const Node& one) { return is_lacking(scene, one); });
}

/// What is lacking is told where it begins: what stands above is in the reader's language.
void settle_missing(Scene& scene, ui::Page& page) {
  // Home stays one page: what its next date lacks is told on the date's own page.
  if (!scene.seen().missing || scene.address().kind == visit::ScreenKind::Home) return;
  std::vector<Node> nodes = missing_marks(scene);
  const auto lacks = [&](const Node& node) { return is_lacking(scene, node); };
  const auto first = std::find_if(page.blocks.begin(), page.blocks.end(), lacks);
  const bool is_for_choosing = page.counts_items || page.fill;
  if (is_for_choosing || first == page.blocks.end() || std::any_of(page.heading.begin(), page.heading.end(), lacks))
    append(page.heading, std::move(nodes));
  else
    page.blocks.insert(first, std::make_move_iterator(nodes.begin()), std::make_move_iterator(nodes.end()));
}

/// Something to do, or words that are no small print.
bool says_something(const Node& node) {
  return node.action != ui::no_action || (node.is_text() && node.type != Type::Second) ||
         std::any_of(node.children.begin(), node.children.end(), says_something);
}

/// The small print at the end goes with what stands above it: a page that holds nothing else would say nothing.
void settle_end(ui::Page& page) {
  constexpr std::ptrdiff_t lines_max = 5;
  if (page.counts_items || page.fill || page.at_bottom) return;
  const auto last = std::find_if(page.blocks.rbegin(), page.blocks.rend(), says_something);
  const std::ptrdiff_t lines = last - page.blocks.rbegin();
  if (last == page.blocks.rend() || lines == 0 || lines > lines_max) return;
  Node end;
  end.gap = 12;
  end.children.assign(std::make_move_iterator(last.base() - 1), std::make_move_iterator(page.blocks.end()));
  page.blocks.erase(last.base() - 1, page.blocks.end());
  page.blocks.push_back(std::move(end));
}

} // namespace

void settle(Scene& scene, ui::Page& page) {
  if (const Node* name = find_heading(page.heading)) {
    Node running = *name;
    running.role = Role::Text;
    running.type = Type::Kicker;
    running.colour = Colour::About;
    page.running = std::move(running);
  }
  settle_missing(scene, page);
  settle_heading(scene, page);
  settle_end(page);
  if (page.counts_items) return;
  page.pager_next = scene.say("page/next");
}

ui::Page framed(Scene& scene, const Words& spoken_title) {
  ui::Page page;
  page.id = visit::to_string(scene.address());
  for (const text::Span& span : spoken_title.spans)
    page.title += span.text;
  page.language = scene.language();
  page.direction = direction_of(scene.language());
  page.header = header(scene);
  if (scene.is_expired()) page.header = column({std::move(page.header), expired_line(scene)}, 0);
  if (!scene.settings.preview.empty()) page.header = column({std::move(page.header), preview_line(scene)}, 0);
  page.footer = footer(scene);
  page.pager_previous = scene.say("list/previous");
  page.pager_next = scene.say("list/next");
  // The pager's words are asked for when layout knows the numbers; they need no Scene then.
  const locale::Messages* messages = &scene.catalogue.in(scene.language());
  page.items_position = [messages](int from, int to, int of) {
    return messages->say("list/pos", {{"a", std::int64_t{from}}, {"b", std::int64_t{to}}, {"n", std::int64_t{of}}});
  };
  page.pages_position = [messages](int number, int of) {
    return messages->say("page/pos", {{"a", std::int64_t{number}}, {"b", std::int64_t{of}}});
  };
  return page;
}

} // namespace kiosk::screens
