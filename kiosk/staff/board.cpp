#include "kiosk/staff/board.h"

#include <algorithm>
#include <utility>

namespace kiosk::staff {

using screens::Words;
using ui::Node;

namespace {

visit::Visit visit_of(const State& state) {
  visit::Visit visit;
  visit.language = state.language;
  visit.text_size = state.text_size;
  visit.trail.back().address = {visit::ScreenKind::Home, {}, {}, 0};
  return visit;
}

} // namespace

Board::Board(const Input& given)
    : input(given), state(given.state), visit(visit_of(given.state)),
      scene({visit, given.pack, given.catalogue, given.settings, given.now.local, given.display}) {}

int Board::act(Touch touch) {
  touches.push_back(std::move(touch));
  return static_cast<int>(touches.size()) - 1;
}

int Board::act(Verb verb, int number) { return act(Touch{verb, number, {}, {}}); }

bool Board::has_translations(std::string_view stick) const {
  return std::any_of(state.sticks.begin(), state.sticks.end(), [&](const StickSeen& one) {
    return !one.stick.po_files.empty() && (stick.empty() || one.stick.id == stick);
  });
}

Words Board::words(const Sentence& sentence) {
  if (!sentence.key.empty()) return scene.words(sentence.key, sentence.arguments);
  // The installer knows two languages; whoever reads another one gets the German words, as ever.
  if (state.language.tag == "en" && !sentence.english.empty()) {
    Words words = scene.as_is(sentence.english);
    words.language = state.language;
    return words;
  }
  return scene.german(sentence.german);
}

ui::Page Board::page(const Words& title) {
  ui::Page page = screens::framed(scene, title);
  page.id = address_of(state);
  std::vector<screens::FooterPlace> places;
  if (state.screen != Screen::Busy) {
    places.push_back({"arrow_back", words("foot/back"), act(Verb::Back), {}});
    places.push_back({"home", words("foot/home"), act(Verb::Leave), {}});
  }
  places.push_back({"translate", words("foot/language"), act(Verb::OpenLanguages), {}});
  places.push_back({"format_size", words("foot/text-size"), act(Verb::TextSize), {}});
  places.push_back({{}, words("foot/emergency"), act(Verb::Emergency), {}});
  page.footer = screens::footer(scene, places);
  Words above = words("staff/kicker");
  if (scene.seen().interface_machine) above.spans.push_back({" · " + scene.say("mt/mark"), text::Weight::Regular});
  page.heading.push_back(screens::kicker(above, ui::Colour::About));
  page.heading.push_back(screens::title(title));
  return page;
}

Node code_line(Board& board, const std::string& code) {
  return screens::text(board.words("staff/code", {{"code", locale::isolate_left_to_right(code)}}), ui::Type::Second,
                       ui::Colour::Soft);
}

Node advice(Board&, std::string icon, const Words& words) {
  Node line = screens::text(words);
  line.grow = 1;
  Node node = screens::row({screens::icon(std::move(icon), 44, ui::Colour::People), std::move(line)}, 20);
  node.look = {ui::Colour::PeopleTint, ui::Colour::None, 0, 24};
  node.padding = {18, 26};
  return node;
}

} // namespace kiosk::staff
