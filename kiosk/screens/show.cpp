// show(): which function draws which address, and the tour over all of them.
#include "kiosk/screens/screens.h"

#include <algorithm>
#include <utility>

namespace kiosk::screens {

using visit::Address;
using visit::ScreenKind;

namespace {

ui::Page page_of(Scene& scene) {
  switch (scene.address().kind) {
  case ScreenKind::Welcome:
    return welcome(scene);
  case ScreenKind::Languages:
    return languages(scene);
  case ScreenKind::Home:
    return home(scene);
  case ScreenKind::Letter:
    return letter(scene);
  case ScreenKind::LetterWords:
    return letter_words(scene);
  case ScreenKind::Word:
    return word(scene);
  case ScreenKind::Applications:
    return applications(scene);
  case ScreenKind::ApplicationGroup:
    return application_group(scene);
  case ScreenKind::Application:
    return application(scene);
  case ScreenKind::Step:
    return step(scene);
  case ScreenKind::People:
    return people(scene);
  case ScreenKind::Offers:
    return offers(scene);
  case ScreenKind::OfferTopic:
    return offer_topic(scene);
  case ScreenKind::OfferGroup:
    return offer_group(scene);
  case ScreenKind::Offer:
    return offer(scene);
  case ScreenKind::Events:
    return events(scene);
  case ScreenKind::Event:
    return event(scene);
  case ScreenKind::About:
    return about(scene);
  case ScreenKind::AboutSection:
    return about_section(scene);
  case ScreenKind::Emergency:
    return emergency(scene);
  case ScreenKind::IdleWarning:
    return home(scene);
  case ScreenKind::Specimen:
    return specimen(scene);
  case ScreenKind::Card:
    break;
  }
  return card_screen(scene);
}

/// Collects addresses that stay where they are: a group with one offer is that offer's page.
class Tour {
public:
  explicit Tour(const pack::Pack& pack) : pack_(pack) {}

  void add(ScreenKind kind, std::string id = {}, std::string sub = {}, int step = 0) {
    Address address{kind, std::move(id), std::move(sub), step};
    const bool is_end = visit::resolve(address, pack_) == address;
    if (is_end && visit::exists(address, pack_)) addresses_.push_back(std::move(address));
  }
  [[nodiscard]] std::vector<Address> take() { return std::move(addresses_); }

private:
  const pack::Pack& pack_;
  std::vector<Address> addresses_;
};

void add_words(Tour& tour, const pack::Pack& pack) {
  tour.add(ScreenKind::Letter);
  for (char letter = 'A'; letter <= 'Z'; ++letter)
    tour.add(ScreenKind::LetterWords, std::string(1, letter));
  for (const pack::Term& term : pack.terms())
    tour.add(ScreenKind::Word, term.id);
}

void add_applications(Tour& tour, const pack::Pack& pack) {
  tour.add(ScreenKind::Applications);
  for (const pack::Topic& topic : pack.topics())
    if (topic.section == pack::Section::Applications) tour.add(ScreenKind::ApplicationGroup, topic.id);
  for (const pack::Application& application : pack.applications()) {
    tour.add(ScreenKind::Application, application.id);
    for (int number = 1; number <= static_cast<int>(application.steps.size()); ++number)
      tour.add(ScreenKind::Step, application.id, {}, number);
  }
}

void add_offers(Tour& tour, const pack::Pack& pack) {
  tour.add(ScreenKind::Offers);
  for (const pack::Topic& topic : pack.topics())
    if (topic.section == pack::Section::Offers && topic.parent.empty()) tour.add(ScreenKind::OfferTopic, topic.id);
  for (const pack::Topic& topic : pack.topics())
    if (topic.section == pack::Section::Offers && !topic.parent.empty())
      tour.add(ScreenKind::OfferGroup, topic.parent, topic.id);
  for (const pack::Offer& offer : pack.offers())
    tour.add(ScreenKind::Offer, offer.id);
}

void add_events(Tour& tour, const pack::Pack& pack, const std::string& kita) {
  tour.add(ScreenKind::Events);
  for (const pack::Event& event : pack.events()) {
    const bool is_ours =
        event.kitas.empty() || std::find(event.kitas.begin(), event.kitas.end(), kita) != event.kitas.end();
    if (is_ours) tour.add(ScreenKind::Event, event.id);
  }
}

} // namespace

Screen show(const Input& input) {
  const Address& address = input.visit.here().address;
  const bool is_there =
      address.kind == ScreenKind::Specimen ? !input.settings.specimens.empty() : visit::exists(address, input.pack);
  if (!is_there && address.kind != ScreenKind::Card) {
    // A new pack may lack what the visitor was reading: the way back and the footer stay.
    visit::Visit lost = input.visit;
    lost.trail.back().address = {ScreenKind::Card, "gone", {}, 0};
    return show({lost, input.pack, input.catalogue, input.settings, input.now, input.display});
  }
  Scene scene(input);
  Screen screen;
  screen.page = page_of(scene);
  settle(scene, screen.page);
  if (input.visit.idle_warning || address.kind == ScreenKind::IdleWarning) {
    screen.page.overlay = idle_warning(scene);
    screen.page.title = screen.page.overlay->name;
  }
  screen.actions = std::move(scene.actions);
  return screen;
}

std::vector<Address> all_addresses(const pack::Pack& pack, const Settings& settings) {
  Tour tour(pack);
  tour.add(ScreenKind::Welcome);
  tour.add(ScreenKind::Languages);
  tour.add(ScreenKind::Home);
  add_words(tour, pack);
  add_applications(tour, pack);
  tour.add(ScreenKind::People);
  add_offers(tour, pack);
  add_events(tour, pack, settings.kita);
  tour.add(ScreenKind::About);
  for (const pack::ProgrammeSection& section : pack.programme())
    tour.add(ScreenKind::AboutSection, section.id);
  tour.add(ScreenKind::Emergency);
  tour.add(ScreenKind::IdleWarning);
  for (const std::string_view code : visit::card_codes)
    tour.add(ScreenKind::Card, std::string{code});
  if (!settings.specimens.empty()) tour.add(ScreenKind::Specimen);
  return tour.take();
}

} // namespace kiosk::screens
