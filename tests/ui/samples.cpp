#include "samples.h"

#include <cstdio>
#include <cstdlib>

using namespace kiosk;
using namespace kiosk::ui;

namespace samples {

text::Engine& engine() {
  static text::Engine opened = [] {
    auto result = text::Engine::open(KIOSK_SOURCE_DIR "/fonts/fonts.toml");
    if (!result) {
      std::fprintf(stderr, "%s\n", result.error().sentence().c_str());
      std::exit(1);
    }
    return std::move(*result);
  }();
  return opened;
}

Display display(bool portrait, TextScale scale) {
  return portrait ? Display{1080, 1920, 23.8, scale} : Display{1920, 1080, 23.8, scale};
}

Node text(const std::string& words, Type type, const std::string& tag) {
  Node node;
  node.role = Role::Text;
  node.spans = {{words, text::Weight::Regular}};
  node.language = {tag};
  node.type = type;
  return node;
}

Node icon(const std::string& name, int size) {
  Node node;
  node.role = Role::Icon;
  node.icon = name;
  node.icon_size = size;
  return node;
}

Node column(std::vector<Node> children, int gap) {
  Node node;
  node.children = std::move(children);
  node.gap = gap;
  return node;
}

Node row(std::vector<Node> children, int gap) {
  Node node = column(std::move(children), gap);
  node.box = Box::Row;
  node.align = Align::Center;
  return node;
}

static Node chip(const std::string& icon_name, const std::string& words, Colour fill, const std::string& tag) {
  Node node = row({icon(icon_name, 32), text(words, Type::Chip, tag)}, 10);
  node.role = Role::Chip;
  node.look = {fill, Colour::None, 0, 999};
  node.padding = {6, 20};
  return node;
}

Node card(const std::string& title, const std::string& second, int action, const std::string& tag) {
  Node badge = row({icon("people", 56)});
  badge.look = {Colour::PeopleTint, Colour::None, 0, 24};
  badge.justify = Align::Center;
  badge.width = 104;
  badge.min_height = 104;
  badge.children[0].colour = Colour::People;
  Node wrap = column({chip("euro_symbol", "kostenlos", Colour::PeopleTint, tag),
                      chip("call", "bitte vorher anrufen", Colour::ApplyTint, tag)},
                     12);
  wrap.box = Box::Wrap;
  Node middle = column({text(title, Type::CardTitle, tag), text(second, Type::Second, tag), wrap});
  middle.grow = 1;
  Node node = row({badge, middle, icon("chevron_right")}, 28);
  node.role = Role::ListItem;
  node.action = action;
  node.look = {Colour::Card, Colour::Edge, 3, 32};
  node.padding = {24, 32};
  node.touch_high = true;
  return node;
}

Node tile(const std::string& title, const std::string& second, Colour fill, int action) {
  Node head = text(title, Type::TileTitle);
  head.colour = Colour::White;
  Node below = text(second, Type::Second);
  below.colour = Colour::White;
  Node picture = icon("drafts", 88);
  picture.colour = Colour::White;
  Node space;
  space.grow = 1;
  Node node = column({picture, space, head, below});
  node.role = Role::Button;
  node.action = action;
  node.look = {fill, Colour::None, 0, 32};
  node.padding = {32, 32};
  node.min_height = 300;
  return node;
}

Node button(const std::string& label, int action) {
  Node node = row({icon("arrow_back"), text(label, Type::Strong)});
  node.role = Role::Button;
  node.action = action;
  node.justify = Align::Center;
  node.look = {Colour::Card, Colour::Edge, 3, 24};
  node.padding = {16, 24};
  node.touch_high = true;
  node.grow = 1;
  return node;
}

static Node footer_button(const std::string& icon_name, const std::string& label, int action) {
  Node words = text(label, Type::Label);
  words.align = Align::Center;
  Node node = column({icon(icon_name, 56), words}, 4);
  node.role = Role::Button;
  node.action = action;
  node.align = Align::Center;
  node.justify = Align::Center;
  node.touch_high = true;
  node.grow = 1;
  node.children[0].colour = Colour::Offers;
  return node;
}

Page framed(bool right_to_left) {
  Page page;
  page.id = "sample";
  page.language = {right_to_left ? "ar" : "de"};
  page.direction = right_to_left ? Direction::RightToLeft : Direction::LeftToRight;

  Node logo = row({icon("favorite", 56)});
  logo.look = {Colour::Offers, Colour::None, 0, 20};
  logo.justify = Align::Center;
  logo.width = 84;
  logo.min_height = 84;
  logo.children[0].colour = Colour::White;
  Node house = column({text("Kita Kinderland", Type::Header), text("Kita-Sozialarbeit", Type::HeaderSecond)}, 0);
  house.grow = 1;
  Node clock = column({text("8:12", Type::Clock), text("Montag, 23.11.", Type::HeaderSecond)}, 0);
  for (Node& child : clock.children)
    child.align = Align::End;
  page.header = row({logo, house, clock}, 24);
  page.header.padding = {24, 48};

  Node help = footer_button("call", "Notfall", 904);
  help.look = {Colour::Help, Colour::None, 0, 24};
  for (Node& child : help.children)
    child.colour = Colour::White;
  const bool arabic = right_to_left;
  page.footer = row({footer_button("arrow_back", arabic ? "رجوع" : "Zurück", 900), footer_button("home", "Start", 901),
                     footer_button("translate", "Sprache", 902), footer_button("format_size", "Schrift", 903), help},
                    8);
  page.footer.look.fill = Colour::Card;
  page.footer.padding = {16, 24};
  page.pager_previous = arabic ? "السابق" : "Vorherige";
  page.pager_next = arabic ? "التالي" : "Nächste";
  page.items_position = [](int from, int to, int of) {
    return std::to_string(from) + " bis " + std::to_string(to) + " von " + std::to_string(of);
  };
  page.pages_position = [](int number, int of) {
    return "Seite " + std::to_string(number) + " von " + std::to_string(of);
  };
  return page;
}

Page list_page(int count, bool right_to_left) {
  Page page = framed(right_to_left);
  page.id = "offers/health/development";
  const std::string tag = right_to_left ? "ar" : "de";
  const std::string title = right_to_left ? "طفلي يحتاج إلى دعم" : "Mein Kind braucht Förderung";
  Node kicker = text(right_to_left ? "الصحة والنمو" : "Gesundheit und Entwicklung", Type::Kicker, tag);
  kicker.colour = Colour::Offers;
  Node question = text(title, Type::Question, tag);
  question.role = Role::Heading;
  page.heading.push_back(column({kicker, question, text("Das Nächste zuerst", Type::Second)}, 4));
  page.counts_items = true;
  for (int i = 0; i < count; ++i) {
    const std::string second =
        i % 2 == 0 ? "Hilfe, wenn ein Kind sich langsamer entwickelt. Kommt auch in die Kita." : "Test und Rat.";
    page.blocks.push_back(card("Frühförderung " + std::to_string(i + 1), second, i, "de"));
  }
  return page;
}

Page home_page(bool right_to_left) {
  Page page = framed(right_to_left);
  page.id = "home";
  page.fill = true;
  Node question = text("Was brauchen Sie?", Type::Question);
  question.role = Role::Heading;
  page.heading.push_back(question);
  Node grid = column({tile("Brief vom Amt", "Wörter verstehen", Colour::Words, 0),
                      tile("Geld und Anträge", "Kita-Beitrag, Kindergeld, Wohngeld", Colour::Apply, 1),
                      tile("Hier in der Kita", "Kita-Sozialarbeit: heute 8 bis 14 Uhr", Colour::People, 2),
                      tile("Angebote für Familien", "Rat, Gesundheit, Deutsch, Freizeit", Colour::Offers, 3),
                      tile("Kalender", "Elterncafé, Spielgruppe, Feste", Colour::Events, 4),
                      tile("Über uns", "Soziale Arbeit in Kitas", Colour::About, 5)},
                     24);
  grid.box = Box::Grid;
  grid.grow = 1;
  page.blocks.push_back(grid);
  page.blocks.push_back(card("Elterncafé", "14:30 bis 16:00 Uhr, Mehrzweckraum", 6));
  return page;
}

std::string prose(std::mt19937& random, int words) {
  static const char* const list[] = {"Kind",   "und",      "Familie",        "Antrag", "wir",
                                     "helfen", "gern",     "Kinderzuschlag", "heute",  "im",
                                     "Amt",    "Bescheid", "Wohngeld",       "ist",    "Entwicklungsgespräch",
                                     "in"};
  std::string text;
  for (int i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    text += list[random() % std::size(list)];
  }
  return text;
}

Page random_page(std::mt19937& random) {
  Page page = framed(random() % 3 == 0);
  page.columns = static_cast<int>(1 + random() % 2);
  const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  if (below(4) > 0) page.heading.push_back(text(prose(random, 1 + below(12)), Type::Question));
  if (below(3) == 0) page.bar = row({button("Schritt 1", 800), button("Weiter", 801)});
  const int blocks = 1 + below(14);
  int action = 0;
  for (int i = 0; i < blocks; ++i) {
    Node node;
    // Two headings may follow each other (section and group), more never do.
    const auto is_heading = [&](std::size_t back) {
      return page.blocks.size() >= back && page.blocks[page.blocks.size() - back].role == Role::Heading;
    };
    const int kind = below(7);
    switch (kind == 1 && is_heading(1) && is_heading(2) ? 0 : kind) {
    case 0:
      node = text(prose(random, 1 + below(200)));
      break;
    case 1:
      node = text(prose(random, 1 + below(4)), Type::Strong);
      node.role = Role::Heading;
      break;
    case 2: {
      // One after the other: compilers evaluate arguments in different orders.
      const std::string title = prose(random, 1 + below(4));
      const std::string second = prose(random, 1 + below(20));
      node = card(title, second, action++);
      break;
    }
    case 3:
      node = column({}, 16);
      node.look = {Colour::Card, Colour::Line, 2, 32};
      node.padding = {24, 32};
      for (int k = 1 + below(12); k > 0; --k)
        node.children.push_back(text(prose(random, 1 + below(40))));
      break;
    case 4: {
      Node words = text(prose(random, 1 + below(120)));
      words.grow = 1;
      node = row({icon("schedule"), words});
      node.align = Align::Start;
      break;
    }
    case 5:
      node = column({}, 16);
      node.box = Box::Grid;
      for (int k = 1 + below(9); k > 0; --k)
        node.children.push_back(button(prose(random, 1), action++));
      break;
    default:
      node = column({}, 12);
      node.box = Box::Wrap;
      for (int k = 1 + below(9); k > 0; --k)
        node.children.push_back(chip("call", prose(random, 1 + below(3)), Colour::AboutTint, "de"));
    }
    page.blocks.push_back(std::move(node));
  }
  return page;
}

std::string action_name(int action) { return "offer/" + std::to_string(action); }

} // namespace samples
